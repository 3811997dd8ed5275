import type { Account, Action, Person } from '../moderation/account';
import type { Refusal } from '../moderation/authorise';
import type { ClosedCase, Failure, RoomAfter } from '../moderation/case';
import type { Closing } from '../moderation/closeCase';
import type { AtWork } from '../moderation/inProgress';
import type { Standard } from '../moderation/standard';
import type { ServiceState } from '../moderation/ports';
import { when } from '../words/when';
import { type Words, words } from '../words/words';

/** More rooms than this are counted in a message, not named. */
const ROOMS_NAMED = 50;

/** @param asked the name that was asked for, for the account that isn't there; `undefined` where it was asked for by an id, which is nobody's name. */
export function sayRefusal(refusal: Refusal, asked: string | undefined): Words {
    switch (refusal.why) {
        case 'caller-unknown':
            return words('refused_caller_unknown');
        case 'not-permitted':
            return sayNotPermitted(refusal.standard);
        case 'not-admin':
            return words('refused_not_admin');
        case 'no-such-account':
            return asked === undefined ? words('refused_no_account') : words('refused_no_such_account', { asked });
        case 'self':
            return words('refused_self');
        case 'not-a-person':
            return words('refused_not_a_person', { username: refusal.target.username });
        case 'protected':
            return words('refused_protected', { username: refusal.target.username });
        case 'already':
            return sayAlready(refusal.target, refusal.action, undefined, 0);
    }
}

/** A refusal names the rule by which it was decided, and where an admin sets it. */
function sayNotPermitted({ rule, asSet }: Standard): Words {
    switch (rule) {
        case 'authorised-roles':
            return words('refused_not_permitted', { roles: asSet });
        case 'permissions':
            return words('refused_not_permitted_live');
        case 'roles-unread':
            return words('refused_roles_unread');
        case 'permissions-unread':
            return words('refused_permissions_unread');
    }
}

/** @param utcOffset the reader's hours ahead of UTC. */
export function sayAlready(
    { username }: Account,
    action: Action,
    last: ClosedCase | undefined,
    utcOffset: number,
): Words {
    if (!last) {
        return words(action === 'deactivate' ? 'already_deactivated' : 'already_activated', { username });
    }
    const said = {
        username,
        moderator: last.moderator.username,
        when: when(last.openedAt, utcOffset),
        reason: last.reason,
    };
    if (action === 'activate') {
        return words('already_activated_case', said);
    }
    // An end that is over did not come: the account is still deactivated.
    const until = last.openedAt + (last.lasts ?? 0);
    return until > Date.now()
        ? words('already_deactivated_until', { ...said, until: when(until, utcOffset) })
        : words('already_deactivated_case', said);
}

/** Who is at work on the account already. */
export function sayBusy({ by, since }: Pick<AtWork, 'by' | 'since'>, username: string, utcOffset: number): Words {
    return words('submit_busy', { moderator: by.username, username, when: when(since, utcOffset) });
}

/** What came of a case, for the moderator whose case it is. */
export function sayClosing({ closed, recorded, posted }: Closing, utcOffset: number): Words[] {
    const lines = sayEnding(closed, utcOffset);
    if (!recorded) {
        return [...lines, words('record_not_closed')];
    }
    return posted === 'not-posted' ? [...lines, words('record_not_posted')] : lines;
}

function sayEnding(closed: ClosedCase, utcOffset: number): Words[] {
    const { action, ending } = closed;
    const { username } = closed.target;
    switch (ending.state) {
        case 'done': {
            const done = words(action === 'deactivate' ? 'done_deactivated' : 'done_activated', { username });
            return [done, ...sayMore(closed, utcOffset)];
        }
        case 'failed': {
            const failed = action === 'deactivate' ? 'failed_not_deactivated' : 'failed_not_activated';
            return [words(failed, { username }), sayFailure(ending.failure, utcOffset), ...sayRooms(closed)];
        }
        case 'unknown':
            return [words('failed_account_unknown', { username }), ...sayRooms(closed)];
    }
}

/** Until when, why, and what happened to rooms. */
export function sayMore(closed: ClosedCase, utcOffset: number): Words[] {
    const { lasts, openedAt, reason, ending, unchecked } = closed;
    const until =
        lasts === null || ending.state !== 'done'
            ? []
            : [words('done_until', { when: when(openedAt + lasts, utcOffset) })];
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

function sayReason(reason: string): Words[] {
    return reason === '' ? [] : [words('done_reason', { reason })];
}

/** @param utcOffset the reader's hours ahead of UTC. */
export function sayFailure(failure: Failure, utcOffset: number): Words {
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
        case 'rest-rate-limited':
            return failure.resetAt === null
                ? words('why_rest_rate_limited_open')
                : words('why_rest_rate_limited', { when: when(failure.resetAt, utcOffset) });
        case 'rest-server-error':
            return words('why_rest_server_error', { status: String(failure.status) });
        case 'no-service-account':
            return words('why_no_service_account');
        case 'service-lacks-permission':
            return words('why_service_lacks_permission');
        case 'malformed-user-id':
            return words('why_malformed_user_id');
        case 'malformed-token':
            return words('why_malformed_token');
        case 'malformed-address':
            return words('why_malformed_address');
        case 'rest-unauthorised':
            return words('why_rest_unauthorised');
        case 'rest-forbidden':
            return words('why_rest_forbidden');
        case 'rest-not-allowed':
            return words('why_rest_not_allowed');
        case 'rest-invalid-params':
            return words('why_rest_invalid_params');
        case 'rest-not-found':
            return words('why_rest_not_found');
        case 'rest-no-seats':
            return words('why_rest_no_seats');
        case 'rest-not-this-endpoint':
            return words('why_rest_not_this_endpoint');
        case 'rest-page':
            return words('why_rest_page');
        case 'rest-garbled':
            return words('why_rest_garbled');
        case 'rest-no-networking':
            return words('why_rest_no_networking');
        case 'rest-contradictory':
            return words('why_rest_contradictory');
        case 'rest-timeout':
            return words('why_rest_timeout');
        case 'rest-refused':
            return words('why_rest_refused');
        case 'rest-tls':
            return words('why_rest_tls');
        case 'rest-unreachable':
            return words('why_rest_unreachable');
    }
}

/** What a try of the service account came to. */
export function sayServiceState(state: ServiceState, utcOffset: number): Words[] {
    switch (state.kind) {
        case 'works':
            return [words('log_service_works', { username: state.username })];
        case 'fails':
            return [
                words(state.hasWorked ? 'log_service_fails_now' : 'log_service_fails'),
                sayFailure(state.failure, utcOffset),
            ];
        case 'not-set':
            return [words(MISSING[state.missing])];
    }
}

const MISSING = {
    both: 'log_service_missing_both',
    'user-id': 'log_service_missing_user_id',
    token: 'log_service_missing_token',
} as const;
