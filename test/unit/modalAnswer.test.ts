import type { NotDecided } from '../../src/moderation/checkSubmit';
import { answerNotDecided } from '../../src/surfaces/modalAnswer';
import { EVERYBODY } from '../../src/words/reader';
import { inEnglish } from '../../src/words/words';
import { closedCase } from './support/records';

const submitted = {
    viewId: 'view-1',
    confirmationId: 'view-1',
    reason: undefined,
    typedUsername: undefined,
    typedCount: undefined,
    duration: undefined,
    cleanUp: undefined,
    fingerprint: () => 'mark-1',
};

describe('what leaves the modal open is said under a field, whichever step shows it', () => {
    test.each<[NotDecided, string[]]>([
        [{ kind: 'superseded' }, ['reason', 'username']],
        [{ kind: 'at-work' }, ['reason', 'username']],
        [{ kind: 'reason-missing', canBeGiven: true }, ['reason']],
        [{ kind: 'reason-too-long' }, ['reason', 'username']],
        [{ kind: 'wrong-username', expected: 'tess' }, ['username']],
        [{ kind: 'wrong-count', expected: 7 }, ['count']],
    ])('%j', (outcome, fields) => {
        expect(answerNotDecided(outcome, submitted, EVERYBODY)).toMatchObject({ kind: 'field-error', fields });
    });

    test('a mobile app, which doesn’t say what it shows, is told in the modal’s place', () => {
        const mobile = { ...submitted, fingerprint: undefined };
        expect(answerNotDecided({ kind: 'superseded' }, mobile, EVERYBODY)).toMatchObject({ kind: 'notice' });
    });

    test('with what was expected', () => {
        const answer = answerNotDecided({ kind: 'wrong-username', expected: 'tess' }, submitted, EVERYBODY);
        expect(answer.kind === 'field-error' && inEnglish(answer.error)).toContain('tess');
        const count = answerNotDecided({ kind: 'wrong-count', expected: 7 }, submitted, EVERYBODY);
        expect(count.kind === 'field-error' && inEnglish(count.error)).toContain('7');
    });
});

test.each<NotDecided>([
    { kind: 'unread' },
    { kind: 'no-longer-counts' },
    { kind: 'unknown-duration' },
    { kind: 'reason-missing', canBeGiven: false },
])('what can’t be mended in the modal takes its place: %j', (outcome) => {
    expect(answerNotDecided(outcome, submitted, EVERYBODY)).toMatchObject({ kind: 'notice' });
});

test.each<[string, NotDecided, string]>([
    [
        'that was decided before says what came of it',
        { kind: 'decided-before', closed: closedCase({ number: 31 }) },
        '31',
    ],
    ['that is refused says why', { kind: 'refused', refusal: { why: 'no-such-account' } }, 'refused_no_account'],
    [
        'that lacks a log room for messages says so',
        { kind: 'no-clean-up', why: 'no-log-room' },
        'submit_clean_up_no_log_room',
    ],
    [
        'whose moderator may not delete says so',
        { kind: 'no-clean-up', why: 'not-permitted' },
        'submit_clean_up_not_permitted',
    ],
])('a submit %s', (_, outcome, said) => {
    const answer = answerNotDecided(outcome, submitted, EVERYBODY);
    expect(answer.kind).toBe('notice');
    expect(JSON.stringify(answer)).toContain(said);
});
