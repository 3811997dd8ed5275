import type { ClosedCase } from '../../src/moderation/case';
import { standingOf } from '../../src/moderation/standingOf';
import { HOUR } from '../../src/words/units';
import { closedCase } from './support/records';

const done = (id: string, more: Partial<ClosedCase> = {}): ClosedCase => closedCase({ id, openedAt: 1000, ...more });
const found = (id: string, lasts: number | null = null): ClosedCase =>
    closedCase({ id, lasts }, { kind: 'found', rooms: [] });
const changed = (id: string, lasts: number | null): ClosedCase =>
    done(id, { action: 'change-duration', lasts, openedAt: 2000 });

describe('who made an account as it is, and until when', () => {
    test.each<[string, ClosedCase[], string | undefined, number | null]>([
        ['no case', [], undefined, null],
        ['a deactivation', [done('off')], 'off', null],
        ['a timed one', [done('off', { lasts: HOUR })], 'off', 1000 + HOUR],
        [
            'one whose duration was changed',
            [changed('new', 2 * HOUR), done('off', { lasts: HOUR })],
            'off',
            2000 + 2 * HOUR,
        ],
        ['one that was to end, and is not any more', [changed('new', null), done('off', { lasts: HOUR })], 'off', null],
        [
            'one that was only found, and got its time since',
            [changed('new', HOUR), found('found')],
            undefined,
            2000 + HOUR,
        ],
        ['one that was only found, and so has no timer', [found('found', HOUR)], undefined, null],
        ['one that was only found, after another', [found('found'), done('off', { lasts: HOUR })], undefined, null],
        [
            'one that was undone since',
            [done('on', { action: 'activate' }), done('off', { lasts: HOUR })],
            undefined,
            null,
        ],
    ])('%s', (_, known, last, until) => {
        const standing = standingOf(known, 'deactivate');
        expect([standing.last?.id, standing.until]).toEqual([last, until]);
    });
});
