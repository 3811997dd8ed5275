import type { IRoomRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';

import { isObject } from '../moderation/isObject';
import type { Room, Rooms } from '../moderation/ports';
import { plain } from '../words/plain';
import { accountOf, timeOf } from './accounts';
import { listed } from './crossing';

/** As many characters tell whether there is anything to see. */
const MAX_LOOKED_AT_LENGTH = 60;

/** Rooms, with their owners and members, as the engine's accessors tell of them. */
export function roomsOf(rooms: IRoomRead): Rooms {
    return {
        byId: async (id) => roomOf(await rooms.getById(id)),
        owners: async (id) => listed(await rooms.getOwners(id)).flatMap((user) => accountOf(user) ?? []),
        members: async (id) => listed(await rooms.getMembers(id)).map(accountOf),
    };
}

/** An unknown room crosses as `null`, whatever the type says. */
function roomOf(room: IRoom | null | undefined): Room | undefined {
    if (!room) {
        return undefined;
    }
    const type: string = room.type;
    return {
        id: room.id,
        name: visibleNameOf(room),
        listedAs: listedNameOf(room),
        canBeRelinquished: type !== 'd' && type !== 'l',
        isPublicChannel: type === 'c',
        isOpenToAll: type === 'c' && !room.teamId,
        isDiscussion: Boolean(room.parentRoom),
        isTeamMain: room.isTeamMain === true,
        madeAt: timeOf(room.createdAt),
        memberCount: memberCountOf(room),
        isArchived: unmapped(room, 'archived') === true,
        isReadOnly: room.isReadOnly === true,
        isEncrypted: unmapped(room, 'encrypted') === true,
    };
}

function memberCountOf(room: IRoom): number {
    const count = unmapped(room, 'usersCount');
    return typeof count === 'number' ? count : 0;
}

/** What the server's converter has no name for crosses in a field of its own (docs/rocketchat.md#how-a-room-reaches-an-app). */
function unmapped(room: IRoom, name: 'archived' | 'encrypted' | 'usersCount'): unknown {
    const properties: unknown = Reflect.get(room, '_unmappedProperties_');
    return isObject(properties) ? properties[name] : undefined;
}

/** By the server's own rule, for which an empty display name is none. */
function listedNameOf({
    displayName,
    slugifiedName,
}: {
    displayName?: string | null;
    slugifiedName?: string | null;
}): string | null {
    return (displayName === '' ? undefined : displayName) ?? slugifiedName ?? null;
}

/** A discussion may be called anything, also what can't be seen. */
function visibleNameOf({ id, displayName, slugifiedName }: IRoom): string {
    return [displayName, slugifiedName].find((name) => plain(name ?? '', MAX_LOOKED_AT_LENGTH) !== '') ?? id;
}
