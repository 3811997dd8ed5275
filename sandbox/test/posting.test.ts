import { addAccount, addRoom, addTeam, refOf, say } from '../model/build';
import type { Account, Message, Room } from '../model/documents';
import { portOf } from '../model/enginePort';
import type { WorkspaceEvent } from '../model/events';
import { WorkspaceModel } from '../model/model';
import { postByWebhook, postMessage } from '../model/post';
import { canAccessRoom } from '../model/rules';

/** What a room, the workspace and the time forbid whoever posts. */
describe('posting a message', () => {
    let model: WorkspaceModel;
    let member: Account;
    let app: Account;
    let room: Room;

    beforeEach(() => {
        model = new WorkspaceModel();
        member = addAccount(model, 'max');
        app = addAccount(model, 'poll.app', { type: 'app', roles: ['app'], appId: 'app-1' });
        room = addRoom(model, 'p', 'lounge', { members: [member] });
    });

    const post = (account: Account, more: Partial<Message> = {}): Message | undefined =>
        postMessage(model, { rid: room._id, u: refOf(account), msg: 'Hello', ...more });

    /** What the account alone is shown while `attempt` fails with an error of these words. */
    function toldOf(attempt: () => unknown, words: string): { user: string; text: string; by: string }[] {
        const events: WorkspaceEvent[] = [];
        const stop = model.events.listen((event) => events.push(event));
        expect(attempt).toThrow(words);
        stop();
        return events.flatMap((event) =>
            event.type === 'ephemeral-message'
                ? [{ user: event.user, text: event.payload.msg, by: event.payload.u.username }]
                : [],
        );
    }

    test('a member posts in their room, and an app in one that it is not in', () => {
        expect(post(member)).toMatchObject({ msg: 'Hello', u: { username: 'max' } });
        expect(post(app)).toMatchObject({ msg: 'Hello', u: { username: 'poll.app' } });
    });

    const rules: [rule: string, change: (at: Room) => void, error: string, told: string][] = [
        ['that is archived', (at) => (at.archived = true), 'room_is_archived', 'room_is_archived'],
        [
            'that is read-only',
            (at) => (at.ro = true),
            "You can't send messages because the room is readonly.",
            "You can't send messages because the room is readonly.",
        ],
        [
            'in which the author is muted',
            (at) => (at.muted = ['poll.app']),
            'You_have_been_muted',
            'You have been muted and cannot speak in this room',
        ],
    ];

    test.each(rules)('a room %s refuses an app too, and its account is told why', (_, change, error, text) => {
        change(room);
        expect(toldOf(() => post(app), error)).toEqual([{ user: app._id, text, by: 'rocket.cat' }]);
        expect(model.messages.ofRoom(room._id)).toEqual([]);
    });

    test('somebody who is unmuted posts in a read-only room', () => {
        room.ro = true;
        room.unmuted = ['max'];
        expect(post(member)).toBeDefined();
    });

    test('an encrypted room refuses what is not encrypted, where the workspace encrypts and does not allow it', () => {
        room.encrypted = true;
        expect(post(app)).toBeDefined();
        model.settings.E2E_Enable = true;
        const error = 'Not allowed to send un-encrypted messages in an encrypted room [error-not-allowed]';
        expect(toldOf(() => post(app), error)).toEqual([{ user: app._id, text: 'Not allowed', by: 'rocket.cat' }]);
        expect(post(member, { t: 'e2e' })).toBeDefined();
        model.settings.E2E_Allow_Unencrypted_Messages = true;
        expect(post(app)).toBeDefined();
    });

    test('who is not in a private room may not post there, and is told so', () => {
        const stranger = addAccount(model, 'stranger');
        expect(toldOf(() => post(stranger), 'error-not-allowed')).toMatchObject([{ text: 'Not allowed' }]);
    });

    test('a message of more than 5,000 characters is refused, and nobody is told', () => {
        expect(post(member, { msg: 'x'.repeat(5000) })).toBeDefined();
        const attempt = (): unknown => post(member, { msg: 'x'.repeat(5001) });
        expect(toldOf(attempt, 'Message size exceeds Message_MaxAllowedSize [error-message-size-exceeded]')).toEqual(
            [],
        );
    });

    test('a time of its own may be off by 10 s, is put right up to 60 s, and is refused beyond', () => {
        const now = model.clock.millis();
        const near = new Date(now - 5000);
        expect(post(member, { ts: near })?.ts).toEqual(near);
        expect(post(member, { ts: new Date(now - 30_000) })?.ts.getTime()).toBeGreaterThanOrEqual(now);
        for (const ts of [new Date(now - 61_000), new Date(now + 120_000)]) {
            expect(() => post(member, { ts })).toThrow(
                'Message timestamp is out of sync [error-message-ts-out-of-sync]',
            );
        }
    });

    test('an account without a username posts nothing', () => {
        const nameless = model.accounts.insert({ type: 'app', roles: ['app'] });
        expect(() => post(nameless)).toThrow('Invalid user [error-invalid-user]');
    });

    test('an answer goes into the room of its thread, whatever room it names', () => {
        const other = addRoom(model, 'p', 'other', { members: [member] });
        const thread = say(model, other, member, 'A question');
        expect(post(member, { tmid: thread._id })).toMatchObject({ rid: other._id, tmid: thread._id });
    });

    test('only bots and apps post under another name', () => {
        expect(post(app, { alias: 'Somebody' })).toBeDefined();
        expect(() => post(member, { alias: 'Somebody' })).toThrow('Not enough permission');
    });

    test('a message whose id is known is not posted again, which an app meets as an error', async () => {
        const { _id } = say(model, room, member, 'Hello');
        expect(post(app, { _id })).toBeUndefined();
        const port = portOf(model);
        const [sender, engineRoom] = [await port.getUserById(app._id), await port.getRoomById(room._id)];
        if (!sender || !engineRoom) {
            throw new Error('Nobody is there.');
        }
        await expect(port.createMessage({ id: _id, sender, room: engineRoom, text: 'Hello' }, 'app-1')).rejects.toThrow(
            "Cannot read properties of undefined (reading '_id')",
        );
    });

    test('the room and the sender of an app’s message are read by their ids, whatever else the app says of them', async () => {
        const port = portOf(model);
        const [sender, engineRoom] = [await port.getUserById(app._id), await port.getRoomById(room._id)];
        if (!sender || !engineRoom) {
            throw new Error('Nobody is there.');
        }
        const said = {
            sender: { ...sender, username: 'somebody' },
            room: { ...engineRoom, slugifiedName: 'elsewhere' },
        };
        const id = await port.createMessage({ ...said, text: 'Hello' }, 'app-1');
        expect(model.messages.byId(id)).toMatchObject({ rid: room._id, u: { username: 'poll.app' } });
    });

    test('of a sender who is gone the app is believed in a message to one person, and not in a post', async () => {
        const port = portOf(model);
        const [sender, engineRoom] = [await port.getUserById(app._id), await port.getRoomById(room._id)];
        if (!sender || !engineRoom) {
            throw new Error('Nobody is there.');
        }
        const said = { sender: { ...sender, id: 'gone', username: 'somebody' }, room: engineRoom, text: 'Hello' };
        const shown: WorkspaceEvent[] = [];
        const stop = model.events.listen((event) => shown.push(event));
        await port.notifyUser(member._id, said, 'app-1');
        stop();
        expect(shown).toMatchObject([{ payload: { u: { _id: 'gone', username: 'somebody' } } }]);
        await expect(port.createMessage(said, 'app-1')).rejects.toThrow('Invalid user [error-invalid-user]');
    });

    test('chat.postMessage posts in encrypted rooms too, and tells nobody what it refuses', () => {
        model.settings.E2E_Enable = true;
        room.encrypted = true;
        const message = { rid: room._id, u: refOf(member), msg: 'Hello' };
        expect(postByWebhook(model, message, member)).toBeDefined();
        room.archived = true;
        expect(toldOf(() => postByWebhook(model, message, member), 'room_is_archived')).toEqual([]);
    });

    test('a message to one person is shown whatever the room forbids', async () => {
        room.archived = true;
        room.muted = ['poll.app'];
        const port = portOf(model);
        const [sender, engineRoom] = [await port.getUserById(app._id), await port.getRoomById(room._id)];
        if (!sender || !engineRoom) {
            throw new Error('Nobody is there.');
        }
        const shown: WorkspaceEvent[] = [];
        const stop = model.events.listen((event) => shown.push(event));
        await port.notifyUser(member._id, { sender, room: engineRoom, text: 'Only you' }, 'app-1');
        stop();
        expect(shown).toMatchObject([{ type: 'ephemeral-message', payload: { msg: 'Only you', private: true } }]);
    });
});

