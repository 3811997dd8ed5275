import { LONGEST_DURATION, SHORTEST_DURATION } from '../moderation/timeouts';
import { DAY, HOUR, MINUTE, WEEK } from '../words/units';

/** For how long, as it was typed. A mistake is told, and is never taken for a part of the reason. */
export type TypedDuration = { readonly kind: 'lasts'; readonly milliseconds: number } | { readonly kind: 'mistaken' };

const UNITS: readonly (readonly [unit: string, milliseconds: number])[] = [
    ['m', MINUTE],
    ['h', HOUR],
    ['d', DAY],
    ['w', WEEK],
];

/** What people write for a unit that this app doesn't know, or knows by its first letter only. */
const OTHER_UNIT =
    /^[\d.,]+(s|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|wks?|weeks?|mo|months?|y|yrs?|years?|[mhdw])$/i;

/**
 * Reads a duration: a whole number with `m`, `h`, `d` or `w` behind it, from 5 minutes to 365 days.
 * @returns `undefined` for a word that looks like no duration.
 */
export function readDuration(word: string): TypedDuration | undefined {
    const [, count, letter] = /^(\d+)([mhdw])$/i.exec(word) ?? [];
    const unit = UNITS.find(([name]) => name === letter?.toLowerCase())?.[1];
    if (count === undefined || unit === undefined) {
        return OTHER_UNIT.test(word) ? { kind: 'mistaken' } : undefined;
    }
    const milliseconds = Number(count) * unit;
    return milliseconds >= SHORTEST_DURATION && milliseconds <= LONGEST_DURATION
        ? { kind: 'lasts', milliseconds }
        : { kind: 'mistaken' };
}
