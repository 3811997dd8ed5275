import { type Case, isLive, isSeenAsAsked } from './case';
import type { Claims } from './claims';
import type { Closing } from './closeCase';
import { closeCase, finishClosing, foundCase } from './closeCase';
import { Deadline } from './deadline';
import { isExpired, type PendingConfirmation } from './pendingConfirmation';
import type { OpenCase, Ports } from './ports';
import { CALL_MAY_LAST, LEFT_TO_ITS_PROCESS, LOOKS_APART, OPEN_CASE_LIMIT } from './timeouts';
import { verifyOutcome } from './verifyOutcome';

/** What a sweep closed, and when the open cases have to be looked at again: milliseconds since 1970, each time once. */
export interface Swept {
    readonly closed: readonly Closing[];
    readonly lookAgainAt: readonly number[];
}

type OpenQuestion = Pick<PendingConfirmation, 'id' | 'moderatorId' | 'createdAt'>;

type Looked =
    | { readonly kind: 'closed'; readonly closing: Closing }
    | { readonly kind: 'look-again'; readonly at: number }
    | { readonly kind: 'was-closed' };

/**
 * Closes, by looking, what a crash or a call without an answer left open. Where the answer is on record, that is as soon as the account is
 * as asked. Otherwise once the call can no longer be under way. What is seen then may be somebody else's deed, and is credited to nobody.
 */
export async function sweepCases(ports: Ports, claims: Claims): Promise<Swept> {
    const now = Date.now();
    const open = await ports.cases.stillOpen();
    const looked = await Promise.all(
        open.map(async (opened): Promise<Looked> => {
            const one = await new Deadline(OPEN_CASE_LIMIT).wait(closeWhenOver(opened, ports, claims, now));
            return one.kind === 'answered' ? one.value : { kind: 'look-again', at: now + CALL_MAY_LAST };
        }),
    );
    const again = looked.flatMap((one) => (one.kind === 'look-again' ? [roundedUp(one.at)] : []));
    return {
        closed: looked.flatMap((one) => (one.kind === 'closed' ? [one.closing] : [])),
        lookAgainAt: [...new Set(again)],
    };
}

/** Many open cases make few looks. */
function roundedUp(at: number): number {
    return Math.ceil(at / LOOKS_APART) * LOOKS_APART;
}

async function closeWhenOver(opened: OpenCase, ports: Ports, claims: Claims, now: number): Promise<Looked> {
    const leftAloneUntil = opened.openedAt + LEFT_TO_ITS_PROCESS;
    const overAt = opened.openedAt + CALL_MAY_LAST;
    if (now < leftAloneUntil) {
        return { kind: 'look-again', at: leftAloneUntil };
    }
    if (now < overAt && claims.isHeld(opened.target.id)) {
        return { kind: 'look-again', at: overAt };
    }
    const closedAlready = await ports.cases.closed(opened.id);
    if (closedAlready) {
        const leftAlone = closedAlready.closedAt + LEFT_TO_ITS_PROCESS;
        return now < leftAlone
            ? { kind: 'look-again', at: leftAlone }
            : { kind: 'closed', closing: await finishClosing(closedAlready, ports) };
    }
    const ending = await verifyOutcome(opened, opened.isAccepted && { kind: 'accepted' }, ports);
    if (ending.kind !== 'done' && now < overAt) {
        return { kind: 'look-again', at: overAt };
    }
    if (isSeenAsAsked(ending) && (await wasDoneByAnother(opened, ports))) {
        await ports.cases.removeOpen(opened.id);
        return { kind: 'was-closed' };
    }
    return { kind: 'closed', closing: await closeCase(foundCase(opened, ports), ending, ports) };
}

/** The account is as asked, but by a case that came after this one: one change is one case. */
async function wasDoneByAnother({ target, action, openedAt }: Case, { cases }: Ports): Promise<boolean> {
    const [latest] = (await cases.ofTarget(target.id)).filter(({ ending }) => isSeenAsAsked(ending));
    return latest?.action === action && latest.closedAt >= openedAt;
}

/** So many questions may be open to one moderator: what is beyond that, the oldest first, is removed as if it were too old. */
const MAX_OPEN = 20;

/** Removes the confirmations and claims that are too old to count. A claim whose case is still open counts, however old it is. */
export async function removeExpired({ confirmations, claims, cases }: Ports): Promise<void> {
    const now = Date.now();
    const [allConfirmations, allClaims] = await Promise.all([confirmations.all(), claims.all()]);
    const isWorkLeft = allClaims.some((claim) => !isLive(claim, now));
    const standing = allConfirmations.filter((one) => !isExpired(one, now));
    const expired = [...allConfirmations.filter((one) => isExpired(one, now)), ...tooMany(standing)];
    const open = new Set(isWorkLeft ? (await cases.stillOpen()).map(({ id }) => id) : []);
    await Promise.all([
        ...expired.map(({ id }) => confirmations.remove(id)),
        ...allClaims.filter((claim) => !isLive(claim, now) && !open.has(claim.id)).map(({ id }) => claims.remove(id)),
    ]);
}

/** What is beyond the newest of each moderator's questions. */
function tooMany(questions: readonly OpenQuestion[]): OpenQuestion[] {
    const counts = new Map<string, number>();
    return [...questions]
        .sort((a, b) => b.createdAt - a.createdAt)
        .filter(({ moderatorId }) => {
            const count = (counts.get(moderatorId) ?? 0) + 1;
            counts.set(moderatorId, count);
            return count > MAX_OPEN;
        });
}
