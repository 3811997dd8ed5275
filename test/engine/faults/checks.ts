import { isFields } from '../../../sandbox/client/shapes';
import type { Account } from '../../../sandbox/model/documents';
import { openBatches } from '../support/batches';
import type { StoredCase } from '../support/records';
import type { Stage } from '../support/stage';
import { timersOf } from '../support/timers';
import { asModal, type Flow, inMessage } from './flow';
import type { Outcome } from './perform';
import type { Scene } from './scene';
import type { Cell } from './trouble';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** The app answers a trigger within 3.5 s, and time passes in steps of half a second. */
const IN_TIME = 4 * SECOND;
/** On a busy machine the server may not answer a timer's call in time. The app then tries again, and waits at most 15 minutes for each of these. */
const MORE_TRIES = 3;
/** Where the very call that carries the answer hangs, it may come later. */
const CARRIERS = [...inMessage, ...asModal];

/** What is not as it must be when a step is over, whatever went wrong in it. */
export function wrongAfterStep(stage: Stage, outcome: Outcome, cell?: Cell): string[] {
    const { answer, calls, changed, othersChanged, changedUnrecorded, step, trouble } = outcome;
    const deactivated = calls.filter((method) => method === 'user.deactivate').length;
    const isEmpty = answer?.exchange && Object.keys(answer.exchange.answer.body).length === 0;
    const isLate = answer?.exchange && answer.after > IN_TIME && !(cell && CARRIERS.includes(cell.method));
    return [
        ...(trouble?.isMet === false && !isRemembered(cell) ? ['the call that was to go wrong was not made'] : []),
        ...(answer ? [] : ['never answered']),
        ...(answer?.failure === undefined ? [] : [`failed: ${answer.failure}`]),
        ...(isEmpty ? ['an empty answer'] : []),
        ...(isLate ? [`answered after ${answer.after} ms`] : []),
        ...(deactivated > 1 ? [`deactivated ${deactivated} times`] : []),
        ...(changedUnrecorded ? ['an account was changed while no case was open'] : []),
        ...(changed && casesOf(stage, step.target).length === 0 ? ['changed without a case'] : []),
        ...(othersChanged.length > 0 ? [`changed somebody else: ${othersChanged.join(', ')}`] : []),
    ];
}

/** Of two messages side by side the second finds the app's own account read, or reads it too: how often is nobody's promise. */
function isRemembered(cell: Cell | undefined): boolean {
    return cell?.method === 'user.getAppUser' && cell.which !== 'every' && cell.which > 1;
}

/**
 * Lets 90 s pass, in which nothing goes wrong any more: the sweep runs, and then whatever job is due. Answers what is not as it must be then. Where
 * the first sweep leaves nothing to do the second is spared, but for a job: it may have been scheduled late.
 */
export async function wrongAfterSweeps(
    scene: Scene,
    flow: Flow,
    { step, trouble }: Outcome,
    cell?: Cell,
): Promise<string[]> {
    const { stage } = scene;
    const disagreements = (): string[] =>
        casesOf(stage, step.target)
            .slice(-1)
            .flatMap((last) => disagreement(stage, last, flow, cell));
    await scene.pass(45 * SECOND);
    // What the app tries again by itself comes to its end first.
    await scene.settle(() => trouble?.held ?? 0);
    await scene.sweep();
    const wrong = disagreements();
    if (cell === undefined || flow.isJob === true || leftToDo(stage).length > 0) {
        await scene.pass(45 * SECOND);
        await stage.workspace.scheduler.look();
        wrong.push(...disagreements());
    }
    if (stage.claims().length > 0) {
        // A claim that could not be given back expires after 90 s, and goes with the sweep that follows.
        await scene.pass(MINUTE);
        await scene.sweep();
    }
    const isOpen = stage.openCases().length > 0;
    const isClaimed = stage.claims().length > 0;
    return [...new Set(wrong), ...(isOpen ? ['a case is still open'] : []), ...(isClaimed ? ['a claim is left'] : [])];
}

