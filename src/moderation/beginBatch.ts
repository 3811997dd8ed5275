import { personOf } from './account';
import type { Batch } from './batch';
import type { BatchDecision } from './checkSubmit';
import type { AtWork, Claims } from './claims';
import { Deadline } from './deadline';
import type { Claim, Ports } from './ports';
import { RECORD_LIMIT } from './timeouts';

/** A batch that this process carries out, under its claim; or why nothing was begun. */
export type BegunBatch =
    | { readonly kind: 'begun'; readonly batch: Batch; readonly claim: Claim }
    | { readonly kind: 'busy'; readonly other: AtWork }
    | { readonly kind: 'spent' }
    | { readonly kind: 'not-begun' };

/**
 * Makes a batch of a decision. It uses up the confirmation, which has the same id. Where both are there, the batch was not begun. Only
 * whoever holds its claim may judge that.
 */
export async function beginBatch(
    { moderator, step, confirmation }: BatchDecision,
    ports: Ports,
    claims: Claims,
): Promise<BegunBatch> {
    const { id, action, reason, lasts, cleanUp, origin } = confirmation;
    const { accounts, owners, leftOut } = step;
    const batch: Batch = {
        id,
        action,
        moderator: personOf(moderator),
        accounts,
        owners,
        leftOut,
        reason,
        lasts,
        cleanUp,
        origin,
        openedAt: Date.now(),
        entryId: null,
    };
    const acquired = await claims.acquireBatch(batch, ports);
    if (acquired.kind !== 'acquired') {
        return acquired.kind === 'busy' ? acquired : { kind: 'not-begun' };
    }
    const written = await writeDown(batch, ports);
    if (written !== 'begun') {
        await claims.release(acquired.claim, ports);
        return { kind: written };
    }
    return { kind: 'begun', batch, claim: acquired.claim };
}

async function writeDown(batch: Batch, { confirmations, batches }: Ports): Promise<'begun' | 'spent' | 'not-begun'> {
    const stands = await new Deadline(RECORD_LIMIT).wait(confirmations.byId(batch.id));
    if (stands.kind !== 'answered') {
        return 'not-begun';
    }
    if (!stands.value) {
        return 'spent';
    }
    const written = await new Deadline(RECORD_LIMIT).wait(batches.write(batch));
    const spent =
        written.kind === 'answered' ? await new Deadline(RECORD_LIMIT).wait(confirmations.remove(batch.id)) : written;
    if (spent.kind !== 'answered') {
        await new Deadline(RECORD_LIMIT).wait(batches.remove(batch.id));
        return 'not-begun';
    }
    return 'begun';
}
