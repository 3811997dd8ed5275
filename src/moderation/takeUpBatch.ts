import type { Batch } from './batch';
import type { Claims } from './claims';
import { Deadline } from './deadline';
import type { Claim, Ports } from './ports';
import { RECORD_LIMIT } from './timeouts';

/** A batch that goes on in this process, under its claim. */
export interface TakenUp {
    readonly batch: Batch;
    readonly claim: Claim;
}

/**
 * Claims a batch that is open, where nobody is at work on it. A process that was killed left it, or the server took no more calls.
 * @returns `undefined` where somebody is, and where it is over. The same where its confirmation still stands: then it was never begun, and
 * is taken back.
 */
export async function takeUpBatch(found: Batch, ports: Ports, claims: Claims): Promise<TakenUp | undefined> {
    const acquired = await claims.acquireBatch(found, ports);
    if (acquired.kind !== 'acquired') {
        return undefined;
    }
    const { claim } = acquired;
    const batch = await new Deadline(RECORD_LIMIT).wait(stillToDo(found, ports));
    if (batch.kind === 'answered' && batch.value) {
        return { batch: batch.value, claim };
    }
    await claims.release(claim, ports);
    return undefined;
}

/** As it stands now, under the claim. */
async function stillToDo({ id }: Batch, { batches, confirmations }: Ports): Promise<Batch | undefined> {
    const [open, confirmation] = await Promise.all([batches.stillOpen(), confirmations.byId(id)]);
    if (confirmation) {
        await batches.remove(id);
        return undefined;
    }
    return open.find((one) => one.id === id);
}
