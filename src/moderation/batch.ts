import type { Asked, Person, StatusChange } from './account';
import type { Denial } from './authorise';
import type { Failure, Origin } from './case';
import type { CleanUpOffer } from './cleanUpFor';

/** So many accounts can be decided on at once. */
export const MAX_BATCH = 50;
/** Where it is more accounts than this, their number is typed. */
const MAX_UNTYPED = 5;

/** Why an account of several is not changed with the others. `unread`: Rocket.Chat did not say in time who it is. */
export type WhyLeftOut = Denial['why'] | 'unread';

/** An account that stays as it is, by its username or by what was typed. */
export interface LeftOut {
    readonly username: string;
    readonly why: WhyLeftOut;
}

/** The accounts of a batch, by what was decided of each before the moderator consented. */
export interface BatchAccounts {
    /** They are changed. */
    readonly accounts: readonly Person[];
    /** They own rooms alone: each is a decision of its own. */
    readonly owners: readonly Person[];
    readonly leftOut: readonly LeftOut[];
}

/** What a moderator consents to where it is several accounts. */
export interface BatchStep extends BatchAccounts {
    readonly kind: 'batch';
    readonly offersDurations: boolean;
    readonly cleanUp: CleanUpOffer;
}

/** A button in a message that asks about several accounts. */
export interface BatchOffer {
    readonly kind: 'offer';
    readonly opens: { readonly kind: 'batch'; readonly asked: readonly Asked[] };
}

/** Whether the number of accounts has to be typed. */
export function asksForCount({ accounts }: BatchAccounts): boolean {
    return accounts.length > MAX_UNTYPED;
}

/** What a moderator decided on several accounts. It is written down before the first of them is changed. */
export interface Batch extends BatchAccounts {
    /** The id of the confirmation that it answers: a confirmation is good for one batch. */
    readonly id: string;
    readonly action: StatusChange;
    readonly moderator: Person;
    readonly reason: string;
    /** For how many milliseconds the accounts are to stay deactivated; `null` until somebody activates them. */
    readonly lasts: number | null;
    /** Of how many milliseconds before it the accounts' messages are to be deleted; `null` for none. */
    readonly cleanUp: number | null;
    readonly origin: Origin;
    /** Milliseconds since 1970. */
    readonly openedAt: number;
    /** The message of its entry in the log room, in whose thread each account has a line; `null` where there is none. */
    readonly entryId: string | null;
}

/** What became of one account of a batch. An account without one waits for its turn. */
export interface BatchEntry {
    readonly batchId: string;
    readonly account: Person;
    readonly state: EntryState;
}

/** What became of an account of a batch. */
export type EntryState =
    /** Its turn has come, and a case tells the rest. */
    | { readonly kind: 'begun' }
    | { readonly kind: 'done' }
    /** It is as asked, and nobody knows who did it. */
    | { readonly kind: 'found' }
    | { readonly kind: 'failed'; readonly failure: Failure }
    /** The account could not be looked at afterwards. */
    | { readonly kind: 'unknown' }
    | { readonly kind: 'refused'; readonly why: Denial['why'] }
    /** Somebody else was at work on it. */
    | { readonly kind: 'busy' }
    /** It turned out to own rooms alone. */
    | { readonly kind: 'last-owner' };

/** Whether no more can become of it. */
export function isSettled({ state }: BatchEntry): boolean {
    return state.kind !== 'begun';
}
