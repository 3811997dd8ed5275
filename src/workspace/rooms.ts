import type { IRoomRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';

import { isObject } from '../moderation/isObject';
import type { Room, Rooms } from '../moderation/ports';
import { plain } from '../words/plain';
import { accountOf, timeOf } from './accounts';
import { listed } from './crossing';

/** As many characters tell whether there is anything to see. */
const MAX_LOOKED_AT_LENGTH = 60;

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
        isArchived: isMarked(room, 'archived'),
        isReadOnly: room.isReadOnly === true,
        isEncrypted: isMarked(room, 'encrypted'),
    };
}

/** Marks that the server's converter has no name for cross in a field of their own (docs/rocketchat.md#how-a-room-reaches-an-app). */
function isMarked(room: IRoom, mark: 'archived' | 'encrypted'): boolean {
    const unmapped: unknown = Reflect.get(room, '_unmappedProperties_');
    return isObject(unmapped) && unmapped[mark] === true;
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
