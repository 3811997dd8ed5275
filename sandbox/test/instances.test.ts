import type { Client } from '../client/client';
import { isFields } from '../client/shapes';
import { startWorkspace, type Workspace } from '../workspace';
import { probeZip } from './probe/package';

/** Two instances of a server over one workspace: each its own engine and its own address. */
describe('a workspace of two instances', () => {
    let workspace: Workspace;
    let clients: Client[];

    beforeAll(async () => {
        workspace = await startWorkspace({
            zip: await probeZip(),
            instances: 2,
        });
        clients = await Promise.all(workspace.urls.map((url) => workspace.login('max.member', url)));
    }, 60_000);
    afterAll(() => workspace.stop());

    const ask = async (client: Client | undefined, params: string): Promise<unknown> => {
        const exchange = await client?.runCommand('probe', params, 'GENERAL');
        return JSON.parse((await exchange?.ephemeral())?.msg ?? '');
    };

    test('each answers at its own address, with a process of its own for the app', async () => {
        expect(new Set(workspace.urls).size).toBe(2);
        expect(await Promise.all(clients.map((client) => ask(client, 'args')))).toEqual([
            [['args'], null],
            [['args'], null],
        ]);
        const pids = await Promise.all(workspace.engines.map((engine) => engine.pid(workspace.appId)));
        expect(new Set(pids).size).toBe(2);
    });

    test('a session is good at both, and what one pushes reaches a client of the other', async () => {
        const [first, second] = clients;
        const start = second?.stream.length ?? 0;
        await ask(first, 'args');
        expect((await second?.stream.next(({ type }) => type === 'ephemeral-message', start))?.payload).toMatchObject({
            private: true,
        });
    });

    test('a setting that is saved on one is the same on both', async () => {
        const admin = await workspace.login('ada.admin', workspace.urls[1]);
        const path = `/api/apps/${workspace.appId}/settings`;
        const { settings } = (await admin.get(path)).body;
        const colour = isFields(settings) && isFields(settings.colour) ? settings.colour : {};
        await admin.post(path, { settings: [{ ...colour, value: 'green' }] });
        expect(await Promise.all(clients.map((client) => ask(client, 'colour')))).toEqual(['green', 'green']);
    });

    test('each counts calls on its own', async () => {
        const userId = workspace.sample.accounts.newcomer._id;
        const headers = { 'X-User-Id': userId, 'X-Auth-Token': workspace.model.sessions.create(userId) };
        const statusesAt = async (url: string): Promise<number[]> => {
            const statuses: number[] = [];
            for (let call = 0; call < 11; call++) {
                statuses.push((await fetch(`${url}/api/v1/permissions.listAll`, { headers })).status);
            }
            return statuses;
        };
        for (const url of workspace.urls) {
            expect(await statusesAt(url)).toEqual([...Array<number>(10).fill(200), 429]);
        }
    });

    test('a job runs once in the cluster', async () => {
        const words: unknown[] = [];
        const stop = workspace.model.events.listen((event) => {
            if (event.type === 'ephemeral-message' && event.user !== workspace.sample.accounts.member._id) {
                words.push(JSON.parse(event.payload.msg));
            }
        });
        await ask(clients[0], 'once 1 hour');
        await workspace.clock.shift(3_700_000);
        await workspace.scheduler.look();
        stop();
        expect(words).toMatchObject([{ word: '1 hour' }]);
    });

    test("disabling on one disables on both, and the app's buttons are gone at both", async () => {
        const admin = await workspace.login('ada.admin');
        await admin.post(`/api/apps/${workspace.appId}/status`, { status: 'manually_disabled' });
        for (const [index, client] of clients.entries()) {
            expect((await client.get('/api/apps/actionButtons')).list).toEqual([]);
            expect(await workspace.engines[index]?.status(workspace.appId)).toBe('manually_disabled');
        }
    });
});
