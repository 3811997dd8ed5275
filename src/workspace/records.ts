import type {
    BatchRecords,
    ClaimRecords,
    CleanUpRecords,
    ConfirmationRecords,
    TimerRecords,
    ToldRecords,
} from '../moderation/ports';
import { claimedCaseKey, recentKeys } from './sharedKeys';
import { type CaseThread, type Persistence, Table } from './table';
import { upgradedConfirmation } from './upgradedConfirmation';

/** The questions to moderators, found by their own id or by their modal's. */
export function confirmationRecords(persistence: Persistence): ConfirmationRecords {
    const confirmations = new Table('confirmation', persistence);
    const withKey = async (key: string) => (await confirmations.withKey(key)).map(upgradedConfirmation);
    return {
        write: (confirmation) => {
            const { id, viewId } = confirmation;
            const keys = ['confirmations', `confirmation:${id}`, `view:${viewId}`];
            return confirmations.write(keys, confirmation);
        },
        byId: async (id) => (await withKey(`confirmation:${id}`))[0],
        ofView: (viewId) => withKey(`view:${viewId}`),
        remove: (id) => confirmations.take(`confirmation:${id}`),
        all: () => withKey('confirmations'),
    };
}

/** The claims, found by the account. One shares a key with its case, and another with what its moderator did lately. */
export function claimRecords(persistence: Persistence): ClaimRecords {
    const claims = new Table('claim', persistence);
    return {
        write: (claim) =>
            claims.write(
                [
                    'claims',
                    `claims-of:${claim.targetId}`,
                    `claim:${claim.id}`,
                    claimedCaseKey(claim.id),
                    ...recentKeys(claim.moderator.id, claim.at),
                ],
                claim,
            ),
        ofTarget: (accountId) => claims.withKey(`claims-of:${accountId}`),
        remove: (id) => claims.remove(`claim:${id}`),
        all: () => claims.withKey('claims'),
    };
}

/** The timers, each found by its case. */
export function timerRecords(persistence: Persistence): TimerRecords {
    const timers = new Table('timer', persistence);
    return {
        write: (timer) => timers.writeInPlace(`timer:${timer.caseId}`, ['timers'], timer),
        byCase: async (caseId) => (await timers.withKey(`timer:${caseId}`))[0],
        remove: (caseId) => timers.remove(`timer:${caseId}`),
        all: () => timers.withKey('timers'),
    };
}

const threadKey = (caseId: string): string => `case-thread:${caseId}`;

/** The clean-ups, each found by its case. When one is over nobody asks for its thread any more. */
export function cleanUpRecords(persistence: Persistence): CleanUpRecords {
    const cleanUps = new Table('clean-up', persistence);
    const threads = new Table('case-thread', persistence);
    return {
        write: (cleanUp) => cleanUps.writeInPlace(`clean-up:${cleanUp.caseId}`, ['clean-ups'], cleanUp),
        byCase: async (caseId) => (await cleanUps.withKey(`clean-up:${caseId}`))[0],
        remove: async (caseId) => {
            await cleanUps.remove(`clean-up:${caseId}`);
            await threads.remove(threadKey(caseId));
        },
        all: () => cleanUps.withKey('clean-ups'),
    };
}

/** Where the log room was told of cases that ask for a clean-up. */
export interface CaseThreads {
    write(thread: CaseThread): Promise<void>;
    byCase(caseId: string): Promise<CaseThread | undefined>;
}

/** The threads in the log room, each found by its case. */
export function caseThreads(persistence: Persistence): CaseThreads {
    const threads = new Table('case-thread', persistence);
    return {
        write: (thread) => threads.writeInPlace(threadKey(thread.caseId), [], thread),
        byCase: async (caseId) => (await threads.withKey(threadKey(caseId)))[0],
    };
}

/** The open batches are a table of their own, so the sweep finds them at once. Each account's entry is a record of its own, so none is written over another. */
export function batchRecords(persistence: Persistence): BatchRecords {
    const open = new Table('open-batch', persistence);
    const closed = new Table('closed-batch', persistence);
    const entries = new Table('batch-entry', persistence);
    const entryKey = (batchId: string, accountId: string): string => `batch-entry:${batchId}:${accountId}`;
    return {
        write: (batch) => open.writeInPlace(`open-batch:${batch.id}`, ['open-batches'], batch),
        byId: async (id) => {
            const found = await Promise.all([open.withKey(`open-batch:${id}`), closed.withKey(`batch:${id}`)]);
            return found.flat()[0];
        },
        stillOpen: () => open.withKey('open-batches'),
        close: async (batch) => {
            await closed.writeInPlace(`batch:${batch.id}`, [], batch);
            await open.remove(`open-batch:${batch.id}`);
            await entries.remove(`entries-of:${batch.id}`);
        },
        remove: (id) => open.remove(`open-batch:${id}`),
        entries: (batchId) => entries.withKey(`entries-of:${batchId}`),
        entry: async (batchId, accountId) => (await entries.withKey(entryKey(batchId, accountId)))[0],
        writeEntry: (entry) =>
            entries.writeInPlace(entryKey(entry.batchId, entry.account.id), [`entries-of:${entry.batchId}`], entry),
        removeEntry: (batchId, accountId) => entries.remove(entryKey(batchId, accountId)),
    };
}

/** What was told, by a name of its own. */
export function toldRecords(persistence: Persistence): ToldRecords {
    const told = new Table('told', persistence);
    return {
        has: async (what) => (await told.withKey(`told:${what}`)).length > 0,
        write: (what) => told.write([`told:${what}`], { what }),
        forget: (what) => told.remove(`told:${what}`),
    };
}
