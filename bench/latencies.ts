import type { Modal } from '../sandbox/client/modal';
import type { Account } from '../sandbox/model/documents';
import type { Calls } from './callRecorder';
import { Interactions } from './interactions';
import { addOwner } from './owners';
import { rounded, type Spread, spreadOf } from './spread';
import type { BenchStage } from './stage';

const flowNames = ['command → modal', 'submit → answer', 'ownership step', 'log'] as const;
type FlowName = (typeof flowNames)[number];

/** What one way through the app takes, beside the no-op app's command at the same time. */
export interface Latency {
    readonly flow: string;
    readonly latencyMs: number;
    readonly app: Spread;
    readonly noop: Spread;
    /** The app's median to the no-op app's. */
    readonly ratio: number;
    readonly calls: Calls;
}

/** Rooms of the account whose ownership step is measured. */
const ROOMS = 50;
const CASES_ON_RECORD = 20;

/**
 * Measures each flow in turn with the no-op app's command, so that whatever else the machine does slows both.
 * @param rounds how often each, after a tenth as many for warming up
 */
export async function measureLatencies(stage: BenchStage, latencyMs: number, rounds: number): Promise<Latency[]> {
    const people = new Interactions(stage);
    const target = stage.newTarget();
    const { owner } = addOwner(stage, ROOMS);
    for (let index = 0; index < CASES_ON_RECORD; index++) {
        await people.deactivate(target);
    }
    const latencies: Latency[] = [];
    for (const flow of flowNames) {
        const [app, noop]: [number[], number[]] = [[], []];
        let calls: Calls | undefined;
        const warmUp = Math.ceil(rounds / 10);
        for (let round = -warmUp; round < rounds; round++) {
            const empty = await people.noop();
            const { milliseconds, made } = await runs[flow](people, stage, flow === 'ownership step' ? owner : target);
            calls = made;
            if (round >= 0) {
                noop.push(empty.milliseconds);
                app.push(milliseconds);
            }
        }
        if (!calls) {
            throw new Error('Nothing was measured');
        }
        const [ofApp, ofNoop] = [spreadOf(app), spreadOf(noop)];
        const ratio = rounded(ofApp.median / ofNoop.median);
        latencies.push({ flow, latencyMs, app: ofApp, noop: ofNoop, ratio, calls });
    }
    return latencies;
}

interface Run {
    readonly milliseconds: number;
    readonly made: Calls;
}

type RunFlow = (people: Interactions, stage: BenchStage, target: Account) => Promise<Run>;

const runs: Readonly<Record<FlowName, RunFlow>> = {
    'command → modal': (people, stage, target) => opened(people, stage, () => people.command(target)),
    'submit → answer': async (people, stage, target) => {
        const { value: modal } = await people.command(target);
        stage.recorder.restart();
        const { milliseconds } = await people.submit(modal);
        const made = stage.recorder.seen();
        stage.model.accounts.update(target._id, { active: true });
        return { milliseconds, made };
    },
    'ownership step': async (people, stage, owner) => {
        const { value: modal } = await people.command(owner);
        stage.recorder.restart();
        const { milliseconds } = await people.submit(modal);
        const made = stage.recorder.seen();
        await people.close(modal);
        return { milliseconds, made };
    },
    log: async (people, stage) => {
        stage.recorder.restart();
        const { milliseconds } = await people.log();
        return { milliseconds, made: stage.recorder.seen() };
    },
};

async function opened(
    people: Interactions,
    { recorder }: BenchStage,
    act: () => Promise<{ value: Modal; milliseconds: number }>,
): Promise<Run> {
    recorder.restart();
    const { value, milliseconds } = await act();
    const made = recorder.seen();
    await people.close(value);
    return { milliseconds, made };
}
