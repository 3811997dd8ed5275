import type { Account } from './account';
import type { RoomName } from './case';
import type { Deadline } from './deadline';
import { inParallel } from './inParallel';
import type { Accounts, Room, Rooms } from './ports';

/** What deactivating with `confirmRelinquish` would do to the rooms that an account owns alone, as far as it could be found out. */
export interface RoomsOwnedAlone {
    /** They get another owner: their longest-standing active member. */
    readonly handedOver: readonly FoundRoom[];
    /** They are deleted, with all their messages; the main room of a team takes the team with it. */
    readonly deleted: readonly (FoundRoom & { readonly takesTeam: boolean })[];
    /** Public channels without another active member: they stay as they are, with no active owner. */
    readonly ownerless: readonly RoomName[];
    /** Ids of the rooms that could not be checked, each of which might be deleted; `null` where not even the list of rooms could be read. */
    readonly unchecked: readonly string[] | null;
    /** Names that the server itself told and that match no room found here. */
    readonly reported: ReportedRooms;
}

interface FoundRoom extends RoomName {
    /** Its name in the server's own lists, `null` where it has none. */
    readonly listedAs: string | null;
}

/** The names in the server's own lists; `null` stands for a room without a name. */
export interface ReportedRooms {
    readonly handedOver: readonly (string | null)[];
    readonly deleted: readonly (string | null)[];
}

const NONE_REPORTED: ReportedRooms = { handedOver: [], deleted: [] };

type Fate = { readonly kind: 'kept' } | { readonly kind: 'handed-over' | 'deleted' | 'ownerless'; readonly room: Room };

const KEPT: Fate = { kind: 'kept' };

/**
 * Finds the rooms that the server would hand over or delete, by the server's own rule (see "What deactivating does" in the facts):
 * direct messages and omnichannel rooms are left alone; an only owner is succeeded by another active member; without one the room is
 * deleted, and so is a room in which the account is the only member. A public channel is never deleted.
 * @param deadline what isn't known by then is `unchecked`.
 */
export async function findRoomsOwnedAlone(
    accountId: string,
    { accounts, rooms }: { accounts: Accounts; rooms: Rooms },
    deadline: Deadline,
): Promise<RoomsOwnedAlone> {
    const ids = await deadline.wait(accounts.roomIds(accountId));
    if (ids.kind !== 'answered') {
        return { handedOver: [], deleted: [], ownerless: [], unchecked: null, reported: NONE_REPORTED };
    }
    const checked = await inParallel(ids.value, (id) => fateOf(id, accountId, rooms, deadline), deadline);
    const roomsThat = (kind: Fate['kind']): Room[] =>
        checked
            .flatMap(({ answer }) => (answer.kind === 'answered' ? [answer.value] : []))
            .flatMap((fate) => (fate.kind !== 'kept' && fate.kind === kind ? [fate.room] : []))
            .sort((a, b) => a.name.localeCompare(b.name));
    return {
        handedOver: roomsThat('handed-over').map(({ id, name, listedAs }) => ({ id, name, listedAs })),
        deleted: roomsThat('deleted').map(({ id, name, listedAs, isTeamMain }) => ({
            id,
            name,
            listedAs,
            takesTeam: isTeamMain,
        })),
        ownerless: roomsThat('ownerless').map(({ id, name }) => ({ id, name })),
        unchecked: checked.flatMap(({ item, answer }) => (answer.kind === 'answered' ? [] : [item])),
        reported: NONE_REPORTED,
    };
}

/** The dearest question comes last: `members` costs the server one query a member. */
async function fateOf(roomId: string, accountId: string, rooms: Rooms, deadline: Deadline): Promise<Fate> {
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
    const others = (await rooms.members(roomId)).filter((member) => member?.id !== accountId);
    return owners.length > 0 ? fateOfOwned(room, others) : fateOfJoined(room, others);
}

function fateOfOwned(room: Room, others: readonly (Account | undefined)[]): Fate {
    if (others.some((member) => member?.active === true)) {
        return { kind: 'handed-over', room };
    }
    return { kind: room.isPublicChannel ? 'ownerless' : 'deleted', room };
}

