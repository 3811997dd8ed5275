import type { Exchange } from '../../../sandbox/client/client';
import type { BridgeMethod } from '../../../sandbox/engine/options';
import type { Account } from '../../../sandbox/model/documents';
import { shownIn } from '../support/said';
import type { Stage } from '../support/stage';
import type { Flow, Step } from './flow';
import type { Scene } from './scene';
import { type Cell, Trouble } from './trouble';

const SECOND = 1000;
/** Longer than the app remembers what it has read, in milliseconds. */
const FORGOTTEN = 11 * SECOND;
/** A call that hangs does so for longer than the app waits for anything; those that are late come to an end. */
const HANGS_FOR = 45 * SECOND;
const LATE_FOR = 300 * SECOND;
/** Time passes in small steps for as long as a trigger lives and a message may take. Then it passes in larger ones. */
const stepAfter = (passed: number): number =>
    passed < 5 * SECOND ? SECOND / 2 : passed < 10 * SECOND ? SECOND : 5 * SECOND;

/** What came of a flow's step. */
export interface Outcome {
    readonly step: Step;
    /** `undefined` where it was never answered. */
    readonly answer: Answered | undefined;
    /** The keys of what was said in modals, in messages and in the log room, and the errors under fields. */
    readonly told: readonly string[];
    /** The same, up to when it is asked for. */
    readonly hear: () => Promise<string[]>;
    /** The methods that the app has called meanwhile, in the order of the calls. */
    readonly calls: readonly BridgeMethod[];
    /** Whether the target was changed, or a room that it is in. */
    readonly changed: boolean;
    /** The ids of what else was changed. */
    readonly othersChanged: readonly string[];
    /** Whether an account was changed while no case was open. */
    readonly changedUnrecorded: boolean;
    readonly trouble: Trouble | undefined;
}

interface Answered {
    /** `undefined` for what has no answer: a job, a setting. */
    readonly exchange: Exchange | undefined;
    /** In milliseconds, on the shifted clock. */
    readonly after: number;
    /** What was thrown where it has failed. */
    readonly failure?: string;
}

/** Does a flow's step while something goes wrong, or while nothing does. What hangs then hangs on. */
export async function perform(scene: Scene, flow: Flow, cell?: Cell): Promise<Outcome> {
    const { stage } = scene;
    const step = await flow.prepare(scene);
    await scene.pass(FORGOTTEN);

    const before = stateOf(stage);
    const own = step.target ? [step.target._id, ...roomsOf(step.target, stage)] : [];
    const hear = await scene.listen(step.who ?? scene.moderator);
    const { length } = stage.hooks.calls;
    let changedUnrecorded = false;
    stage.model.faults.beforeStatusChange = () => {
        changedUnrecorded ||= stage.openCases().length === 0;
        return Promise.resolve();
    };

    const trouble = cell && new Trouble(stage.hooks, stage.model.clock, cell);
    const answer = await doStep(scene, step, trouble);
    trouble?.end();

    stage.model.faults.beforeStatusChange = () => Promise.resolve();
    const changed = difference(before, stateOf(stage));
    return {
        step,
        answer,
        told: [...(answer?.exchange ? shownIn(answer.exchange.answer) : []), ...(await hear())],
        hear,
        calls: stage.hooks.calls.slice(length).map(({ method }) => method),
        changed: changed.some((id) => own.includes(id)),
        othersChanged: changed.filter((id) => !own.includes(id)),
        changedUnrecorded,
        trouble,
    };
}

async function doStep(scene: Scene, step: Step, trouble: Trouble | undefined): Promise<Answered | undefined> {
    let passed = 0;
    let answer: Answered | undefined;
    const doing = step.run().then(
        (exchange) => {
            answer = { exchange, after: passed };
        },
        (error: unknown) => {
            answer = { exchange: undefined, after: passed, failure: String(error) };
        },
    );
    if (!trouble) {
        await doing;
        await scene.settle();
        return answer;
    }
    await Promise.race([doing, trouble.reached]);
    const held = (): number => trouble.held;
    await scene.settle(held);
    const limit = trouble.isForever ? HANGS_FOR : LATE_FOR;
    while (passed < limit && !(answer && trouble.held === 0)) {
        const next = stepAfter(passed);
        passed += next;
        await scene.settle(held, next);
        if (trouble.releaseDue()) {
            await scene.settle(held);
        }
    }
    return answer;
}

/** What a decision could change, by what it is: accounts, and rooms with their members and owners. */
function stateOf({ model }: Stage): Map<string, string> {
    return new Map([
        ...model.accounts.all().map(({ _id, active }): [string, string] => [_id, String(active)]),
        ...model.rooms.all().map(({ _id, ro }): [string, string] => {
            const members = model.subscriptions.ofRoom(_id).map(({ u, roles }) => [u._id, roles]);
            return [_id, JSON.stringify([ro, members])];
        }),
    ]);
}

function roomsOf({ _id }: Account, { model }: Stage): string[] {
    return model.subscriptions.ofUser(_id).map(({ rid }) => rid);
}

function difference(before: Map<string, string>, after: Map<string, string>): string[] {
    return [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id));
}
