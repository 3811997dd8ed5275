import { type IRoom, RoomType as EngineRoomType } from '@rocket.chat/apps-engine/definition/rooms';

import { toEngineUser } from './convertUser';
import type { Room, RoomType } from './documents';
import type { WorkspaceModel } from './model';

const types: Record<RoomType, EngineRoomType> = {
    c: EngineRoomType.CHANNEL,
    p: EngineRoomType.PRIVATE_GROUP,
    d: EngineRoomType.DIRECT_MESSAGE,
    l: EngineRoomType.LIVE_CHAT,
};

/** A room as the server's converter gives it to the engine. What has no name there goes into `_unmappedProperties_`. */
export function toEngineRoom(model: WorkspaceModel, room: Room): IRoom {
    const { _id, t, name, fname, u, uids, msgs, ts, lm, ro, sysMes, prid, teamId, teamMain, ...rest } =
        structuredClone(room);
    const { default: isDefault, description, federated, open, closedAt, closer, _updatedAt, ...unmapped } = rest;
    const creator = u && model.accounts.byId(u._id);
    const parent = prid === undefined ? undefined : model.rooms.byId(prid);
    return asRoom({
        id: _id,
        displayName: fname,
        slugifiedName: name,
        userIds: uids,
        messageCount: msgs,
        createdAt: ts,
        updatedAt: _updatedAt,
        closedAt,
        lastModifiedAt: lm,
        isOpen: open,
        description,
        closer,
        teamId,
        isTeamMain: teamMain,
        isFederated: federated,
        isDefault: isDefault ?? false,
        isReadOnly: ro ?? false,
        displaySystemMessages: sysMes ?? true,
        type: types[t],
        creator: creator && toEngineUser(creator),
        parentRoom: parent && toEngineRoom(model, parent),
        _unmappedProperties_: unmapped,
    });
}

type ConvertedRoom = {
    [key in Exclude<keyof IRoom, 'usernames' | 'customFields' | 'livechatData'>]: IRoom[key] | undefined;
} & Record<string, unknown>;

/** The engine's type promises a name, a creator and `usernames` that the server doesn't always give; it hides that with a cast, too. */
const asRoom = (room: ConvertedRoom): IRoom =>
    Object.fromEntries(Object.entries(room).filter(([, value]) => value !== undefined)) as unknown as IRoom;
