import { sayAlready } from '../../src/ui/say';
import { inEnglish } from '../../src/words/words';
import { target } from './support/people';
import { closedCase } from './support/records';

const NOON = Date.UTC(2026, 10, 23, 12);

describe('an account that is as asked already', () => {
    const last = closedCase({ openedAt: NOON, reason: 'spam' });

    beforeEach(() => {
        jest.useFakeTimers({ now: NOON + 1_800_000 });
    });

    afterEach(() => {
        jest.useRealTimers();
    });

    test.each([
        ['without a case', 'deactivate', undefined, '@tess is already deactivated. Nothing was changed.'],
        [
            'with the case that made it so',
            'deactivate',
            last,
            '@tess is deactivated already, by @mona on 2026-11-23 14:00. Reason: spam. Nothing was changed.',
        ],
        [
            'without a reason',
            'deactivate',
            { ...last, reason: '' },
            '@tess is deactivated already, by @mona on 2026-11-23 14:00. Reason: –. Nothing was changed.',
        ],
        [
            'for a time',
            'deactivate',
            { ...last, lasts: 3_600_000 },
            '@tess is deactivated already, by @mona on 2026-11-23 14:00, until 2026-11-23 15:00. Reason: spam. Nothing was changed. To change how long, activate the account first.',
        ],
        [
            'for a time that is over, though nobody activated it',
            'deactivate',
            { ...last, lasts: 1_800_000 },
            '@tess is deactivated already, by @mona on 2026-11-23 14:00. Reason: spam. Nothing was changed.',
        ],
        ['active', 'activate', undefined, '@tess is already active. Nothing was changed.'],
        [
            'active by a case',
            'activate',
            last,
            '@tess is active already: @mona activated the account on 2026-11-23 14:00. Reason: spam. Nothing was changed.',
        ],
    ] as const)('%s', (_, action, known, expected) => {
        expect(inEnglish(sayAlready(target, action, known, 2))).toBe(expected);
    });
});
