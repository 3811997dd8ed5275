import type { Action } from '../moderation/account';
import type { Batch } from '../moderation/batch';
import type { ClosedCase, Ending } from '../moderation/case';
import type { Notice } from '../moderation/ports';
import { EVERYBODY } from '../words/reader';
import { when } from '../words/when';
import { type Words, words } from '../words/words';
import { context, section } from './blocks';
import { message, type MessageContent, messageOf } from './message';
import { sayFailure } from './sayFailure';
import { sayAllOfRooms, sayCleanUpSpan, sayReason, saySmallPrint } from './sayOutcome';
import { countRooms } from './sayRooms';
import { sayServiceState } from './sayServiceState';

/** More sentences about rooms than this go into the entry's thread. */
const MAX_ROOM_LINES = 3;
/** So many rooms of the same fate are named in the entry itself. */
const MAX_NAMED_ROOMS = 3;

const WHO_DID = {
    done: {
        deactivate: 'log_posted_deactivated',
        activate: 'log_posted_activated',
        'change-duration': 'log_posted_duration',
    },
    found: {
        deactivate: 'log_posted_found_deactivated',
        activate: 'log_posted_found_active',
        'change-duration': 'log_posted_duration',
    },
    failed: {
        deactivate: 'log_posted_not_deactivated',
        activate: 'log_posted_not_activated',
        'change-duration': 'log_posted_no_duration',
    },
    unknown: {
        deactivate: 'log_posted_unknown',
        activate: 'log_posted_unknown',
        'change-duration': 'log_posted_unknown',
    },
} as const satisfies Record<Ending['kind'], Record<Action, string>>;

const TIMER_DID = {
    done: 'log_posted_timer_ended',
    found: 'log_posted_timer_found',
    failed: 'log_posted_timer_failed',
    unknown: 'log_posted_unknown',
} as const satisfies Record<Ending['kind'], string>;

/** A closed case in the moderation log room. What is too much for the entry is said in its thread. */
export interface CaseEntry {
    readonly entry: MessageContent;
    readonly thread: MessageContent | undefined;
}

/**
 * Who, whom, why, and what became of rooms. Times are everybody's: in UTC.
 * @param link the address of the message that the case is about, which is quoted above it.
 * @param canUndo whether `/activate` works.
 */
export function caseEntry(closed: ClosedCase, link: string | undefined, canUndo: boolean): CaseEntry {
    const { ending, action, byTimer } = closed;
    const headline = words(byTimer ? TIMER_DID[ending.kind] : WHO_DID[ending.kind][action], whoOf(closed));
    const failure = ending.kind === 'failed' ? [sayFailure(ending.failure, EVERYBODY)] : [];
    const [rooms, thread] = roomsOf(closed);
    const small = saySmallPrint(closed, EVERYBODY);
    const undo = ending.kind === 'done' && action === 'deactivate' ? [sayUndo(closed, canUndo)] : [];
    const about = [...sayQuote(closed), ...(link === undefined ? [] : [words('log_message_link', { link })])];
    return {
        entry: messageOf(
            [
                ...[headline, ...failure].map((line) => section(line)),
                ...(small.length > 0 ? [context(small)] : []),
                ...rooms.map((line) => section(line)),
                ...(undo.length > 0 ? [context(undo)] : []),
                ...about.map((line) => section(line)),
            ],
            [headline, ...failure, ...small, ...rooms, ...undo, ...about],
        ),
        thread: thread.length > 0 ? message(thread) : undefined,
    };
}

/** What the entry says of rooms, and what its thread does. */
function roomsOf(closed: ClosedCase): readonly [Words[], Words[]] {
    const all = sayAllOfRooms(closed, null);
    if (all.length <= MAX_ROOM_LINES && closed.ending.rooms.length <= MAX_NAMED_ROOMS) {
        return [all, []];
    }
    const { deleted, handedOver, unknown } = countRooms(closed);
    const counts = { deleted: String(deleted), handedOver: String(handedOver), unknown: String(unknown) };
    return [[words('log_rooms', counts)], all];
}

/** What was written stands beside its link: not everybody in the log room can follow that, and the message may be gone. */
function sayQuote({ origin: { quote } }: ClosedCase): Words[] {
    return quote ? [words('confirm_quote', { quote })] : [];
}

function sayUndo({ target: { username } }: ClosedCase, canUndo: boolean): Words {
    return canUndo ? words('log_undo', { username }) : words('log_undo_by_admin');
}

/** The entry of a batch that begins: who, how many, and why. Its thread tells the rest. */
export function batchEntry({ action, accounts, moderator, reason, lasts, cleanUp, openedAt }: Batch): MessageContent {
    const said = { moderator: moderator.username, count: String(accounts.length) };
    const headline = words(action === 'deactivate' ? 'log_batch_deactivates' : 'log_batch_activates', said);
    const small = [
        ...(lasts === null ? [] : [words('done_until', { when: when(openedAt + lasts, EVERYBODY) })]),
        ...sayCleanUpSpan(cleanUp),
        ...sayReason(reason),
    ];
    return messageOf([section(headline), ...(small.length > 0 ? [context(small)] : [])], [headline, ...small]);
}

/** What an admin or a moderator should know although nobody asked. */
export function sayNotice(notice: Notice): Words[] {
    switch (notice.kind) {
        case 'timer-gave-up':
            return [words('log_timer_gave_up', whoOf(notice.timer)), sayFailure(notice.failure, EVERYBODY)];
        case 'timer-not-permitted':
            return [words('log_timer_not_permitted', whoOf(notice.timer))];
        case 'timer-account-gone':
            return [words('log_timer_account_gone', whoOf(notice.timer))];
        case 'active-again': {
            const { account, deactivation, hadTimer } = notice;
            return [
                words(hadTimer ? 'log_active_again_timer' : 'log_active_again', {
                    username: account.username,
                    moderator: deactivation.moderator.username,
                    when: when(deactivation.openedAt, EVERYBODY),
                }),
            ];
        }
        case 'braked':
            return [words('log_braked', { moderator: notice.moderator.username, limit: String(notice.limit) })];
        case 'unknown-role':
            return [words('log_unknown_role', { role: notice.role })];
        case 'service-account':
            return sayServiceState(notice.state, EVERYBODY);
    }
}

function whoOf({
    target,
    moderator,
}: Pick<ClosedCase, 'target' | 'moderator'>): Record<'username' | 'moderator', string> {
    return { username: target.username, moderator: moderator.username };
}
