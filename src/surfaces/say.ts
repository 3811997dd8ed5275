import type { Account } from '../moderation/account';
import type { Refusal } from '../moderation/authorise';
import type { ClosedCase, Failure, RoomAfter } from '../moderation/case';
import type { Closing } from '../moderation/closeCase';
import type { AtWork } from '../moderation/inProgress';
import { when } from '../words/when';
import { type Words, words } from '../words/words';

/** More rooms than this are counted in a message, not named: the case holds all. */
const ROOMS_NAMED = 50;

/** @param asked the name that was asked for, for the account that isn't there. */
export function sayRefusal(refusal: Refusal, asked: string): Words {
    switch (refusal.why) {
        case 'caller-unknown':
            return words('refused_caller_unknown');
        case 'not-permitted':
            return refusal.standard.rule === 'roles-unread'
                ? words('refused_roles_unread')
                : words('refused_not_permitted', { roles: refusal.standard.asSet });
        case 'not-admin':
            return words('refused_not_admin');
        case 'no-such-account':
            return words('refused_no_such_account', { asked });
        case 'self':
            return words('refused_self');
        case 'not-a-person':
            return words('refused_not_a_person', { username: refusal.target.username });
        case 'protected':
            return words('refused_protected', { username: refusal.target.username });
        case 'already':
            return words('already_deactivated', { username: refusal.target.username });
    }
}

/** @param utcOffset the reader's hours ahead of UTC. */
export function sayAlready({ username }: Account, last: ClosedCase | undefined, utcOffset: number): Words {
    if (!last) {
        return words('already_deactivated', { username });
    }
    return words('already_deactivated_case', {
        username,
        moderator: last.moderator.username,
        when: when(last.openedAt, utcOffset),
        reason: last.reason || '–',
    });
}

/** Who is at work on the account already. */
export function sayBusy({ by, since }: AtWork, username: string, utcOffset: number): Words {
    return words('submit_busy', { moderator: by.username, username, when: when(since, utcOffset) });
}

/** What came of a case, for the moderator whose case it is. */
export function sayClosing({ closed, recorded, posted }: Closing): Words[] {
    const lines = sayEnding(closed);
    if (!recorded) {
        return [...lines, words('record_not_closed')];
    }
    return posted === 'not-posted' ? [...lines, words('record_not_posted')] : lines;
}

function sayEnding({ target: { username }, ending, reason }: ClosedCase): Words[] {
    const rooms = sayRooms(ending.rooms);
    switch (ending.state) {
        case 'done':
            return [words('done_deactivated', { username }), ...sayReason(reason), ...rooms];
        case 'failed':
            return [words('failed_not_changed', { username }), sayFailure(ending.failure), ...rooms];
        case 'unknown':
            return [words('failed_account_unknown', { username }), ...rooms];
    }
}

/** What happened to the rooms that were to be given up. */
export function sayRooms(rooms: readonly RoomAfter[]): Words[] {
    const lines = rooms.slice(0, ROOMS_NAMED).map(sayRoom);
    const more = rooms.length - lines.length;
    return more > 0 ? [...lines, words('done_more_rooms', { count: String(more) })] : lines;
}

function sayRoom(room: RoomAfter): Words {
    switch (room.became) {
        case 'handed-over':
            return words('done_handed_over', { room: room.name, owner: room.owner });
        case 'deleted':
            return words('done_deleted', { room: room.name });
        case 'not-confirmed':
            return words('done_not_confirmed', { room: room.name });
    }
}

export function sayReason(reason: string): Words[] {
    return reason === '' ? [] : [words('done_reason', { reason })];
}

export function sayFailure(failure: Failure): Words {
    switch (failure.why) {
        case 'last-admin':
            return words('why_last_admin');
        case 'last-owner':
            return words('why_last_owner');
        case 'federated':
            return words('why_federated');
        case 'no-engine-permission':
            return words('why_no_engine_permission');
        case 'account-gone':
            return words('why_account_gone');
        case 'interrupted':
            return words('why_interrupted');
        case 'not-changed':
            return words('why_unchanged');
        case 'said':
            return words('why_said', { message: failure.message });
    }
}
