import { createHash } from 'crypto';

import type { Person } from './account';
import type { ClosedCase } from './case';
import { HOLD_LASTS } from './timeouts';

/** A message that was reported. */
export interface ReportedText {
    readonly id: string;
    readonly roomId: string;
    /** As much as is ever shown. */
    readonly text: string;
    /** Milliseconds since 1970; `null` where that isn't known. */
    readonly sentAt: number | null;
}

/** A report of a message, as Rocket.Chat tells of it (docs/rocketchat.md#a-report-of-a-message-reaches-apps). */
export interface Report {
    readonly author: Person;
    readonly message: ReportedText;
    readonly by: Person;
    readonly reason: string;
    /** Milliseconds since 1970. */
    readonly at: number;
}

/** A reported message with those who reported it: whoever does so again counts once. */
export interface ReportedMessage extends ReportedText {
    /** Ids of accounts. */
    readonly by: readonly string[];
    readonly newest: Pick<Report, 'by' | 'reason' | 'at'>;
}

/** What one process of the app has heard of reports on an author's messages. Each process writes its own, so that none overwrites another's. */
export interface HeardReports {
    readonly author: Person;
    readonly processId: string;
    readonly messages: readonly ReportedMessage[];
}

/** The card of an author in the moderation log room. */
export interface ReportCard {
    readonly id: string;
    readonly author: Person;
    readonly roomId: string;
    /** `null` while it is being posted. */
    readonly messageId: string | null;
    /** Milliseconds since 1970. */
    readonly postedAt: number;
    /** A mark of what it shows; another one: it has to be updated. */
    readonly shown: string;
    /** Whether it shows that nothing is left to decide. */
    readonly isOver: boolean;
}

/** What became of reports in Rocket.Chat itself, whose moderation console lists them. */
export type Dismissal = 'not-yet' | 'dismissed' | 'lacks-permission' | 'failed';

interface EventOfAuthor {
    readonly id: string;
    readonly authorId: string;
    readonly moderator: Person;
    /** Milliseconds since 1970. */
    readonly at: number;
}

/** A moderator has the card for a while. */
export interface Hold extends EventOfAuthor {
    readonly kind: 'held';
}

/** A hold that stands, until so many milliseconds since 1970. */
export interface StandingHold extends Hold {
    readonly until: number;
}

/** A decision on reports. It covers those that came before it. */
export type ReportEnding = EventOfAuthor & { readonly inRocketChat: Dismissal } & (
        | { readonly kind: 'dismissed'; readonly messageId: string }
        /** The author was deactivated, by the case of this number. */
        | { readonly kind: 'decided'; readonly caseNumber: number | null }
    );

export type ReportEvent = Hold | ReportEnding;

/** All that is on record of the reports on one author. */
export interface ReportedAuthor {
    readonly heard: readonly HeardReports[];
    readonly cards: readonly ReportCard[];
    readonly events: readonly ReportEvent[];
}

/** What a card shows. */
export interface ReportCardView {
    readonly cardId: string;
    readonly author: Person;
    /** The message that was reported last. */
    readonly message: ReportedMessage;
    /** The name of its room; `null` for a direct message, `undefined` where it could not be read. */
    readonly room: string | null | undefined;
    readonly reports: number;
    readonly people: number;
    readonly furtherMessages: number;
    /** The earlier deactivations of the author, newest first. */
    readonly earlier: readonly ClosedCase[];
    readonly holder: StandingHold | undefined;
    readonly ending: ReportEnding | undefined;
    /** Whether nothing is left to decide. */
    readonly isOver: boolean;
}

/** The most messages that are kept of an author, the newest, and the most people that are counted for one. */
const MAX_MESSAGES = 10;
const MAX_PEOPLE = 1000;
/** As many characters of a message and of a reason as are kept. */
const KEPT_TEXT = 300;

