import type { Action, Person, StatusChange } from './account';
import type { BatchOffer, BatchStep } from './batch';
import type { Origin } from './case';
import type { CleanUpOffer } from './cleanUpFor';
import { mightDelete, type RoomsOwnedAlone } from './roomsOwnedAlone';
import { CONFIRMATION_LIFE } from './timeouts';

/** Which step a moderator is to be shown. What the server has said of rooms is kept for the ownership step: it can't be asked twice. */
export type Opens =
    | { readonly kind: 'confirm' }
    | ({ readonly kind: 'ownership' } & Pick<Ownership, 'again'> & Pick<RoomsOwnedAlone, 'reported' | 'kept'>);

/** The rooms that were shown. `again`: it is the second time, so the consent is to whatever rooms come up after it, and says so. */
export interface Ownership {
    readonly rooms: RoomsOwnedAlone;
    readonly again: boolean;
    /** The client doesn't say what it shows. So only the typed username tells that this step was seen, whatever becomes of the rooms. */
    readonly isUnsaid: boolean;
}

/** Whether the username has to be typed: a room is deleted, or might be, or nothing else tells that the step was seen. */
export function asksForUsername({ rooms, again, isUnsaid }: Ownership): boolean {
    return again || isUnsaid || mightDelete(rooms);
}

/** What a submit consents to. `offer` is no consent: it is a button in a message, which opens one of the other two. */
export type Step =
    | { readonly kind: 'confirm'; readonly offersDurations: boolean; readonly cleanUp: CleanUpOffer }
    | ({ readonly kind: 'ownership' } & Ownership)
    | { readonly kind: 'offer'; readonly opens: Opens };

/** What a moderator is asked, bound to them and to the modal. */
interface Asking {
    readonly id: string;
    readonly moderatorId: string;
    readonly reason: string;
    /** For how many milliseconds the account is to stay deactivated; `null` until somebody activates it. */
    readonly lasts: number | null;
    /** Of how many milliseconds before the deactivation the account's messages are to be deleted; `null` for none. */
    readonly cleanUp: number | null;
    readonly origin: Origin;
    /** The modal's id, `''` for an offer. The first step has the same id as its modal. */
    readonly viewId: string;
    /** Milliseconds since 1970. */
    readonly createdAt: number;
}

/** A question about one account. */
export interface Question extends Asking {
    readonly action: Action;
    readonly step: Step;
    readonly target: Person;
    /** When the account was made, in milliseconds since 1970; `null` where that isn't known. */
    readonly memberSince: number | null;
}

/** A question about several accounts at once: the step names them. */
export interface BatchQuestion extends Asking {
    readonly action: StatusChange;
    readonly step: BatchStep | BatchOffer;
    readonly target: null;
}

interface Shown {
    /** A mark of what was shown, `''` for an offer. */
    readonly fingerprint: string;
}

/**
 * A question as it was shown and stands in the app's records: a submit brings only its id. What the client sends back is never the source of
 * the target, the action or the consent.
 */
export interface PendingConfirmation extends Question, Shown {}

/** The same for a question about several accounts. */
export interface PendingBatch extends BatchQuestion, Shown {}

/** Whether a question is too old to be answered. @param now milliseconds since 1970. */
export function isExpired({ createdAt }: { readonly createdAt: number }, now: number): boolean {
    return now - createdAt >= CONFIRMATION_LIFE;
}
