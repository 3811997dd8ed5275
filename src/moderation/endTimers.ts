import { Permit, type Refusal } from './authorise';
import type { ClosedCase, Failure } from './case';
import { carryOut } from './carryOut';
import { Deadline } from './deadline';
import type { Claims } from './claims';
import { lookUpCaller, lookUpTarget } from './lookUp';
import { mandateOfTimer } from './mandate';
import { afterTry, isGivenUp, type Timer } from './timer';
import type { Ports } from './ports';

/** How long one timer may take to be looked at, in milliseconds. */
const LOOK_LIMIT = 10 * 1000;

/**
 * Ends the timed deactivations whose time is over. One that fell due while the app was off is ended now. As every entry does, a timer asks
 * anew whether the moderator in whose name it acts may.
 */
export async function endTimers(ports: Ports, claims: Claims): Promise<void> {
    const now = Date.now();
    const due = (await ports.timers.all()).filter(({ nextTryAt }) => nextTryAt <= now);
    await Promise.all(due.map((timer) => endTimer(timer, ports, claims)));
}

async function endTimer(timer: Timer, ports: Ports, claims: Claims): Promise<void> {
    const { timers, caseLog } = ports;
    const known = await ports.cases.ofTarget(timer.target.id);
    const [latest] = known.filter(({ ending }) => ending.state === 'done');
    if (latest && latest.id !== timer.caseId) {
        // Somebody has decided otherwise since.
        await timers.remove(timer.caseId);
        return;
    }
    const permit = await askForPermit(timer, ports);
    if (permit === 'unread') {
        // As good as a try: the next one comes after a pause.
        await (isGivenUp(timer) ? giveUp(timer, known, ports) : timers.write(afterTry(timer, Date.now())));
        return;
    }
    if (!Permit.granted(permit)) {
        await timers.remove(timer.caseId);
        if (permit.why === 'not-permitted' || permit.why === 'caller-unknown') {
            await caseLog.notice({ about: 'timer-not-permitted', timer });
        } else if (permit.why === 'no-such-account') {
            await caseLog.notice({ about: 'timer-account-gone', timer });
        }
        return;
    }
    if (isGivenUp(timer)) {
        await giveUp(timer, known, ports);
        return;
    }
    const mandate = mandateOfTimer(timer, ports);
    const outcome = await carryOut(permit, mandate, ports, claims, new Deadline(LOOK_LIMIT));
    if (outcome.kind === 'ended' && outcome.closed.ending.state === 'done') {
        await timers.remove(timer.caseId);
    }
}

/** @returns `unread` where it could not be found out who may act: that is no refusal. */
async function askForPermit(timer: Timer, ports: Ports): Promise<Permit | Refusal | 'unread'> {
    const deadline = new Deadline(LOOK_LIMIT);
    const [situation, target] = await Promise.all([
        lookUpCaller(timer.moderator.id, ports, deadline),
        lookUpTarget({ by: 'id', id: timer.target.id }, ports, deadline),
    ]);
    if (situation.kind === 'unread' || target.kind === 'unread') {
        return 'unread';
    }
    const { caller, standard, hasServiceAccount } = situation.value;
    const answer = Permit.ask(caller, standard, target.value, 'activate');
    // A service account that does not work since a restart seems to be none: then another rule stands for the one by which they might.
    const isUndecided =
        !hasServiceAccount || standard.rule === 'permissions-unread' || standard.rule === 'roles-unread';
    return isUndecided && !Permit.granted(answer) && answer.why === 'not-permitted' ? 'unread' : answer;
}

async function giveUp(timer: Timer, known: readonly ClosedCase[], { timers, caseLog }: Ports): Promise<void> {
    const [newest] = known;
    const ending = newest?.byTimer ? newest.ending : undefined;
    const failure: Failure = ending?.state === 'failed' ? ending.failure : { why: 'interrupted' };
    await timers.remove(timer.caseId);
    await caseLog.notice({ about: 'timer-gave-up', timer, failure });
}
