import type { IRoomRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';

import type { Account } from '../moderation/account';
import type { Room, Rooms } from '../moderation/workspace';
import { plain } from '../words/plain';
import { accountOf } from './accounts';
import { listed } from './crossing';

/** As many characters tell whether there is anything to see. */
const NAME_LIMIT = 60;

export function roomsOf(rooms: IRoomRead): Rooms {
    const accounts = (users: Parameters<typeof accountOf>[0][]): Account[] =>
        users.flatMap((user) => accountOf(user) ?? []);
    return {
        byId: async (id) => roomOf(await rooms.getById(id)),
        owners: async (id) => accounts(listed(await rooms.getOwners(id))),
        members: async (id) => accounts(listed(await rooms.getMembers(id))),
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
        canBeRelinquished: type !== 'd' && type !== 'l',
        isTeamMain: room.isTeamMain === true,
    };
}

/** A discussion may be called anything, also what can't be seen. */
function visibleNameOf({ id, displayName, slugifiedName }: IRoom): string {
    return [displayName, slugifiedName].find((name) => plain(name ?? '', NAME_LIMIT) !== '') ?? id;
}
