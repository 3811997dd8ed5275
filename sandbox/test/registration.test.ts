import { type Answer, request } from '../client/rest';
import { type Fields, isFields } from '../client/shapes';
import { startWorkspace, type Workspace } from '../workspace';
import { probeZip } from './probe/package';

/** Registering oneself, over HTTP, and what apps hear of it. */
describe('users.register', () => {
    let workspace: Workspace;
    /** The events that the engine was told of; nobody else waits for them. */
    const handled: Promise<void>[] = [];

    beforeAll(async () => {
        workspace = await startWorkspace({ zip: await probeZip() });
        for (const engine of workspace.engines) {
            const tell = engine.tell.bind(engine);
            engine.tell = (event) => {
                const done = tell(event);
                handled.push(done);
                return done;
            };
        }
    }, 60_000);
    afterAll(() => workspace.stop());

    beforeEach(() => {
        workspace.model.settings.Accounts_ManuallyApproveNewUsers = false;
        workspace.model.settings.Accounts_RegistrationForm = 'Public';
        workspace.model.clock.shift(61_000);
    });

    const register = (username: string, more: Fields = {}): Promise<Answer> =>
        request(
            `${workspace.url}/api/v1/users.register`,
            'POST',
            {},
            { username, email: `${username}@example.com`, pass: 'a pass', name: ' Nora New ', ...more },
        );

    /** What the probe was told and logged, once it has handled it. */
    async function told(): Promise<Fields> {
        await Promise.all(handled.splice(0));
        const log = JSON.stringify(workspace.model.appLogs).replaceAll('\\"', '"');
        const parsed: unknown = JSON.parse(/created (\{.*?\})"/.exec(log)?.[1] ?? 'null');
        return isFields(parsed) ? parsed : {};
    }

    test('makes an account that is active, is called so, and is in the default rooms', async () => {
        expect(await register('nora.new')).toMatchObject({ status: 200, body: { user: { username: 'nora.new' } } });
        const account = workspace.model.accounts.byUsername('nora.new');
        expect(account).toMatchObject({ name: 'Nora New', active: true, roles: ['user'], type: 'user' });
        expect(workspace.model.subscriptions.one('GENERAL', account?._id ?? '')).toBeDefined();
    });

    test('apps are told before the account has a username: its id, its type and its roles, and nobody who did it', async () => {
        await Promise.all(handled.splice(0));
        workspace.model.appLogs.length = 0;
        await register('nils.new');
        const { user, performedBy } = await told();
        const { _id } = workspace.model.accounts.byUsername('nils.new') ?? {};
        expect(user).toMatchObject({ id: _id, type: 'user', roles: ['user'] });
        for (const key of ['username', 'name', 'emails', 'isEnabled', 'createdAt']) {
            expect((isFields(user) ? user[key] : undefined) ?? null).toBeNull();
        }
        expect(performedBy ?? null).toBeNull();
    });

    test('where newcomers must be approved the account is inactive, and the reason is kept', async () => {
        workspace.model.settings.Accounts_ManuallyApproveNewUsers = true;
        await register('paula.new', { reason: 'I translate' });
        expect(workspace.model.accounts.byUsername('paula.new')).toMatchObject({
            active: false,
            reason: 'I translate',
        });
        expect(workspace.model.accounts.byUsername('paula.new')?.lastLogin).toBeUndefined();
    });

    test.each([
        ['a name that is taken', 'max.member', {}, 'Username is already in use'],
        ['a name that is none', 'n@ra', {}, 'The username provided is not valid'],
        ['no name', 'nora.b', { name: undefined }, "must have required property 'name'"],
    ])('%s is refused', async (_, username, more, error) => {
        expect(await register(username, more)).toMatchObject({ status: 400, body: { success: false, error } });
    });

    test('who is logged in can not register again, and nobody can where it is switched off', async () => {
        const member = await workspace.login('max.member');
        const body = { username: 'max.two', email: 'max@example.com', pass: 'a pass', name: 'Max' };
        expect(await member.post('/api/v1/users.register', body)).toMatchObject({
            status: 400,
            body: { error: 'Logged in users can not register again.' },
        });
        workspace.model.clock.shift(61_000);
        workspace.model.settings.Accounts_RegistrationForm = 'Disabled';
        expect(await register('nora.c')).toMatchObject({ body: { errorType: 'error-user-registration-disabled' } });
    });

    test('one a minute from one address', async () => {
        expect((await register('nora.d')).status).toBe(200);
        expect((await register('nora.e')).status).toBe(429);
    });
});
