import type { Action } from '../moderation/account';
import type { Case, ClosedCase, Ending } from '../moderation/case';
import type { OlderThan } from '../moderation/ports';
import type { Log } from '../moderation/readLog';
import type { Reader } from '../words/reader';
import { when } from '../words/when';
import { type Words, words } from '../words/words';
import { actions, button, context, divider, section } from './blocks';
import { type MessageContent, messageOf } from './message';
import type { ModalContent } from './modal';
import { sayFailure } from './sayFailure';
import { sayAllOfRooms, sayReason, sayTimes, sayUntil, sayUntilAndWhy } from './sayOutcome';
import { countRooms } from './sayRooms';
import type { Block } from './stamp';

/** The button that leads a page further. */
export const OLDER_CASES_ACTION = 'older-cases';

type Cases = Extract<Log, { kind: 'cases' }>;

/** What a case says in the log: one line, and up to three below it. */
interface Entry {
    readonly headline: Words;
    readonly details: readonly Words[];
}

/** A page of the log as a message. */
export function logMessage(log: Cases, reader: Reader): MessageContent {
    const entries = entriesOf(log, reader);
    const title = titleOf(log, entries.length === 0);
    return messageOf(
        [section(title), ...blocksOf(log, entries)],
        [title, ...entries.flatMap(({ headline, details }) => [headline, ...details])],
    );
}

/** A further page of the log: a window of its own, in which one leads to the next. */
export function logModal(log: Cases, reader: Reader): ModalContent {
    const entries = entriesOf(log, reader);
    return {
        title: words('notice_title'),
        blocks: [section(titleOf(log, entries.length === 0)), ...blocksOf(log, entries)],
        close: words('confirm_close'),
    };
}

/** One case whole, each of its rooms by name. */
export function caseMessage(closed: ClosedCase, reader: Reader): MessageContent {
    const headline = sayHeadline(closed, reader);
    const failure = closed.ending.kind === 'failed' ? [sayFailure(closed.ending.failure, reader)] : [];
    const details = [...failure, ...sayUntilAndWhy(closed, reader), ...sayAllOfRooms(closed, null)];
    return messageOf([section(headline), ...details.map((line) => section(line))], [headline, ...details]);
}

function titleOf({ username }: Cases, isEmpty: boolean): Words {
    if (username === undefined) {
        return words(isEmpty ? 'log_empty' : 'log_title');
    }
    return words(isEmpty ? 'log_empty_of' : 'log_title_of', { username });
}

function blocksOf({ older, accountId }: Cases, entries: readonly Entry[]): Block[] {
    const cases = entries.flatMap(({ headline, details }) => [
        divider(),
        section(headline),
        ...(details.length > 0 ? [context(details)] : []),
    ]);
    return older
        ? [
              ...cases,
              actions(button(OLDER_CASES_ACTION, words('log_older_button'), { value: writePlace(older, accountId) })),
          ]
        : cases;
}

function entriesOf({ open, cases }: Cases, reader: Reader): Entry[] {
    return [
        ...[...open]
            .sort((a, b) => b.openedAt - a.openedAt)
            .map((one) => ({ headline: words('log_case_open', who(one, reader)), details: [] })),
        ...cases.map((one) => ({ headline: sayHeadline(one, reader), details: sayDetails(one, reader) })),
    ];
}

const HEADLINES = {
    done: {
        deactivate: 'log_case_deactivated',
        activate: 'log_case_activated',
        'change-duration': 'log_case_duration',
    },
    found: {
        deactivate: 'log_case_found_deactivated',
        activate: 'log_case_found_active',
        'change-duration': 'log_case_duration',
    },
    failed: {
        deactivate: 'log_case_not_deactivated',
        activate: 'log_case_not_activated',
        'change-duration': 'log_case_no_duration',
    },
    unknown: { deactivate: 'log_case_unknown', activate: 'log_case_unknown', 'change-duration': 'log_case_unknown' },
} as const satisfies Record<Ending['kind'], Record<Action, string>>;

function sayHeadline(closed: ClosedCase, reader: Reader): Words {
    const { ending, action, byTimer, number } = closed;
    const key = byTimer && ending.kind === 'done' ? 'log_case_timer_ended' : HEADLINES[ending.kind][action];
    return words(key, { ...who(closed, reader), number: number === null ? '–' : String(number) });
}

/** At most three: until when or why not, how often or the rooms, and the reason. */
function sayDetails(closed: ClosedCase, reader: Reader): Words[] {
    const { ending, reason } = closed;
    const failure = ending.kind === 'failed' ? [sayFailure(ending.failure, reader)] : [];
    const until = sayUntil(closed, reader);
    return [...failure, ...sayTimes(closed), ...until, ...sayReason(reason), ...sayRoomCounts(closed)];
}

function sayRoomCounts(closed: ClosedCase): Words[] {
    const { ending, number } = closed;
    if (ending.rooms.length === 0) {
        return [];
    }
    const { deleted, handedOver, unknown, kept } = countRooms(closed);
    const counts = { deleted: String(deleted), handedOver: String(handedOver), others: String(unknown + kept) };
    return [
        number === null
            ? words('log_case_rooms', counts)
            : words('log_case_rooms_named', { ...counts, number: String(number) }),
    ];
}

function who({ openedAt, moderator, target }: Case, reader: Reader): Record<'when' | 'moderator' | 'username', string> {
    return { when: when(openedAt, reader), moderator: moderator.username, username: target.username };
}

/** Where the next page begins, as the button carries it. */
function writePlace(older: OlderThan, accountId: string | undefined): string {
    const place = older.kind === 'number' ? `number:${older.number}` : `time:${older.before}`;
    return accountId === undefined ? place : `${place}:${accountId}`;
}

/**
 * Reads where the next page begins. A button's value is the client's word: it chooses what is read, and nothing else.
 * @returns `undefined` for what the app has not written.
 */
export function readPlace(value: unknown): { older: OlderThan; accountId: string | undefined } | undefined {
    const [, kind, text, accountId] =
        typeof value === 'string' ? (/^(number|time):(\d{1,15})(?::([\w.-]{1,100}))?$/.exec(value) ?? []) : [];
    if (text === undefined) {
        return undefined;
    }
    const count = Number(text);
    return { older: kind === 'number' ? { kind, number: count } : { kind: 'time', before: count }, accountId };
}
