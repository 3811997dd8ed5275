import { request } from '../client/rest';
import { isFields } from '../client/shapes';
import { samplePassword } from '../model/build';
import { startWorkspace, type Workspace } from '../workspace';

/** The REST API of the workspace, over HTTP, as a script meets it. */
describe('the REST API', () => {
    let workspace: Workspace;
    const notLoggedIn = { status: 'error', message: 'You must be logged in to do this.' };

    beforeAll(async () => {
        workspace = await startWorkspace();
        workspace.model.settings.API_Enable_Rate_Limiter = false;
    });
    afterAll(() => workspace.stop());

    test('it listens on this machine alone, and knows its own address', () => {
        expect(workspace.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
        expect(workspace.model.settings.Site_Url).toBe(workspace.url);
    });

    test('a log-in gives an id and a token, which open me; logging out ends them', async () => {
        const login = await request(
            `${workspace.url}/api/v1/login`,
            'POST',
            {},
            { user: 'max.member', password: samplePassword },
        );
        expect(login).toMatchObject({
            status: 200,
            body: { status: 'success', data: { me: { username: 'max.member' } } },
        });
        const data = isFields(login.body.data) ? login.body.data : {};
        const headers = { 'X-User-Id': String(data.userId), 'X-Auth-Token': String(data.authToken) };
        expect(await request(`${workspace.url}/api/v1/me`, 'GET', headers)).toMatchObject({
            status: 200,
            body: { success: true, username: 'max.member', active: true, roles: ['user'] },
        });
        expect((await request(`${workspace.url}/api/v1/logout`, 'POST', headers)).status).toBe(200);
        expect(await request(`${workspace.url}/api/v1/me`, 'GET', headers)).toMatchObject({
            status: 401,
            body: notLoggedIn,
        });
    });

    test.each([
        ['a wrong password', { user: 'max.member', password: 'wrong' }],
        ['nobody', { user: 'no.body', password: samplePassword }],
        ['a bot, which has no password', { user: 'remind.bot', password: '' }],
        ['no password', { user: 'max.member' }],
        ['nothing', undefined],
    ])('%s logs nobody in', async (_, body) => {
        expect(await request(`${workspace.url}/api/v1/login`, 'POST', {}, body)).toMatchObject({ status: 401 });
    });

    test('an inactive account is told so', async () => {
        const login = await request(
            `${workspace.url}/api/v1/login`,
            'POST',
            {},
            { user: 'ina.inactive', password: samplePassword },
        );
        expect(login).toMatchObject({ status: 401, body: { error: 'error-user-is-not-activated' } });
    });

    test.each([
        ['GET', '/api/v1/me'],
        ['GET', '/api/v1/users.info?username=ada.admin'],
        ['POST', '/api/v1/users.setActiveStatus'],
        ['GET', '/api/v1/permissions.listAll'],
        ['POST', '/api/v1/permissions.update'],
        ['GET', '/api/v1/rooms.info?roomId=GENERAL'],
        ['GET', '/api/v1/rooms.get'],
        ['GET', '/api/v1/subscriptions.get'],
        ['GET', '/api/v1/channels.history?roomId=GENERAL'],
        ['POST', '/api/v1/chat.postMessage'],
        ['GET', '/api/v1/commands.list'],
        ['POST', '/api/v1/commands.run'],
        ['GET', '/api/v1/stream'],
        ['GET', '/api/apps/actionButtons'],
        ['POST', '/api/apps/ui.interaction/some-app'],
        ['GET', '/api/apps/some-app/settings'],
        ['POST', '/api/apps/some-app/status'],
    ] as const)('%s %s wants a session, and a wrong one is none', async (method, path) => {
        const { accounts } = workspace.sample;
        const attempts: Record<string, string>[] = [{}, { 'X-User-Id': accounts.admin._id, 'X-Auth-Token': 'wrong' }];
        for (const headers of attempts) {
            expect(await request(`${workspace.url}${path}`, method, headers)).toMatchObject({
                status: 401,
                body: notLoggedIn,
            });
        }
        // A good token is good for its own account only.
        const headers = {
            'X-User-Id': accounts.admin._id,
            'X-Auth-Token': workspace.model.sessions.create(accounts.guest._id),
        };
        expect((await request(`${workspace.url}${path}`, method, headers)).status).toBe(401);
    });

    test('users.info shows an admin all, others not even whether an account is active, and nobody a password', async () => {
        const [admin, member] = [await workspace.login('ada.admin'), await workspace.login('max.member')];
        const asAdmin = await admin.get('/api/v1/users.info?username=ina.inactive');
        expect(asAdmin.body).toMatchObject({
            success: true,
            user: { active: false, emails: [{ address: 'ina.inactive@example.com' }] },
        });
        expect(asAdmin.text).not.toMatch(/password|token/i);
        const asMember = await member.get('/api/v1/users.info?username=ina.inactive');
        expect(asMember.body.user).not.toHaveProperty('active');
        expect(asMember.body.user).not.toHaveProperty('emails');
        expect(await member.get('/api/v1/users.info?userId=nobody')).toMatchObject({
            status: 400,
            body: { error: 'User not found.' },
        });
        expect((await member.get('/api/v1/users.info')).status).toBe(400);
    });

    test('permissions.listAll is for everybody who is logged in; permissions.update is not', async () => {
        const [admin, member] = [await workspace.login('ada.admin'), await workspace.login('max.member')];
        const listed = await member.get('/api/v1/permissions.listAll');
        expect(listed.body.update).toContainEqual(
            expect.objectContaining({ _id: 'edit-other-user-active-status', roles: ['admin'] }),
        );
        const change = {
            permissions: [{ _id: 'view-moderation-console', roles: ['admin', workspace.sample.moderatorRole._id] }],
        };
        expect(await member.post('/api/v1/permissions.update', change)).toMatchObject({
            status: 403,
            body: { success: false },
        });
        expect((await admin.post('/api/v1/permissions.update', change)).status).toBe(200);
        expect(
            workspace.model.permissions.has(workspace.sample.accounts.moderator._id, 'view-moderation-console'),
        ).toBe(true);
        const unknown = { permissions: [{ _id: 'view-moderation-console', roles: ['no-role'] }] };
        expect(await admin.post('/api/v1/permissions.update', unknown)).toMatchObject({
            status: 400,
            body: { errorType: 'error-invalid-role' },
        });
    });

    test('rooms are seen by those who may: a private one by its members, a channel by members of the workspace but guests', async () => {
        const [member, guest] = [await workspace.login('max.member'), await workspace.login('gus.guest')];
        const { design, moderationLog, empty, general } = workspace.sample.rooms;
        const info = (client: typeof member, roomId: string) => client.get(`/api/v1/rooms.info?roomId=${roomId}`);
        expect((await info(member, design._id)).body).toMatchObject({
            success: true,
            room: { name: 'design-team', t: 'p' },
        });
        expect((await info(member, empty._id)).status).toBe(200);
        expect(await info(member, moderationLog._id)).toMatchObject({ status: 400, body: { error: 'not-allowed' } });
        expect((await info(guest, empty._id)).status).toBe(400);
        expect((await info(guest, general._id)).status).toBe(200);
        expect(await info(member, 'nowhere')).toMatchObject({
            status: 400,
            body: { errorType: 'error-room-not-found' },
        });
    });

    test('who owns a room is told by its roles', async () => {
        const member = await workspace.login('max.member');
        const roles = await member.get(`/api/v1/groups.roles?roomId=${workspace.sample.rooms.design._id}`);
        expect(roles.body.roles).toMatchObject([{ u: { username: 'olga.owner' }, roles: ['owner'] }]);
    });

    test('what is posted is in the history, newest first, and in its thread', async () => {
        const member = await workspace.login('max.member');
        const posted = await member.post('/api/v1/chat.postMessage', { roomId: 'GENERAL', text: 'A question' });
        const message = isFields(posted.body.message) ? posted.body.message : {};
        await member.post('/api/v1/chat.postMessage', { channel: '#general', text: 'Its answer', tmid: message._id });
        const history = await member.get('/api/v1/channels.history?roomId=GENERAL&count=2');
        expect(history.body.messages).toMatchObject([
            { msg: 'Its answer', tmid: message._id },
            { msg: 'A question', tcount: 1 },
        ]);
        expect((await member.get(`/api/v1/chat.getThreadMessages?tmid=${String(message._id)}`)).body).toMatchObject({
            total: 1,
        });
        expect((await member.get(`/api/v1/chat.getMessage?msgId=${String(message._id)}`)).body).toMatchObject({
            message: { u: { username: 'max.member' } },
        });
    });

    test('a direct message with somebody inactive takes no messages', async () => {
        const member = await workspace.login('max.member');
        const answer = await member.post('/api/v1/chat.postMessage', {
            channel: '@ina.inactive',
            text: 'Are you there?',
        });
        expect(answer).toMatchObject({
            status: 400,
            body: { success: false, error: "You can't send messages because the room is readonly." },
        });
    });

    test('a body that is no JSON is an empty one, which chat.postMessage refuses', async () => {
        const member = await workspace.login('max.member');
        const { userId, authToken } = member.credentials;
        const response = await fetch(`${workspace.url}/api/v1/chat.postMessage`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', 'X-User-Id': userId, 'X-Auth-Token': authToken },
            body: '{',
        });
        expect(response.status).toBe(400);
        expect(await response.json()).toMatchObject({ success: false, errorType: 'error-room-not-found' });
    });

    test('an app that is not there has no settings, no status, no commands', async () => {
        const admin = await workspace.login('ada.admin');
        for (const what of ['settings', 'status', 'languages']) {
            expect(await admin.get(`/api/apps/no-app/${what}`)).toMatchObject({
                status: 404,
                body: { error: 'No App found by the id of: no-app' },
            });
        }
        expect((await admin.get('/api/v1/commands.list')).body).toMatchObject({ commands: [] });
        const run = await admin.post('/api/v1/commands.run', { command: 'nothing', roomId: 'GENERAL' });
        expect(run).toMatchObject({
            status: 400,
            body: { error: 'The command provided does not exist (or is disabled).' },
        });
    });

    test('settings and status of apps are for those who manage apps', async () => {
        const moderator = await workspace.login('mona.moderator');
        expect((await moderator.get('/api/apps/no-app/settings')).status).toBe(403);
        expect((await moderator.post('/api/apps/no-app/settings', { settings: [] })).status).toBe(403);
        expect((await moderator.post('/api/apps/no-app/status', { status: 'manually_disabled' })).status).toBe(403);
    });
});
