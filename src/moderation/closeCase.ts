import type { Case, ClosedCase, Ending } from './case';
import { cleanUpOf } from './cleanUp';
import { Deadline } from './deadline';
import { markDecided, settle } from './decideReports';
import type { Ports, Posted } from './ports';
import { countedOn, findRepeated } from './repeatedFailure';
import { LOG_POST_LIMIT, RECORD_LIMIT, SETTLE_LIMIT } from './timeouts';
import { timerOf } from './timer';

/** A case that ended, and whether the records and the log room know of it. */
export interface Closing {
    readonly closed: ClosedCase;
    /** `false`: the case is still open in the records, and the sweep closes it. */
    readonly recorded: boolean;
    readonly posted: Posted;
}

/**
 * Writes down how a case ended, and posts it to the moderation log room. Where that fails, the case stands. A timer or a clean-up is written
 * before its case is closed: where it can't be, the case stays open and the sweep tries again.
 */
export async function closeCase(opened: Case, ending: Ending, ports: Ports): Promise<Closing> {
    const [before, repeated, numbered] = await Promise.all([
        new Deadline(RECORD_LIMIT).wait(ports.cases.closed(opened.id)),
        findRepeated(opened, ending, ports),
        ending.kind === 'failed' ? undefined : takeNumber(opened, ports),
    ]);
    if (before.kind === 'answered' && before.value) {
        // The sweep of another instance, or a call that came back late, was first: one case is posted once.
        return { closed: before.value, recorded: true, posted: 'posted' };
    }
    if (repeated) {
        return countRepeated(countedOn(repeated, opened, ending), opened, ports);
    }
    const number = numbered === undefined ? await takeNumber(opened, ports) : numbered;
    const closed: ClosedCase = { ...opened, number, times: 1, ending, closedAt: Date.now() };
    const written = await new Deadline(RECORD_LIMIT).wait(write(closed, ports));
    if (written.kind !== 'answered') {
        return { closed, recorded: false, posted: 'not-posted' };
    }
    const closing = await post(closed, ports);
    // Only now, so that what a crash leaves unposted is still among the open ones, and the sweep finds it.
    await new Deadline(RECORD_LIMIT).wait(ports.cases.removeOpen(closed.id));
    return closing;
}

/** The log room knows of the case that was repeated. */
async function countRepeated(closed: ClosedCase, opened: Case, { cases }: Ports): Promise<Closing> {
    const written = await new Deadline(RECORD_LIMIT).wait(cases.close(closed));
    if (written.kind !== 'answered') {
        return { closed, recorded: false, posted: 'not-posted' };
    }
    await new Deadline(RECORD_LIMIT).wait(cases.removeOpen(opened.id));
    return { closed, recorded: true, posted: 'posted' };
}

/** A case counts for more than its number: `null` where none could be had. */
async function takeNumber({ id }: Case, { cases }: Ports): Promise<number | null> {
    const number = await new Deadline(RECORD_LIMIT).wait(cases.takeNumber(id));
    return number.kind === 'answered' ? number.value : null;
}

/** Posts a closed case whose closing was interrupted. It is taken off the open ones first: where that fails, it would be posted at each sweep. */
export async function finishClosing(closed: ClosedCase, ports: Ports): Promise<Closing> {
    await ports.cases.removeOpen(closed.id);
    return post(closed, ports);
}

/** The card of a reported author is told at the same time. What that leads to is waited for by nobody. */
async function post(closed: ClosedCase, ports: Ports): Promise<Closing> {
    const [posted, decided] = await Promise.all([
        new Deadline(LOG_POST_LIMIT).wait(ports.caseLog.post(closed)),
        new Deadline(LOG_POST_LIMIT).wait(markDecided(closed, ports)),
    ]);
    if (decided.kind === 'answered' && decided.value) {
        void new Deadline(SETTLE_LIMIT).wait(settle(closed.target, ports));
    }
    return { closed, recorded: true, posted: posted.kind === 'answered' ? posted.value : 'not-posted' };
}

async function write(closed: ClosedCase, { cases, timers, cleanUps }: Ports): Promise<void> {
    const cleanUp = cleanUpOf(closed);
    if (cleanUp && !(await cleanUps.byCase(closed.id))) {
        await cleanUps.write(cleanUp);
    }
    const timer = timerOf(closed);
    if (timer) {
        await timers.write(timer);
    }
    await cases.close(closed);
}