/** Who may see a room, and so post there. */
describe('access to a room', () => {
    const model = new WorkspaceModel();
    const member = addAccount(model, 'max');
    const roleless = addAccount(model, 'rory', { roles: [] });
    const port = portOf(model);

    test('an account without roles sees no room, though it is in it', async () => {
        const room = addRoom(model, 'c', 'hall', { members: [member, roleless] });
        const post = (account: Account) => () => postMessage(model, { rid: room._id, u: refOf(account), msg: 'Hi' });
        expect(post(member)).not.toThrow();
        expect(post(roleless)).toThrow('error-not-allowed');
        expect((await port.getRoomMembers(room._id)).map((member) => member?.username)).toEqual(['max', 'rory']);
    });

    test('a channel of a private team is seen by who is in the team, with roles or without, and by nobody else', () => {
        const { teamId } = addTeam(model, 'crew', { members: [roleless] });
        const channel = addRoom(model, 'c', 'deck', { teamId, members: [] });
        expect(canAccessRoom(model, channel, roleless._id)).toBe(true);
        expect(canAccessRoom(model, channel, member._id)).toBe(false);
    });

    test('a channel of a public team is seen by who may see channels, in the team or not', () => {
        const { teamId } = addTeam(model, 'club', { t: 'c', members: [roleless] });
        const channel = addRoom(model, 'c', 'bar', { teamId, members: [] });
        expect(canAccessRoom(model, channel, member._id)).toBe(true);
        expect(canAccessRoom(model, channel, roleless._id)).toBe(false);
    });

    test('a discussion is seen by who sees its parent, in it or not', () => {
        const parent = addRoom(model, 'p', 'parent', { members: [member] });
        const discussion = addRoom(model, 'p', 'talk', { prid: parent._id, members: [] });
        expect(canAccessRoom(model, discussion, member._id)).toBe(true);
        expect(canAccessRoom(model, discussion, roleless._id)).toBe(false);
    });
});
