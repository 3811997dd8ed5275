import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { Person } from '../moderation/account';
import { type Batch, type BatchEntry } from '../moderation/batch';
import { beginBatch, type BegunBatch } from '../moderation/beginBatch';
import type { BatchDecision } from '../moderation/checkSubmit';
import { Deadline } from '../moderation/deadline';
import type { BatchQuestion, Question } from '../moderation/pendingConfirmation';
import { offerFrom } from '../moderation/questionFor';
import { UNKNOWN_ROOMS } from '../moderation/roomsOwnedAlone';
import { type BatchProgress, type BatchRan, runBatch } from '../moderation/runBatch';
import type { TakenUp } from '../moderation/takeUpBatch';
import { BATCH_PROGRESS_EVERY, RECORD_LIMIT } from '../moderation/timeouts';
import { REASON_FIELD } from '../ui/modal';
import { batchEnd, type DecisionButton } from '../ui/sayBatch';
import type { Button } from '../ui/stamp';
import { type Words, words } from '../words/words';
import type { Context } from './context';
import type { ModalAnswer } from './modalAnswer';
import { offerButton, offerButtonIfUsable } from './offerButton';
import { workOffCleanUps } from './workOffCleanUps';

/** So many decisions that are left open have a button; the others are named. */
const MAX_BUTTONS = 10;

/** Begins what was decided on several accounts. The modal closes at once; messages tell the rest. */
export async function startBatch(
    decision: BatchDecision,
    user: IUser,
    context: Context,
    deadline: Deadline,
): Promise<ModalAnswer> {
    const beginning = beginBatch(decision, context.ports, context.claims);
    const begun = await deadline.wait(beginning);
    if (begun.kind === 'answered') {
        return answerTo(begun.value, decision, user, context);
    }
    if (begun.kind === 'failed') {
        return { kind: 'notice', lines: [words('told_failed')] };
    }
    void beginLate(beginning, decision, user, context);
    return closed(decision);
}

function answerTo(begun: BegunBatch, decision: BatchDecision, user: IUser, context: Context): ModalAnswer {
    switch (begun.kind) {
        case 'begun':
            void seeBatchThrough(begun, user, context);
            return closed(decision);
        case 'busy':
            return { kind: 'field-error', fields: [REASON_FIELD], error: words('field_busy') };
        case 'spent':
            return { kind: 'notice', lines: [words('submit_no_longer_counts')] };
        case 'not-begun':
            return { kind: 'notice', lines: [words('batch_not_begun')] };
    }
}

function closed({ step: { accounts } }: BatchDecision): ModalAnswer {
    return { kind: 'closed', lines: [words('batch_progress', { done: '0', count: String(accounts.length) })] };
}

/** The modal is gone by now. What happens here is nobody's to catch but our own. */
async function beginLate(
    beginning: Promise<BegunBatch>,
    { confirmation: { origin } }: BatchDecision,
    user: IUser,
    context: Context,
): Promise<void> {
    const begun = await beginning.catch((): BegunBatch => ({ kind: 'not-begun' }));
    if (begun.kind === 'begun') {
        return seeBatchThrough(begun, user, context);
    }
    await context.tell(user, origin, [
        words(begun.kind === 'not-begun' ? 'batch_not_begun' : 'submit_no_longer_counts'),
    ]);
}

/** Carries out a batch that this process has claimed. Its moderator is told how far it is and how it ended. Never rejects. */
export async function seeBatchThrough({ batch, claim }: TakenUp, who: IUser | string, context: Context): Promise<void> {
    try {
        await seeRoundThrough(batch, who, context);
    } finally {
        await context.claims.release(claim, context.ports);
    }
}

async function seeRoundThrough(batch: Batch, who: IUser | string, context: Context): Promise<void> {
    const { ports, claims } = context;
    const progress: BatchProgress = { settled: 0, before: 0 };
    const running = runBatch(batch, ports, claims, progress);
    let ran = await new Deadline(BATCH_PROGRESS_EVERY).wait(running);
    while (ran.kind === 'late') {
        void context.tell(who, batch.origin, [sayProgress('batch_progress', batch, progress)]);
        ran = await new Deadline(BATCH_PROGRESS_EVERY).wait(running);
    }
    const value = ran.kind === 'answered' ? ran.value : undefined;
    if (value?.kind === 'over') {
        await tellEnd(value, who, context);
        await new Deadline(RECORD_LIMIT).wait(ports.batches.close(value.batch));
        return batch.cleanUp === null ? undefined : workOffCleanUps(context);
    }
    if (progress.before > 0 && progress.settled === progress.before) {
        // Nothing is new since it was told the last time.
        return;
    }
    const isLimited = value?.limit !== undefined;
    await context.tell(who, batch.origin, [sayProgress(isLimited ? 'batch_pause' : 'batch_goes_on', batch, progress)]);
}

function sayProgress(
    key: 'batch_progress' | 'batch_pause' | 'batch_goes_on',
    { accounts }: Batch,
    { settled }: BatchProgress,
): Words {
    return words(key, { done: String(settled), count: String(accounts.length) });
}

/** One message: the numbers, each account by what became of it, and buttons for what is still to be decided. */
async function tellEnd(
    { batch, entries }: Extract<BatchRan, { kind: 'over' }>,
    who: IUser | string,
    context: Context,
): Promise<void> {
    const [undo, decisions] = await Promise.all([
        undoButton(batch, entries, context),
        decisionButtons(batch, entries, context),
    ]);
    await context.tell(who, batch.origin, batchEnd(batch, entries, context.reader, { undo, decisions }));
}

/** What was deactivated together can be reactivated together. `undefined` where it can't be: that needs a service account. */
async function undoButton(
    batch: Batch,
    entries: readonly BatchEntry[],
    { ports }: Context,
): Promise<Button | undefined> {
    const done = entries.filter(({ state }) => state.kind === 'done');
    if (batch.action === 'activate' || done.length === 0) {
        return undefined;
    }
    const asked = done.map(({ account: person }) => ({ kind: 'known', person }) as const);
    const undo: BatchQuestion = {
        ...offerFrom(batch.moderator.id, 'activate', { ...batch, reason: '', lasts: null, cleanUp: null }),
        step: { kind: 'offer', opens: { kind: 'batch', asked } },
        target: null,
    };
    return offerButtonIfUsable(undo, words('told_undo_button'), ports);
}

/** Each account that owns rooms alone leads to the usual question about its rooms. */
async function decisionButtons(
    batch: Batch,
    entries: readonly BatchEntry[],
    context: Context,
): Promise<DecisionButton[]> {
    const lastOwners = entries.filter(({ state }) => state.kind === 'last-owner').map(({ account }) => account);
    const owners = [...batch.owners, ...lastOwners].slice(0, MAX_BUTTONS);
    const buttons = await Promise.all(owners.map((owner) => decisionButton(batch, owner, context)));
    return buttons.flatMap((one) => one ?? []);
}

async function decisionButton(
    batch: Batch,
    target: Person,
    { ports }: Pick<Context, 'ports'>,
): Promise<DecisionButton | undefined> {
    const { reported, kept } = UNKNOWN_ROOMS;
    const decision: Question = {
        ...offerFrom(batch.moderator.id, batch.action, batch),
        step: { kind: 'offer', opens: { kind: 'ownership', reported, kept, again: false } },
        target,
        memberSince: null,
    };
    const leadsOn = await offerButton(decision, words('told_offer_ownership_button'), ports);
    return leadsOn && { username: target.username, button: leadsOn };
}
