import type { Person } from './account';
import type { Refusal } from './authorise';
import { type Batch, type BatchEntry, type EntryState, isSettled } from './batch';
import { carryOut, type Outcome } from './carryOut';
import type { Ending, RateLimit } from './case';
import type { Claims } from './claims';
import { Deadline } from './deadline';
import { inParallel } from './inParallel';
import { mandateOfBatch } from './mandate';
import type { Ports } from './ports';
import { requestPermit } from './requestPermit';
import { BATCH_ACCOUNT_LIMIT, BATCH_LIFE, BATCH_ROUND_LIMIT, LOG_POST_LIMIT, RECORD_LIMIT } from './timeouts';

/** So many accounts are carried out at a time. */
const AT_ONCE = 4;

/** How far a batch has come: how many accounts are done with, and how many were before this round. */
export interface BatchProgress {
    settled: number;
    before: number;
}

/** What came of a round of a batch. */
export type BatchRan =
    /** It is closed once its moderator was told: better twice than never. */
    | { readonly kind: 'over'; readonly batch: Batch; readonly entries: readonly BatchEntry[] }
    /** The sweep takes it up again. `limit`: because the server takes no more calls for now. */
    | { readonly kind: 'goes-on'; readonly limit: RateLimit | undefined };

/**
 * Carries out the accounts of a batch whose turn has not come yet, a few at a time. Each has its own permit, claim, case and look. One that
 * fails stops no other. What a process that is gone had begun is settled by its case, and nobody is carried out twice: see `mandateOfBatch`.
 * The caller holds the batch's claim.
 */
export async function runBatch(
    opened: Batch,
    ports: Ports,
    claims: Claims,
    progress: BatchProgress,
): Promise<BatchRan> {
    const batch = await withEntry(opened, ports);
    const before = await settleBegun(batch, ports);
    if (!before) {
        return { kind: 'goes-on', limit: undefined };
    }
    progress.before = before.filter(isSettled).length;
    progress.settled = progress.before;
    const waiting = waitingOf(batch, before);
    const round = new BatchRound(batch, ports, claims, progress);
    const isOver = Date.now() - batch.openedAt >= BATCH_LIFE;
    await inParallel(
        waiting,
        (account) => (isOver ? round.settle(account, INTERRUPTED) : round.begin(account)),
        new Deadline(BATCH_ROUND_LIMIT),
        AT_ONCE,
    );
    const after = await new Deadline(RECORD_LIMIT).wait(ports.batches.entries(batch.id));
    const entries = after.kind === 'answered' ? after.value : [];
    if (waitingOf(batch, entries.filter(isSettled)).length > 0) {
        return { kind: 'goes-on', limit: round.limit };
    }
    await new Deadline(LOG_POST_LIMIT).wait(ports.caseLog.closeBatch(batch, entries));
    return { kind: 'over', batch, entries };
}

const INTERRUPTED: EntryState = { kind: 'failed', failure: { why: 'interrupted' } };

/** The accounts of one batch that are carried out one beside the other. */
class BatchRound {
    public limit: RateLimit | undefined;

    public constructor(
        private readonly batch: Batch,
        private readonly ports: Ports,
        private readonly claims: Claims,
        private readonly progress: BatchProgress,
    ) {}

    /** Where its result is not known yet, the account has no settled entry and is taken up again. */
    public async begin(account: Person): Promise<void> {
        if (this.limit) {
            return;
        }
        const { action, moderator } = this.batch;
        const asked = { callerId: moderator.id, action, asked: { kind: 'known', person: account } } as const;
        const requested = await requestPermit(asked, this.ports, new Deadline(BATCH_ACCOUNT_LIMIT));
        switch (requested.kind) {
            case 'unread':
                return;
            case 'refused':
                return this.refuse(account, requested.refusal);
            case 'permitted': {
                const mandate = mandateOfBatch(this.batch, account, this.ports);
                const deadline = new Deadline(BATCH_ACCOUNT_LIMIT);
                return this.take(account, await carryOut(requested.permit, mandate, this.ports, this.claims, deadline));
            }
        }
    }

