import type { Person } from '../moderation/account';
import type { ClosedCase, RoomAfter } from '../moderation/case';
import { paragraphsOf, shownApart } from '../words/names';
import { type Words, words } from '../words/words';

type Named = Extract<RoomAfter, { readonly name: string }>;
type Counted = Exclude<RoomAfter, Named>;

/** Rooms of the same fate, in one sentence. */
interface Group {
    readonly rooms: readonly Named[];
    readonly say: (rooms: string) => Words;
    readonly sayMore: (rooms: string, count: string) => Words;
}

/** How many rooms had which fate, for whoever needs no names. */
export function countRooms({
    ending: { rooms },
}: ClosedCase): Record<'deleted' | 'handedOver' | 'unknown' | 'kept', number> {
    const count = (...kinds: readonly RoomAfter['kind'][]): number =>
        rooms.reduce((sum, room) => sum + (kinds.includes(room.kind) ? countOf(room) : 0), 0);
    return {
        deleted: count('deleted', 'gone'),
        handedOver: count('handed-over'),
        unknown: count('ownerless', 'not-confirmed', 'unread'),
        kept: count('kept'),
    };
}

/**
 * What became of the rooms that were to be given up: what is lost first.
 * @param most how many rooms of the same fate are named; `null` for all of them.
 */
export function sayRooms({ ending: { rooms }, target }: ClosedCase, most: number | null): Words[] {
    const named = rooms.filter(isNamed);
    return [
        ...groupsOf(named, target).flatMap((group) => sayGroup(group, most)),
        ...rooms.flatMap((room) => (isNamed(room) ? [] : [sayCounted(room)])),
    ];
}

function isNamed(room: RoomAfter): room is Named {
    return 'name' in room;
}

function groupsOf(rooms: readonly Named[], { username }: Person): Group[] {
    const thatBecame = (fate: Named['kind']): Named[] => rooms.filter((room) => room.kind === fate);
    const owners = [...new Set(rooms.flatMap((room) => (room.kind === 'handed-over' ? [room.owner] : [])))];
    return [
        {
            rooms: thatBecame('deleted'),
            say: (names) => words('done_deleted', { rooms: names }),
            sayMore: (names, count) => words('done_deleted_more', { rooms: names, count }),
        },
        {
            rooms: thatBecame('ownerless'),
            say: (names) => words('done_ownerless', { rooms: names }),
            sayMore: (names, count) => words('done_ownerless_more', { rooms: names, count }),
        },
        {
            rooms: thatBecame('not-confirmed'),
            say: (names) => words('done_not_confirmed', { rooms: names }),
            sayMore: (names, count) => words('done_not_confirmed_more', { rooms: names, count }),
        },
        {
            rooms: thatBecame('kept'),
            say: (names) => words('done_kept', { rooms: names, owner: username }),
            sayMore: (names, count) => words('done_kept_more', { rooms: names, owner: username, count }),
        },
        ...owners.map((owner) => ({
            rooms: rooms.filter((room) => room.kind === 'handed-over' && room.owner === owner),
            say: (names: string) => words('done_handed_over', { rooms: names, owner }),
            sayMore: (names: string, count: string) => words('done_handed_over_more', { rooms: names, owner, count }),
        })),
    ];
}

function sayGroup({ rooms, say, sayMore }: Group, most: number | null): Words[] {
    const names = shownApart(rooms.map(({ name }) => name));
    // One more takes no more space than to count it.
    if (most === null || names.length <= most + 1) {
        return paragraphsOf(names).map(say);
    }
    return paragraphsOf(names.slice(0, most)).map((paragraph) => sayMore(paragraph, String(names.length - most)));
}

function countOf(room: RoomAfter): number {
    if (isNamed(room)) {
        return 1;
    }
    return room.kind === 'gone' ? room.ids.length : room.count;
}

function sayCounted(room: Counted): Words {
    return words(room.kind === 'gone' ? 'done_gone' : 'done_unread', { count: String(countOf(room)) });
}
