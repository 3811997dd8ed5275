import { Deadline } from '../../src/moderation/deadline';
import { findRoomsOwnedAlone } from '../../src/moderation/findRoomsOwnedAlone';
import type { RoomsOwnedAlone } from '../../src/moderation/roomsOwnedAlone';
import { MemoryWorkspace, type RoomRecord, Store } from './support/memoryWorkspace';
import { moderator, person, target } from './support/people';
import { handedOver, noRooms, privateRoom } from './support/records';

const other = person('olaf');

function crowded(owners: readonly string[], others: readonly string[], memberCount = 5001, id = 'r'): RoomRecord {
    return { room: { ...privateRoom(id), memberCount }, owners: [...owners], members: [target.id, ...others] };
}

function workspaceWith(...rooms: readonly RoomRecord[]): MemoryWorkspace {
    const store = new Store(target, moderator, other);
    for (const one of rooms) {
        store.rooms.set(one.room.id, one);
    }
    return new MemoryWorkspace(store);
}

const find = (workspace: MemoryWorkspace): Promise<RoomsOwnedAlone> =>
    findRoomsOwnedAlone({ accountId: target.id, moderatorId: moderator.id }, workspace, new Deadline(2500));

/** docs/rocketchat.md#members-and-owners-of-a-room */
test.each<[what: string, known: string, RoomRecord, Partial<RoomsOwnedAlone>]>([
    [
        'a crowded room that the moderator is in',
        'handed over',
        crowded([target.id], [moderator.id]),
        { handedOver: [handedOver('r')] },
    ],
    ['a crowded room without an owner, with the moderator', 'kept', crowded([], [moderator.id]), {}],
    ['a crowded room without the moderator', 'unchecked', crowded([target.id], [other.id]), { unchecked: ['r'] }],
    ['a crowded room with another owner', 'kept', crowded([target.id, other.id], [other.id]), {}],
])('%s: %s', async (_, __, record, expected) => {
    const workspace = workspaceWith(record);
    await expect(find(workspace)).resolves.toEqual({ ...noRooms, ...expected });
    expect(workspace.operations()).not.toContain('rooms.members');
});

test('a federated account keeps its crowded rooms, too', async () => {
    const workspace = workspaceWith(crowded([target.id], [moderator.id]));
    workspace.store.add({ ...target, federated: true });
    await expect(find(workspace)).resolves.toEqual(noRooms);
});

test('the moderator’s rooms are read once for all crowded rooms', async () => {
    const rooms = ['r', 's', 't'].map((id) => crowded([target.id], [moderator.id], 5001, id));
    const workspace = workspaceWith(...rooms);
    expect((await find(workspace)).handedOver).toHaveLength(3);
    expect(workspace.operations().filter((operation) => operation === 'accounts.roomIds')).toHaveLength(2);
});

test('of a room with one member less the members are read, and who the heir is', async () => {
    const workspace = workspaceWith(crowded([target.id], [other.id], 5000));
    const heir = { ...handedOver('r'), heir: other.username };
    await expect(find(workspace)).resolves.toEqual({ ...noRooms, handedOver: [heir] });
});
