import { HOUR } from '../words/units';
import type { Origin } from './case';

/** That an account registered itself. It has no username yet at that time (docs/rocketchat.md#an-account-that-registered-itself). */
export interface Registration {
    readonly accountId: string;
    /** Milliseconds since 1970. */
    readonly at: number;
}

/** An account that registered itself lately, as a list shows it. */
export interface Newcomer extends Registration {
    readonly username: string;
    /** How many reports on its messages nobody has decided on. */
    readonly reports: number;
}

/** A list of newcomers as it was shown to a moderator: only who stands in it can be chosen. */
export interface NewcomerList {
    /** Also that of its modal. */
    readonly id: string;
    readonly moderatorId: string;
    readonly hours: number;
    readonly newcomers: readonly Newcomer[];
    /** Whether there may be more of them than are listed. */
    readonly hasMore: boolean;
    /** What is chosen as long as the moderator has chosen nobody. */
    readonly chosen: 'none' | 'all';
    readonly origin: Origin;
    /** Milliseconds since 1970. */
    readonly createdAt: number;
}

/** In which hour since 1970 a time lies. */
export function hourOf(time: number): number {
    return Math.floor(time / HOUR);
}
