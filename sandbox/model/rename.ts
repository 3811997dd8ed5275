import type { WorkspaceModel } from './model';

/**
 * Gives an account another username, as the server does (docs/rocketchat.md#a-username-can-change): what names it goes along, in its
 * subscriptions and messages, in rooms that it made, and in direct messages.
 */
export function rename(model: WorkspaceModel, userId: string, username: string): void {
    const before = model.accounts.byId(userId)?.username;
    model.accounts.setUsername(userId, username);
    for (const { rid, t, u } of model.subscriptions.ofUser(userId)) {
        u.username = username;
        const room = t === 'd' && before !== undefined ? model.rooms.renameInDirect(rid, before, username) : undefined;
        if (room) {
            model.subscriptions.nameDirect(room);
        }
    }
    for (const room of model.rooms.all()) {
        if (room.u?._id === userId) {
            room.u.username = username;
        }
        for (const { u } of model.messages.allOfRoom(room._id).filter((message) => message.u._id === userId)) {
            u.username = username;
        }
    }
}
