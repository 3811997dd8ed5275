import { DAY, HOUR, WEEK } from '../words/units';
import type { Person } from './account';
import { type ClosedCase, keepsDeactivated, type Origin } from './case';
import { TIMER_PAUSES } from './timeouts';

/** For how long an account can be deactivated, in milliseconds; `null` until somebody activates it. */
export const DURATIONS = {
    'until-activated': null,
    '1-hour': HOUR,
    '1-day': DAY,
    '7-days': WEEK,
    '30-days': 30 * DAY,
} as const;

export type Duration = keyof typeof DURATIONS;

/** Another duration than these, as it was typed in the command. */
export const TYPED_DURATION = 'as-typed';

/** Whether it is the name of one of these. */
export function isDuration(value: string): value is Duration {
    return Object.keys(DURATIONS).includes(value);
}

/** The duration by its name. @param lasts in milliseconds. */
export function durationNamed(lasts: number | null): Duration | typeof TYPED_DURATION {
    return (
        Object.keys(DURATIONS)
            .filter(isDuration)
            .find((name) => DURATIONS[name] === lasts) ?? TYPED_DURATION
    );
}

/** A deactivation that ends by itself. It stands in the records until the account is active again, or the app has given up. */
export interface Timer {
    /** The case that deactivated the account, or changed for how long; also the timer's own id. */
    readonly caseId: string;
    readonly target: Person;
    readonly moderator: Person;
    readonly origin: Origin;
    /** Milliseconds since 1970. */
    readonly nextTryAt: number;
    readonly triesMade: number;
}

/** The timer that a closed case calls for, `undefined` where it calls for none. */
export function timerOf(closed: ClosedCase): Timer | undefined {
    const { id, lasts, openedAt, target, moderator, origin } = closed;
    return keepsDeactivated(closed) && lasts !== null
        ? { caseId: id, target, moderator, origin, nextTryAt: openedAt + lasts, triesMade: 0 }
        : undefined;
}

/** The timer after one more try; a try that was interrupted counts, too. */
export function afterTry(timer: Timer, now: number): Timer {
    return { ...timer, triesMade: timer.triesMade + 1, nextTryAt: now + (TIMER_PAUSES[timer.triesMade] ?? 0) };
}

/** Whether it was tried as often as it is. */
export function isGivenUp({ triesMade }: Timer): boolean {
    return triesMade >= TIMER_PAUSES.length;
}
