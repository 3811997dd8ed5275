import { addAccount, addDirect, addRoom, addTeam, refOf, say } from '../model/build';
import type { Account } from '../model/documents';
import { ServerError } from '../model/errors';
import { WorkspaceModel } from '../model/model';
import { setUserActiveStatus } from '../model/setUserActiveStatus';

/** What deactivating does, one test for each thing (docs/rocketchat.md#setting-an-active-status). */
describe('deactivating', () => {
    let model: WorkspaceModel;
    let admin: Account;
    let target: Account;
    let first: Account;
    let second: Account;
    const ids = (roomId: string): string[] => model.subscriptions.holders(roomId, 'owner');
    const deactivate = (confirmRelinquish = false): Promise<boolean> =>
        setUserActiveStatus(model, target._id, false, confirmRelinquish);
    const refusal = async (confirmRelinquish = false): Promise<ServerError> => {
        const error: unknown = await deactivate(confirmRelinquish).then(
            () => undefined,
            (thrown: unknown) => thrown,
        );
        if (!(error instanceof ServerError)) {
            throw new Error(`Not refused: ${String(error)}`);
        }
        return error;
    };

    beforeEach(() => {
        model = new WorkspaceModel();
        admin = addAccount(model, 'ada.admin', { roles: ['user', 'admin'] });
        target = addAccount(model, 'target');
        first = addAccount(model, 'first');
        second = addAccount(model, 'second');
    });

    test('an account that owns nothing is deactivated, keeps its roles, and stays in its rooms', async () => {
        const room = addRoom(model, 'c', 'town', { members: [first, target], owners: [first] });
        expect(await deactivate()).toBe(true);
        expect(model.accounts.byId(target._id)).toMatchObject({ active: false, roles: ['user'] });
        expect(model.subscriptions.one(room._id, target._id)).toBeDefined();
    });

    test('an unknown id is answered with false, and nothing else', async () => {
        expect(await setUserActiveStatus(model, 'nobody', false, true)).toBe(false);
    });

    test.each(['c', 'p'] as const)(
        'the only owner of a room (%s) is refused, with its name among those that change owner',
        async (t) => {
            const room = addRoom(model, t, 'town', { members: [target, first], owners: [target] });
            const error = await refusal();
            expect(error.message).toBe('[user-last-owner]');
            expect(error.details).toEqual({ shouldBeRemoved: [], shouldChangeOwner: ['town'] });
            expect(model.accounts.byId(target._id)?.active).toBe(true);
            expect(ids(room._id)).toEqual([target._id]);
        },
    );

    test('the only subscriber of a room is refused, owner or not, with its name among those that are removed', async () => {
        addRoom(model, 'p', 'own', { members: [target], owners: [target] });
        addRoom(model, 'c', 'joined', { members: [target] });
        expect((await refusal()).details).toEqual({ shouldBeRemoved: ['own', 'joined'], shouldChangeOwner: [] });
    });

    test('a discussion goes by its display name', async () => {
        addRoom(model, 'p', 'x7hD2mZkq9', { fname: 'Which logo?', members: [target], owners: [target] });
        expect((await refusal()).details).toEqual({ shouldBeRemoved: ['Which logo?'], shouldChangeOwner: [] });
    });

    test('one of several owners, or a member among others, may go', async () => {
        addRoom(model, 'c', 'shared', { members: [target, first], owners: [target, first] });
        addRoom(model, 'c', 'ownerless', { members: [target, first] });
        expect(await deactivate()).toBe(true);
    });

    test('another owner counts even if their account is inactive', async () => {
        model.accounts.update(first._id, { active: false });
        addRoom(model, 'c', 'shared', { members: [target, first], owners: [target, first] });
        expect(await deactivate()).toBe(true);
    });

    test('direct messages and omnichannel rooms do not count', async () => {
        addDirect(model, target, first);
        addRoom(model, 'l', 'visitor', { members: [target], owners: [target], open: true });
        expect(await deactivate()).toBe(true);
    });

    test('with confirmRelinquish a room goes to the longest-standing other active subscriber, and to nobody else', async () => {
        model.accounts.update(first._id, { active: false });
        const room = addRoom(model, 'c', 'town', { members: [target, first], owners: [target] });
        model.subscriptions.insert({ room, user: refOf(admin), ts: new Date(room.ts.getTime() + 9e6) });
        model.subscriptions.insert({ room, user: refOf(second), ts: new Date(room.ts.getTime() + 8e6) });
        await deactivate(true);
        expect(ids(room._id)).toEqual([target._id, second._id]);
    });

    test('the one who was deactivated stays an owner beside the new one, and so is one again when reactivated', async () => {
        const room = addRoom(model, 'c', 'town', { members: [target, first], owners: [target] });
        await deactivate(true);
        await setUserActiveStatus(model, target._id, true, false);
        expect(ids(room._id)).toEqual([target._id, first._id]);
        expect(await deactivate()).toBe(true);
    });

    test('with confirmRelinquish a room without another active subscriber is deleted with its messages, and does not come back', async () => {
        model.accounts.update(first._id, { active: false });
        const room = addRoom(model, 'c', 'town', { members: [target, first], owners: [target] });
        const message = say(model, room, target, 'Anybody?');
        await deactivate(true);
        await setUserActiveStatus(model, target._id, true, false);
        expect(model.rooms.byId(room._id)).toBeUndefined();
        expect(model.rooms.byName('town')).toBeUndefined();
        expect(model.messages.byId(message._id)).toBeUndefined();
        expect(model.subscriptions.ofUser(first._id)).toEqual([]);
    });

    test("with a team's main room the team goes, and its other rooms become rooms of the workspace", async () => {
        const main = addTeam(model, 'crew', { members: [target], owners: [target] });
        const other = addRoom(model, 'c', 'crew-help', { teamId: main.teamId, members: [first], owners: [first] });
        await deactivate(true);
        expect(model.rooms.team(main.teamId ?? '')).toBeUndefined();
        expect(model.rooms.byId(main._id)).toBeUndefined();
        expect(model.rooms.byId(other._id)).toMatchObject({ name: 'crew-help' });
        expect(model.rooms.byId(other._id)?.teamId).toBeUndefined();
    });

    test('login tokens and OAuth tokens end, and those of others do not', async () => {
        const [token, oauth, other] = [
            model.sessions.create(target._id),
            model.sessions.createOAuth(target._id),
            model.sessions.create(first._id),
        ];
        await deactivate();
        expect(model.sessions.userOf(token)).toBeUndefined();
        expect(model.sessions.userOfOAuth(oauth)).toBeUndefined();
        expect(model.sessions.userOf(other)).toBe(first._id);
    });

    test('direct messages between two become read-only and leave the other list; those among more people do not', async () => {
        const pair = addDirect(model, target, first);
        const three = addDirect(model, target, first, second);
        await deactivate();
        expect(model.rooms.byId(pair._id)?.ro).toBe(true);
        expect(model.subscriptions.one(pair._id, first._id)?.archived).toBe(true);
        expect(model.rooms.byId(three._id)?.ro).toBeUndefined();
    });

    test('reactivating opens direct messages again, but only where the other side is active', async () => {
        const [withFirst, withSecond] = [addDirect(model, target, first), addDirect(model, target, second)];
        await deactivate();
        await setUserActiveStatus(model, second._id, false, false);
        await setUserActiveStatus(model, target._id, true, false);
        expect(model.rooms.byId(withFirst._id)?.ro).toBe(false);
        expect(model.rooms.byId(withSecond._id)?.ro).toBe(true);
    });

    test('omnichannel chats are closed', async () => {
        const room = addRoom(model, 'l', 'visitor', { members: [target], open: true });
        await deactivate();
        expect(model.rooms.byId(room._id)).toMatchObject({ open: false, closer: 'user' });
        expect(model.subscriptions.ofUser(target._id)).toEqual([]);
    });

    test('on an account that is inactive already the check of rooms runs again, and rooms are deleted again', async () => {
        await deactivate();
        const room = addRoom(model, 'c', 'late', { members: [target], owners: [target] });
        expect((await refusal()).code).toBe('user-last-owner');
        await deactivate(true);
        expect(model.rooms.byId(room._id)).toBeUndefined();
    });

    test('the last active admin cannot go, and an inactive one does not count as another', async () => {
        addAccount(model, 'old.admin', { roles: ['admin'], active: false });
        target = admin;
        const error = await refusal(true);
        expect(error.message).toBe('Leaving the app without an active admin is not allowed [error-action-not-allowed]');
        expect(error.details).toMatchObject({ action: 'Remove_last_admin' });
        expect(model.accounts.byId(admin._id)?.active).toBe(true);
    });

    test('one of two admins can go', async () => {
        addAccount(model, 'other.admin', { roles: ['admin'] });
        target = admin;
        expect(await deactivate()).toBe(true);
    });

    test('a federated account is refused, either way', async () => {
        target = addAccount(model, 'fred:example.org', { federated: true });
        expect((await refusal()).code).toBe('error-user-is-federated');
        await expect(setUserActiveStatus(model, target._id, true, false)).rejects.toThrow('[error-user-is-federated]');
    });

    test('activating needs a seat; deactivating, and bots, do not', async () => {
        const bot = addAccount(model, 'a.bot', { type: 'bot', active: false });
        model.seats = 2;
        await deactivate();
        await expect(setUserActiveStatus(model, target._id, true, false)).rejects.toThrow(
            '[error-license-user-limit-reached]',
        );
        expect(await setUserActiveStatus(model, bot._id, true, false)).toBe(true);
    });

    test('a deletion that fails is swallowed: the account is inactive, the room is left behind empty', async () => {
        const room = addRoom(model, 'c', 'town', { members: [target], owners: [target] });
        say(model, room, target, 'Anybody?');
        model.faults.roomDeletion.add(room._id);
        expect(await deactivate(true)).toBe(true);
        expect(model.accounts.byId(target._id)?.active).toBe(false);
        expect(model.rooms.byId(room._id)).toBeDefined();
        expect(model.messages.ofRoom(room._id)).toEqual([]);
    });

    test('a hand-over that fails is swallowed too, and what was still to do with rooms is not done', async () => {
        const town = addRoom(model, 'c', 'town', { members: [target, first], owners: [target] });
        const notes = addRoom(model, 'c', 'notes', { members: [target], owners: [target] });
        model.faults.handOver.add(town._id);
        expect(await deactivate(true)).toBe(true);
        expect(ids(town._id)).toEqual([target._id]);
        expect(model.rooms.byId(notes._id)).toBeDefined();
    });

    test('a federated room is emptied, but its record stays', async () => {
        const room = addRoom(model, 'c', 'town', { federated: true, members: [target], owners: [target] });
        await deactivate(true);
        expect(model.rooms.byId(room._id)).toBeDefined();
        expect(model.subscriptions.count(room._id)).toBe(0);
    });

    test('the person gets an e-mail only where a setting says so', async () => {
        await deactivate();
        expect(model.mails).toEqual([]);
        model.settings.Accounts_Send_Email_When_Activating = true;
        await setUserActiveStatus(model, target._id, true, false);
        expect(model.mails).toEqual([{ to: 'Target<target@example.com>', subject: 'Account activated' }]);
    });

    test('an account without a username is not asked about its rooms', async () => {
        target = model.accounts.insert({ roles: ['user'] });
        addRoom(model, 'c', 'town', { members: [target], owners: [target] });
        expect(await deactivate()).toBe(true);
    });
});
