import { isSeenAsAsked, keepsDeactivated } from './case';
import { Deadline } from './deadline';
import { inParallel } from './inParallel';
import { namedAsNow } from './namedAsNow';
import type { Ports } from './ports';
import { standingOf } from './standingOf';
import { FOLLOW_LIMIT, FOLLOWED_FOR, SWEEP_EVERY } from './timeouts';
import type { Timer } from './timer';

/** So many timers are followed at a sweep, in turn: each is seen within minutes, and no sweep grows with their number. */
const TIMERS_A_SWEEP = 100;
/** So many of the newest cases are followed. */
const MAX_CASES = 50;

/** A deactivation that the app carried out, with the timer that is to end it, where there is one. */
interface Followed {
    readonly caseId: string;
    readonly targetId: string;
    readonly timer: Timer | undefined;
}

/**
 * Sees which accounts are active again although nobody asked the app: somebody reactivated them elsewhere, or a directory sync did. Their timer
 * goes, so that it never ends a later deactivation; the log room is told, once a case.
 */
export async function followAccounts(ports: Ports): Promise<void> {
    const now = Date.now();
    const [timers, newest] = await Promise.all([ports.timers.all(), ports.cases.page(undefined, MAX_CASES)]);
    const recent = newest.cases.filter((one) => keepsDeactivated(one) && now - one.closedAt < FOLLOWED_FOR);
    const followed = new Map<string, Followed>();
    for (const { id, target } of recent) {
        followed.set(id, { caseId: id, targetId: target.id, timer: undefined });
    }
    for (const timer of inTurn(timers, now)) {
        followed.set(timer.caseId, { caseId: timer.caseId, targetId: timer.target.id, timer });
    }
    await inParallel([...followed.values()], (one) => follow(one, ports), new Deadline(FOLLOW_LIMIT));
}

/** The next hundred at each sweep: by the clock, so that no instance of the server has to remember where it was. */
function inTurn(timers: readonly Timer[], now: number): Timer[] {
    const inOrder = [...timers].sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
    const from = (Math.floor(now / SWEEP_EVERY) * TIMERS_A_SWEEP) % Math.max(inOrder.length, 1);
    return [...inOrder.slice(from), ...inOrder.slice(0, from)].slice(0, TIMERS_A_SWEEP);
}

async function follow({ caseId, targetId, timer }: Followed, ports: Ports): Promise<void> {
    const { accounts, cases, timers, told, caseLog } = ports;
    const account = await accounts.byId(targetId);
    if (!account?.active) {
        return;
    }
    const [known, open] = await Promise.all([cases.ofTarget(targetId), cases.stillOpen()]);
    const latest = known.find(({ ending }) => isSeenAsAsked(ending));
    if (latest?.id !== caseId || open.some(({ target }) => target.id === targetId)) {
        // The app itself decided otherwise since, or is about to: that is no news.
        return;
    }
    if (timer) {
        await timers.remove(caseId);
    }
    // Whoever changed the duration set its time, and need not be who deactivated the account.
    const decided = timer ? latest : standingOf(known, 'deactivate').last;
    const news = `active-again:${caseId}`;
    if (!decided || (await told.has(news))) {
        return;
    }
    // Written first: a post that is lost is better than one at each sweep.
    await told.write(news);
    const [deactivation = decided] = await namedAsNow([decided], accounts, new Deadline(FOLLOW_LIMIT));
    await caseLog.notice({ kind: 'active-again', account, deactivation, hadTimer: timer !== undefined });
}
