import { shownName } from '../words/names';
import { MAX_USERNAME_LENGTH, visible } from '../words/plain';
import type { Account, Person } from './account';
import { type Intent, type Refusal, refusalToModerate } from './authorise';
import { asksForCount, type BatchStep } from './batch';
import type { ClosedCase } from './case';
import { checkFields, type FieldsRefused, type SubmittedFields } from './checkFields';
import type { Claims } from './claims';
import type { Deadline } from './deadline';
import { lookUpCaller, type Situation } from './lookUp';
import { namedAsNow } from './namedAsNow';
import { asksForUsername, isExpired, type PendingBatch, type PendingConfirmation } from './pendingConfirmation';
import type { Ports } from './ports';

/** What a submit brings. All else is the client's word and does not count. */
export interface Submit extends SubmittedFields {
    readonly callerId: string;
    readonly confirmationId: string;
    readonly viewId: string;
    readonly typedUsername: string | undefined;
    /** The number of accounts, where it is asked for. */
    readonly typedCount: string | undefined;
    /** The mark of what the client says it showed; `undefined` where it doesn't say. It is dear, so it is only asked for of a question's own moderator. */
    readonly fingerprint: (() => string) | undefined;
}

/** A submit that counts: who decided what, with the reason they gave. Whether they may do so to this account is asked when it is carried out. */
export interface Decision {
    readonly kind: 'decided';
    readonly intent: Intent;
    readonly confirmation: PendingConfirmation;
    /** The client did not say what it showed, and will not do so of the next step. */
    readonly isUnsaid: boolean;
}

/** The same about several accounts. Each of them is asked a permit for when its turn comes. */
export interface BatchDecision {
    readonly kind: 'batch-decided';
    readonly moderator: Account;
    readonly step: BatchStep;
    readonly confirmation: PendingBatch;
}

/** A submit that doesn't count. Nothing was changed by it. */
export type NotDecided =
    | { readonly kind: 'unread' }
    | { readonly kind: 'no-longer-counts' }
    /** It was answered before, and this came of it. */
    | { readonly kind: 'decided-before'; readonly closed: ClosedCase }
    /** Another question has been put in the same modal since, and still stands: a second click on the step before. */
    | { readonly kind: 'superseded' }
    | { readonly kind: 'refused'; readonly refusal: Refusal }
    /** The first click of two is at work. */
    | { readonly kind: 'at-work' }
    | FieldsRefused
    | { readonly kind: 'wrong-username'; readonly expected: string }
    | { readonly kind: 'wrong-count'; readonly expected: number };

/** Asks of a submit anew whether the caller may moderate, and whether the app put this question to this caller. */
export async function checkSubmit(
    submit: Submit,
    ports: Ports,
    claims: Claims,
    deadline: Deadline,
): Promise<Decision | BatchDecision | NotDecided> {
    const { callerId } = submit;
    const [read, situation] = await Promise.all([
        deadline.wait(ports.confirmations.byId(submit.confirmationId)),
        lookUpCaller(callerId, ports, deadline),
    ]);
    if (read.kind !== 'answered' || situation.kind === 'unread') {
        return { kind: 'unread' };
    }
    const confirmation = read.value;
    if (!confirmation || !isAnswerTo(confirmation, submit)) {
        return claims.heldBy(submit.confirmationId)?.by.id === submit.callerId
            ? { kind: 'at-work' }
            : whyNoLonger(submit, situation.value, ports, deadline);
    }
    const { caller, standard } = situation.value;
    const refusal = refusalToModerate(caller, standard);
    if (refusal || !caller) {
        return { kind: 'refused', refusal: refusal ?? { why: 'caller-unknown' } };
    }
    return confirmation.target === null
        ? checkBatch(submit, caller, confirmation, situation.value, ports, deadline)
        : checkOne(submit, caller, confirmation, situation.value, ports, deadline);
}

