import { readFile } from 'node:fs/promises';

import { runsDeno } from '../sandbox/runtime/deno';
import { recordsOf } from '../test/engine/support/records';
import { until } from '../test/support/until';
import { heapOf } from './heap';
import { Interactions } from './interactions';
import { rounded } from './spread';
import type { BenchStage } from './stage';

const apps = ['app', 'talkative'] as const;
export type AppName = (typeof apps)[number];

/** What the apps' processes hold, by the number of interactions that each has answered. */
export interface Memory {
    readonly interactions: readonly number[];
    /** Of the whole process, in MiB. */
    readonly held: Readonly<Record<AppName, readonly number[]>>;
    /** How many bytes of heap, after a forced collection, are in use for each interaction between {@link GROWS_FROM} and {@link GROWS_TO}. */
    readonly heapBytes: Readonly<Record<AppName, number>>;
    /** How much the process grew between the two counts where a collection is forced at each, in MiB. */
    readonly grewCollected: Readonly<Record<AppName, number>>;
    /** Calls into the engine for each interaction, on average; of both apps the same. */
    readonly callsPerInteraction: number;
}

/** Of these two counts of interactions, the first is so far from the start that the runtime has warmed up. */
export const GROWS_FROM = 2000;
export const GROWS_TO = 20_000;

/** How many people are at it at once, and after how many interactions of each app the memory is read. */
const PEOPLE = 4;
const EVERY = 2000;
/** So many decisions tell how many calls one makes. */
const COUNTED = 10;

/** Where the system tells what a process runs and holds. */
export const canMeasureMemory = process.platform === 'linux';

/**
 * Lets two apps answer interactions in turns: this one commands and submits, the other as many commands, with as many calls into the engine.
 * @param stage on a Deno that can be asked for its heap
 */
export async function measureMemory(stage: BenchStage): Promise<Memory> {
    const pids = { app: await realDeno(stage, stage.appId), talkative: await realDeno(stage, stage.talkativeId) };
    const callsOfTwo = await callsOfTwoInteractions(stage);
    const held: Record<AppName, number[]> = { app: [], talkative: [] };
    const heaps: Record<AppName, number[]> = { app: [], talkative: [] };
    const collected: Record<AppName, number[]> = { app: [], talkative: [] };
    const counts: number[] = [];
    for (let done = 0; done <= GROWS_TO; done += EVERY) {
        counts.push(done);
        for (const app of apps) {
            held[app].push(rounded(await mebibytesOf(pids[app])));
            if (done === GROWS_FROM || done === GROWS_TO) {
                heaps[app].push(await heapOf(pids[app]));
                collected[app].push(await mebibytesOf(pids[app]));
            }
        }
        if (done < GROWS_TO) {
            await Promise.all(Array.from({ length: PEOPLE }, () => interact(stage, EVERY / PEOPLE, callsOfTwo)));
        }
    }
    const kept = (app: AppName): number => Math.round(differenceOf(heaps[app]) / (GROWS_TO - GROWS_FROM));
    const grew = (app: AppName): number => rounded(differenceOf(collected[app]));
    return {
        interactions: counts,
        held,
        heapBytes: { app: kept('app'), talkative: kept('talkative') },
        grewCollected: { app: grew('app'), talkative: grew('talkative') },
        callsPerInteraction: callsOfTwo / 2,
    };
}

/** One person's interactions with each of the apps. A new client each time: it keeps all that it was ever sent. */
async function interact(stage: BenchStage, interactions: number, callsOfTwo: number): Promise<void> {
    const { model, workspace } = stage;
    const client = await stage.connect(workspace.sample.accounts.moderator);
    const person = new Interactions(stage, client);
    const target = stage.newTarget();
    for (let done = 0; done < interactions; done += 2) {
        await person.deactivate(target);
        for (const calls of [Math.floor(callsOfTwo / 2), Math.ceil(callsOfTwo / 2)]) {
            await client.runCommand('talk', String(calls), stage.roomId);
        }
    }
    model.appLogs.length = 0;
    stage.recorder.restart();
    await client.close();
}

/** Of a command and its submit, with what follows the answer. Before they are counted the app reads what it then remembers. */
async function callsOfTwoInteractions(stage: BenchStage): Promise<number> {
    const { model, appId, recorder } = stage;
    const person = new Interactions(stage);
    const followed = (): Promise<void> =>
        until('what follows the answers is done', () => recordsOf(model, appId, 'open-case').length === 0);
    await person.deactivate(stage.newTarget());
    await followed();
    recorder.restart();
    for (let made = 0; made < COUNTED; made++) {
        await person.deactivate(stage.newTarget());
    }
    await followed();
    return Math.round(recorder.seen().all / COUNTED);
}

/** @throws Error if the process isn't Deno itself: a wrapper's memory would say nothing */
async function realDeno({ engine }: BenchStage, appId: string): Promise<number> {
    const pid = await engine.pid(appId);
    if (!runsDeno(pid)) {
        throw new Error(`The process ${pid} of the app runs something else`);
    }
    return pid;
}

async function mebibytesOf(pid: number): Promise<number> {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const kibibytes = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]);
    if (Number.isNaN(kibibytes)) {
        throw new Error(`The process ${pid} doesn't say what it holds`);
    }
    return kibibytes / 1024;
}

/** How much an app's process grew between the two counts, in MiB. */
export function growthOf({ interactions, held }: Memory, app: AppName): number {
    const at = (count: number): number => {
        const value = held[app][interactions.indexOf(count)];
        if (value === undefined) {
            throw new Error(`The memory was not read at ${count} interactions`);
        }
        return value;
    };
    return rounded(at(GROWS_TO) - at(GROWS_FROM));
}

function differenceOf([from = Number.NaN, to = Number.NaN]: readonly number[]): number {
    return to - from;
}
