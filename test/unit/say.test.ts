import type { Refusal } from '../../src/moderation/authorise';
import type { Ending, Failure, RoomAfter } from '../../src/moderation/case';
import type { ServiceState } from '../../src/moderation/ports';
import { button } from '../../src/ui/blocks';
import { message } from '../../src/ui/message';
import { sayFailure } from '../../src/ui/sayFailure';
import { sayClosing } from '../../src/ui/sayOutcome';
import { sayBusy, sayRefusal } from '../../src/ui/sayRefusal';
import { sayServiceState } from '../../src/ui/sayServiceState';
import { EVERYBODY, readerOf } from '../../src/words/reader';
import { inEnglish, words } from '../../src/words/words';
import { situation } from './support/modals';
import { target } from './support/people';
import { closedCase } from './support/records';

const NOON = Date.UTC(2026, 10, 23, 12);
const { standard } = situation();
const said = (refusal: Refusal): string => sayRefusal(refusal, EVERYBODY).map(inEnglish).join(' ');

describe('every refusal has a sentence of its own', () => {
    const known: { readonly [Why in Refusal['why']]: readonly Extract<Refusal, { why: Why }>[] } = {
        'caller-unknown': [{ why: 'caller-unknown' }],
        'not-permitted': (
            ['authorised-roles', 'permissions', 'status-permission', 'roles-unread', 'permissions-unread'] as const
        ).map((rule) => ({ why: 'not-permitted', standard: { ...standard, rule } })),
        'not-admin': [{ why: 'not-admin' }],
        'may-not-dismiss': [{ why: 'may-not-dismiss' }],
        'no-such-account': [{ why: 'no-such-account' }],
        'no-such-username': [{ why: 'no-such-username', username: 'nobody' }],
        'account-deleted': [{ why: 'account-deleted', target }],
        self: [{ why: 'self' }],
        'not-a-person': [{ why: 'not-a-person', target }],
        protected: [{ why: 'protected', target }],
        moderator: [{ why: 'moderator', target }],
        'service-account': [{ why: 'service-account', target }],
        braked: [{ why: 'braked', limit: 30, againAt: NOON }],
        already: [
            { why: 'already', target, action: 'deactivate', last: undefined, until: null },
            { why: 'already', target, action: 'activate', last: undefined, until: null },
        ],
    };
    const refusals: readonly Refusal[] = Object.values(known).flat();

    test('and no two the same', () => {
        expect(new Set(refusals.map(said)).size).toBe(refusals.length);
    });

    test('which names the rule that was applied, and where it is set', () => {
        const sentence = said({ why: 'not-permitted', standard });
        expect(sentence).toContain('“Authorised roles” (admin, mods)');
        expect(sentence).toContain('settings');
    });

    test('which names no account by its id', () => {
        expect(said({ why: 'no-such-account' })).toContain('There is no such account');
    });

    test('and speaks of nobody to whoever isn’t permitted', () => {
        for (const refusal of refusals.filter(({ why }) => why === 'not-permitted' || why === 'caller-unknown')) {
            expect(said(refusal)).not.toContain('tess');
        }
    });
});

describe('every failure has a sentence of its own', () => {
    const failures: readonly Failure[] = [
        { why: 'last-admin' },
        { why: 'last-owner' },
        { why: 'federated' },
        { why: 'no-engine-permission' },
        { why: 'account-gone' },
        { why: 'interrupted' },
        { why: 'not-changed' },
        { why: 'said', message: 'no such thing' },
        { why: 'no-service-account' },
        { why: 'rest-unauthorised' },
        { why: 'rest-forbidden' },
        { why: 'rest-invalid-params' },
        { why: 'rest-not-found' },
        { why: 'rest-no-seats' },
        { why: 'rest-rate-limited', resetAt: NOON },
        { why: 'rest-rate-limited', resetAt: null },
        { why: 'rest-server-error', status: 503 },
        { why: 'rest-not-this-endpoint' },
        { why: 'rest-contradictory' },
        { why: 'rest-timeout' },
        { why: 'rest-refused' },
        { why: 'rest-tls' },
        { why: 'rest-unreachable' },
    ];

    test('and no two the same', () => {
        expect(new Set(failures.map((failure) => inEnglish(sayFailure(failure, EVERYBODY)))).size).toBe(
            failures.length,
        );
    });

    test.each<[string, Failure, string]>([
        ['what the server said', { why: 'said', message: 'no such thing' }, 'no such thing'],
        [
            'when the limit ends, by the reader’s clock',
            { why: 'rest-rate-limited', resetAt: NOON },
            '2026-11-23 14:00 (UTC+2)',
        ],
        ['the status', { why: 'rest-server-error', status: 503 }, '(503)'],
    ])('with %s', (_, failure, text) => {
        expect(inEnglish(sayFailure(failure, readerOf({ utcOffset: 2 })))).toContain(text);
    });
});