    public async settle(account: Person, state: EntryState): Promise<void> {
        await this.ports.batches.writeEntry({ batchId: this.batch.id, account, state });
        this.progress.settled++;
    }

    private async take(account: Person, outcome: Outcome): Promise<void> {
        switch (outcome.kind) {
            case 'ended':
                await this.settle(account, stateOf(outcome.closed.ending));
                await outcome.following;
                return;
            case 'last-owner':
                return this.settle(account, { kind: 'last-owner' });
            case 'refused':
                return this.refuse(account, outcome.refusal);
            case 'busy':
                // A claim of the moderator's own may be left by a process that is gone.
                return outcome.other.by.id === this.batch.moderator.id
                    ? undefined
                    : this.settle(account, { kind: 'busy' });
            case 'not-begun':
                this.limit ??= outcome.limit;
                return outcome.limit && this.ports.batches.removeEntry(this.batch.id, account.id);
            case 'no-answer':
            case 'spent':
                return;
        }
    }

    /** That nobody could read by which rule it is decided is no decision. */
    private async refuse(account: Person, refusal: Refusal): Promise<void> {
        const isUnread = refusal.why === 'not-permitted' && refusal.standard.rule.endsWith('-unread');
        return isUnread ? undefined : this.settle(account, { kind: 'refused', why: refusal.why });
    }
}

function stateOf(ending: Ending): EntryState {
    return ending.kind === 'failed' ? { kind: 'failed', failure: ending.failure } : { kind: ending.kind };
}

function waitingOf({ accounts }: Batch, entries: readonly BatchEntry[]): Person[] {
    const ids = new Set(entries.map(({ account }) => account.id));
    return accounts.filter(({ id }) => !ids.has(id));
}

/** The entry in the log room is posted once; where it can't be, each case is posted by itself. */
async function withEntry(batch: Batch, { caseLog, batches }: Ports): Promise<Batch> {
    if (batch.entryId !== null) {
        return batch;
    }
    const posted = await new Deadline(LOG_POST_LIMIT).wait(caseLog.openBatch(batch));
    if (posted.kind !== 'answered' || posted.value === undefined) {
        return batch;
    }
    const entered = { ...batch, entryId: posted.value };
    await new Deadline(RECORD_LIMIT).wait(batches.write(entered));
    return entered;
}

/**
 * What had begun before is settled by its case, once that is closed. Without a case, open or closed, no call was made: the account waits again.
 * A kill may have left a case and no entry.
 * @returns the entries as they are then; `undefined` where that could not be read.
 */
async function settleBegun(batch: Batch, { batches, cases }: Ports): Promise<readonly BatchEntry[] | undefined> {
    const read = await new Deadline(RECORD_LIMIT).wait(batches.entries(batch.id));
    if (read.kind !== 'answered') {
        return undefined;
    }
    await new Deadline(RECORD_LIMIT).wait(settleEach(read.value, batch, { batches, cases }));
    const again = await new Deadline(RECORD_LIMIT).wait(batches.entries(batch.id));
    return again.kind === 'answered' ? again.value : undefined;
}

async function settleEach(
    entries: readonly BatchEntry[],
    batch: Batch,
    { batches, cases }: Pick<Ports, 'batches' | 'cases'>,
): Promise<void> {
    const { id: batchId } = batch;
    // The open ones first: a case is closed before it is taken off them.
    const open = (await cases.stillOpen()).filter((one) => one.batchId === batchId);
    const unsettled = waitingOf(batch, entries.filter(isSettled));
    const begun = new Set(entries.map(({ account }) => account.id));
    await Promise.all(
        unsettled.map(async (account) => {
            const closed = (await cases.ofTarget(account.id)).find((one) => one.batchId === batchId);
            if (closed) {
                await batches.writeEntry({ batchId, account, state: stateOf(closed.ending) });
            } else if (begun.has(account.id) && !open.some(({ target }) => target.id === account.id)) {
                await batches.removeEntry(batchId, account.id);
            }
        }),
    );
}
