import type { Reader } from './reader';
import { DAY, HOUR } from './units';

/**
 * A time by the reader's clock, in the same way in every language: `2026-11-23 14:05 (UTC+2)`, or `2026-11-23 12:05 UTC`. The zone is
 * always said. The server knows the reader's clock of now, and not when it changes. So an end in summer that is told in winter is right
 * only by the zone beside it.
 * @param time milliseconds since 1970.
 */
export function when(time: number, { utcOffset }: Pick<Reader, 'utcOffset'>): string {
    const shown = atClock(time, utcOffset).replace('T', ' ');
    return utcOffset === 0 ? `${shown} UTC` : `${shown} (${zone(utcOffset)})`;
}

/**
 * A day by the reader's clock: `2026-11-23`.
 * @param time milliseconds since 1970.
 */
export function day(time: number, { utcOffset }: Pick<Reader, 'utcOffset'>): string {
    return atClock(time, utcOffset).slice(0, 10);
}

function atClock(time: number, utcOffset: number): string {
    return new Date(time + utcOffset * HOUR).toISOString().slice(0, 16);
}

/** As `UTC+2` or `UTC−3:30`. */
function zone(utcOffset: number): string {
    const minutes = (Math.abs(utcOffset) % 1) * 60;
    const hours = Math.floor(Math.abs(utcOffset));
    return `UTC${utcOffset < 0 ? '−' : '+'}${hours}${minutes === 0 ? '' : `:${minutes}`}`;
}

/** Whole days from one time to another, in milliseconds since 1970 each. */
export function daysBetween(from: number, to: number): number {
    return Math.floor((to - from) / DAY);
}
