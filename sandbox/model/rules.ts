import type { Account, Room } from './documents';
import type { WorkspaceModel } from './model';

/**
 * Whether the user may see the room (docs/rocketchat.md#who-may-see-a-room): a public channel by permission, and one of a private team as a
 * member of the team; any as a subscriber who may see rooms of its type; a discussion also through its parent.
 */
export function canAccessRoom(model: WorkspaceModel, room: Room, userId: string): boolean {
    const { permissions, rooms, subscriptions } = model;
    const may = (permission: string): boolean => permissions.has(userId, permission);
    const isSubscriber = subscriptions.one(room._id, userId) !== undefined;
    const parent = room.prid === undefined ? undefined : rooms.byId(room.prid);
    return (
        isOpenTo(model, room, userId) ||
        (isSubscriber && (may('view-joined-room') || may(`view-${room.t}-room`))) ||
        (parent !== undefined && canAccessRoom(model, parent, userId))
    );
}

/** Public channels are open by permission, those of a private team to its members alone: who is in its main room. */
function isOpenTo({ permissions, rooms, subscriptions }: WorkspaceModel, room: Room, userId: string): boolean {
    const team = room.teamId === undefined ? undefined : rooms.team(room.teamId);
    const main = team && rooms.byId(team.roomId);
    const isOpen =
        main?.t === 'p' ? subscriptions.one(main._id, userId) !== undefined : permissions.has(userId, 'view-c-room');
    return room.t === 'c' && isOpen;
}

/**
 * Throws where the room takes no message of this account. An app needn't be in the room, but the other rules are for it, too.
 * @throws Error `error-invalid-room`, `room_is_archived`, `error-not-allowed`, `You_have_been_muted`, or that the room is read-only
 */
export function assertMayPost(model: WorkspaceModel, room: Room | undefined, account: Account): asserts room is Room {
    const { _id, type, username = '' } = account;
    if (!room) {
        throw new Error('error-invalid-room');
    }
    if (room.archived) {
        throw new Error('room_is_archived');
    }
    if (type !== 'app' && !canAccessRoom(model, room, _id)) {
        throw new Error('error-not-allowed');
    }
    const isReadOnly = room.ro && !model.permissions.has(_id, 'post-readonly', room._id);
    if (isReadOnly && !room.unmuted?.includes(username)) {
        throw new Error("You can't send messages because the room is readonly.");
    }
    if (room.muted?.includes(username)) {
        throw new Error('You_have_been_muted');
    }
}