/** Bound to who was asked, to the modal and to what it showed, and good for 10 minutes. */
function isAnswerTo(confirmation: PendingConfirmation | PendingBatch, submit: Submit): boolean {
    return (
        isOpenQuestionTo(confirmation, submit) &&
        confirmation.viewId === submit.viewId &&
        (submit.fingerprint === undefined || submit.fingerprint() === confirmation.fingerprint)
    );
}

/** An offer is no question yet. */
function isOpenQuestionTo(confirmation: PendingConfirmation | PendingBatch, { callerId }: Submit): boolean {
    return (
        confirmation.moderatorId === callerId &&
        confirmation.step.kind !== 'offer' &&
        !isExpired(confirmation, Date.now())
    );
}

async function whyNoLonger(
    submit: Submit,
    { caller, standard }: Situation,
    { confirmations, cases, accounts }: Ports,
    deadline: Deadline,
): Promise<NotDecided> {
    const [standing, known] = await Promise.all([
        deadline.wait(confirmations.ofView(submit.viewId)),
        // Whoever may no longer act is not told of cases.
        refusalToModerate(caller, standard) ? undefined : deadline.wait(cases.recentOf(submit.callerId)),
    ]);
    const isAsked =
        standing.kind === 'answered' &&
        standing.value.some((one) => one.id !== submit.confirmationId && isOpenQuestionTo(one, submit));
    if (isAsked) {
        return { kind: 'superseded' };
    }
    const decided = (known?.kind === 'answered' ? known.value.closed : []).filter(
        ({ mandateId }) => mandateId === submit.confirmationId,
    );
    const [closed] = await namedAsNow(decided, accounts, deadline);
    return closed ? { kind: 'decided-before', closed } : { kind: 'no-longer-counts' };
}

async function checkOne(
    submit: Submit,
    moderator: Account,
    confirmation: PendingConfirmation,
    situation: Situation,
    ports: Ports,
    deadline: Deadline,
): Promise<Decision | NotDecided> {
    const fields = await checkFields(submit, confirmation, situation, ports, deadline);
    if (fields.kind !== 'filled-in') {
        return fields;
    }
    const { step, target, action, memberSince } = confirmation;
    if (step.kind === 'ownership' && asksForUsername(step) && !isUsername(submit.typedUsername, target)) {
        return { kind: 'wrong-username', expected: target.username };
    }
    return {
        kind: 'decided',
        intent: { moderator, target: { ...target, memberSince }, action },
        confirmation: { ...confirmation, ...fields.values },
        isUnsaid: submit.fingerprint === undefined,
    };
}

async function checkBatch(
    submit: Submit,
    moderator: Account,
    confirmation: PendingBatch,
    situation: Situation,
    ports: Ports,
    deadline: Deadline,
): Promise<BatchDecision | NotDecided> {
    const { step } = confirmation;
    if (step.kind === 'offer') {
        return { kind: 'no-longer-counts' };
    }
    const fields = await checkFields(submit, confirmation, situation, ports, deadline);
    if (fields.kind !== 'filled-in') {
        return fields;
    }
    const { length: count } = step.accounts;
    if (asksForCount(step) && visible(submit.typedCount ?? '').trim() !== String(count)) {
        return { kind: 'wrong-count', expected: count };
    }
    return { kind: 'batch-decided', moderator, step, confirmation: { ...confirmation, ...fields.values } };
}

/**
 * What has to be typed is the username as it was shown: an account that is renamed meanwhile is meant by its id. It need not be what it is:
 * it may hold what can't be seen.
 */
function isUsername(typed: string | undefined, { username }: Person): boolean {
    const withoutAt = (text: string): string => text.replace(/^@(?=.)/, '');
    return (
        typed !== undefined &&
        withoutAt(shownName(typed, MAX_USERNAME_LENGTH)) === withoutAt(shownName(username, MAX_USERNAME_LENGTH))
    );
}