describe('how a case ended', () => {
    const handedOver: RoomAfter = { kind: 'handed-over', id: 'a', name: 'passed on', owner: 'mona' };
    const lost: RoomAfter = { kind: 'deleted', id: 'b', name: 'lost' };
    const unclear: RoomAfter = { kind: 'not-confirmed', id: 'c', name: 'unclear' };
    const kept: RoomAfter = { kind: 'kept', id: 'd', name: 'theirs' };
    const gone: RoomAfter = { kind: 'gone', ids: ['e', 'f'] };
    const unread: RoomAfter = { kind: 'unread', count: 3000 };
    const done = (...rooms: readonly RoomAfter[]): Ending => ({ kind: 'done', rooms });
    const failed: Ending = { kind: 'failed', failure: { why: 'last-admin' }, rooms: [] };
    const lines = (ending: Ending, recorded = true, more = {}): string[] => {
        const closed = closedCase({ openedAt: NOON, reason: 'spam', ...more }, ending);
        return sayClosing({ closed, recorded }, EVERYBODY).map(inEnglish);
    };

    test.each<[string, string[], string[]]>([
        ['done', lines(done()), ['@tess is deactivated.', 'Reason: spam', 'Case #1']],
        ['without a reason', lines(done(), true, { reason: '' }), ['@tess is deactivated.', 'Case #1']],
        ['without a number', lines(done(), true, { reason: '', number: null }), ['@tess is deactivated.']],
        [
            'with what became of rooms',
            lines(done(handedOver, lost, kept, unclear, gone, unread)),
            [
                '@tess is deactivated.',
                'Deleted for good, with all messages: lost',
                'Result unknown, please check: unclear',
                '@tess still owns: theirs',
                '@mona now owns: passed on',
                'Rooms that could not be checked beforehand and are gone now: 2.',
                'Rooms that could not be read before or after: 3000. Any of them may have been handed over or deleted.',
                'Reason: spam',
                'Case #1',
            ],
        ],
        [
            'for a time',
            lines(done(), true, { lasts: 3_600_000 }),
            ['@tess is deactivated.', 'Until 2026-11-23 13:00 UTC', 'Reason: spam', 'Case #1'],
        ],
        [
            'activated',
            lines(done(), true, { action: 'activate' }),
            ['@tess is active again.', 'Reason: spam', 'Case #1'],
        ],
        [
            'a failure for a time is until no time',
            lines(failed, true, { lasts: 3_600_000 }),
            ['@tess was not deactivated.', inEnglish(words('why_last_admin')), 'Case #1'],
        ],
        [
            'with rooms that nobody could name',
            lines(done(), true, { unchecked: null }),
            ['@tess is deactivated.', inEnglish(words('done_rooms_unknown')), 'Reason: spam', 'Case #1'],
        ],
        ['failed', lines(failed), ['@tess was not deactivated.', inEnglish(words('why_last_admin')), 'Case #1']],
        [
            'unknown',
            lines({ kind: 'unknown', rooms: [] }),
            [inEnglish(words('failed_account_unknown', { username: 'tess' })), 'Case #1'],
        ],
    ])('%s', (_, said, expected) => {
        expect(said).toEqual(expected);
    });

    test.each<[string, string[], string[]]>([
        ['recorded', lines(done()), []],
        ['not recorded', lines(done(), false), [inEnglish(words('record_not_closed'))]],
    ])('%s', (_, said, expected) => {
        expect(said.slice(1, -2)).toEqual(expected);
    });

    test('of many rooms of the same fate the first are named, and the others counted', () => {
        const many = Array.from({ length: 40 }, (_, index): RoomAfter => ({ ...lost, name: `room ${index}` }));
        expect(lines(done(...many, gone))).toContain(
            'Deleted for good, with all messages: room 0 · room 1 · room 2 and 37 more',
        );
        expect(lines(done(...many.slice(0, 4)))).toContain(
            'Deleted for good, with all messages: room 0 · room 1 · room 2 · room 3',
        );
    });
});

test('who is at work already', () => {
    const by = { id: 'mona-id', username: 'mona' };
    expect(inEnglish(sayBusy({ by, since: NOON }, 'tess', readerOf({ utcOffset: 1 })))).toContain(
        '@mona is already handling @tess (since 2026-11-23 13:00 (UTC+1)).',
    );
});

test.each<[ServiceState, string]>([
    [{ kind: 'works', username: 'service' }, '@service works'],
    [{ kind: 'fails', failure: { why: 'rest-tls' }, hasWorked: false }, 'works as without one'],
    [{ kind: 'fails', failure: { why: 'rest-tls' }, hasWorked: false }, 'certificate'],
    [{ kind: 'fails', failure: { why: 'rest-tls' }, hasWorked: true }, 'only an admin may act'],
    [{ kind: 'not-set', missing: 'both' }, 'No service account is set'],
    [{ kind: 'not-set', missing: 'user-id' }, 'user id is missing'],
    [{ kind: 'not-set', missing: 'token' }, 'token is missing'],
])('a service account: %j', (state, text) => {
    expect(sayServiceState(state, EVERYBODY).map(inEnglish).join(' ')).toContain(text);
});

describe('a message', () => {
    const evil = words('done_reason', { reason: '@all **now** [x](https://evil.example)' });

    test('shows plain text in blocks, and no markup of others in its text', () => {
        const { text, blocks } = message([words('told_unread'), evil]);
        expect(blocks).toMatchObject([{ text: { type: 'plain_text' } }, { text: { type: 'plain_text' } }]);
        expect(text).toBe(
            `${inEnglish(words('told_unread'))}\nReason: \`@\u200ball **now** [x](https://evil.example)\``,
        );
    });

    test('has a button at the end where a decision is still open', () => {
        const { blocks } = message([words('told_unread')], button('offer', words('told_undo_button')));
        expect(blocks).toMatchObject([{ type: 'section' }, { type: 'actions', elements: [{ actionId: 'offer' }] }]);
    });

    test('that is long is cut between two sentences in its text; its blocks say all', () => {
        const lines = Array.from({ length: 60 }, () => words('done_reason', { reason: 'x'.repeat(100) }));
        const { text, blocks } = message(lines);
        expect(blocks).toHaveLength(60);
        expect(text.length).toBeLessThanOrEqual(4001);
        const kept = text.split('\n');
        expect(kept.length).toBeGreaterThan(30);
        expect(kept.pop()).toBe('…');
        expect(new Set(kept)).toEqual(new Set([`Reason: \`${'x'.repeat(100)}\``]));
    });
});
