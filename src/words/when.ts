const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/**
 * A time in the same way in every language: by the reader's clock as `2026-11-23 14:05`, else as `2026-11-23 12:05 UTC`.
 * @param time milliseconds since 1970.
 * @param utcOffset the reader's hours ahead of UTC; 0 for what everybody reads, and none where an account has never met a web client.
 */
export function when(time: number, utcOffset: number | undefined): string {
    const hours = utcOffset ?? 0;
    const shown = new Date(time + hours * HOUR).toISOString().slice(0, 16).replace('T', ' ');
    return hours === 0 ? `${shown} UTC` : shown;
}

/** Whole days from one time to another, in milliseconds since 1970 each. */
export function daysBetween(from: number, to: number): number {
    return Math.floor((to - from) / DAY);
}
