const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/**
 * A time as the reader's clock shows it, in the same way in every language: `2026-11-23 14:05`.
 * @param time milliseconds since 1970.
 * @param utcOffset the reader's hours ahead of UTC.
 */
export function when(time: number, utcOffset: number): string {
    return new Date(time + utcOffset * HOUR).toISOString().slice(0, 16).replace('T', ' ');
}

/** Whole days from one time to another, in milliseconds since 1970 each. */
export function daysBetween(from: number, to: number): number {
    return Math.floor((to - from) / DAY);
}
