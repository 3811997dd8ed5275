import { flood } from '../start/flood';
import { startWorkspace, type Workspace } from '../workspace';
import { probeZip } from './probe/package';

/** A flood of spam in the sample workspace. */
describe('a flood', () => {
    let workspace: Workspace;

    beforeAll(async () => {
        workspace = await startWorkspace({
            zip: await probeZip(),
            page: { folder: __dirname, reset: () => undefined },
        });
    }, 60_000);
    afterAll(() => workspace.stop());

    test('each new account posts one link in the room, and the apps hear of each', async () => {
        const { model, engines, sample } = workspace;
        const [engine] = engines;
        if (!engine) {
            throw new Error('There is no engine.');
        }
        const before = model.messages.ofRoom('GENERAL').length;
        model.appLogs.length = 0;
        const accounts = await flood(model, engine, 40, sample.rooms.general);
        const posted = model.messages.ofRoom('GENERAL').slice(before);
        expect(posted.map(({ u }) => u._id)).toEqual(accounts.map(({ _id }) => _id));
        expect(new Set(posted.map(({ msg }) => msg)).size).toBe(1);
        expect(accounts.every(({ active, createdAt }) => active && createdAt <= model.clock.now())).toBe(true);
        const log = JSON.stringify(model.appLogs);
        expect(accounts.filter(({ _id }) => !log.includes(_id))).toEqual([]);
    });

    test('is started at /sandbox/flood, by whoever sits at the machine, and says who came', async () => {
        const post = (body: object): Promise<Response> =>
            fetch(`${workspace.url}/sandbox/flood`, {
                method: 'POST',
                headers: { 'Content-Type': 'application/json' },
                body: JSON.stringify(body),
            });
        const { usernames } = (await (await post({ accounts: 3 })).json()) as { usernames: string[] };
        expect(usernames).toHaveLength(3);
        for (const username of usernames) {
            expect(workspace.model.accounts.byUsername(username)?.active).toBe(true);
        }
        expect((await post({ accounts: 1001 })).status).toBe(400);
    });
});
