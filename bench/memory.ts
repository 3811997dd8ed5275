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
export interface Growth {
    readonly interactions: readonly number[];
    /** Of the whole process, in MiB. */
    readonly held: Readonly<Record<AppName, readonly number[]>>;
    /** Calls into the engine for each interaction, on average; of both apps the same. */
    readonly callsPerInteraction: number;
}

/** The same, and what is in use of the heap. */
export interface Memory extends Growth {
    /** How many bytes of heap, after a forced collection, are in use for each interaction between {@link GROWS_FROM} and {@link HEAP_TO}. */
    readonly heapBytes: Readonly<Record<AppName, number>>;
}

/** Of the counts of interactions, the first is so far from the start that the runtime has warmed up. */
export const GROWS_FROM = 2000;
export const GROWS_TO = 20_000;
export const HEAP_TO = 6000;

/** How many people are at it at once, and after how many interactions of each app the memory is read. */
const PEOPLE = 4;
const EVERY = 2000;
/** So many decisions tell how many calls one makes. */
const COUNTED = 10;

/** Where the system tells what a process runs and holds. */
export const canMeasureMemory = process.platform === 'linux';

/** Lets two apps answer interactions in turns: this one commands and submits, the other as many commands, with as many calls into the engine. */
export async function measureGrowth(stage: BenchStage): Promise<Growth> {
    const pids = await pidsOf(stage);
    const callsOfTwo = await callsOfTwoInteractions(stage);
    const held: Record<AppName, number[]> = { app: [], talkative: [] };
    const counts: number[] = [];
    for (let done = 0; done <= GROWS_TO; done += EVERY) {
        counts.push(done);
        for (const app of apps) {
            held[app].push(rounded(await mebibytesOf(pids[app])));
        }
        if (done < GROWS_TO) {
            await interactAll(stage, EVERY, callsOfTwo);
        }
    }
    return { interactions: counts, held, callsPerInteraction: callsOfTwo / 2 };
}

/**
 * Lets the two apps answer interactions in the same way, and asks what is then in use.
 * @param stage on a Deno that can be asked for its heap; such a process grows by more
 */
export async function measureHeap(stage: BenchStage): Promise<Memory['heapBytes']> {
    const pids = await pidsOf(stage);
    const callsOfTwo = await callsOfTwoInteractions(stage);
    const heaps = async (): Promise<Record<AppName, number>> => ({
        app: await heapOf(pids.app),
        talkative: await heapOf(pids.talkative),
    });
    await interactAll(stage, GROWS_FROM, callsOfTwo);
    const before = await heaps();
    await interactAll(stage, HEAP_TO - GROWS_FROM, callsOfTwo);
    const after = await heaps();
    const kept = (app: AppName): number => Math.round((after[app] - before[app]) / (HEAP_TO - GROWS_FROM));
    return { app: kept('app'), talkative: kept('talkative') };
}

async function pidsOf(stage: BenchStage): Promise<Record<AppName, number>> {
    return { app: await realDeno(stage, stage.appId), talkative: await realDeno(stage, stage.talkativeId) };
}

async function interactAll(stage: BenchStage, interactions: number, callsOfTwo: number): Promise<void> {
    await Promise.all(Array.from({ length: PEOPLE }, () => interact(stage, interactions / PEOPLE, callsOfTwo)));
}

/** One person's interactions with each of the apps, each decision on somebody else. A new client each time: it keeps all that it was ever sent. */
async function interact(stage: BenchStage, interactions: number, callsOfTwo: number): Promise<void> {
    const { model, workspace } = stage;
    const client = await stage.connect(workspace.sample.accounts.moderator);
    const person = new Interactions(stage, client);
    for (let done = 0; done < interactions; done += 2) {
        await person.deactivate(stage.newTarget());
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
export function growthOf({ interactions, held }: Growth, app: AppName): number {
    const at = (count: number): number => {
        const value = held[app][interactions.indexOf(count)];
        if (value === undefined) {
            throw new Error(`The memory was not read at ${count} interactions`);
        }
        return value;
    };
    return rounded(at(GROWS_TO) - at(GROWS_FROM));
}
