import { readFile } from 'node:fs/promises';

import type { Client } from '../client/client';
import { isFields } from '../client/shapes';
import { toEngineUser } from '../model/convertUser';
import { startWorkspace, type Workspace } from '../workspace';
import { probeZip } from './probe/package';

/** An app that is there already is uploaded again, as an admin's client and rc-apps do it. */
describe('an update of an app', () => {
    let workspace: Workspace;
    let admin: Client;
    let path: string;

    beforeEach(async () => {
        workspace = await startWorkspace({ zip: await probeZip(), instances: 2 });
        admin = await workspace.login('ada.admin');
        path = `/api/apps/${workspace.appId}`;
    }, 60_000);
    afterEach(() => workspace.stop());

    const upload = async (
        form: Record<string, string | Blob>,
        who = admin,
        to = path,
    ): Promise<{ status: number; body: unknown }> => {
        const { userId, authToken } = who.credentials;
        const body = new FormData();
        for (const [name, value] of Object.entries(form)) {
            body.append(name, value);
        }
        const headers = { 'X-User-Id': userId, 'X-Auth-Token': authToken };
        const answer = await fetch(`${who.url}${to}`, { method: 'POST', headers, body });
        return { status: answer.status, body: await answer.json() };
    };
    const newer = async (): Promise<Blob> => new Blob([await readFile(await probeZip('1.1.0'))]);
    const granted = (...names: string[]): string => JSON.stringify(names.map((name) => ({ name })));
    const ask = async (who: Client, word: string): Promise<unknown> =>
        JSON.parse((await (await who.runCommand('probe', word, 'GENERAL')).ephemeral()).msg);
    const described = async (): Promise<Record<string, unknown>> => {
        const { app } = (await admin.get(path)).body;
        return isFields(app) ? app : {};
    };

    test('keeps its settings, records, jobs and user, is told from which version, and runs on every instance', async () => {
        const { appId, model } = workspace;
        await workspace.saveSettings({ colour: 'red' });
        model.records.create(appId, { kept: true }, []);
        model.jobs.once(`note_${appId}`, appId, '1 hour', { word: 'later' });
        const user = model.accounts.ofApp(appId);
        const { permissions } = await described();
        expect(await upload({ app: await newer(), permissions: JSON.stringify(permissions) })).toMatchObject({
            status: 200,
            body: { success: true, app: { id: appId, version: '1.1.0', status: 'manually_enabled' } },
        });
        expect(await described()).toMatchObject({ version: '1.1.0', status: 'manually_enabled' });
        expect(model.records.all(appId)).toMatchObject([{ data: { kept: true } }]);
        expect(model.jobs.all()).toMatchObject([{ name: `note_${appId}` }]);
        expect(model.accounts.ofApp(appId)).toEqual(user);
        for (const url of workspace.urls) {
            expect(await ask(await workspace.login('max.member', url), 'colour')).toBe('red');
        }
        const told = model.appLogs.filter((entry) => JSON.stringify(entry).includes('updated from 1.0.0'));
        expect(told).toHaveLength(1);
    });

    test('grants what whoever uploads it grants, and no more', async () => {
        expect(await ask(admin, 'user max.member')).toMatchObject({ username: 'max.member' });
        await upload({ app: await newer(), permissions: granted('slashcommand', 'room.read', 'message.write') });
        expect(await ask(admin, 'user max.member')).toBeNull();
    });

    test('the zip says which app it is, whatever the path says', async () => {
        expect(await upload({ app: await newer() }, admin, '/api/apps/update')).toMatchObject({
            body: { app: { id: workspace.appId, version: '1.1.0' } },
        });
    });

    test('an app that was disabled stays so', async () => {
        await admin.post(`${path}/status`, { status: 'manually_disabled' });
        expect(await upload({ app: await newer() })).toMatchObject({ status: 200 });
        expect((await described()).status).not.toMatch(/enabled/);
    });

    test('goes on where the app’s own handler throws', async () => {
        await workspace.saveSettings({ colour: 'broken' });
        expect(await upload({ app: await newer() })).toMatchObject({ status: 200 });
        expect(await described()).toMatchObject({ version: '1.1.0', status: 'manually_enabled' });
    });

    test('is refused without a zip, to whoever may not manage apps, and for an app that is not there', async () => {
        expect(await upload({ permissions: granted('slashcommand') })).toMatchObject({
            status: 400,
            body: { error: 'Failed to get a file to install for the App. ' },
        });
        expect(await admin.post(path, { app: 'no file' })).toMatchObject({ status: 400 });
        expect(await upload({ app: await newer() }, await workspace.login('max.member'))).toMatchObject({
            status: 403,
        });
        expect(await described()).toMatchObject({ version: '1.0.0' });
        const [engine] = workspace.engines;
        await engine?.uninstall(workspace.appId, toEngineUser(workspace.sample.accounts.admin));
        expect(await upload({ app: await newer() })).toMatchObject({
            status: 400,
            body: {
                error: expect.stringContaining('Can not update an App that does not currently exist.') as unknown,
            },
        });
    });
});
