import type { Action } from '../moderation/account';
import { type ClosedCase, type Ending, isSeenAsAsked } from '../moderation/case';
import { cleanUpOf } from '../moderation/cleanUp';
import { cleanUpSpanOf } from '../moderation/cleanUpFor';
import type { Closing } from '../moderation/closeCase';
import type { WordKey } from '../words/english';
import type { Reader } from '../words/reader';
import { when } from '../words/when';
import { type Words, words } from '../words/words';
import { callout, context, section } from './blocks';
import { type MessageContent, messageOf } from './message';
import { sayFailure } from './sayFailure';
import { countRooms, sayRooms } from './sayRooms';
import type { Button } from './stamp';

/** So many rooms of the same fate are named to the moderator; the log room has them all. */
const MAX_TOLD_ROOMS = 3;

/** What is known of a case that ended when its moderator is told. */
type Known = Pick<Closing, 'closed' | 'recorded'>;

/** What came of a case, for the moderator whose case it is. */
export function sayClosing(closing: Known, reader: Reader): Words[] {
    return [sayEnding(closing.closed), ...sayWhat(closing, reader), ...saySmallPrint(closing.closed, reader)];
}

/** The same as a message: what was done and how to undo it first, small print last. */
export function outcomeMessage(closing: Known, reader: Reader, undo?: Button): MessageContent {
    const { closed } = closing;
    const small = saySmallPrint(closed, reader);
    const { deleted, handedOver } = countRooms(closed);
    const lost = words('done_rooms_lost', { deleted: String(deleted), handedOver: String(handedOver) });
    const blocks = [
        section(sayEnding(closed), undo),
        ...(deleted > 0 && closed.ending.kind === 'done' ? [callout('warning', lost)] : []),
        ...sayWhat(closing, reader).map((line) => section(line)),
        ...(small.length > 0 ? [context(small)] : []),
    ];
    return messageOf(blocks, sayClosing(closing, reader));
}

const ENDINGS = {
    done: { deactivate: 'done_deactivated', activate: 'done_activated', 'change-duration': 'done_duration' },
    found: { deactivate: 'found_deactivated', activate: 'found_active', 'change-duration': 'done_duration' },
    failed: {
        deactivate: 'failed_not_deactivated',
        activate: 'failed_not_activated',
        'change-duration': 'failed_no_duration',
    },
    unknown: {
        deactivate: 'failed_account_unknown',
        activate: 'failed_account_unknown',
        'change-duration': 'failed_account_unknown',
    },
} as const satisfies Record<Ending['kind'], Record<Action, WordKey>>;

function sayEnding({ action, ending, target: { username } }: ClosedCase): Words {
    return words(ENDINGS[ending.kind][action], { username });
}

/** Why it failed, what happened to rooms, and whether the records know. */
function sayWhat({ closed, recorded }: Known, reader: Reader): Words[] {
    const { ending } = closed;
    const failure = ending.kind === 'failed' ? [sayFailure(ending.failure, reader)] : [];
    const noEnd = ending.kind === 'found' ? sayNoEnd(closed, reader) : [];
    const noCleanUp = ending.kind === 'found' && typeof closed.cleanUp === 'number';
    const cleanUp = cleanUpOf(closed) ? [words('clean_up_begins')] : noCleanUp ? [words('clean_up_not_begun')] : [];
    return [
        ...failure,
        ...noEnd,
        ...cleanUp,
        ...sayAllOfRooms(closed, MAX_TOLD_ROOMS),
        ...(recorded ? [] : [words('record_not_closed')]),
    ];
}

/** A deactivation that may be somebody else's is not ended by the app. */
function sayNoEnd({ lasts, openedAt }: ClosedCase, reader: Reader): Words[] {
    return lasts === null ? [] : [words('found_no_end', { when: when(openedAt + lasts, reader) })];
}

/** @param most how many rooms of the same fate are named; `null` for all of them. */
export function sayAllOfRooms(closed: ClosedCase, most: number | null): Words[] {
    const areUnknown = closed.unchecked === null && isSeenAsAsked(closed.ending);
    return [...sayRooms(closed, most), ...(areUnknown ? [words('done_rooms_unknown')] : [])];
}

/** Until when, why, and by which number the case is found again. */
export function saySmallPrint(closed: ClosedCase, reader: Reader): Words[] {
    const { number } = closed;
    const found = number === null ? [] : [words('done_case', { number: String(number) })];
    return [...sayUntilAndWhy(closed, reader), ...found];
}

/** Until when, and why; of what didn't come about only how often it was tried. */
export function sayUntilAndWhy(closed: ClosedCase, reader: Reader): Words[] {
    return closed.ending.kind === 'done'
        ? [...sayUntil(closed, reader), ...sayCleanUpSpan(closed.cleanUp), ...sayReason(closed.reason)]
        : sayTimes(closed);
}

/** Until when, where it has an end, or has none any more. */
export function sayUntil({ action, lasts, openedAt, ending }: ClosedCase, reader: Reader): Words[] {
    if (ending.kind !== 'done') {
        return [];
    }
    if (lasts !== null) {
        return [words('done_until', { when: when(openedAt + lasts, reader) })];
    }
    return action === 'change-duration' ? [words('done_until_activated')] : [];
}

const SPANS = { hour: 'clean_up_of_hour', day: 'clean_up_of_day', week: 'clean_up_of_week' } as const;

/** Of how long a past messages are deleted, too. */
export function sayCleanUpSpan(cleanUp: number | null): Words[] {
    // A case of version 1.0.0 that is still open says nothing of it.
    return typeof cleanUp !== 'number' ? [] : [words(SPANS[cleanUpSpanOf(cleanUp)])];
}

/** Nothing, where it was tried once. */
export function sayTimes({ times }: ClosedCase): Words[] {
    return times > 1 ? [words('done_times', { times: String(times) })] : [];
}

/** A case without a reason says none. */
export function sayReason(reason: string): Words[] {
    return reason === '' ? [] : [words('done_reason', { reason })];
}
