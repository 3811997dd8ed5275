import { type IRoom, RoomType as EngineRoomType } from '@rocket.chat/apps-engine/definition/rooms';

import { withoutUndefined } from './convert';
import { toEngineUser } from './convertUser';
import type { Room, RoomType, UserRef } from './documents';
import type { WorkspaceModel } from './model';

const types: Record<RoomType, EngineRoomType> = {
    c: EngineRoomType.CHANNEL,
    p: EngineRoomType.PRIVATE_GROUP,
    d: EngineRoomType.DIRECT_MESSAGE,
    l: EngineRoomType.LIVE_CHAT,
};

/**
 * A room as the server's converter gives it to the engine (docs/rocketchat.md#how-a-room-reaches-an-app). What has no name there goes into
 * `_unmappedProperties_`, and `v` stands there too.
 */
export function toEngineRoom(model: WorkspaceModel, room: Room): IRoom {
    const { _id, t, name, fname, u, uids, msgs, ts, lm, ro, sysMes, prid, teamId, teamMain, ...rest } =
        structuredClone(room);
    const { default: isDefault, description, federated, federation, customFields, livechatData, ...more } = rest;
    const { open, waitingResponse, servedBy, closedAt, closedBy, closer, _updatedAt, ...unmapped } = more;
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
        customFields,
        livechatData,
        isWaitingResponse: waitingResponse,
        isOpen: open,
        description,
        closer,
        teamId,
        isTeamMain: teamMain,
        isFederated: federated,
        federation,
        isDefault: isDefault ?? false,
        isReadOnly: ro ?? false,
        displaySystemMessages: sysMes ?? true,
        type: types[t],
        creator: whole(model, u),
        ...visitorOf(room),
        // A visitor who closed their chat would be looked up among the visitors, of whom this workspace keeps none.
        closedBy: closer === 'user' ? whole(model, closedBy) : undefined,
        servedBy: whole(model, servedBy),
        parentRoom: parent && toEngineRoom(model, parent),
        _unmappedProperties_: unmapped,
    });
}

function whole(model: WorkspaceModel, ref: UserRef | undefined): ReturnType<typeof toEngineUser> | undefined {
    const account = ref && model.accounts.byId(ref._id);
    return account && toEngineUser(account);
}

function visitorOf({ v }: Room): { visitor: object; visitorChannelInfo: object } | undefined {
    if (!v) {
        return undefined;
    }
    const { _id: id, ...visitor } = structuredClone(v);
    return { visitor: { id, ...visitor, _unmappedProperties_: {} }, visitorChannelInfo: {} };
}

type ConvertedRoom = { [key in Exclude<keyof IRoom, 'usernames'>]: IRoom[key] | undefined } & Record<string, unknown>;

/** The engine's type promises a name, a creator and `usernames` that the server doesn't always give; it hides that with a cast, too. */
const asRoom = (room: ConvertedRoom): IRoom => withoutUndefined(room) as unknown as IRoom;
