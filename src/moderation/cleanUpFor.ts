import { DAY, HOUR, WEEK } from '../words/units';
import type { Account, Action } from './account';
import { mayDeleteMessages } from './authorise';
import type { Standard } from './standard';

/** Of how long a past messages can be deleted, in milliseconds; `null` for none. */
export const CLEAN_UP_SPANS = { none: null, hour: HOUR, day: DAY, week: WEEK } as const;

export type CleanUpSpan = keyof typeof CLEAN_UP_SPANS;

/** Whether it is the name of one of these. */
export function isCleanUpSpan(value: string): value is CleanUpSpan {
    return Object.keys(CLEAN_UP_SPANS).includes(value);
}

/** The name of a span of milliseconds. */
export function cleanUpSpanOf(milliseconds: number): Exclude<CleanUpSpan, 'none'> {
    return milliseconds <= HOUR ? 'hour' : milliseconds <= DAY ? 'day' : 'week';
}

/** Whether a deactivation can also delete messages of the account. `no-log-room`: what is deleted is kept there, so nothing is without one. */
export type CleanUpOffer = 'offered' | 'not-permitted' | 'no-log-room';

/** Asked before the field is shown, and again of each submit. Only a deactivation has a field for it. */
export function cleanUpFor(
    action: Action,
    moderator: Account | undefined,
    standard: Standard,
    hasLogRoom: boolean,
): CleanUpOffer {
    if (action !== 'deactivate' || !mayDeleteMessages(moderator, standard)) {
        return 'not-permitted';
    }
    return hasLogRoom ? 'offered' : 'no-log-room';
}
