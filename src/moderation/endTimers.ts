import type { Refusal } from './authorise';
import { carryOut } from './carryOut';
import { type ClosedCase, type Failure, isSeenAsAsked } from './case';
import type { Claims } from './claims';
import { Deadline } from './deadline';
import { inParallel } from './inParallel';
import { mandateOfTimer } from './mandate';
import { namedAsNow } from './namedAsNow';
import type { Ports } from './ports';
import { type Requested, requestPermit } from './requestPermit';
import { SWEEP_PART_LIMIT, TIMER_LIMIT } from './timeouts';
import { afterTry, isGivenUp, type Timer } from './timer';

/** So many timers are ended at a time. */
const AT_ONCE = 4;

/** Whether the server takes no more calls for now: then the other timers wait for the next sweep. */
interface Pace {
    isLimited: boolean;
}

/**
 * Ends the timed deactivations whose time is over. One that fell due while the app was off is ended now. As every entry does, a timer asks
 * anew whether the moderator in whose name it acts may.
 */
export async function endTimers(ports: Ports, claims: Claims): Promise<void> {
    const now = Date.now();
    const due = (await ports.timers.all()).filter(({ nextTryAt }) => nextTryAt <= now);
    const pace = { isLimited: false };
    const round = new Deadline(SWEEP_PART_LIMIT);
    await inParallel(due, (timer) => endTimer(timer, pace, ports, claims), round, AT_ONCE);
}

async function endTimer(timer: Timer, pace: Pace, ports: Ports, claims: Claims): Promise<void> {
    const { timers } = ports;
    if (pace.isLimited) {
        return;
    }
    const known = await ports.cases.ofTarget(timer.target.id);
    const [latest] = known.filter(({ ending }) => isSeenAsAsked(ending));
    if (latest && latest.id !== timer.caseId) {
        // Somebody has decided otherwise since.
        await timers.remove(timer.caseId);
        return;
    }
    const requested = await requestPermitFor(timer, ports);
    if (requested.kind === 'unread') {
        // As good as a try: the next one comes after a pause.
        await (isGivenUp(timer) ? giveUp(timer, known, ports) : timers.write(afterTry(timer, Date.now())));
        return;
    }
    if (requested.kind === 'refused') {
        await timers.remove(timer.caseId);
        return tellRefusal(requested.refusal, timer, ports);
    }
    if (isGivenUp(timer)) {
        await giveUp(timer, known, ports);
        return;
    }
    const mandate = mandateOfTimer(timer, ports);
    const outcome = await carryOut(requested.permit, mandate, ports, claims, new Deadline(TIMER_LIMIT));
    if (outcome.kind === 'ended') {
        // Nobody waits for a job: it is over when all that follows is done.
        await outcome.following;
    }
    if (outcome.kind === 'ended' && isSeenAsAsked(outcome.closed.ending)) {
        await timers.remove(timer.caseId);
    }
    if (outcome.kind === 'not-begun' && outcome.limit) {
        pace.isLimited = true;
        // Waiting is no try.
        await timers.write(timer);
    }
}

/**
 * Asks in the name of whoever set the timer. Where it seems that they may not, and it could not be read by which rule, nothing is decided:
 * a service account that does not work since a restart seems to be none. Then another rule stands for the one by which they might.
 */
async function requestPermitFor({ moderator, target }: Timer, ports: Ports): Promise<Requested> {
    const requested = await requestPermit(
        { callerId: moderator.id, action: 'activate', asked: { kind: 'known', person: target } },
        ports,
        new Deadline(TIMER_LIMIT),
    );
    if (requested.kind !== 'refused' || requested.refusal.why !== 'not-permitted') {
        return requested;
    }
    const { standard, hasServiceAccount } = requested.situation;
    const isUndecided =
        !hasServiceAccount || standard.rule === 'permissions-unread' || standard.rule === 'roles-unread';
    return isUndecided ? { kind: 'unread' } : requested;
}

/** An account that is active by now needs no word; else somebody has to decide. */
async function tellRefusal({ why }: Refusal, timer: Timer, ports: Ports): Promise<void> {
    if (why !== 'already') {
        const kind = why === 'account-deleted' ? 'timer-account-gone' : 'timer-not-permitted';
        await ports.caseLog.notice({ kind, timer: await asNamedNow(timer, ports) });
    }
}

/** Somebody else may have the old name by now. */
async function asNamedNow(timer: Timer, { accounts }: Ports): Promise<Timer> {
    const [named] = await namedAsNow([timer], accounts, new Deadline(TIMER_LIMIT));
    return named ?? timer;
}

async function giveUp(timer: Timer, known: readonly ClosedCase[], ports: Ports): Promise<void> {
    const [newest] = known;
    const ending = newest?.byTimer ? newest.ending : undefined;
    const failure: Failure = ending?.kind === 'failed' ? ending.failure : { why: 'interrupted' };
    await ports.timers.remove(timer.caseId);
    await ports.caseLog.notice({ kind: 'timer-gave-up', timer: await asNamedNow(timer, ports), failure });
}