/** Adds reports to others of the same author; the newest messages are kept. */
export function withReport(
    messages: readonly ReportedMessage[],
    { message, by, reason, at }: Report,
): ReportedMessage[] {
    const newest = { by, reason: reason.slice(0, KEPT_TEXT), at };
    return mergedMessages([...messages, { ...message, text: message.text.slice(0, KEPT_TEXT), by: [by.id], newest }]);
}

/** Messages of several lists, each once, the last reported first. */
export function mergedMessages(messages: readonly ReportedMessage[]): ReportedMessage[] {
    const byId = new Map<string, ReportedMessage>();
    for (const one of messages) {
        const known = byId.get(one.id);
        byId.set(one.id, known ? together(known, one) : one);
    }
    return [...byId.values()].sort((a, b) => b.newest.at - a.newest.at).slice(0, MAX_MESSAGES);
}

function together(a: ReportedMessage, b: ReportedMessage): ReportedMessage {
    const newer = b.newest.at >= a.newest.at ? b : a;
    return { ...newer, by: [...new Set([...a.by, ...b.by])].slice(0, MAX_PEOPLE) };
}

/** The reported messages on which nobody has decided yet, the last reported first. */
export function openMessages({ heard, events }: ReportedAuthor): ReportedMessage[] {
    return mergedMessages(
        heard.flatMap(({ messages }) => messages.filter((one) => one.newest.at > endedAt(one, events))),
    );
}

/** All reported messages, the last reported first. */
export function allMessages({ heard }: Pick<ReportedAuthor, 'heard'>): ReportedMessage[] {
    return mergedMessages(heard.flatMap(({ messages }) => messages));
}

/** What was decided last on a message, in milliseconds since 1970. */
function endedAt({ id }: ReportedMessage, events: readonly ReportEvent[]): number {
    return Math.max(
        0,
        ...events.flatMap((event) =>
            event.kind === 'decided' || (event.kind === 'dismissed' && event.messageId === id) ? [event.at] : [],
        ),
    );
}

/** The last decision on an author's reports. */
export function lastEnding({ events }: ReportedAuthor): ReportEnding | undefined {
    return events.flatMap((event) => (event.kind === 'held' ? [] : [event])).sort((a, b) => b.at - a.at)[0];
}

/** Who has the card now, and until when (milliseconds since 1970): the first of those whose time is not over. */
export function holderOf(state: ReportedAuthor, now: number): StandingHold | undefined {
    const ended = lastEnding(state)?.at ?? 0;
    const [first] = state.events
        .flatMap((event) => (event.kind === 'held' && event.at > ended ? [event] : []))
        .filter(({ at }) => now - at < HOLD_LASTS)
        .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    return first && { ...first, until: first.at + HOLD_LASTS };
}

/** What is on record of one author, among what is on record of many. */
export function ofAuthor(authorId: string, { heard, cards, events }: ReportedAuthor): ReportedAuthor {
    return {
        heard: heard.filter(({ author }) => author.id === authorId),
        cards: cards.filter(({ author }) => author.id === authorId),
        events: events.filter((event) => event.authorId === authorId),
    };
}

/** The author's card: the newest. */
export function cardOf({ cards }: ReportedAuthor): ReportCard | undefined {
    return [...cards].sort((a, b) => b.postedAt - a.postedAt)[0];
}

/** How many reports there are, and by how many people. */
export function countReports(messages: readonly ReportedMessage[]): {
    readonly reports: number;
    readonly people: number;
} {
    return {
        reports: messages.reduce((sum, { by }) => sum + by.length, 0),
        people: new Set(messages.flatMap(({ by }) => by)).size,
    };
}

/** A mark of what a card has to show. */
export function cardMarkOf(state: ReportedAuthor): string {
    const messages = openMessages(state).map(({ id, by }) => [id, by.length]);
    const events = state.events.map((event) => [event.id, event.kind === 'held' ? '' : event.inRocketChat]).sort();
    return createHash('sha256')
        .update(JSON.stringify([messages, events]))
        .digest('hex');
}
