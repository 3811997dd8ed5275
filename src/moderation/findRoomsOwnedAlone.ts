import type { Account } from './account';
import type { Deadline } from './deadline';
import { inParallel } from './inParallel';
import type { Accounts, Room, Rooms } from './ports';
import { type FoundRoom, type RoomsOwnedAlone, UNKNOWN_ROOMS } from './roomsOwnedAlone';

type RoomFate =
    | { readonly kind: 'kept' }
    | { readonly kind: 'handed-over'; readonly room: Room; readonly heir: string | null }
    /** `isAlone`: nobody else is in it, not even somebody inactive. */
    | { readonly kind: 'deleted'; readonly room: Room; readonly isAlone: boolean }
    | { readonly kind: 'ownerless'; readonly room: Room };

const KEPT: RoomFate = { kind: 'kept' };

/** Of a room with more the members are not read: that costs the server one query each, and the answer is megabytes. */
const MAX_MEMBERS = 5000;

/** Whose rooms are looked for, and who asks. */
export interface RoomsAsked {
    readonly accountId: string;
    readonly moderatorId: string;
}

/**
 * Finds the rooms that the server would hand over or delete, by the server's own rule (docs/rocketchat.md#rooms-and-owners).
 * Direct messages and omnichannel rooms are left alone. An only owner is succeeded by another active member.
 * Without one the room is deleted, and so is a room in which the account is the only member.
 * A public channel is never deleted (docs/rocketchat.md#a-public-channel-is-never-deleted).
 * Of a room with thousands of members only the moderator is looked for, who is active. Without the moderator it is `unchecked`.
 * @param deadline what isn't known by then is `unchecked`.
 */
export async function findRoomsOwnedAlone(
    { accountId, moderatorId }: RoomsAsked,
    { accounts, rooms }: { accounts: Accounts; rooms: Rooms },
    deadline: Deadline,
): Promise<RoomsOwnedAlone> {
    const ids = await deadline.wait(accounts.roomIds(accountId));
    if (ids.kind !== 'answered') {
        return UNKNOWN_ROOMS;
    }
    const moderatorRooms = once(() => accounts.roomIds(moderatorId));
    const checked = await inParallel(
        ids.value,
        (id) => fateOf(id, { accountId, moderatorRooms }, rooms, deadline),
        deadline,
    );
    const fates = checked
        .flatMap(({ answer }) => (answer.kind === 'answered' ? [answer.value] : []))
        .sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
    return {
        handedOver: fates.flatMap((fate) =>
            fate.kind === 'handed-over' ? [{ ...found(fate.room), heir: fate.heir }] : [],
        ),
        deleted: fates.flatMap((fate) =>
            fate.kind === 'deleted'
                ? [{ ...found(fate.room), aloneSince: fate.isAlone ? fate.room.madeAt : null }]
                : [],
        ),
        ownerless: fates.flatMap((fate) =>
            fate.kind === 'ownerless' ? [{ id: fate.room.id, name: fate.room.name }] : [],
        ),
        unchecked: checked.flatMap(({ item, answer }) => (answer.kind === 'answered' ? [] : [item])),
        reported: UNKNOWN_ROOMS.reported,
        kept: [],
    };
}

function nameOf(fate: RoomFate): string {
    return fate.kind === 'kept' ? '' : fate.room.name;
}

function found({ id, name, listedAs, isDiscussion, isTeamMain }: Room): FoundRoom {
    return { id, name, listedAs, isDiscussion, isTeamMain };
}

/** The dearest question comes last: `members` costs the server one query a member. */
async function fateOf(
    roomId: string,
    { accountId, moderatorRooms }: { accountId: string; moderatorRooms: () => Promise<string[]> },
    rooms: Rooms,
    deadline: Deadline,
): Promise<RoomFate> {
    const owners = await rooms.owners(roomId);
    if (owners.some(({ id }) => id !== accountId)) {
        return KEPT;
    }
    const room = await rooms.byId(roomId);
    if (!room && owners.length > 0) {
        throw new Error('A room that has an owner was not found');
    }
    if (!room?.canBeRelinquished || (room.isPublicChannel && owners.length === 0)) {
        return KEPT;
    }
    if (deadline.left() === 0) {
        throw new Error('Too late to ask for the members');
    }
    if (room.memberCount > MAX_MEMBERS) {
        return fateOfCrowded(room, owners, await moderatorRooms());
    }
    const members = await rooms.members(roomId);
    if (members.some((member) => member?.id === accountId && keepsItsRooms(member))) {
        return KEPT;
    }
    const others = members.filter((member) => member?.id !== accountId);
    return owners.length > 0 ? fateOfOwned(room, others) : fateOfJoined(room, others);
}

/** A federated account is refused as a whole, and of one without a username the server checks no rooms. */
const keepsItsRooms = ({ federated, username }: Account): boolean => federated || username === '';

function fateOfOwned(room: Room, others: readonly (Account | undefined)[]): RoomFate {
    const [heir, ...more] = others.flatMap((member) => (member?.active === true ? [member] : []));
    if (heir) {
        return { kind: 'handed-over', room, heir: more.length === 0 && heir.username !== '' ? heir.username : null };
    }
    return room.isPublicChannel ? { kind: 'ownerless', room } : { kind: 'deleted', room, isAlone: others.length === 0 };
}

/** The moderator is another member, and an active one. Where the moderator is no member, nobody is known to be. */
function fateOfCrowded(room: Room, [owner]: readonly Account[], moderatorRooms: readonly string[]): RoomFate {
    if (!moderatorRooms.includes(room.id)) {
        throw new Error('A room with too many members to read them');
    }
    return owner && !keepsItsRooms(owner) ? { kind: 'handed-over', room, heir: null } : KEPT;
}

/** In a room that the account doesn't own every other subscription keeps it. An inactive or a deleted account's counts, too. */
function fateOfJoined(room: Room, others: readonly unknown[]): RoomFate {
    return others.length > 0 ? KEPT : { kind: 'deleted', room, isAlone: true };
}

/** Asks only when it is needed, and then once. */
function once<Value>(ask: () => Promise<Value>): () => Promise<Value> {
    let asked: Promise<Value> | undefined;
    return () => (asked ??= ask());
}
