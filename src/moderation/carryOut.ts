import { randomUUID } from 'crypto';

import { isAsAsked } from './account';
import type { Permit } from './authorise';
import type { Case, RoomName } from './case';
import { CALL_MAY_LAST } from './case';
import type { Closing } from './closeCase';
import { closeCase } from './closeCase';
import type { Confirmation } from './confirmation';
import { Deadline } from './deadline';
import type { AtWork, InProgress } from './inProgress';
import { lookAtEnding } from './look';
import type { CallAnswer, Claim, Workspace } from './workspace';

/** How long a record may take to be read or written before the call, in milliseconds: without it nothing is begun. */
const RECORD_LIMIT = 5000;
/** After this many milliseconds without an answer the moderator is told, and the case is looked at again. */
const CALL_LIMIT = 30 * 1000;

/**
 * What came of a decision. `no-answer`: the call may have been carried out, the case stays open and the sweep looks at it again.
 * `not-begun`, `busy`, `spent` and `already`: no call was made.
 */
export type Outcome =
    | ({ readonly kind: 'ended' } & Closing)
    | { readonly kind: 'last-owner' }
    | { readonly kind: 'no-answer'; readonly opened: Case }
    | { readonly kind: 'busy'; readonly other: AtWork }
    | { readonly kind: 'spent' }
    | { readonly kind: 'already' }
    | { readonly kind: 'not-begun' };

/**
 * Carries a decision out: claim, case, call, look, close. The order is the safety. The claim keeps other instances away; the confirmation is
 * read again under it, for removing a record doesn't tell who removed it (see "Persistence" in the facts); the case is written before the call.
 * @param relinquish the rooms that the moderator agreed to give up; `undefined` where rooms were not yet spoken of.
 */
export async function carryOut(
    permit: Permit,
    decided: Confirmation,
    relinquish: readonly RoomName[] | undefined,
    workspace: Workspace,
    inProgress: InProgress,
): Promise<Outcome> {
    const { moderator, target } = permit;
    const work: AtWork = { by: { id: moderator.id, username: moderator.username }, since: Date.now() };
    const other = inProgress.enter(target.id, work);
    if (other) {
        return { kind: 'busy', other };
    }
    try {
        return await underClaim(permit, workspace, work, () => underWay(permit, decided, relinquish, workspace));
    } finally {
        inProgress.leave(target.id);
    }
}

/** Two instances that claim at the same time both back off: at most one acts. A claim is good for as long as a call may last. */
async function underClaim(
    { target, action }: Permit,
    { claims }: Workspace,
    { by, since }: AtWork,
    act: () => Promise<Outcome>,
): Promise<Outcome> {
    const claim: Claim = { id: randomUUID(), targetId: target.id, action, moderator: by, at: since };
    const written = await new Deadline(RECORD_LIMIT).wait(claims.write(claim));
    const all =
        written.kind === 'answered' ? await new Deadline(RECORD_LIMIT).wait(claims.ofTarget(target.id)) : written;
    const other = all.kind === 'answered' ? all.value.find((one) => one.id !== claim.id && isLive(one)) : undefined;
    if (all.kind !== 'answered' || other) {
        await new Deadline(RECORD_LIMIT).wait(claims.remove(claim.id));
        return other ? { kind: 'busy', other: { by: other.moderator, since: other.at } } : { kind: 'not-begun' };
    }
    const outcome = await act();
    if (outcome.kind !== 'no-answer') {
        await new Deadline(RECORD_LIMIT).wait(claims.remove(claim.id));
    }
    return outcome;
}

function isLive(claim: Claim): boolean {
    return Date.now() - claim.at < CALL_MAY_LAST;
}

async function underWay(
    { moderator, target, action }: Permit,
    decided: Confirmation,
    relinquish: readonly RoomName[] | undefined,
    workspace: Workspace,
): Promise<Outcome> {
    const { accounts, activeStatus, cases, confirmations } = workspace;
    const deadline = new Deadline(RECORD_LIMIT);
    const [unspent, account] = await Promise.all([
        deadline.wait(confirmations.byId(decided.id)),
        deadline.wait(accounts.byId(target.id)),
    ]);
    if (unspent.kind !== 'answered' || account.kind !== 'answered' || !account.value) {
        return { kind: 'not-begun' };
    }
    if (!unspent.value) {
        return { kind: 'spent' };
    }
    if (isAsAsked(account.value, action)) {
        return { kind: 'already' };
    }
    const opened: Case = {
        id: randomUUID(),
        action,
        target: { id: target.id, username: target.username },
        moderator: { id: moderator.id, username: moderator.username },
        reason: decided.reason,
        origin: decided.origin,
        relinquished: relinquish ?? [],
        openedAt: Date.now(),
    };
    const [spent, written] = await Promise.all([
        deadline.wait(confirmations.remove(decided.id)),
        deadline.wait(cases.open(opened)),
    ]);
    if (spent.kind !== 'answered' || written.kind !== 'answered') {
        await new Deadline(RECORD_LIMIT).wait(cases.withdraw(opened.id));
        return { kind: 'not-begun' };
    }
    const called = await new Deadline(CALL_LIMIT).wait(activeStatus.deactivate(target.id, relinquish !== undefined));
    if (called.kind === 'late') {
        return { kind: 'no-answer', opened };
    }
    const answer: CallAnswer =
        called.kind === 'answered'
            ? called.value
            : { kind: 'refused', failure: { why: 'said', message: called.message } };
    const ending = await lookAtEnding(opened, answer, workspace);
    if (ending.state === 'unknown') {
        return { kind: 'no-answer', opened };
    }
    if (ending.state === 'failed' && ending.failure.why === 'last-owner' && relinquish === undefined) {
        // Not an ending: the server asks back, and so does the app. Another case is written for what the moderator then decides.
        await new Deadline(RECORD_LIMIT).wait(cases.withdraw(opened.id));
        return { kind: 'last-owner' };
    }
    return { kind: 'ended', ...(await closeCase(opened, ending, workspace)) };
}
