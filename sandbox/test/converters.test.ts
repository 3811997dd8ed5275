import { addAccount, addRoom, say } from '../model/build';
import { portOf } from '../model/enginePort';
import { WorkspaceModel } from '../model/model';
import { seed } from '../model/seed';

/** Field by field, what the server's converters make of accounts, rooms and messages, and of what apps change. */
describe('the converters', () => {
    const model = new WorkspaceModel();
    const { accounts, rooms } = seed(model);
    const port = portOf(model);

    test('an account has every key, be its value undefined, and an empty language counts as none', async () => {
        const plain = addAccount(model, 'ken.keys', { settings: { preferences: { language: '' } } });
        const user = await port.getUserById(plain._id);
        const keys = ['federation', 'sipExtension', 'isFederated', 'customFields', 'lastLoginAt', 'bio', 'appId'];
        expect(Object.keys(user ?? {})).toEqual(expect.arrayContaining(keys));
        expect(user).toMatchObject({ settings: { preferences: {} } });
        expect(user?.settings?.preferences).not.toHaveProperty('language');
    });

    test('a room: its own fields, its visitor and who serves it; what has no name is unmapped, null stays null', async () => {
        const room = addRoom(model, 'l', 'visitor-2', {
            members: [accounts.agent],
            open: true,
            v: { _id: 'visitor-2', username: 'guest-2', token: 'token-2' },
            servedBy: { _id: accounts.agent._id, username: 'lara.livechat' },
            customFields: { urgent: null },
            archived: true,
            lastMessage: { msg: 'The newest', blocks: [{ type: 'divider' }] },
        });
        expect(await port.getRoomById(room._id)).toMatchObject({
            type: 'l',
            isOpen: true,
            visitor: { id: 'visitor-2', username: 'guest-2' },
            visitorChannelInfo: {},
            servedBy: { username: 'lara.livechat', roles: ['user', 'livechat-agent'] },
            customFields: { urgent: null },
            isDefault: false,
            isReadOnly: false,
            displaySystemMessages: true,
            _unmappedProperties_: {
                archived: true,
                lastMessage: { msg: 'The newest', blocks: [{ type: 'divider' }] },
                v: { _id: 'visitor-2' },
            },
        });
        model.rooms.update(room._id, {
            open: false,
            closer: 'user',
            closedBy: { _id: accounts.agent._id, username: '' },
        });
        expect(await port.getRoomById(room._id)).toMatchObject({
            isOpen: false,
            closedBy: { username: 'lara.livechat' },
        });
    });

    test('a discussion whose parent is gone has no parent, and does not say which it was', async () => {
        const discussion = addRoom(model, 'p', 'parentless', { members: [accounts.member], prid: 'gone' });
        const room = await port.getRoomById(discussion._id);
        expect(room).not.toHaveProperty('parentRoom');
        expect(JSON.stringify(room)).not.toContain('gone');
    });

    test('a message: attachments by their names in the engine, reactions, file and files', async () => {
        const file = { _id: 'file-1', name: 'coins.png', type: 'image/png', size: 9 };
        const message = say(model, rooms.general, accounts.spammer, '', {
            attachments: [{ image_url: '/coins.png', author_name: 'Sam', title: 'Coins', title_link: '/c', extra: 1 }],
            reactions: { ':coin:': { usernames: ['max.member'] } },
            file,
            files: [file, { ...file, _id: 'file-2' }],
            pinned: true,
        });
        expect(await port.getMessageById(message._id)).toMatchObject({
            attachments: [
                {
                    imageUrl: '/coins.png',
                    author: { name: 'Sam' },
                    title: { value: 'Coins', link: '/c' },
                    _unmappedProperties_: { extra: 1 },
                },
            ],
            reactions: { ':coin:': { usernames: ['max.member'] } },
            file: { _id: 'file-1' },
            files: [{ _id: 'file-1' }, { _id: 'file-2', typeGroup: 'thumb' }],
            _unmappedProperties_: { pinned: true },
        });
    });

    test('a message of a deleted account: the sender has every key, the type unknown, and what the message says', async () => {
        const gone = addAccount(model, 'gone.girl');
        const message = say(model, rooms.general, gone, 'Bye');
        await port.removeUser(gone._id);
        const sender = (await port.getMessageById(message._id))?.sender;
        expect(sender).toMatchObject({ id: gone._id, username: 'gone.girl', name: 'Gone Girl', type: 'unknown' });
        expect(Object.keys(sender ?? {})).toContain('roles');
        expect([sender?.roles, sender?.isEnabled, sender?.createdAt]).toEqual([undefined, undefined, undefined]);
    });

    test('a message that an app changes keeps what the app leaves out, and its text before where the workspace keeps it', async () => {
        const message = say(model, rooms.general, accounts.appUser, 'A case', { alias: 'Cases' });
        const [before, editor] = [await port.getMessageById(message._id), await port.getUserById(accounts.appUser._id)];
        if (!before || !editor) {
            throw new Error('Nothing is there.');
        }
        model.settings.Message_KeepHistory = true;
        const { id, room, sender } = before;
        await port.updateMessage({ id, room, sender, text: 'A closed case', editor }, 'app-1');
        model.settings.Message_KeepHistory = false;
        expect(model.messages.byId(message._id)).toMatchObject({
            msg: 'A closed case',
            alias: 'Cases',
            ts: message.ts,
            editedBy: { username: 'poll.app' },
        });
        const kept = model.messages.allOfRoom('GENERAL').filter(({ parent }) => parent === message._id);
        expect(kept).toMatchObject([{ msg: 'A case', _hidden: true }]);
        const nobody = { ...editor, id: 'nobody' };
        await expect(port.updateMessage({ ...before, editor: nobody }, 'app-1')).rejects.toThrow('Invalid editor');
    });

    test('a message that is gone or removed is not changed', async () => {
        const { _id } = say(model, rooms.general, accounts.appUser, 'A case');
        const [message, editor] = [await port.getMessageById(_id), await port.getUserById(accounts.appUser._id)];
        if (!message || !editor) {
            throw new Error('Nothing is there.');
        }
        model.settings.Message_ShowDeletedStatus = true;
        await port.deleteMessage(message, editor, 'app-1');
        model.settings.Message_ShowDeletedStatus = false;
        const update = (id: string) => port.updateMessage({ ...message, id, text: 'A closed case', editor }, 'app-1');
        await expect(update(_id)).rejects.toThrow('Message editing not allowed [error-action-not-allowed]');
        expect(model.messages.byId(_id)).toMatchObject({ msg: '', t: 'rm' });
        await expect(update('gone')).rejects.toThrow('Invalid message ID.');
    });

    test('a message that was changed has its editor whole, and one of the system has its type by name', async () => {
        const by = { _id: accounts.moderator._id, username: 'mona.moderator' };
        const changed = say(model, rooms.general, accounts.spammer, 'Bought coins', { editedBy: by });
        expect((await port.getMessageById(changed._id))?.editor).toEqual(await port.getUserById(by._id));
        const { _id } = say(model, rooms.general, accounts.moderator, 'sam.spammer', { t: 'ru' });
        const removal = await port.getMessageById(_id);
        expect(removal).toMatchObject({ type: 'ru', _unmappedProperties_: {} });
        expect(removal?.sender.username).toBe('mona.moderator');
    });
});
