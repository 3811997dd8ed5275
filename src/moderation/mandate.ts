import { type Person, personOf } from './account';
import type { Permit } from './authorise';
import type { Batch } from './batch';
import { isNewcomer } from './brake';
import type { Case, Origin } from './case';
import type { PendingConfirmation } from './pendingConfirmation';
import type { Ports } from './ports';
import { covers, type Relinquished, type RoomsOwnedAlone } from './roomsOwnedAlone';
import { afterTry, type Timer } from './timer';

/** In whose consent something is carried out: a moderator's answer to a question, or a timer that a moderator set. It is good once. */
export interface Mandate {
    readonly id: string;
    readonly reason: string;
    readonly origin: Origin;
    /** For how many milliseconds the account is to stay deactivated; `null` until somebody activates it. */
    readonly lasts: number | null;
    /** Of how many milliseconds of the past the account's messages are to be deleted; `null` for none. */
    readonly cleanUp: number | null;
    readonly byTimer: boolean;
    /** The batch that it is a part of. It consents to giving up no room, and it can wait where the server takes no more calls. */
    readonly batchId: string | null;
    /** The rooms that may be given up; `undefined` where rooms were not yet spoken of. */
    readonly relinquish: Relinquished | undefined;
    /**
     * Whether the consent covers what the server says of rooms just before the call. It is asked only where it kept rooms that the accessors
     * would have deleted: that they are still kept, nobody else can tell.
     */
    readonly consentsTo: ((rooms: RoomsOwnedAlone) => boolean) | undefined;
    /**
     * Uses it up, under the claim and before the call.
     * @returns whether it still stood in the records. Of two who are told so at once, only one has the claim.
     */
    spend(): Promise<boolean>;
}

/** The answer to a question is used up with its record. @param relinquish the rooms that it agrees to give up, where it was asked. */
export function mandateOfConfirmation(
    confirmation: PendingConfirmation,
    relinquish: Relinquished | undefined,
    { confirmations }: Ports,
): Mandate {
    const { id, reason, origin, lasts, cleanUp, step, createdAt } = confirmation;
    const isToBeAsked = step.kind === 'ownership' && !step.again && step.rooms.kept.length > 0;
    return {
        id,
        reason,
        origin,
        lasts,
        cleanUp,
        byTimer: false,
        batchId: null,
        relinquish,
        consentsTo: isToBeAsked ? (rooms) => covers(step.rooms, rooms, createdAt) : undefined,
        spend: () => confirmations.remove(id),
    };
}

/** A try uses up the timer as it stands and leaves the next one in its place: it comes by itself, also after a crash. */
export function mandateOfTimer(timer: Timer, { timers }: Ports): Mandate {
    return {
        id: timer.caseId,
        reason: '',
        origin: timer.origin,
        lasts: null,
        cleanUp: null,
        byTimer: true,
        batchId: null,
        relinquish: undefined,
        consentsTo: undefined,
        spend: async () => {
            const now = await timers.byCase(timer.caseId);
            const stands = now?.triesMade === timer.triesMade;
            if (stands) {
                await timers.write(afterTry(timer, Date.now()));
            }
            return stands;
        },
    };
}

/** Each account of a batch is carried out once: its entry is the mark of that. */
export function mandateOfBatch(batch: Batch, account: Person, { batches }: Ports): Mandate {
    const { id: batchId, reason, origin, lasts, cleanUp } = batch;
    return {
        id: `${batchId}:${account.id}`,
        reason,
        origin,
        lasts,
        cleanUp,
        byTimer: false,
        batchId,
        relinquish: undefined,
        consentsTo: undefined,
        spend: async () => {
            const stands = (await batches.entry(batchId, account.id)) === undefined;
            if (stands) {
                await batches.writeEntry({ batchId, account, state: { kind: 'begun' } });
            }
            return stands;
        },
    };
}

/** The case of what is carried out by a mandate, as it stands before the call. @param id its own. */
export function caseFor(
    id: string,
    { moderator, target, action }: Permit,
    { id: mandateId, reason, origin, lasts, cleanUp, byTimer, batchId, relinquish }: Mandate,
): Case {
    return {
        id,
        action,
        target: personOf(target),
        moderator: personOf(moderator),
        reason,
        origin,
        lasts,
        cleanUp,
        byTimer,
        batchId,
        mandateId,
        isNewcomer: isNewcomer(target, Date.now()),
        relinquished: relinquish?.rooms ?? [],
        unchecked: relinquish ? relinquish.unchecked : [],
        openedAt: Date.now(),
    };
}
