import { type Duration, durationNamed, TYPED_DURATION } from '../moderation/timer';
import { DAY, HOUR, MINUTE, WEEK } from '../words/units';
import { type Words, words } from '../words/words';
import { choice } from './blocks';
import { DURATION_FIELD } from './modal';
import type { Block } from './stamp';

const OPTIONS: readonly { readonly value: Duration; readonly label: Words }[] = [
    { value: 'until-activated', label: words('duration_until_activated') },
    { value: '1-hour', label: words('duration_1_hour') },
    { value: '1-day', label: words('duration_1_day') },
    { value: '7-days', label: words('duration_7_days') },
    { value: '30-days', label: words('duration_30_days') },
];

/**
 * For how long an account is to be deactivated.
 * @param lasts what is chosen at first, in milliseconds. Where it is none of the usual ones, it is one more option.
 */
export function durationChoice(lasts: number | null): Block {
    const chosen = durationNamed(lasts);
    const typed = chosen === TYPED_DURATION && lasts !== null ? [{ value: chosen, label: sayDuration(lasts) }] : [];
    return choice(DURATION_FIELD, words('confirm_duration'), [...OPTIONS, ...typed], chosen);
}

/** In the largest unit of which it is a whole number. One of each is among the usual options, but for a minute, which is too short. */
function sayDuration(lasts: number): Words {
    if (lasts % WEEK === 0) {
        return words('duration_weeks', { count: String(lasts / WEEK) });
    }
    if (lasts % DAY === 0) {
        return words('duration_days', { count: String(lasts / DAY) });
    }
    return lasts % HOUR === 0
        ? words('duration_hours', { count: String(lasts / HOUR) })
        : words('duration_minutes', { count: String(Math.round(lasts / MINUTE)) });
}
