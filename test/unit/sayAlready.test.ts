import { sayRefusal } from '../../src/ui/sayRefusal';
import { readerOf } from '../../src/words/reader';
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
        [
            'without a case',
            'deactivate',
            { last: undefined, until: null },
            '@tess is already deactivated. Nothing was changed.',
        ],
        [
            'with the case that made it so',
            'deactivate',
            { last, until: null },
            '@tess was already deactivated by @mona on 2026-11-23 14:00 (UTC+2). Nothing was changed. Reason: spam',
        ],
        [
            'without a reason',
            'deactivate',
            { last: { ...last, reason: '' }, until: null },
            '@tess was already deactivated by @mona on 2026-11-23 14:00 (UTC+2). Nothing was changed.',
        ],
        [
            'for a time',
            'deactivate',
            { last, until: NOON + 3_600_000 },
            '@tess was already deactivated by @mona on 2026-11-23 14:00 (UTC+2), until 2026-11-23 15:00 (UTC+2). Nothing was changed. Reason: spam',
        ],
        [
            'for a time that is over, though nobody activated it',
            'deactivate',
            { last, until: NOON + 1_800_000 },
            '@tess was already deactivated by @mona on 2026-11-23 14:00 (UTC+2). Nothing was changed. Reason: spam',
        ],
        [
            'for a time, by nobody knows whom',
            'deactivate',
            { last: undefined, until: NOON + 3_600_000 },
            '@tess is already deactivated, until 2026-11-23 15:00 (UTC+2). Nothing was changed.',
        ],
        ['active', 'activate', { last: undefined, until: null }, '@tess is already active. Nothing was changed.'],
        [
            'active by a case',
            'activate',
            { last: { ...last, action: 'activate' }, until: null },
            '@tess was already reactivated by @mona on 2026-11-23 14:00 (UTC+2). Nothing was changed. Reason: spam',
        ],
    ] as const)('%s', (_, action, standing, expected) => {
        expect(
            sayRefusal({ why: 'already', target, action, ...standing }, readerOf({ utcOffset: 2 }))
                .map(inEnglish)
                .join(' '),
        ).toBe(expected);
    });
});
