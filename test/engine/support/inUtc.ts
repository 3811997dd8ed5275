/** A time as the app tells it to somebody in UTC: `2026-11-23 12:05 UTC`. */
export function inUtc(time = 0): string {
    return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
