import { addAccount, addRoom, say } from '../model/build';
import { portOf } from '../model/enginePort';
import { WorkspaceModel } from '../model/model';
import { seed } from '../model/seed';

/** What of the workspace the engine sees, and how. */
describe('the workspace as the engine sees it', () => {
    const model = new WorkspaceModel();
    const { accounts, rooms, moderatorRole } = seed(model);
    const port = portOf(model);

    test('an account: the ids of its workspace-wide roles, its state, its language, and nothing secret', async () => {
        const user = await port.getUserByUsername('mona.moderator');
        expect(user).toMatchObject({
            id: accounts.moderator._id,
            type: 'user',
            isEnabled: true,
            roles: ['user', moderatorRole._id],
        });
        expect(await port.getUserById(accounts.newcomer._id)).toMatchObject({
            settings: { preferences: { language: 'de' } },
        });
        expect(JSON.stringify(user)).not.toMatch(/password|token/i);
    });

    test.each([
        ['remind.bot', 'bot'],
        ['poll.app', 'app'],
        ['rocket.cat', 'bot'],
        ['leo.legacy', 'unknown'],
    ])('%s is of the type %s', async (username, type) => {
        expect((await port.getUserByUsername(username))?.type).toBe(type);
    });

    test('who is not there is undefined, and a username has no @', async () => {
        expect(await port.getUserById('nobody')).toBeUndefined();
        expect(await port.getUserByUsername('@mona.moderator')).toBeUndefined();
        expect(await port.getRoomById('nowhere')).toBeUndefined();
        expect(await port.getMessageById('nothing')).toBeUndefined();
        expect(await port.getRole('no role')).toBeUndefined();
    });

    test('answers are copies: changing one changes nothing', async () => {
        (await port.getUserById(accounts.spammer._id))?.roles.push('admin');
        expect((await port.getUserById(accounts.spammer._id))?.roles).toEqual(['user']);
    });

    test('a built-in role has its name as its id, a custom one a random id; both are found by either', async () => {
        expect(await port.getRole('admin')).toMatchObject({ id: 'admin', name: 'admin', protected: true });
        expect(moderatorRole._id).toMatch(/^[A-Za-z0-9]{17}$/);
        expect(await port.getRole('community-moderator')).toMatchObject({ id: moderatorRole._id });
        expect(await port.getRole(moderatorRole._id)).toMatchObject({ name: 'community-moderator' });
        expect(await port.getCustomRoles()).toMatchObject([{ id: moderatorRole._id }]);
    });

    test('the moderator role of the sample holds manage-moderation-actions and nothing else', () => {
        const held = model.permissions.all().filter((permission) => permission.roles.includes(moderatorRole._id));
        expect(held.map(({ _id }) => _id)).toEqual(['manage-moderation-actions']);
    });

    test('the rooms of a user are all their subscriptions, direct messages and omnichannel rooms too', async () => {
        expect(await port.getUserRoomIds(accounts.agent._id)).toEqual([rooms.general._id, rooms.omnichannel._id]);
        expect(await port.getUserRoomIds(accounts.spammer._id)).toContain(rooms.memberAndSpammer._id);
    });

    test("a room's members include inactive accounts, in the order in which they joined", async () => {
        const members = await port.getRoomMembers(rooms.design._id);
        expect(members.map((member) => [member?.username, member?.isEnabled])).toEqual([
            ['olga.owner', true],
            ['ina.inactive', false],
            ['mia.member', true],
            ['max.member', true],
        ]);
        expect(await port.getRoomUsernames(rooms.design._id)).toEqual(members.map((member) => member?.username));
    });

    test('a member whose account is gone leaves a gap among the members, and none among the owners', async () => {
        const owners = ['b', 'gone', 'a'].map((_id) => addAccount(model, `owner.${_id}`, { _id }));
        const { _id } = addRoom(model, 'p', 'orphaned', { members: owners, owners });
        model.accounts.remove('gone');
        expect((await port.getRoomMembers(_id)).map((member) => member?.id)).toEqual(['b', undefined, 'a']);
        expect((await port.getRoomUsersWithRole(_id, 'owner')).map(({ id }) => id)).toEqual(['a', 'b']);
    });

    test("a room's owners are asked for by room", async () => {
        const owners = await port.getRoomUsersWithRole(rooms.design._id, 'owner');
        expect(owners.map(({ username }) => username)).toEqual(['olga.owner']);
        expect(await port.getRoomUsersWithRole(rooms.empty._id, 'owner')).toEqual([]);
    });

    test('a room: its type, its display name, its creator whole, its parent, its team', async () => {
        expect(await port.getRoomById(rooms.discussion._id)).toMatchObject({
            type: 'p',
            displayName: 'Which logo?',
            slugifiedName: 'x7hD2mZkq9',
            creator: { username: 'mia.member' },
            parentRoom: { id: rooms.design._id },
        });
        expect(await port.getRoomByName('translators')).toMatchObject({ isTeamMain: true, teamId: rooms.team.teamId });
    });

    test('a direct message knows its people by id, and is found by usernames in any order', async () => {
        const room = await port.getDirectRoom(['sam.spammer', 'max.member']);
        expect(room).toMatchObject({
            id: rooms.memberAndSpammer._id,
            type: 'd',
            userIds: [accounts.member._id, accounts.spammer._id],
        });
    });

    test('a message: its room and its sender whole, its thread', async () => {
        expect(await port.getMessageById(rooms.messages.complaint._id)).toMatchObject({
            text: 'Could a moderator have a look at this, please?',
            threadId: rooms.messages.spam._id,
            sender: { username: 'max.member', roles: ['user'] },
            room: { id: rooms.general._id },
        });
    });

    test('a setting of the workspace can be read; one that is not there cannot', async () => {
        expect(await port.getServerSetting('Site_Url')).toMatchObject({ value: 'http://localhost:3000' });
        await expect(port.getServerSetting('LDAP_Password')).rejects.toThrow('not readable');
    });

    test('an unknown id makes deactivating die on a TypeError, an empty one is invalid', async () => {
        await expect(port.deactivateUser('nobody', false)).rejects.toThrow(
            new TypeError("Cannot destructure property 'id' of 'convertedUser' as it is undefined."),
        );
        await expect(port.deactivateUser('', false)).rejects.toThrow('Invalid user id');
    });

    test('deactivating by an app asks for no permission, and its errors are plain messages', async () => {
        await expect(port.deactivateUser(accounts.owner._id, false)).rejects.toThrow(/^\[user-last-owner\]$/);
        await expect(port.deactivateUser(accounts.admin._id, true)).rejects.toThrow(
            /^Leaving the app without an active admin is not allowed \[error-action-not-allowed\]$/,
        );
    });

    test('an app posts in rooms that it is not in, but not in a read-only one', async () => {
        const sender = await port.getUserById(accounts.appUser._id);
        const room = await port.getRoomById(rooms.moderationLog._id);
        const readOnly = await port.getRoomById(rooms.announcements._id);
        if (!sender || !room || !readOnly) {
            throw new Error('The sample lacks something.');
        }
        const id = await port.createMessage({ sender, room, text: 'A case' }, 'app-1');
        expect(model.messages.byId(id)).toMatchObject({ msg: 'A case', rid: rooms.moderationLog._id });
        await expect(port.createMessage({ sender, room: readOnly, text: 'A case' }, 'app-1')).rejects.toThrow(
            'readonly',
        );
        const gone = { ...room, id: 'nowhere' };
        await expect(port.createMessage({ sender, room: gone, text: 'A case' }, 'app-1')).rejects.toThrow(
            'Invalid room provided',
        );
    });

    test('a message to one user is pushed to that user, and stored nowhere', async () => {
        const sender = await port.getUserById(accounts.appUser._id);
        const room = await port.getRoomById(rooms.general._id);
        const pushed: unknown[] = [];
        const stop = model.events.listen((event) => pushed.push(event));
        if (sender && room) {
            await port.notifyUser(accounts.member._id, { sender, room, text: 'Only you' }, 'app-1');
        }
        stop();
        expect(pushed).toMatchObject([
            {
                type: 'ephemeral-message',
                user: accounts.member._id,
                payload: { msg: 'Only you', private: true, rid: 'GENERAL' },
            },
        ]);
        expect(model.messages.ofRoom('GENERAL').some(({ msg }) => msg === 'Only you')).toBe(false);
    });

    test('an app gets an account of its own, unless the username is taken', async () => {
        const id = await port.createAppUser({ username: 'active-status.bot', name: 'Active Status' }, 'app-9');
        expect(await port.getAppUser('app-9')).toMatchObject({ id, type: 'app', appId: 'app-9' });
        await expect(port.createAppUser({ username: 'rocket.cat' }, 'app-8')).rejects.toThrow('already being used');
        expect(await port.removeUser(id)).toBe(true);
        expect(await port.getAppUser('app-9')).toBeUndefined();
    });

    test('10,000 rooms of one account and 10,000 members of one room are made and read in no time', async () => {
        const large = new WorkspaceModel();
        const many = portOf(large);
        const people = Array.from({ length: 10_000 }, (_, index) => addAccount(large, `user-${index}`));
        const [busy] = people;
        if (!busy) {
            throw new Error('Nobody is there.');
        }
        const crowd = addRoom(large, 'c', 'crowd', { members: people, owners: [busy] });
        for (let index = 0; index < 10_000; index++) {
            say(large, addRoom(large, 'c', `room-${index}`, { members: [busy] }), busy, 'Hello');
        }
        const started = performance.now();
        expect(await many.getUserRoomIds(busy._id)).toHaveLength(10_001);
        expect(await many.getRoomMembers(crowd._id)).toHaveLength(10_000);
        expect(await many.getRoomUsersWithRole(crowd._id, 'owner')).toHaveLength(1);
        expect(performance.now() - started).toBeLessThan(1000);
    });
});
