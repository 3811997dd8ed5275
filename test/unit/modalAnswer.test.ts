import type { NotDecided } from '../../src/moderation/checkSubmit';
import { answerNotDecided } from '../../src/surfaces/modalAnswer';
import { EVERYBODY } from '../../src/words/reader';
import { inEnglish } from '../../src/words/words';

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
