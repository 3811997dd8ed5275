import type { RoomName } from './case';

/** What deactivating with `confirmRelinquish` would do to rooms that an account owns alone, as far as could be found out. */
export interface RoomsOwnedAlone {
    /** They get another owner: their longest-standing active member. */
    readonly handedOver: readonly HandedOverRoom[];
    /** They are deleted, with all their messages; the main room of a team takes the team with it. */
    readonly deleted: readonly DeletedRoom[];
    /** Public channels without another active member: they stay as they are, with no active owner. */
    readonly ownerless: readonly RoomName[];
    /** Ids of the rooms that could not be checked: each might be deleted. `null` where not even the list of rooms could be read. */
    readonly unchecked: readonly string[] | null;
    /** Names that the server itself told and that match no room found here. */
    readonly reported: ReportedRooms;
    /** Ids of rooms that seem to be deleted, and that the server keeps by its own word. It knows more than the accessors tell. */
    readonly kept: readonly string[];
}

/** Nothing is known of them, and the server has told nothing. */
export const UNKNOWN_ROOMS: RoomsOwnedAlone = {
    handedOver: [],
    deleted: [],
    ownerless: [],
    unchecked: null,
    reported: { handedOver: [], deleted: [] },
    kept: [],
};

export interface FoundRoom extends RoomName {
    /** Its name in the server's own lists, `null` where it has none. */
    readonly listedAs: string | null;
    readonly isDiscussion: boolean;
    /** The main room of a team: where it is deleted, so is the team. */
    readonly isTeamMain: boolean;
}

interface HandedOverRoom extends FoundRoom {
    /**
     * The username of who gets it. It is known only of the one other active member: how long somebody has been in a room no accessor tells
     * (docs/rocketchat.md#members-and-owners-of-a-room). `null` where there are several.
     */
    readonly heir: string | null;
}

interface DeletedRoom extends FoundRoom {
    /** When it was made, in milliseconds since 1970, where nobody else is in it; `null` where somebody is, or it isn't known. */
    readonly aloneSince: number | null;
}

/** The names in the server's own lists; `null` stands for a room without a name. */
export interface ReportedRooms {
    readonly handedOver: readonly (string | null)[];
    readonly deleted: readonly (string | null)[];
}

/**
 * Joins what was found here with what the server itself says. The server's word is whole, so nothing is unchecked any more.
 * A room stays whose name is in none of the server's lists. Names that match no room found here stand as reported.
 * So do those that the server would delete and this app would not. Names are not unique.
 * Where the server lists fewer rooms of a name than were found, each may be meant, and stays announced.
 */
export function joinedWith(found: RoomsOwnedAlone, said: ReportedRooms): RoomsOwnedAlone {
    const isListed = ({ listedAs }: FoundRoom, names: ReportedRooms['deleted']): boolean => names.includes(listedAs);
    const deleted = found.deleted.filter((room) => isListed(room, said.deleted));
    const notDeleted = found.deleted.filter((room) => !isListed(room, said.deleted));
    const handedOver = [...found.handedOver, ...notDeleted]
        .filter((room) => isListed(room, said.handedOver))
        .map(({ id, name, listedAs, isDiscussion, isTeamMain, ...room }) => ({
            id,
            name,
            listedAs,
            isDiscussion,
            isTeamMain,
            // Of a room that seemed to have no heir the server knows more.
            heir: 'heir' in room ? room.heir : null,
        }));
    return {
        ...found,
        deleted,
        handedOver,
        unchecked: [],
        reported: {
            deleted: without(said.deleted, deleted),
            handedOver: without(said.handedOver, handedOver),
        },
        kept: notDeleted.map(({ id }) => id),
    };
}

/** What was found anew, less what the server said it keeps. It has to be asked again before anything is given up. */
export function withoutKept(found: RoomsOwnedAlone, kept: readonly string[]): RoomsOwnedAlone {
    return { ...found, deleted: found.deleted.filter(({ id }) => !kept.includes(id)), kept };
}

/** The names that are left when each room has taken one of its name: several rooms may have the same. */
function without(names: ReportedRooms['deleted'], rooms: readonly Pick<FoundRoom, 'listedAs'>[]): (string | null)[] {
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
 * nor said to be unchecked. Nor does it where another room can't be checked any more. A room counts by its id, or by its name where the
 * server told no more. A room that was made after the question, and in which nobody else is, is covered. An abuser makes such rooms to
 * stay.
 * @param askedAt when the question was put, in milliseconds since 1970.
 */
export function covers(shown: RoomsOwnedAlone, now: RoomsOwnedAlone, askedAt: number): boolean {
    const ids = new Set([...shown.deleted.map(({ id }) => id), ...(shown.unchecked ?? [])]);
    const names = new Set(shown.reported.deleted);
    const isUncheckedCovered = shown.unchecked === null || (now.unchecked?.every((id) => ids.has(id)) ?? false);
    const isCovered = ({ id, listedAs, aloneSince }: DeletedRoom): boolean =>
        ids.has(id) || names.has(listedAs) || (aloneSince !== null && aloneSince > askedAt);
    const reported = shown.reported.deleted.map((listedAs) => ({ listedAs }));
    return now.deleted.every(isCovered) && without(now.reported.deleted, reported).length === 0 && isUncheckedCovered;
}

/**
 * What is shown when it has to be asked again: what is new comes first. What was unchecked before is still agreed to, whatever is known of it
 * now, unless it is deleted.
 */
export function askedAgain(shown: RoomsOwnedAlone, now: RoomsOwnedAlone): RoomsOwnedAlone {
    const known = new Set(shown.deleted.map(({ id }) => id));
    const deleted = new Set(now.deleted.map(({ id }) => id));
    const unchecked =
        shown.unchecked === null || now.unchecked === null
            ? null
            : [...new Set([...shown.unchecked, ...now.unchecked])].filter((id) => !deleted.has(id));
    return {
        ...now,
        deleted: [...now.deleted.filter(({ id }) => !known.has(id)), ...now.deleted.filter(({ id }) => known.has(id))],
        unchecked,
        reported: shown.reported,
    };
}

/** What a moderator agrees to give up. */
export interface Relinquished {
    /** Those that are known by name only without an id. */
    readonly rooms: readonly RoomName[];
    /** Ids of rooms that might be deleted, too; `null` where nobody knows which. */
    readonly unchecked: readonly string[] | null;
}

/** What is given up where these rooms are agreed to. */
export function relinquishedBy({ handedOver, deleted, reported, unchecked }: RoomsOwnedAlone): Relinquished {
    const byName = [...reported.handedOver, ...reported.deleted].map((name) => ({ id: '', name: name ?? '' }));
    const rooms = [...handedOver, ...deleted, ...byName].map(({ id, name }) => ({ id, name }));
    const known = new Set(rooms.map(({ id }) => id));
    return { rooms, unchecked: unchecked?.filter((id) => !known.has(id)) ?? null };
}
