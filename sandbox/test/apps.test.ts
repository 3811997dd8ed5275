import type { Client } from '../client/client';
import { Modal } from '../client/modal';
import { type ChatMessage, type Fields, isFields } from '../client/shapes';
import { toEngineUser } from '../model/convertUser';
import { startWorkspace, type Workspace } from '../workspace';
import { probeZip } from './probe/package';

/** An installed app over HTTP: commands, interactions, settings, jobs, as a client and an admin meet them. */
describe('an app in the workspace', () => {
    let workspace: Workspace;
    let admin: Client;
    let member: Client;

    beforeAll(async () => {
        workspace = await startWorkspace({ zip: await probeZip() });
        admin = await workspace.login('ada.admin');
        member = await workspace.login('max.member');
    }, 60_000);
    afterAll(() => workspace.stop());

    /** What the probe says to `/probe ...`. */
    const ask = async (params: string, more: { tmid?: string; withTrigger?: boolean } = {}): Promise<unknown> =>
        JSON.parse((await (await member.runCommand('probe', params, 'GENERAL', more)).ephemeral()).msg);
    /** What the app's handler got of an interaction. */
    const echo = async (interaction: Fields): Promise<Fields> => {
        const { answer } = await member.interact(workspace.appId, { actionId: 'echo', ...interaction });
        const errors = isFields(answer.body.errors) ? answer.body.errors : {};
        const got: unknown = JSON.parse(String(errors.got));
        return isFields(got) ? got : {};
    };

    test("clients learn of its commands, buttons and words; texts go by the app's id", async () => {
        const { appId } = workspace;
        expect((await member.get('/api/v1/commands.list')).body).toMatchObject({
            commands: [{ command: 'probe', appId }],
        });
        expect((await member.get('/api/apps/actionButtons')).list).toMatchObject([
            { actionId: 'poke', appId, context: 'messageAction' },
        ]);
        expect((await member.get(`/api/apps/${appId}/languages`)).body).toMatchObject({
            languages: { en: { greeting: 'Hello, {{name}}' } },
        });
    });

    test('the words of a command are split at spaces, with quotes holding some together', async () => {
        expect(await ask('args  one two')).toEqual([['args', 'one', 'two'], null]);
        expect(await ask(`args "one two" 'three four' it's`)).toEqual([
            ['args', 'one two', 'three four', "it's"],
            null,
        ]);
    });

    test('a command runs in a thread of its room, and in no other', async () => {
        const { spam } = workspace.sample.rooms.messages;
        expect(await ask('args', { tmid: spam._id })).toEqual([['args'], spam._id]);
        const { answer } = await member.runCommand('probe', 'args', workspace.sample.rooms.design._id, {
            tmid: spam._id,
        });
        expect(answer).toMatchObject({ status: 400, body: { error: 'Invalid thread.' } });
    });

    test('a command runs only where the sender may be, and without one none', async () => {
        const { answer } = await member.runCommand('probe', 'args', workspace.sample.rooms.moderationLog._id);
        expect(answer).toMatchObject({ status: 403, body: { error: 'unauthorized' } });
        expect((await member.runCommand('probe', 'args', 'nowhere')).answer.status).toBe(403);
        expect((await member.post('/api/v1/commands.run', { command: 'probe' })).status).toBe(400);
    });

    test('a command that throws is a failure with its message', async () => {
        const { answer } = await member.runCommand('probe', 'nonsense', 'GENERAL');
        expect(answer).toMatchObject({ status: 400, body: { success: false } });
    });

    test('the trigger of a command opens its modal; a command from REST has none, and opens nothing', async () => {
        expect((await (await member.runCommand('probe', 'modal', 'GENERAL')).modal()).view.id).toBe('probe');
        const without = await member.runCommand('probe', 'modal', 'GENERAL', { withTrigger: false });
        await without.ephemeral();
        expect(without.pushed().map(({ type }) => type)).toEqual(['ephemeral-message']);
        expect(workspace.model.interactions.dropped.at(-1)).toMatchObject({ interaction: { type: 'modal.open' } });
    });

    test('more than 600 interactions a minute get through', async () => {
        const statuses = new Set<number>();
        for (let sent = 0; sent <= 600; sent++) {
            statuses.add((await member.interact(workspace.appId, { type: 'dance' })).answer.status);
        }
        expect([...statuses]).toEqual([400]);
    });

    test('a message action brings the whole message, its sender and its room', async () => {
        const { spam } = workspace.sample.rooms.messages;
        const got = await echo({
            type: 'actionButton',
            mid: spam._id,
            rid: spam.rid,
            payload: { context: 'messageAction' },
        });
        expect(got).toMatchObject({
            buttonContext: 'messageAction',
            user: { username: 'max.member' },
            message: {
                id: spam._id,
                text: spam.msg,
                sender: { username: 'sam.spammer', isEnabled: true },
                room: { id: 'GENERAL' },
            },
            room: { id: 'GENERAL', slugifiedName: 'general' },
        });
    });

    test('a room action brings the room and no message', async () => {
        const { memberAndSpammer, moderationLog } = workspace.sample.rooms;
        const got = await echo({ type: 'actionButton', rid: memberAndSpammer._id, payload: { context: 'roomAction' } });
        expect(got).toMatchObject({ buttonContext: 'roomAction', room: { id: memberAndSpammer._id, type: 'd' } });
        expect(got.message ?? null).toBeNull();
        // Nobody asks whether the caller may be in the room.
        expect(
            await echo({ type: 'actionButton', rid: moderationLog._id, payload: { context: 'roomAction' } }),
        ).toMatchObject({
            room: { id: moderationLog._id },
        });
    });

    test('a click on a button of an ephemeral message brings no message, and the value that the client says', async () => {
        const button = { type: 'button', appId: workspace.appId, blockId: 'b', actionId: 'echo', value: 'as shown' };
        const message: ChatMessage = {
            _id: 'e1',
            rid: 'GENERAL',
            msg: '',
            blocks: [{ type: 'actions', elements: [button] }],
        };
        const { answer } = await member.clickButton(message, 'echo');
        const errors = isFields(answer.body.errors) ? answer.body.errors : {};
        const got: unknown = JSON.parse(String(errors.got));
        expect(got).toMatchObject({
            value: 'as shown',
            room: { id: 'GENERAL' },
            container: { type: 'message', id: 'e1' },
        });
        expect(isFields(got) ? (got.message ?? null) : got).toBeNull();
    });

    test('a click does not get through without an app’s id, which the element has or its block', async () => {
        const block = { type: 'actions', blockId: 'b', elements: [{ type: 'button', actionId: 'echo' }] };
        const message: ChatMessage = { _id: 'e1', rid: 'GENERAL', msg: '', blocks: [block] };
        expect(() => member.clickButton(message, 'echo')).toThrow('a click gets through');
        message.blocks = [{ ...block, appId: workspace.appId }];
        expect((await member.clickButton(message, 'echo')).answer.body.errors).toMatchObject({
            got: expect.stringContaining('"blockId":"b"') as unknown,
        });
    });

    test("who the caller is, is the server's word, and the client's own is not taken", async () => {
        const { admin: someoneElse } = workspace.sample.accounts;
        const user = { id: someoneElse._id, username: 'ada.admin', roles: ['admin'] };
        const got = await echo({
            type: 'actionButton',
            user,
            rid: 'GENERAL',
            payload: { context: 'roomAction', user },
        });
        expect(got).toMatchObject({ user: { username: 'max.member', roles: ['user'] } });
    });

    test('a submit that is answered with errors keeps the modal', async () => {
        const modal = new Modal(workspace.appId, { id: 'v', type: 'modal', blocks: [] });
        expect(await member.submit(modal)).toMatchObject({ kind: 'errors', errors: { who: 'max.member' } });
    });

    test('a handler that throws is answered with nothing, one that is not there with success by the engine', async () => {
        const modal = new Modal(workspace.appId, { id: 'broken', type: 'modal', blocks: [] });
        const broken = await member.submit(modal);
        expect([broken.kind, broken.answer.status, broken.answer.text]).toEqual(['kept', 200, '']);
        const { kind, answer } = await member.closeModal(modal);
        expect([kind, answer.status, answer.body]).toEqual(['closed', 200, { success: true }]);
    });

    test('an interaction of an unknown type is refused, one that is nonsense fails, and both are answered', async () => {
        const unknown = await member.interact(workspace.appId, { type: 'dance' });
        expect(unknown.answer).toMatchObject({ status: 400, body: { error: 'Unknown action' } });
        const nonsense = await member.interact(workspace.appId, { type: 'viewSubmit' });
        expect(nonsense.answer.status).toBe(500);
        const nobody = await member.interact('no-such-app', { type: 'viewSubmit', payload: { view: {} } });
        expect(nobody.answer.status).toBe(500);
    });

    test('an admin disables it: its buttons are gone, and its command stays but fails, until it is enabled', async () => {
        const path = `/api/apps/${workspace.appId}/status`;
        expect((await admin.post(path, { status: 'manually_disabled' })).body).toMatchObject({
            status: 'manually_disabled',
        });
        expect((await member.get('/api/v1/commands.list')).body).toMatchObject({ commands: [{ command: 'probe' }] });
        expect((await member.get('/api/apps/actionButtons')).list).toEqual([]);
        expect((await member.runCommand('probe', 'args', 'GENERAL')).answer.status).toBe(400);
        await admin.post(path, { status: 'manually_enabled' });
        expect((await admin.get(path)).body).toMatchObject({ status: 'manually_enabled' });
        expect(await ask('args')).toEqual([['args'], null]);
        expect((await admin.post(path, { status: 'asleep' })).status).toBe(400);
    });

    describe('jobs', () => {
        let words: unknown[];
        let stopListening: () => void;

        beforeEach(() => {
            words = [];
            // The probe notes a job's data to its own account.
            stopListening = workspace.model.events.listen((event) => {
                if (event.type === 'ephemeral-message' && event.user !== member.credentials.userId) {
                    words.push(JSON.parse(event.payload.msg));
                }
            });
        });
        afterEach(() => {
            stopListening();
            workspace.model.jobs.cancelAll(workspace.appId);
        });
        const setStatus = (status: string) => admin.post(`/api/apps/${workspace.appId}/status`, { status });

        test('a job runs in the app when its time has come, by the clock of the workspace', async () => {
            const jobId = await ask('once 1 hour');
            await workspace.clock.shift(3_500_000);
            expect(words).toEqual([]);
            await workspace.clock.shift(200_000);
            expect(words).toEqual([{ jobId, word: '1 hour' }]);
            await workspace.clock.shift(7_200_000);
            expect(words).toHaveLength(1);
        });

        test('a recurring job runs at each interval', async () => {
            await ask('every 1 minute');
            for (let minute = 1; minute <= 3; minute++) {
                await workspace.clock.shift(60_001);
            }
            expect(words.length).toBeGreaterThanOrEqual(3);
        });

        test('a job outlives disabling; one that falls due meanwhile is not run later, a recurring one goes on', async () => {
            await ask('once 1 hour');
            await ask('once 3 hours');
            await ask('every 2 hours');
            await workspace.scheduler.look();
            words = [];
            await setStatus('manually_disabled');
            await workspace.clock.shift(3_700_000);
            await setStatus('manually_enabled');
            await workspace.scheduler.look();
            expect(words).toEqual([]);
            await workspace.clock.shift(2 * 3_600_000 + 1000);
            expect(words).toEqual(
                expect.arrayContaining([
                    expect.objectContaining({ word: '3 hours' }),
                    expect.objectContaining({ word: '2 hours' }),
                ]),
            );
            expect(words).toHaveLength(2);
        });
    });

    test('uninstalling drops its jobs, its command and its account', async () => {
        const { model, appId, engines, sample } = workspace;
        await ask('once 1 hour');
        expect(model.jobs.all()).toHaveLength(1);
        await engines[0]?.uninstall(appId, toEngineUser(sample.accounts.admin));
        expect(model.jobs.all()).toEqual([]);
        expect(model.accounts.ofApp(appId)).toBeUndefined();
        expect((await member.get('/api/v1/commands.list')).body).toMatchObject({ commands: [] });
    });
});
