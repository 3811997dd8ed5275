import type { Case, ClosedCase, Ending, Failure } from './case';
import { Deadline } from './deadline';
import type { Ports } from './ports';
import { RECORD_LIMIT, REPEATED_WITHIN } from './timeouts';

/**
 * The case that a failure repeats: the same moderator tried the same on the same account, and it failed for the same reason. Whoever tries
 * again and again fills neither the records nor the log room. What became of rooms is always a case of its own. So is an account of a
 * batch, and a repetition that can't be found in time.
 */
export async function findRepeated(opened: Case, ending: Ending, { cases }: Ports): Promise<ClosedCase | undefined> {
    if (ending.kind !== 'failed' || ending.rooms.length > 0 || opened.byTimer || opened.batchId !== null) {
        return undefined;
    }
    const known = await new Deadline(RECORD_LIMIT).wait(cases.ofTarget(opened.target.id));
    const own = known.kind === 'answered' ? known.value.filter((one) => isSameAttempt(one, opened)) : [];
    const [latest] = own;
    return latest?.ending.kind === 'failed' &&
        latest.ending.rooms.length === 0 &&
        Date.now() - latest.closedAt < REPEATED_WITHIN &&
        isSameFailure(latest.ending.failure, ending.failure)
        ? latest
        : undefined;
}

/** The case that was repeated, with this one counted on it. The newest try is the one that it tells of. */
export function countedOn({ id, number, openedAt, times }: ClosedCase, opened: Case, ending: Ending): ClosedCase {
    return { ...opened, id, number, openedAt, times: times + 1, ending, closedAt: Date.now() };
}

/** An account that is called otherwise by now has a record under another name. */
function isSameAttempt({ target, moderator, action, byTimer, batchId }: ClosedCase, opened: Case): boolean {
    return (
        moderator.id === opened.moderator.id &&
        target.username === opened.target.username &&
        action === opened.action &&
        !byTimer &&
        batchId === null
    );
}

function isSameFailure(one: Failure, other: Failure): boolean {
    return one.why === other.why && (one.why !== 'said' || other.why !== 'said' || one.message === other.message);
}
