import { plain } from '../words/plain';
import type { Action } from './account';
import { CLEAN_UP_SPANS, cleanUpFor, type CleanUpOffer, isCleanUpSpan } from './cleanUpFor';
import type { Deadline } from './deadline';
import type { Situation } from './lookUp';
import type { PendingBatch, PendingConfirmation } from './pendingConfirmation';
import type { Ports } from './ports';
import { durationNamed, DURATIONS, isDuration, TYPED_DURATION } from './timer';

/** The longest reason, in characters. */
export const MAX_REASON_LENGTH = 500;

/** What was entered in the fields of a first step, for one account or several. */
export interface SubmittedFields {
    /** `undefined` where the field was not touched: then the reason of the confirmation stands. */
    readonly reason: string | undefined;
    /** One of the durations that were shown, by its name; `undefined` where none was chosen. */
    readonly duration: string | undefined;
    /** Of how long a past messages are to be deleted, by its name; `undefined` where nothing was chosen. */
    readonly cleanUp: string | undefined;
}

export interface FilledIn {
    readonly kind: 'filled-in';
    /** Times in milliseconds. */
    readonly values: Pick<PendingConfirmation, 'reason' | 'lasts' | 'cleanUp'>;
}

/** Why what was entered doesn't count. */
export type FieldsRefused =
    | { readonly kind: 'unread' }
    | { readonly kind: 'unknown-duration' }
    /** Messages were to be deleted, too, and that was never offered. */
    | { readonly kind: 'unknown-clean-up' }
    /** It was offered, and can't be done any more. */
    | { readonly kind: 'no-clean-up'; readonly why: Exclude<CleanUpOffer, 'offered'> }
    /** `canBeGiven`: only the first step has a field for it. */
    | { readonly kind: 'reason-missing'; readonly canBeGiven: boolean }
    | { readonly kind: 'reason-too-long' };

/** Takes from a submit what was offered, and asks anew whether it may be done. */
export async function checkFields(
    submit: SubmittedFields,
    confirmation: PendingConfirmation | PendingBatch,
    situation: Situation,
    ports: Ports,
    deadline: Deadline,
): Promise<FilledIn | FieldsRefused> {
    const reason = (submit.reason ?? confirmation.reason).trim();
    if (Array.from(reason).length > MAX_REASON_LENGTH) {
        return { kind: 'reason-too-long' };
    }
    if (plain(reason, MAX_REASON_LENGTH) === '' && situation.rules.reasonRequired) {
        return { kind: 'reason-missing', canBeGiven: confirmation.step.kind !== 'ownership' };
    }
    const lasts = lastsFor(submit.duration, confirmation);
    if (lasts === undefined) {
        return { kind: 'unknown-duration' };
    }
    const cleanUp = cleanUpIn(submit.cleanUp, confirmation);
    if (cleanUp === undefined) {
        return { kind: 'unknown-clean-up' };
    }
    const refused =
        cleanUp === null ? undefined : await refusalOfCleanUp(confirmation.action, situation, ports, deadline);
    return refused ?? { kind: 'filled-in', values: { reason, lasts, cleanUp } };
}

/** In milliseconds. Only the first step asks for it, and only where it can be kept; `undefined` for what it never offered. */
function lastsFor(
    chosen: string | undefined,
    { step, lasts }: PendingConfirmation | PendingBatch,
): number | null | undefined {
    if (step.kind === 'ownership' || step.kind === 'offer' || chosen === undefined) {
        return lasts;
    }
    if (!step.offersDurations) {
        return undefined;
    }
    if (chosen === TYPED_DURATION && durationNamed(lasts) === TYPED_DURATION) {
        return lasts;
    }
    return isDuration(chosen) ? DURATIONS[chosen] : undefined;
}

/** In milliseconds, as {@link lastsFor}. */
function cleanUpIn(
    chosen: string | undefined,
    { step, cleanUp }: PendingConfirmation | PendingBatch,
): number | null | undefined {
    if (step.kind === 'ownership' || step.kind === 'offer' || chosen === undefined) {
        return cleanUp;
    }
    return step.cleanUp === 'offered' && isCleanUpSpan(chosen) ? CLEAN_UP_SPANS[chosen] : undefined;
}

/** Who may deactivate accounts may not delete messages for that. Where somebody asks for both, nothing is done if one of them can't be. */
async function refusalOfCleanUp(
    action: Action,
    { caller, standard }: Situation,
    { settings }: Ports,
    deadline: Deadline,
): Promise<FieldsRefused | undefined> {
    const logRoom = await deadline.wait(settings.logRoom());
    if (logRoom.kind !== 'answered') {
        return { kind: 'unread' };
    }
    const why = cleanUpFor(action, caller, standard, logRoom.value.kind === 'set');
    return why === 'offered' ? undefined : { kind: 'no-clean-up', why };
}
