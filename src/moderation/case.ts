import type { Action, Person } from './account';
import { CLAIM_LASTS } from './timeouts';

/** Where a moderator asked, and so where the answer goes. */
export interface Origin {
    readonly roomId: string;
    readonly threadId: string | null;
    /** The message whose menu was used. */
    readonly messageId: string | null;
    /** What of that message was shown to the moderator, who may read it. Absent where nothing was, and in records of version 1.0.0. */
    readonly quote?: string | null;
}

/** What became of rooms that were to be given up, as read after the call (docs/rocketchat.md#failures-with-rooms-are-swallowed). */
export type RoomAfter =
    | ({ readonly kind: 'handed-over'; readonly owner: string } & RoomName)
    /** `kept`: the account still owns it. `ownerless`: nobody does, and it may be empty (docs/rocketchat.md#a-room-can-be-emptied-and-stay). */
    | ({ readonly kind: 'deleted' | 'kept' | 'ownerless' | 'not-confirmed' } & RoomName)
    /** Rooms that could not be checked before and are not there now: nobody saw why. */
    | { readonly kind: 'gone'; readonly ids: readonly string[] }
    /** How many could not be checked before and could not be read now, either. */
    | { readonly kind: 'unread'; readonly count: number };

/** Why an account was not changed, or why that isn't known. Each has its own sentence in the words. */
export type Failure =
    | { readonly why: 'last-admin' }
    | { readonly why: 'last-owner' }
    | { readonly why: 'federated' }
    | { readonly why: 'no-engine-permission' }
    | { readonly why: 'account-gone' }
    /** It was to stay deactivated for another time, and is active by now. */
    | { readonly why: 'active-by-now' }
    | { readonly why: 'interrupted' }
    | { readonly why: 'not-changed' }
    | { readonly why: 'said'; readonly message: string }
    /** The app's log has the server's words, under the case's id. */
    | { readonly why: 'in-app-log'; readonly caseId: string }
    | RestFailure;

/** The server takes no more calls until `resetAt`, in milliseconds since 1970; `null` where it didn't say. */
export interface RateLimit {
    readonly why: 'rest-rate-limited';
    readonly resetAt: number | null;
}

/** What can go wrong with the service account, the way to the server, or the server's answer. */
export type RestFailure =
    | { readonly why: 'no-service-account' }
    | { readonly why: 'service-lacks-permission' }
    /** It can't be what it is for, so nothing was sent. */
    | { readonly why: 'malformed-user-id' }
    | { readonly why: 'malformed-token' }
    | { readonly why: 'malformed-address' }
    | { readonly why: 'rest-unauthorised' }
    | { readonly why: 'rest-second-factor' }
    | { readonly why: 'rest-forbidden' }
    | { readonly why: 'rest-not-allowed' }
    | { readonly why: 'rest-invalid-params' }
    | { readonly why: 'rest-not-found' }
    | { readonly why: 'rest-no-seats' }
    | RateLimit
    | { readonly why: 'rest-server-error'; readonly status: number }
    | { readonly why: 'rest-not-this-endpoint' }
    | { readonly why: 'rest-page' }
    | { readonly why: 'rest-garbled' }
    | { readonly why: 'rest-no-networking' }
    | { readonly why: 'rest-contradictory' }
    /** No answer came, so what was asked may have been done, or may still be. */
    | { readonly why: 'rest-timeout' }
    | { readonly why: 'rest-refused' }
    | { readonly why: 'rest-tls' }
    | { readonly why: 'rest-unreachable' };

/**
 * How a case ended. `found`: no answer came to its call, and the account was seen to be as asked. Nobody knows who did it.
 * `unknown`: the account could not be looked at afterwards.
 */
export type Ending = (
    | { readonly kind: 'done' }
    | { readonly kind: 'found' }
    | { readonly kind: 'failed'; readonly failure: Failure }
    | { readonly kind: 'unknown' }
) & { readonly rooms: readonly RoomAfter[] };

/** Whether the account was seen to be as asked in the end, whoever made it so. */
export function isSeenAsAsked({ kind }: Ending): boolean {
    return kind === 'done' || kind === 'found';
}

/** Whether a claim counts by its age alone, by the clock of whoever asks: servers' clocks may differ by a little. */
export function isLive({ at }: { readonly at: number }, now: number): boolean {
    return now - at < CLAIM_LASTS;
}

/** A decision of a moderator. It is written down before the call and closed after it, so that nothing is lost. */
export interface Case {
    readonly id: string;
    readonly action: Action;
    readonly target: Person;
    readonly moderator: Person;
    readonly reason: string;
    readonly origin: Origin;
    /** The rooms that were to be given up, by id and name; empty where none were. */
    readonly relinquished: readonly RoomName[];
    /** Ids of rooms that could not be checked before and might be deleted, too; `null` where nobody knows which. */
    readonly unchecked: readonly string[] | null;
    /** For how many milliseconds the account is to stay deactivated; `null` until somebody activates it. */
    readonly lasts: number | null;
    /** Of how many milliseconds before it the account's messages are to be deleted; `null` for none. */
    readonly cleanUp: number | null;
    /** The end of a timed deactivation, carried out by the app in the moderator's name. */
    readonly byTimer: boolean;
    /** Whether the account was younger than 24 hours: such deactivations are not braked, and don't count. */
    readonly isNewcomer: boolean;
    /** The batch that it belongs to, where several accounts were decided on at once. */
    readonly batchId: string | null;
    /** The question, or the case of a timer, by which it was decided. `null` for a case of version 1.0.0. */
    readonly mandateId: string | null;
    /** Milliseconds since 1970, just before the call. */
    readonly openedAt: number;
}

/** A case that ended. */
export interface ClosedCase extends Case {
    /** By which moderators speak of it: 1, 2, 3 and so on. `null` for a case of version 1.0.0, and where the records gave none in time. */
    readonly number: number | null;
    /** How often it was tried: a failure that repeats within minutes is counted on the case that it repeats. */
    readonly times: number;
    readonly ending: Ending;
    /** Milliseconds since 1970. */
    readonly closedAt: number;
}

/** Whether it deactivated the account, and somebody is known to have done it. */
export function isDeactivation({ action, ending }: ClosedCase): boolean {
    return action === 'deactivate' && ending.kind === 'done';
}

/** Whether it left the account deactivated by this app: it deactivated it, or changed for how long. */
export function keepsDeactivated({ action, ending }: ClosedCase): boolean {
    return action !== 'activate' && ending.kind === 'done';
}

/** A room as records keep it. */
export interface RoomName {
    /** `''` for a room of which the server told the name only. */
    readonly id: string;
    readonly name: string;
}