/** In a room that the account doesn't own every other subscription keeps it, also that of an inactive or a deleted account. */
function fateOfJoined(room: Room, others: readonly unknown[]): Fate {
    return others.length > 0 ? KEPT : { kind: 'deleted', room };
}

/**
 * Joins what was found here with what the server itself says, and never says less than the server. The server's word is whole, so nothing
 * is unchecked any more; names that match no room found here, or that the server would delete and this app would not, stand as reported.
 */
export function joinedWith(found: RoomsOwnedAlone, said: ReportedRooms): RoomsOwnedAlone {
    const deleted = without(said.deleted, found.deleted);
    const known = [...found.handedOver, ...found.deleted];
    return { ...found, unchecked: [], reported: { deleted, handedOver: without(said.handedOver, known) } };
}

/** The names that are left when each room has taken one of its name: several rooms may have the same. */
function without(names: ReportedRooms['deleted'], rooms: readonly FoundRoom[]): (string | null)[] {
    const left = [...names];
    for (const { listedAs } of rooms) {
        const at = left.indexOf(listedAs);
        if (at >= 0) {
            left.splice(at, 1);
        }
    }
    return left;
}

/**
 * Whether a moderator who consents must know that a room is deleted, or might be. Where no room was found at all, nobody can say what the
 * server means, so anything might be.
 */
export function mightDelete(rooms: RoomsOwnedAlone): boolean {
    const { handedOver, deleted, reported, unchecked } = rooms;
    const isDeleted = deleted.length > 0 || reported.deleted.length > 0;
    const isHandedOver = handedOver.length > 0 || reported.handedOver.length > 0;
    return isDeleted || !isHandedOver || unchecked === null || unchecked.length > 0;
}

/**
 * Whether a consent to what was shown covers what would happen now. It doesn't where a room would be deleted that was neither shown as such
 * nor said to be unchecked, nor where another room can't be checked any more. A room counts by its id, or by its name where the server told
 * no more.
 */
export function covers(shown: RoomsOwnedAlone, now: RoomsOwnedAlone): boolean {
    const ids = new Set([...shown.deleted.map(({ id }) => id), ...(shown.unchecked ?? [])]);
    const names = new Set(shown.reported.deleted);
    const isUncheckedCovered = shown.unchecked === null || (now.unchecked?.every((id) => ids.has(id)) ?? false);
    return now.deleted.every(({ id, listedAs }) => ids.has(id) || names.has(listedAs)) && isUncheckedCovered;
}

/**
 * What is shown when it has to be asked again. What was unchecked before is still agreed to, whatever is known of it now, unless it is deleted:
 * so asking comes to an end.
 */
export function askedAgain(shown: RoomsOwnedAlone, now: RoomsOwnedAlone): RoomsOwnedAlone {
    const deleted = new Set(now.deleted.map(({ id }) => id));
    const unchecked =
        shown.unchecked === null || now.unchecked === null
            ? null
            : [...new Set([...shown.unchecked, ...now.unchecked])].filter((id) => !deleted.has(id));
    return { ...now, unchecked, reported: shown.reported };
}

/** What a moderator agrees to give up. */
export interface Relinquished {
    /** Those that are known by name only without an id. */
    readonly rooms: readonly RoomName[];
    /** Ids of rooms that might be deleted, too; `null` where nobody knows which. */
    readonly unchecked: readonly string[] | null;
}

export function relinquishedBy({ handedOver, deleted, reported, unchecked }: RoomsOwnedAlone): Relinquished {
    const byName = [...reported.handedOver, ...reported.deleted].map((name) => ({ id: '', name: name ?? '' }));
    const rooms = [...handedOver, ...deleted, ...byName].map(({ id, name }) => ({ id, name }));
    const known = new Set(rooms.map(({ id }) => id));
    return { rooms, unchecked: unchecked?.filter((id) => !known.has(id)) ?? null };
}
