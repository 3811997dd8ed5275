import type { Action } from '../../src/moderation/account';
import { type Background, type ClickedMessage, lookUpBackground } from '../../src/moderation/background';
import { Deadline } from '../../src/moderation/deadline';
import { HOUR } from '../../src/words/units';
import { faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { moderator, target } from './support/people';
import { closedCase, deleted, noRooms, permitFor, privateRoom } from './support/records';

const LIMIT = 1000;
const clicked: ClickedMessage = { text: 'the words', alias: null, roomId: 'room-1', sentAt: 7 };
let workspace: MemoryWorkspace;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(moderator, target));
    room('log-room', []);
});

afterEach(() => {
    jest.useRealTimers();
});

function room(id: string, members: readonly string[], more: Partial<ReturnType<typeof privateRoom>> = {}): void {
    const owners = members.slice(0, 1);
    workspace.store.rooms.set(id, { room: { ...privateRoom(id, `#${id}`), ...more }, owners, members });
}

async function asking(action: Action = 'deactivate', message?: ClickedMessage): Promise<Background> {
    workspace.store.setActive(target.id, action === 'deactivate');
    const about = workspace.store.accounts.get(target.id);
    const work = lookUpBackground(permitFor(moderator, about, action), message, workspace, new Deadline(LIMIT));
    await jest.advanceTimersByTimeAsync(LIMIT);
    return work;
}

function close(): void {
    const timed = closedCase({ id: 'timed', lasts: HOUR, openedAt: 1 });
    const failed = closedCase(
        { id: 'failed', openedAt: 2 },
        { kind: 'failed', failure: { why: 'federated' }, rooms: [] },
    );
    for (const one of [timed, failed]) {
        workspace.store.closed.set(one.id, one);
    }
}

test('a moderator is told of the earlier deactivations, the rooms that go, and where cases are posted', async () => {
    close();
    room('lost', [target.id]);
    expect(await asking()).toMatchObject({
        earlier: [{ id: 'timed' }],
        until: undefined,
        rooms: { ...noRooms, deleted: [deleted('lost', '#lost')] },
        message: undefined,
        logRoom: '#log-room',
    });
});

describe('who deactivated the account before', () => {
    beforeEach(() => {
        close();
        workspace.store.add({ ...moderator, username: 'renamed' });
    });

    test('is named as they are called now', async () => {
        expect(await asking()).toMatchObject({ earlier: [{ moderator: { username: 'renamed' } }] });
    });

    test.each(faults)('keeps the name on record where the account %s', async (fault) => {
        workspace.before = faulty('accounts.byId', fault);
        expect(await asking()).toMatchObject({ earlier: [{ moderator: { username: moderator.username } }] });
    });
});

test('until when an account is deactivated is told to whoever changes that, and no rooms go by it', async () => {
    close();
    room('lost', [target.id]);
    expect(await asking('change-duration')).toMatchObject({ until: 1 + HOUR, rooms: undefined });
    expect(workspace.operations()).not.toContain('accounts.roomIds');
});

test('rooms of which one could not be checked are not told in part: all might go', async () => {
    room('lost', [target.id]);
    room('kept', [target.id, moderator.id]);
    workspace.before = faulty('rooms.members', 'fails', 2);
    expect((await asking()).rooms).toBeUndefined();
});

describe('the message that was clicked is quoted', () => {
    test('to whoever is in its room, with the room’s name', async () => {
        room('room-1', [target.id, moderator.id]);
        expect((await asking('deactivate', clicked)).message).toEqual({ ...clicked, room: '#room-1' });
    });

    test('from a direct message, which has no name', async () => {
        room('room-1', [moderator.id], { canBeRelinquished: false });
        expect((await asking('deactivate', clicked)).message).toEqual({ ...clicked, room: null });
    });

    test('to nobody who may not read it, whatever room a client names', async () => {
        room('room-1', [target.id]);
        expect((await asking('deactivate', clicked)).message).toBeUndefined();
    });
});

describe.each(faults)('what can’t be read in time (%s) is left out, and all else is told:', (fault) => {
    test.each<[string, Partial<Background>]>([
        ['cases.ofTarget', { earlier: [] }],
        ['accounts.roomIds', { rooms: undefined, message: undefined }],
        ['settings.logRoomName', { logRoom: undefined }],
    ])('%s', async (operation, left) => {
        close();
        room('room-1', [moderator.id]);
        const whole = await asking('deactivate', clicked);
        workspace.before = faulty(operation, fault);
        expect(await asking('deactivate', clicked)).toEqual({ ...whole, ...left });
    });

    test('the standing of an account whose duration is changed', async () => {
        close();
        workspace.before = faulty('cases.ofTarget', fault);
        expect(await asking('change-duration')).toMatchObject({ until: undefined });
    });
});
