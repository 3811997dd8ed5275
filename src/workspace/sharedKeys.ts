import { HOUR } from '../words/units';

/**
 * Under which keys stands what a moderator did at a time: those of that hour and the next. So one read tells all of the last 60 minutes.
 * @param at milliseconds since 1970.
 */
export function recentKeys(moderatorId: string, at: number): [string, string] {
    return [recentKey(moderatorId, at), recentKey(moderatorId, at + HOUR)];
}

/** The key under which all stands that a moderator did in this hour and the one before. */
export function recentKey(moderatorId: string, now: number): string {
    return `cases-by:${moderatorId}:${Math.floor(now / HOUR)}`;
}

/** A case that is open stands under this key with its claim, so that one removal takes both. */
export function claimedCaseKey(id: string): string {
    return `claim:open-case:${id}`;
}
