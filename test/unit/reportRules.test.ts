import {
    allMessages,
    cardMarkOf,
    cardOf,
    countReports,
    holderOf,
    lastEnding,
    mergedMessages,
    ofAuthor,
    openMessages,
    type ReportCard,
    type ReportedAuthor,
    type ReportedMessage,
    type ReportEvent,
    withReport,
} from '../../src/moderation/report';
import { MINUTE } from '../../src/words/units';
import { member, moderator, otherModerator, target } from './support/people';

const NOW = 100 * MINUTE;
const author = { id: target.id, username: target.username };
const other = { id: member.id, username: member.username };

const message = (id: string, at: number, ...by: readonly string[]): ReportedMessage => ({
    id,
    roomId: 'room-1',
    text: id,
    sentAt: 0,
    by,
    newest: { by: other, reason: 'rude', at },
});
const hold = (id: string, at: number, by = moderator): ReportEvent => ({
    kind: 'held',
    id,
    authorId: author.id,
    moderator: { id: by.id, username: by.username },
    at,
});
const dismissed = (messageId: string, at: number): ReportEvent => ({
    ...hold(`dismissed-${at}`, at),
    kind: 'dismissed',
    messageId,
    inRocketChat: 'dismissed',
});
const decided = (at: number, caseNumber = 1): ReportEvent => ({
    ...hold(`decided-${at}`, at),
    kind: 'decided',
    caseNumber,
    inRocketChat: 'dismissed',
});
const card = (id: string, postedAt: number): ReportCard => ({
    id,
    author,
    roomId: 'log-room',
    messageId: id,
    postedAt,
    shown: '',
    isOver: false,
});

function state(messages: readonly ReportedMessage[], ...events: readonly ReportEvent[]): ReportedAuthor {
    return { heard: [{ author, processId: 'process-1', messages }], cards: [], events };
}

const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);

describe('a report that comes in', () => {
    const report = { author, message: message('m', 0), by: other, reason: 'rude', at: 5 };

    test('keeps 300 characters of the message and of the reason', () => {
        const long = { ...report, message: { ...report.message, text: 't'.repeat(301) }, reason: 'r'.repeat(301) };
        const [kept] = withReport([], long);
        expect([kept?.text.length, kept?.newest.reason.length]).toEqual([300, 300]);
    });

    test('counts whoever reports a message again once', () => {
        const [again] = withReport([message('m', 4, 'a', other.id)], report);
        expect(again?.by).toEqual(['a', other.id]);
    });

    test.each([
        ['a later one is the newest', 6, 6],
        ['one of the same moment is, too', 5, 5],
        ['one that comes late is not', 4, 5],
    ])('%s', (_, at, newest) => {
        const [kept] = withReport([message('m', 5)], { ...report, reason: 'another', at });
        expect(kept?.newest).toMatchObject({ at: newest, reason: at < 5 ? 'rude' : 'another' });
    });
});

test('of an author the ten messages are kept that were reported last, the last first', () => {
    const messages = Array.from({ length: 11 }, (_, at) => message(`m${at}`, at));
    expect(idsOf(mergedMessages(messages))).toEqual(
        messages
            .slice(1)
            .reverse()
            .map(({ id }) => id),
    );
});

test('of a message 1,000 people are counted, and no more are kept', () => {
    const people = Array.from({ length: 1001 }, (_, index) => `person-${index}`);
    expect(mergedMessages([message('m', 1, ...people), message('m', 2, 'last')])[0]?.by).toHaveLength(1000);
});

test('reports are counted one by one, and people once, whatever they reported', () => {
    expect(countReports([message('m', 1, 'a', 'b'), message('n', 1, 'a')])).toEqual({ reports: 3, people: 2 });
});

describe('what is still to be decided', () => {
    const messages = [message('m', 10), message('n', 20)];

    test.each<[string, readonly ReportEvent[], string[]]>([
        ['all of it, the last reported first', [], ['n', 'm']],
        ['all of it, while a moderator has the card', [hold('held', 30)], ['n', 'm']],
        ['not the message whose reports were dismissed', [dismissed('n', 20)], ['m']],
        ['a message that was reported again since', [dismissed('n', 19)], ['n', 'm']],
        ['nothing of what came before a case', [decided(20)], []],
        ['what was reported after the case', [decided(10)], ['n']],
        ['nothing that the later of two decisions covers', [decided(20), decided(5)], []],
    ])('is %s', (_, events, expected) => {
        expect(idsOf(openMessages(state(messages, ...events)))).toEqual(expected);
        expect(idsOf(allMessages(state(messages, ...events)))).toEqual(['n', 'm']);
    });
});

