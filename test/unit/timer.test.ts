import { TIMER_PAUSES } from '../../src/moderation/timeouts';
import {
    afterTry,
    durationNamed,
    DURATIONS,
    isDuration,
    isGivenUp,
    timerOf,
    TYPED_DURATION,
} from '../../src/moderation/timer';
import { closedCase, timer } from './support/records';

const HOUR = 3_600_000;

test.each([
    ['until-activated', null],
    ['1-hour', HOUR],
    ['1-day', 24 * HOUR],
    ['7-days', 7 * 24 * HOUR],
    ['30-days', 30 * 24 * HOUR],
] as const)('%s is the name of a duration', (name, milliseconds) => {
    expect([DURATIONS[name], durationNamed(milliseconds), isDuration(name)]).toEqual([milliseconds, name, true]);
});

test('any other duration is named as typed', () => {
    expect(durationNamed(2 * HOUR)).toBe(TYPED_DURATION);
});

test.each(['', '2-hours', '1-Hour', 'toString', '__proto__', '3600000'])('%j is no duration', (name) => {
    expect(isDuration(name)).toBe(false);
});

describe('a closed case calls for a timer', () => {
    test('when it deactivated an account for a time', () => {
        const closed = closedCase({ lasts: HOUR, openedAt: 1000 });
        expect(timerOf(closed)).toEqual({
            caseId: closed.id,
            target: closed.target,
            moderator: closed.moderator,
            origin: closed.origin,
            nextTryAt: 1000 + HOUR,
            triesMade: 0,
        });
    });

    test.each([
        ['not where it lasts until somebody activates the account', closedCase({ lasts: null })],
        ['not where it activated the account', closedCase({ lasts: HOUR, action: 'activate' })],
        [
            'not where it failed',
            closedCase({ lasts: HOUR }, { kind: 'failed', failure: { why: 'last-admin' }, rooms: [] }),
        ],
        ['not where it isn’t known', closedCase({ lasts: HOUR }, { kind: 'unknown', rooms: [] })],
    ])('%s', (_, closed) => {
        expect(timerOf(closed)).toBeUndefined();
    });
});

test('each try comes after a longer pause; after the last one its outcome is waited for, then the app gives up', () => {
    const pauses: number[] = [];
    for (let one = timer({ nextTryAt: 0 }); !isGivenUp(one);) {
        const next = afterTry(one, one.nextTryAt);
        pauses.push(next.nextTryAt - one.nextTryAt);
        one = next;
    }
    expect(pauses).toEqual(TIMER_PAUSES);
    const between = pauses.slice(0, -1);
    expect([...between].sort((a, b) => a - b)).toEqual(between);
    expect(pauses.every((pause) => pause >= 60_000)).toBe(true);
});
