import type { Client } from '../client/client';
import { addRoom, say } from '../model/build';
import { deleteMessage } from '../model/changeMessage';
import type { Room } from '../model/documents';
import { portOf } from '../model/enginePort';
import { startWorkspace, type Workspace } from '../workspace';
import { probeZip } from './probe/package';

/** Listing and deleting messages by an app's accessors. */
describe('messages of a room, for an app', () => {
    let workspace: Workspace;
    let member: Client;
    let room: Room;

    beforeAll(async () => {
        workspace = await startWorkspace({ zip: await probeZip() });
        member = await workspace.login('max.member');
    }, 60_000);
    afterAll(() => workspace.stop());

    beforeEach(() => {
        const { member: max, spammer } = workspace.sample.accounts;
        const name = `room-${workspace.model.rooms.all().length}`;
        room = addRoom(workspace.model, 'p', name, { members: [max, spammer] });
        workspace.model.settings.Message_KeepHistory = false;
        workspace.model.settings.Message_ShowDeletedStatus = false;
    });

    const ask = async (words: string): Promise<unknown> =>
        JSON.parse((await (await member.runCommand('probe', words, 'GENERAL')).ephemeral()).msg);
    const texts = async (options: object): Promise<unknown[]> => {
        const listed = await ask(`messages '${JSON.stringify({ room: room._id, ...options })}'`);
        return Array.isArray(listed) ? listed.map((one: { text?: string }) => one.text) : [];
    };
    const minutesAgo = (minutes: number) => ({ ts: new Date(workspace.model.clock.millis() - minutes * 60_000) });

    test('come page by page, by time in either direction, 100 at most, without system messages, hidden and encrypted ones', async () => {
        const { spammer, member: max } = workspace.sample.accounts;
        say(workspace.model, room, spammer, 'second', minutesAgo(2));
        say(workspace.model, room, max, 'first', minutesAgo(3));
        say(workspace.model, room, spammer, 'third', minutesAgo(1));
        say(workspace.model, room, spammer, 'sam.spammer', { t: 'uj' });
        say(workspace.model, room, spammer, 'hidden', { _hidden: true });
        say(workspace.model, room, spammer, '', { t: 'e2e' });
        expect(await texts({})).toEqual(['second', 'first', 'third']);
        expect(await texts({ sort: { createdAt: 'asc' } })).toEqual(['first', 'second', 'third']);
        expect(await texts({ sort: { createdAt: 'desc' }, limit: 1, skip: 1 })).toEqual(['second']);
        const { answer } = await member.runCommand('probe', `messages '{"room":"${room._id}","limit":101}'`, 'GENERAL');
        expect(answer).toMatchObject({ status: 400 });
    });

    test('those in threads come along, unless they are not wanted', async () => {
        const { spammer } = workspace.sample.accounts;
        const thread = say(workspace.model, room, spammer, 'A thread');
        say(workspace.model, room, spammer, 'Its answer', { tmid: thread._id });
        expect(await texts({})).toEqual(['A thread', 'Its answer']);
        expect(await texts({ showThreadMessages: false })).toEqual(['A thread']);
    });

    test('a listed message says its room and its thread by id alone, and its sender by id and name', async () => {
        const { spammer, member: max } = workspace.sample.accounts;
        const { model } = workspace;
        const thread = say(model, room, max, 'Coins?');
        const { _id } = say(model, room, spammer, 'Coins', { pinned: true, tmid: thread._id });
        const [, listed] = await portOf(model).getRoomMessages(room._id, { limit: 2, showThreadMessages: true });
        expect(listed).toMatchObject({
            id: _id,
            roomId: room._id,
            threadId: thread._id,
            _unmappedProperties_: { pinned: true },
        });
        expect(listed?.sender).toEqual({ _id: spammer._id, username: 'sam.spammer', name: spammer.name });
        expect(listed).not.toHaveProperty('room');
    });

    test('deleted, a message is gone, and asks nobody whether that is allowed', async () => {
        const { spammer } = workspace.sample.accounts;
        const { _id } = say(workspace.model, room, spammer, 'Coins');
        expect(await ask(`delete ${_id}`)).toBe('deleted');
        expect(workspace.model.messages.byId(_id)).toBeUndefined();
        expect(workspace.model.rooms.byId(room._id)?.msgs).toBe(0);
    });

    test('with history it stays hidden; where deleting is shown, too, it stays as removed and its text is kept apart', () => {
        const { spammer, member: max } = workspace.sample.accounts;
        const { model } = workspace;
        model.settings.Message_KeepHistory = true;
        const hidden = say(model, room, spammer, 'Hidden coins');
        deleteMessage(model, hidden._id, room._id, max);
        expect(model.messages.byId(hidden._id)).toMatchObject({ msg: 'Hidden coins', _hidden: true });

        model.settings.Message_ShowDeletedStatus = true;
        const shown = say(model, room, spammer, 'Shown coins');
        deleteMessage(model, shown._id, room._id, max);
        expect(model.messages.byId(shown._id)).toMatchObject({
            msg: '',
            t: 'rm',
            editedBy: { username: 'max.member' },
        });
        const kept = model.messages.allOfRoom(room._id).filter(({ parent }) => parent === shown._id);
        expect(kept).toMatchObject([{ msg: 'Shown coins', _hidden: true }]);
        expect(model.messages.ofRoom(room._id)).toMatchObject([{ _id: shown._id }]);
    });

    test('the beginning of a thread is never gone: it stays as removed, and its text in a hidden copy', () => {
        const { spammer, member: max } = workspace.sample.accounts;
        const { model } = workspace;
        const thread = say(model, room, spammer, 'Coins?');
        const answer = say(model, room, max, 'No', { tmid: thread._id });
        deleteMessage(model, thread._id, room._id, max);
        expect(model.messages.byId(thread._id)).toMatchObject({ msg: '', t: 'rm', tcount: 1 });
        expect(model.messages.allOfRoom(room._id).map(({ msg }) => msg)).toContain('Coins?');
        deleteMessage(model, answer._id, room._id, max);
        expect(model.messages.byId(answer._id)).toBeUndefined();
        expect(model.messages.byId(thread._id)?.tcount).toBe(0);
    });

    test('a message that is gone already is no error, and counts once more, unless a copy of it were to be kept', async () => {
        const { spammer, member: max } = workspace.sample.accounts;
        const { model } = workspace;
        const port = portOf(model);
        const { _id } = say(model, room, spammer, 'Coins');
        const [message, user] = [await port.getMessageById(_id), await port.getUserById(max._id)];
        if (!message || !user) {
            throw new Error('Nothing is there.');
        }
        await port.deleteMessage(message, user, 'app-1');
        await port.deleteMessage(message, user, 'app-1');
        expect(model.rooms.byId(room._id)?.msgs).toBe(-1);
        model.settings.Message_KeepHistory = true;
        await port.deleteMessage(message, user, 'app-1');
        model.settings.Message_ShowDeletedStatus = true;
        await expect(port.deleteMessage(message, user, 'app-1')).rejects.toThrow('Record not found');
        expect(model.rooms.byId(room._id)?.msgs).toBe(-2);
        const nowhere = { ...message, room: { ...message.room, id: 'nowhere' } };
        await expect(port.deleteMessage(nowhere, user, 'app-1')).rejects.toThrow('Invalid room provided');
    });

    test('who is in the room is told at once', async () => {
        const { spammer } = workspace.sample.accounts;
        const { _id } = say(workspace.model, room, spammer, 'Coins');
        const exchange = await member.runCommand('probe', `delete ${_id}`, 'GENERAL');
        await exchange.ephemeral();
        expect(exchange.pushed()).toContainEqual({ type: 'message-deleted', room: room._id, payload: { _id } });
    });
});
