import type { Person } from '../moderation/account';
import type { ClosedCase, RoomAfter } from '../moderation/case';
import type { Closing } from '../moderation/closeCase';
import type { Reader } from '../words/reader';
import { when } from '../words/when';
import { type Words, words } from '../words/words';
import { sayFailure } from './sayFailure';

/** More rooms than this are counted in a message, not named. */
const ROOMS_NAMED = 50;

/** What came of a case, for the moderator whose case it is. */
export function sayClosing({ closed, recorded, posted }: Closing, reader: Reader): Words[] {
    const lines = sayEnding(closed, reader);
    if (!recorded) {
        return [...lines, words('record_not_closed')];
    }
    return posted === 'not-posted' ? [...lines, words('record_not_posted')] : lines;
}

function sayEnding(closed: ClosedCase, reader: Reader): Words[] {
    const { action, ending } = closed;
    const { username } = closed.target;
    switch (ending.state) {
        case 'done': {
            const done = words(action === 'deactivate' ? 'done_deactivated' : 'done_activated', { username });
            return [done, ...sayMore(closed, reader)];
        }
        case 'failed': {
            const failed = action === 'deactivate' ? 'failed_not_deactivated' : 'failed_not_activated';
            return [words(failed, { username }), sayFailure(ending.failure, reader), ...sayRooms(closed)];
        }
        case 'unknown':
            return [words('failed_account_unknown', { username }), ...sayRooms(closed)];
    }
}

/** Until when, why, and what happened to rooms. */
export function sayMore(closed: ClosedCase, reader: Reader): Words[] {
    const { lasts, openedAt, reason, ending, unchecked } = closed;
    const until =
        lasts === null || ending.state !== 'done'
            ? []
            : [words('done_until', { when: when(openedAt + lasts, reader) })];
    const unknown = unchecked === null && ending.state === 'done' ? [words('done_rooms_unknown')] : [];
    return [...until, ...sayReason(reason), ...sayRooms(closed), ...unknown];
}

/** What happened to the rooms that were to be given up. */
function sayRooms({ ending: { rooms }, target }: ClosedCase): Words[] {
    const known = rooms.filter((room) => 'name' in room);
    // What is handed over comes last: of many rooms, those that are gone must not be among the unnamed.
    const isHandedOver = ({ became }: RoomAfter): boolean => became === 'handed-over';
    const named =
        known.length > ROOMS_NAMED
            ? [...known.filter((room) => !isHandedOver(room)), ...known.filter(isHandedOver)]
            : known;
    const counted = rooms.filter((room) => !('name' in room));
    const more = named.length - ROOMS_NAMED;
    return [
        ...named.slice(0, ROOMS_NAMED).map((room) => sayRoom(room, target)),
        ...(more > 0 ? [words('done_more_rooms', { count: String(more) })] : []),
        ...counted.map((room) => sayRoom(room, target)),
    ];
}

function sayRoom(room: RoomAfter, formerOwner: Person): Words {
    switch (room.became) {
        case 'handed-over':
            return words('done_handed_over', { room: room.name, owner: room.owner });
        case 'deleted':
            return words('done_deleted', { room: room.name });
        case 'kept':
            return words('done_kept', { room: room.name, owner: formerOwner.username });
        case 'not-confirmed':
            return words('done_not_confirmed', { room: room.name });
        case 'gone':
            return words('done_gone', { count: String(room.ids.length) });
        case 'unread':
            return words('done_unread', { count: String(room.count) });
    }
}

/** A case without a reason says none. */
export function sayReason(reason: string): Words[] {
    return reason === '' ? [] : [words('done_reason', { reason })];
}
