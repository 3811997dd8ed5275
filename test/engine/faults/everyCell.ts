import type { BridgeMethod } from '../../../sandbox/engine/options';
import { cleanUp, watchProcess, wrongAboutTold, wrongAfterStep, wrongAfterSweeps } from './checks';
import type { Flow } from './flow';
import { perform } from './perform';
import type { Scene } from './scene';
import { type Cell, troubles } from './trouble';

/** What was tried of a flow, and what was not as it must be. */
export interface Tried {
    readonly cells: number;
    /** The methods that the flow's step calls. */
    readonly methods: readonly BridgeMethod[];
    /** Each with the cell it came of. */
    readonly wrong: readonly string[];
}

/**
 * Does a flow's step twice, to see what it calls; then again for each of these calls and for all calls of a method, with each trouble; and at last
 * once more, to see that it still works.
 */
export async function tryEveryCell(scene: Scene, flow: Flow): Promise<Tried> {
    const wrong: string[] = [];
    // The first time on a new scene the app also reads what it remembers from then on.
    await undisturbed(scene, flow, wrong);
    const calls = await undisturbed(scene, flow, wrong);
    const cells = cellsOf(calls);
    for (const cell of cells) {
        const all = await tryCell(scene, flow, cell);
        wrong.push(...all.map((what) => `${cell.method} (${cell.which}) ${cell.trouble}: ${what}`));
    }
    await undisturbed(scene, flow, wrong);
    return { cells: cells.length, methods: [...new Set(calls)], wrong };
}

async function tryCell(scene: Scene, flow: Flow, cell: Cell): Promise<string[]> {
    const uncaught = await watchProcess(scene);
    const outcome = await perform(scene, flow, cell);
    return [
        ...wrongAfterStep(scene.stage, outcome, cell),
        ...(await wrongAfterSweeps(scene, flow, outcome, cell)),
        ...wrongAboutTold(flow, cell, outcome, await outcome.hear()),
        ...(outcome.step.wrong?.() ?? []),
        ...(await cleanUp(scene, outcome)),
        ...(await uncaught()),
    ];
}

async function undisturbed(scene: Scene, flow: Flow, wrong: string[]): Promise<readonly BridgeMethod[]> {
    const outcome = await perform(scene, flow);
    const { told, calls, step } = outcome;
    const isToldSo = flow.tells === undefined ? told.length === 0 : told.includes(flow.tells);
    const isLeftSo = !step.target || scene.stage.isActive(step.target) === (flow.leaves === 'active');
    const all = [
        ...(isToldSo ? [] : [`told ${told.join(', ')}`]),
        ...(isLeftSo ? [] : ['the account is not as it should be']),
        ...wrongAfterStep(scene.stage, outcome),
        ...(await wrongAfterSweeps(scene, flow, outcome)),
        ...(outcome.step.wrong?.() ?? []),
        ...(await cleanUp(scene, outcome)),
    ];
    wrong.push(...all.map((what) => `undisturbed: ${what}`));
    return calls;
}

/** Every call of a method with each trouble; and where there are several, each of them alone, but for being slow, which is least when alone. */
function cellsOf(calls: readonly BridgeMethod[]): Cell[] {
    return [...new Set(calls)].flatMap((method) => {
        const count = calls.filter((one) => one === method).length;
        const each = count > 1 ? Array.from({ length: count }, (_, index) => index + 1) : [];
        return [
            ...troubles.map((trouble): Cell => ({ method, which: 'every', trouble })),
            ...each.flatMap((which) =>
                troubles.filter((trouble) => trouble !== 'slow').map((trouble): Cell => ({ method, which, trouble })),
            ),
        ];
    });
}
