import type { Case, ClosedCase, Ending } from './case';
import { cleanUpOf } from './cleanUp';
import { Deadline } from './deadline';
import { markDecided, settleReports } from './decideReports';
import type { OpenCase, Ports, Posted } from './ports';
import { countedOn, findRepeated } from './repeatedFailure';
import { LEFT_TO_ITS_PROCESS, LOG_POST_LIMIT, RECORD_LIMIT, SETTLE_LIMIT } from './timeouts';
import { timerOf } from './timer';

/** A case that ended, and whether the records know of it. */
export interface Closing {
    readonly closed: ClosedCase;
    /** `false`: the case is still open in the records, and the sweep closes it. */
    readonly recorded: boolean;
    /** What nobody has to wait for: the post to the log room, and after it the removal from the open cases. Never rejects. */
    readonly following: Promise<Posted>;
}

/** An open case, and how it is closed. */
export interface OpenedCase {
    readonly opened: OpenCase;
    /** The number that it has in the end; `null` where none could be had in time. */
    readonly number: Promise<number | null>;
    /** Takes it off the open ones, when it is closed and posted, or withdrawn. */
    takeOff(): Promise<void>;
}

/**
 * Writes down how a case ended. The post to the moderation log room follows; where that fails, the case stands. A timer or a clean-up is
 * written before its case is closed. Where it can't be, the case stays open and the sweep tries again.
 */
export async function closeCase(one: OpenedCase, ending: Ending, ports: Ports): Promise<Closing> {
    const { opened } = one;
    const [before, repeated, number] = await Promise.all([
        closedBefore(opened, ports),
        findRepeated(opened, ending, ports),
        one.number,
    ]);
    if (before) {
        // The sweep of another instance, or a call that came back late, was first: one case is posted once.
        return { closed: before, recorded: true, following: takeOff(one, 'posted') };
    }
    if (repeated) {
        // The log room knows of the case that was repeated.
        const counted = countedOn(repeated, opened, ending);
        return written(counted, ports.cases.close(counted), async () => {
            await withdraw(one, ports);
            return 'posted';
        });
    }
    const closed: ClosedCase = { ...opened, number, times: 1, ending, closedAt: Date.now() };
    // Taken off only after the post: what a crash leaves unposted is still among the open ones. So the sweep finds it.
    return written(closed, write(closed, ports), async () => takeOff(one, await post(closed, ports)));
}

/** A case that this process has just opened, under a claim of its own. Whether it is alone with its number is seen while it is carried out. */
export function ownCase(opened: OpenCase, { cases }: Ports): OpenedCase {
    return { opened, number: inTime(cases.keepNumber(opened)), takeOff: () => cases.finish(opened.id) };
}

/** A case that another process may have opened, and whose claim it may still hold. */
export function foundCase(opened: OpenCase, { cases }: Ports): OpenedCase {
    return { opened, number: inTime(cases.keepNumber(opened)), takeOff: () => cases.removeOpen(opened.id) };
}

/** Takes a case off the open ones that never came to an ending of its own. The next one can have its number. Never rejects. */
export async function withdraw(one: Omit<OpenedCase, 'opened'>, { cases }: Ports): Promise<void> {
    const [number, off] = await Promise.all([one.number, new Deadline(RECORD_LIMIT).wait(one.takeOff())]);
    if (number !== null && off.kind === 'answered') {
        cases.giveBackNumber(number);
    }
}

/** Posts a closed case whose closing was interrupted. It is taken off the open ones first: where that fails, it would be posted at each sweep. */
export async function finishClosing(closed: ClosedCase, ports: Ports): Promise<Closing> {
    await ports.cases.removeOpen(closed.id);
    return { closed, recorded: true, following: post(closed, ports) };
}

/** A case counts for more than its number: `null` where none could be had. */
async function inTime(taking: Promise<number>): Promise<number | null> {
    const taken = await new Deadline(RECORD_LIMIT).wait(taking);
    return taken.kind === 'answered' ? taken.value : null;
}

/** A young case is left to the process that opened it, so nobody else can have closed it. Servers' clocks may differ by half of that. */
async function closedBefore({ id, openedAt }: Case, { cases }: Ports): Promise<ClosedCase | undefined> {
    if (Date.now() - openedAt < LEFT_TO_ITS_PROCESS / 2) {
        return undefined;
    }
    const before = await new Deadline(RECORD_LIMIT).wait(cases.closed(id));
    return before.kind === 'answered' ? before.value : undefined;
}

async function written(closed: ClosedCase, writing: Promise<void>, follow: () => Promise<Posted>): Promise<Closing> {
    const record = await new Deadline(RECORD_LIMIT).wait(writing);
    return record.kind === 'answered'
        ? { closed, recorded: true, following: follow() }
        : { closed, recorded: false, following: Promise.resolve('not-posted') };
}

async function takeOff(one: OpenedCase, posted: Posted): Promise<Posted> {
    await new Deadline(RECORD_LIMIT).wait(one.takeOff());
    return posted;
}

/** The card of a reported author is told at the same time. What that leads to is waited for by nobody. */
async function post(closed: ClosedCase, ports: Ports): Promise<Posted> {
    const [posted, decided] = await Promise.all([
        new Deadline(LOG_POST_LIMIT).wait(ports.caseLog.post(closed)),
        new Deadline(LOG_POST_LIMIT).wait(markDecided(closed, ports)),
    ]);
    if (decided.kind === 'answered' && decided.value) {
        void new Deadline(SETTLE_LIMIT).wait(settleReports(closed.target, ports));
    }
    return posted.kind === 'answered' ? posted.value : 'not-posted';
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
