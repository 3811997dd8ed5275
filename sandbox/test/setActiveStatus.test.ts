import { Ajv } from 'ajv';

import { type Answer, request } from '../client/rest';
import { responseSchemas } from '../http/setActiveStatus.schema';
import { addAccount } from '../model/build';
import { startWorkspace, type Workspace } from '../workspace';

/** `users.setActiveStatus` over HTTP: each answer as the server gives it, and each valid by the tightened schema. */
describe('users.setActiveStatus', () => {
    const ajv = new Ajv({ strict: true });
    let workspace: Workspace;
    let token: string;

    const post = async (body: unknown, as = 'admin' as 'admin' | 'moderator' | 'member'): Promise<Answer> => {
        const { _id } = workspace.sample.accounts[as];
        const headers = {
            'X-User-Id': _id,
            'X-Auth-Token': as === 'admin' ? token : workspace.model.sessions.create(_id),
        };
        const answer = await request(`${workspace.url}/api/v1/users.setActiveStatus`, 'POST', headers, body);
        const schema = Object.entries(responseSchemas).find(([status]) => Number(status) === answer.status)?.[1];
        expect(schema).toBeDefined();
        const validate = ajv.compile(schema ?? false);
        expect([validate(answer.body), validate.errors]).toEqual([true, null]);
        return answer;
    };
    const grant = (): void => {
        workspace.model.permissions.grant('edit-other-user-active-status', workspace.sample.moderatorRole._id);
    };

    beforeEach(async () => {
        workspace = await startWorkspace();
        token = workspace.model.sessions.create(workspace.sample.accounts.admin._id);
    });
    afterEach(() => workspace.stop());

    test('200: the account and what it is now, both ways', async () => {
        const userId = workspace.sample.accounts.spammer._id;
        const off = await post({ userId, activeStatus: false });
        expect(off).toMatchObject({
            status: 200,
            text: JSON.stringify({ user: { _id: userId, active: false }, success: true }),
        });
        const on = await post({ userId, activeStatus: true, confirmRelinquish: false });
        expect(on).toMatchObject({ status: 200, body: { user: { _id: userId, active: true } } });
    });

    test.each([
        ['nothing', undefined, "must have required property 'userId'"],
        ['no activeStatus', { userId: 'x' }, "must have required property 'activeStatus'"],
        ['no userId', { activeStatus: true }, "must have required property 'userId'"],
        ['a word for activeStatus', { userId: 'x', activeStatus: 'no' }, 'must be boolean'],
        ['a list for userId', { userId: ['x'], activeStatus: false }, 'must be string'],
        ['a list', [{ userId: 'x', activeStatus: false }], 'must be object'],
        ['something else', { userId: 'x', activeStatus: false, reason: 'spam' }, 'must NOT have additional properties'],
    ])('400 for %s', async (_, body, error) => {
        expect(await post(body)).toMatchObject({
            status: 400,
            body: { success: false, error, errorType: 'invalid-params' },
        });
    });

    test.each([
        ['"false"', 'false', false],
        ['0', 0, false],
        ['null', null, false],
        ['"true"', 'true', true],
        ['1', 1, true],
    ])('activeStatus is coerced: %s', async (_, activeStatus, active) => {
        const { _id: userId } = workspace.sample.accounts.spammer;
        workspace.model.accounts.update(userId, { active: !active });
        expect(await post({ userId, activeStatus })).toMatchObject({ status: 200, body: { user: { active } } });
        expect(workspace.model.accounts.byId(userId)?.active).toBe(active);
    });

    test.each([
        ['"true"', 'true', 200],
        ['1', 1, 200],
        ['"false"', 'false', 400],
        ['null', null, 400],
    ])('confirmRelinquish is coerced: %s', async (_, confirmRelinquish, status) => {
        const { _id: userId } = workspace.sample.accounts.owner;
        expect((await post({ userId, activeStatus: false, confirmRelinquish })).status).toBe(status);
    });

    test('a form is a body like any other', async () => {
        const { admin, spammer } = workspace.sample.accounts;
        const response = await fetch(`${workspace.url}/api/v1/users.setActiveStatus`, {
            method: 'POST',
            headers: { 'X-User-Id': admin._id, 'X-Auth-Token': token },
            body: new URLSearchParams({ userId: spammer._id, activeStatus: 'false' }),
        });
        expect(await response.json()).toEqual({ user: { _id: spammer._id, active: false }, success: true });
    });

    test('400 user-last-owner, with the names of the rooms, and nothing changed; confirmed, they go', async () => {
        const { accounts, rooms } = workspace.sample;
        const answer = await post({ userId: accounts.owner._id, activeStatus: false });
        expect(answer.status).toBe(400);
        expect(answer.body).toEqual({
            success: false,
            error: '[user-last-owner]',
            errorType: 'user-last-owner',
            details: { shouldBeRemoved: ['olgas-notes'], shouldChangeOwner: ['design-team'] },
        });
        expect(workspace.model.accounts.byId(accounts.owner._id)?.active).toBe(true);
        expect((await post({ userId: accounts.owner._id, activeStatus: false, confirmRelinquish: true })).status).toBe(
            200,
        );
        expect(workspace.model.rooms.byId(rooms.ownersNotes._id)).toBeUndefined();
        expect(workspace.model.subscriptions.holders(rooms.design._id, 'owner')).toContain(accounts.otherMember._id);
    });

    test('400 for the last admin', async () => {
        grant();
        const userId = workspace.sample.accounts.admin._id;
        expect((await post({ userId, activeStatus: false, confirmRelinquish: true }, 'moderator')).body).toEqual({
            success: false,
            error: 'Leaving the app without an active admin is not allowed [error-action-not-allowed]',
            errorType: 'error-action-not-allowed',
            details: { method: 'removeUserFromRole', action: 'Remove_last_admin' },
        });
    });

    test('400 for a federated account', async () => {
        const answer = await post({ userId: workspace.sample.accounts.federated._id, activeStatus: false });
        expect(answer).toMatchObject({ status: 400, body: { errorType: 'error-user-is-federated' } });
    });

    test('400 for an unknown account, without an errorType', async () => {
        const answer = await post({ userId: 'nobody', activeStatus: false });
        expect(answer.status).toBe(400);
        expect(answer.body).toEqual({ success: false, error: 'User not found' });
    });

    test('400 where no seat is left', async () => {
        workspace.model.seats = 1;
        const answer = await post({ userId: workspace.sample.accounts.inactive._id, activeStatus: true });
        expect(answer).toMatchObject({ status: 400, body: { errorType: 'error-license-user-limit-reached' } });
        expect(workspace.model.accounts.byId(workspace.sample.accounts.inactive._id)?.active).toBe(false);
    });

    test('401 without a session', async () => {
        const answer = await request(`${workspace.url}/api/v1/users.setActiveStatus`, 'POST', {}, {});
        const message = 'You must be logged in to do this.';
        expect(answer.status).toBe(401);
        expect(answer.body).toEqual({ success: false, error: message, status: 'error', message });
        expect(ajv.validate(responseSchemas[401], answer.body)).toBe(true);
    });

    test('403 for a caller with neither permission', async () => {
        const answer = await post({ userId: workspace.sample.accounts.spammer._id, activeStatus: false }, 'member');
        expect(answer.status).toBe(403);
        expect(answer.text).toBe(
            '{"success":false,"error":"User does not have the permissions required for this action [error-unauthorized]"}',
        );
    });

    test('400 error-not-allowed for a caller who holds manage-moderation-actions alone', async () => {
        const body = { userId: workspace.sample.accounts.spammer._id, activeStatus: false };
        expect(await post(body, 'moderator')).toMatchObject({ status: 400, body: { errorType: 'error-not-allowed' } });
        expect(workspace.model.accounts.byId(body.userId)?.active).toBe(true);
        grant();
        expect((await post(body, 'moderator')).status).toBe(200);
    });

    test('429 after 10 calls in a minute, for the address and all its users together, but not for who may bypass it', async () => {
        grant();
        addAccount(workspace.model, 'zoe');
        const body = { userId: workspace.sample.accounts.newcomer._id, activeStatus: true };
        const started = workspace.model.clock.millis();
        for (let call = 1; call <= 10; call++) {
            const { status, headers } = await post(body, 'moderator');
            expect(status).toBe(200);
            expect([headers.get('X-RateLimit-Limit'), headers.get('X-RateLimit-Remaining')]).toEqual([
                '10',
                String(10 - call),
            ]);
        }
        const limited = await post(body, 'moderator');
        expect(limited.status).toBe(429);
        expect(limited.body.error).toMatch(
            /^Error, too many requests\. .* wait \d+ seconds .* \[error-too-many-requests\]$/,
        );
        const reset = Number(limited.headers.get('X-RateLimit-Reset')) - started;
        expect(reset).toBeGreaterThanOrEqual(60_000);
        expect(reset).toBeLessThan(70_000);
        expect((await post(body, 'admin')).status).toBe(200);
        workspace.model.clock.shift(60_001);
        expect((await post(body, 'moderator')).status).toBe(200);
    });

    test('who may not, and what is no body, is told so without a limit: calls are counted after both', async () => {
        grant();
        const userId = workspace.sample.accounts.newcomer._id;
        for (let call = 1; call <= 12; call++) {
            expect((await post({ userId }, 'member')).status).toBe(403);
            expect((await post({ userId }, 'moderator')).status).toBe(400);
        }
        expect((await post({ userId, activeStatus: true }, 'moderator')).headers.get('X-RateLimit-Remaining')).toBe(
            '9',
        );
    });

    test('a caller without a username breaks the server', async () => {
        const { _id } = workspace.model.accounts.insert({ roles: ['user', 'admin'], type: 'user' });
        const response = await fetch(`${workspace.url}/api/v1/users.setActiveStatus`, {
            method: 'POST',
            headers: { 'X-User-Id': _id, 'X-Auth-Token': workspace.model.sessions.create(_id) },
        });
        expect([response.status, await response.text()]).toEqual([500, 'Internal Server Error']);
    });

    test('answers are application/json and nothing more', async () => {
        const userId = workspace.sample.accounts.spammer._id;
        for (const as of ['admin', 'member'] as const) {
            const { headers } = await post({ userId, activeStatus: true }, as);
            expect(headers.get('Content-Type')).toBe('application/json');
        }
    });

    test('a token of somebody who is deactivated stops working, OAuth tokens too', async () => {
        const userId = workspace.sample.accounts.spammer._id;
        const session = { 'X-User-Id': userId, 'X-Auth-Token': workspace.model.sessions.create(userId) };
        const oauth = { Authorization: `Bearer ${workspace.model.sessions.createOAuth(userId)}` };
        const me = (headers: Record<string, string>) => request(`${workspace.url}/api/v1/me`, 'GET', headers);
        expect([(await me(session)).status, (await me(oauth)).status]).toEqual([200, 200]);
        await post({ userId, activeStatus: false });
        expect([(await me(session)).status, (await me(oauth)).status]).toEqual([401, 401]);
    });
});
