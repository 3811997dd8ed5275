import { randomUUID } from 'crypto';

import { type Person, personOf } from './account';
import type { Intent } from './authorise';
import type { Batch } from './batch';
import { isNewcomer } from './brake';
import { isLive } from './case';
import type { CleanUp } from './cleanUp';
import { Deadline } from './deadline';
import type { Claim, Ports } from './ports';
import { RECORD_LIMIT } from './timeouts';

/** A claim counts by its age, and as long as its case, which has the same id, is open. */
type Records = Pick<Ports, 'claims' | 'cases'>;

/** Who is at work on an account, and since when (milliseconds since 1970). */
export interface AtWork {
    readonly by: Person;
    readonly since: number;
}

/** What came of claiming something. */
export type Acquired =
    | { readonly kind: 'acquired'; readonly claim: Claim }
    | { readonly kind: 'busy'; readonly other: AtWork }
    /** The records could not be written. */
    | { readonly kind: 'unread' };

interface Held extends Claim {
    readonly mandateId: string;
    /** Where it is over, and its records are about to be gone. */
    readonly leaving?: Promise<void>;
}

/**
 * At most one of several requests at a time changes an account. Within this process the memory sees to it. Among the instances of the
 * server the records do, which know no lock. Everybody writes a claim and reads all, and two that meet both back off.
 */
export class Claims {
    private readonly held = new Map<string, Held>();

    /**
     * @param mandateId what it is done by: the id of a confirmation, or of a timer's case.
     * @returns the claim, which is held until it is released. Whether another instance claims the account, too, `rivalOf` tells.
     */
    public async acquire(
        { moderator, target, action }: Intent,
        mandateId: string,
        records: Records,
    ): Promise<Acquired> {
        const isCounted = action === 'deactivate' && !isNewcomer(target, Date.now());
        return this.take({ targetId: target.id, moderator, isCounted }, mandateId, records);
    }

    /** Claims a batch, so that no other process carries it out meanwhile. Its accounts are claimed each by itself. */
    public async acquireBatch({ id, moderator }: Pick<Batch, 'id' | 'moderator'>, records: Records): Promise<Acquired> {
        return this.takeAlone({ targetId: `batch:${id}`, moderator, isCounted: false }, id, records);
    }

    /** Claims a clean-up, so that no other process goes on with it meanwhile. */
    public async acquireCleanUp(
        { caseId, moderator }: Pick<CleanUp, 'caseId' | 'moderator'>,
        records: Records,
    ): Promise<Acquired> {
        return this.takeAlone({ targetId: `clean-up:${caseId}`, moderator, isCounted: false }, caseId, records);
    }

    /** Takes what no other instance claims. */
    private async takeAlone(claimed: Omit<Claim, 'id' | 'at'>, mandateId: string, records: Records): Promise<Acquired> {
        const acquired = await this.take(claimed, mandateId, records);
        if (acquired.kind !== 'acquired') {
            return acquired;
        }
        const rival = await new Deadline(RECORD_LIMIT).wait(rivalOf(acquired.claim, records));
        if (rival.kind === 'answered' && !rival.value) {
            return acquired;
        }
        await this.release(acquired.claim, records);
        return rival.kind === 'answered' && rival.value ? { kind: 'busy', other: rival.value } : { kind: 'unread' };
    }

    private async take(
        { targetId, moderator, isCounted }: Omit<Claim, 'id' | 'at'>,
        mandateId: string,
        records: Records,
    ): Promise<Acquired> {
        await new Deadline(RECORD_LIMIT).wait(Promise.resolve(this.held.get(targetId)?.leaving));
        const other = this.held.get(targetId);
        if (other) {
            return { kind: 'busy', other: atWorkOf(other) };
        }
        const claim: Claim = {
            id: randomUUID(),
            targetId,
            moderator: personOf(moderator),
            isCounted,
            at: Date.now(),
        };
        this.held.set(targetId, { ...claim, mandateId });
        const written = await new Deadline(RECORD_LIMIT).wait(records.claims.write(claim));
        if (written.kind !== 'answered') {
            await this.release(claim, records);
            return { kind: 'unread' };
        }
        return { kind: 'acquired', claim };
    }

    /** Gives a claim up, in the records and in the memory. Never rejects. */
    public async release(claim: Claim, records: Records): Promise<void> {
        await new Deadline(RECORD_LIMIT).wait(records.claims.remove(claim.id));
        this.leaveToExpire(claim);
    }

    /**
     * What was claimed is over; its records are taken away meanwhile. Whoever comes before that waits for it.
     * @param following never rejects.
     */
    public leaveAfter(claim: Claim, following: Promise<unknown>): void {
        const held = this.held.get(claim.targetId);
        if (held?.id === claim.id) {
            const leaving = following.then(() => {
                this.leaveToExpire(claim);
            });
            this.held.set(claim.targetId, { ...held, leaving });
        }
    }

    /** A call without an answer may still be under way: other instances are kept away until it can't be any more. */
    public leaveToExpire({ targetId }: Claim): void {
        this.held.delete(targetId);
    }

    /** Who is at work by this very mandate: it is used up by then, but not done. */
    public heldBy(mandateId: string): AtWork | undefined {
        const claim = [...this.held.values()].find((one) => one.mandateId === mandateId && !one.leaving);
        return claim && atWorkOf(claim);
    }

    /** Whether this process is at work on the account. */
    public isHeld(accountId: string): boolean {
        return this.held.has(accountId);
    }
}

/**
 * Whoever else claims the same, of whom one that is at work; `undefined` where there is nobody. Until this is known nothing may be begun.
 * @throws where the records could not be read.
 */
export async function rivalOf(claim: Claim, records: Records): Promise<AtWork | undefined> {
    const [other] = await rivalsOf(claim, records);
    return other && atWorkOf(other);
}

/** The other claims to the account that count: by their age, or because their case is still open. */
async function rivalsOf({ id, targetId }: Claim, { claims, cases }: Records): Promise<Claim[]> {
    const others = (await claims.ofTarget(targetId)).filter((one) => one.id !== id);
    const isWorkLeft = others.some((one) => !isLive(one, Date.now()));
    const open = new Set(isWorkLeft ? (await cases.stillOpen()).map((one) => one.id) : []);
    return others.filter((one) => isLive(one, Date.now()) || open.has(one.id));
}

function atWorkOf({ moderator, at }: Claim): AtWork {
    return { by: moderator, since: at };
}
