import { Permit } from './authorise';
import { carryOut } from './carryOut';
import { Deadline } from './deadline';
import type { InProgress } from './inProgress';
import { lookUpCaller, lookUpTarget } from './lookUp';
import { mandateOfTimer } from './mandate';
import { afterTry, type Timer } from './timer';
import type { Workspace } from './workspace';

/** How long one timer may take to be looked at, in milliseconds. */
const LOOK_LIMIT = 10 * 1000;

/**
 * Ends the timed deactivations whose time is over. One that fell due while the app was off is ended now. As every entry does, a timer asks
 * anew whether the moderator in whose name it acts may.
 */
export async function endTimers(workspace: Workspace, inProgress: InProgress): Promise<void> {
    const now = Date.now();
    const due = (await workspace.timers.all()).filter(({ nextTryAt }) => nextTryAt <= now);
    await Promise.all(due.map((timer) => endTimer(timer, workspace, inProgress)));
}

async function endTimer(timer: Timer, workspace: Workspace, inProgress: InProgress): Promise<void> {
    const { timers, cases, caseLog } = workspace;
    const [latest] = (await cases.ofTarget(timer.target.id)).filter(({ ending }) => ending.state === 'done');
    if (latest && latest.id !== timer.caseId) {
        // Somebody has decided otherwise since.
        await timers.remove(timer.caseId);
        return;
    }
    const deadline = new Deadline(LOOK_LIMIT);
    const [situation, target] = await Promise.all([
        lookUpCaller(timer.moderator.id, workspace, deadline),
        lookUpTarget({ by: 'id', id: timer.target.id }, workspace, deadline),
    ]);
    if (situation.kind === 'unread' || target.kind === 'unread') {
        return;
    }
    const { caller, standard } = situation.value;
    const permit = Permit.ask(caller, standard, target.value, 'activate');
    if (!Permit.granted(permit)) {
        await timers.remove(timer.caseId);
        if (permit.why !== 'already') {
            await caseLog.notice({ about: 'timer-not-permitted', timer });
        }
        return;
    }
    const next = afterTry(timer, Date.now());
    const mandate = mandateOfTimer(timer, next, workspace);
    const outcome = await carryOut(permit, mandate, workspace, inProgress, deadline);
    if (outcome.kind !== 'ended') {
        return;
    }
    const { ending } = outcome.closed;
    if (ending.state === 'done') {
        await timers.remove(timer.caseId);
    } else if (ending.state === 'failed' && !next) {
        await caseLog.notice({ about: 'timer-gave-up', timer, failure: ending.failure });
    }
}