/** Whether somebody was told who waits for it. That may be in the step, or by the sweeps after it where the scheduler tries again by itself. */
export function wrongAboutTold(flow: Flow, cell: Cell, { told }: Outcome, toldLater: readonly string[]): string[] {
    const isTold = told.length > 0 || (flow.isJob === true && toldLater.length > 0);
    return isTold || flow.tells === undefined || isLost(flow, cell) ? [] : ['nobody was told'];
}

/** Whether the answer itself is lost. Opening a modal is lost unseen: it answers `null` in any case. */
function isLost({ carriedBy }: Flow, { method, trouble }: Cell): boolean {
    const losses = method === 'uiInteraction.notifyUser' ? ['null'] : ['throw', 'null', 'hang'];
    return carriedBy.includes(method) && losses.includes(trouble);
}

/** Makes fail what hung all the time, and lets everything expire. Then a new cell finds nothing of the one before it. */
export async function cleanUp(scene: Scene, { trouble }: Outcome): Promise<string[]> {
    const { stage } = scene;
    trouble?.failHeld();
    await scene.settle();
    const expires = [...leftToDo(stage), ...stage.confirmations()].length > 0;
    await (expires ? stage.workspace.clock.shift(62 * MINUTE) : scene.pass(62 * MINUTE));
    for (let tries = 0; tries < MORE_TRIES && timersOf(stage).some(({ triesMade }) => triesMade > 0); tries++) {
        await stage.workspace.clock.shift(16 * MINUTE);
    }
    const left = [...leftToDo(stage), ...stage.confirmations()];
    stage.model.records.purge(stage.appId);
    return left.length === 0 ? [] : [`left in the records: ${JSON.stringify(left)}`];
}

/** What a sweep is for. */
function leftToDo(stage: Stage): object[] {
    return [stage.openCases(), openBatches(stage), stage.claims(), timersOf(stage)].flat();
}

/** Watches the app's process. The answer tells what nothing has caught there since, and whether it is another process by then. */
export async function watchProcess({ stage }: Scene): Promise<() => Promise<string[]>> {
    const [engine] = stage.workspace.engines;
    const { length } = stage.model.appLogs;
    const pid = await engine?.pid(stage.appId);
    return async () => {
        const uncaught = stage.model.appLogs.slice(length).filter(isUncaught);
        const isOther = (await engine?.pid(stage.appId)) !== pid;
        return [...uncaught.map((entry) => JSON.stringify(entry)), ...(isOther ? ['another process'] : [])];
    };
}

/** The engine logs under these names what reached the end of the app's process. */
function isUncaught(entry: unknown): boolean {
    return (
        isFields(entry) && ['runtime:unhandledRejection', 'runtime:uncaughtException'].includes(String(entry.method))
    );
}

/** Open and closed ones, oldest first. */
function casesOf(stage: Stage, target: Account | undefined): StoredCase[] {
    return [...stage.openCases(), ...stage.closedCases()]
        .filter((one) => one.target.id === target?._id)
        .sort((a, b) => a.openedAt - b.openedAt);
}

/** What a closed case says, where the account is otherwise. An account that is read as nothing is said to be gone: that is what was seen. */
function disagreement(stage: Stage, { action, ending, target }: StoredCase, flow: Flow, cell?: Cell): string[] {
    const isActive = stage.model.accounts.byId(target.id)?.active;
    const isAsAsked = isActive === (action === 'activate');
    const isReadAsNothing = cell?.method === 'user.getById' && cell.trouble === 'null';
    switch (ending?.kind) {
        case undefined:
            return [];
        case 'done':
        case 'found':
            return isAsAsked ? [] : ['a case says that the account is as asked, and it is not so'];
        case 'failed': {
            const isSaidGone = isReadAsNothing && ending.failure?.why === 'account-gone';
            return isAsAsked && !isSaidGone ? ['a case is closed as failed, and the account is as asked'] : [];
        }
        case 'unknown':
            return flow.endsUnknownWithout === cell?.method ? [] : ['a case is closed as unknown'];
    }
}
