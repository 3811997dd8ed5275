import type { Account, Room } from './documents';
import type { WorkspaceModel } from './model';

/**
 * Whether the user may see the room: public channels by permission, all others by subscription; a discussion also through its parent.
 */
export function canAccessRoom(model: WorkspaceModel, room: Room, userId: string): boolean {
    if (model.subscriptions.one(room._id, userId)) {
        return true;
    }
    const parent = room.prid === undefined ? undefined : model.rooms.byId(room.prid);
    if (parent) {
        return canAccessRoom(model, parent, userId);
    }
    return room.t === 'c' && model.permissions.has(userId, 'view-c-room');
}

/**
 * Throws where the server would not let the account post in the room. Apps needn't be in it, but the rule of read-only rooms is theirs too.
 * @throws Error `error-not-allowed`, `You can't send messages because the room is readonly.`
 */
export function assertMayPost(model: WorkspaceModel, room: Room, account: Account): void {
    if (account.type !== 'app' && !canAccessRoom(model, room, account._id)) {
        throw new Error('error-not-allowed');
    }
    if (room.ro && !model.permissions.has(account._id, 'post-readonly', room._id)) {
        throw new Error("You can't send messages because the room is readonly.");
    }
}