describe('who has the card', () => {
    const messages = [message('m', 1)];
    const holder = (now: number, ...events: readonly ReportEvent[]): string | undefined =>
        holderOf(state(messages, ...events), now)?.id;

    test.each([
        ['whoever came first', [hold('a', NOW + 1), hold('b', NOW, otherModerator)], 'b'],
        ['of two in one moment, the same for everybody', [hold('b', NOW), hold('a', NOW, otherModerator)], 'a'],
        ['of the same two, however they are read', [hold('a', NOW, otherModerator), hold('b', NOW)], 'a'],
        ['nobody, once it was decided', [hold('a', NOW), decided(NOW)], undefined],
        ['who took it after a decision', [hold('a', NOW), decided(NOW), hold('b', NOW + 1)], 'b'],
        ['nobody, where nobody took it', [], undefined],
    ])('is %s', (_, events, expected) => {
        expect(holder(NOW + 2, ...events)).toBe(expected);
    });

    test('is nobody any more after five minutes, and until then it is said until when', () => {
        const held = state(messages, hold('a', NOW));
        expect(holderOf(held, NOW + 5 * MINUTE - 1)).toMatchObject({ id: 'a', until: NOW + 5 * MINUTE });
        expect(holderOf(held, NOW + 5 * MINUTE)).toBeUndefined();
    });

    test('is who took it next, when the first’s time is over', () => {
        expect(holder(NOW + 5 * MINUTE, hold('a', NOW), hold('b', NOW + 1, otherModerator))).toBe('b');
    });
});

test('the last decision is the latest, in whatever order they are read; a hold is none', () => {
    const events = [decided(1), dismissed('m', 3), decided(2), hold('held', 4)];
    expect(lastEnding(state([], ...events))).toMatchObject({ kind: 'dismissed', at: 3 });
});

test('of an author’s cards the newest is theirs', () => {
    const cards = [card('old', 1), card('new', 3), card('between', 2)];
    expect(cardOf({ ...state([]), cards })?.id).toBe('new');
});

test('of many authors each has its own reports, cards and decisions', () => {
    const all = state([message('m', 1)], decided(1));
    const others = {
        heard: [{ author: other, processId: 'process-1', messages: [] }],
        cards: [{ ...card('other', 1), author: other }],
        events: [{ ...decided(2), authorId: other.id }],
    };
    const both = {
        heard: [...all.heard, ...others.heard],
        cards: [card('own', 1), ...others.cards],
        events: [...all.events, ...others.events],
    };
    expect(ofAuthor(author.id, both)).toEqual({ ...all, cards: [card('own', 1)] });
});

describe('a card has to be brought up to date', () => {
    const before = state([message('m', 1, 'a')], hold('held', 2));

    test.each<[string, ReportedAuthor]>([
        ['when somebody else reports the message', state([message('m', 1, 'a', 'b')], hold('held', 2))],
        ['when another message is reported', state([message('m', 1, 'a'), message('n', 1)], hold('held', 2))],
        ['when a moderator takes it', state([message('m', 1, 'a')], hold('held', 2), hold('more', 3))],
        ['when a moderator gives it back', state([message('m', 1, 'a')])],
    ])('%s', (_, after) => {
        expect(cardMarkOf(after)).not.toBe(cardMarkOf(before));
    });

    test('when Rocket.Chat was told of the decision', () => {
        const untold: ReportEvent = { ...hold('case-1', 2), kind: 'decided', caseNumber: 1, inRocketChat: 'not-yet' };
        const told: ReportEvent = { ...untold, inRocketChat: 'dismissed' };
        expect(cardMarkOf(state([], told))).not.toBe(cardMarkOf(state([], untold)));
    });

    test('not because its records are read in another order', () => {
        const events = [hold('a', 1), hold('b', 2)];
        expect(cardMarkOf(state([], ...events))).toBe(cardMarkOf(state([], ...[...events].reverse())));
    });
});
