import { readFile } from 'node:fs/promises';

import { runsDeno } from '../sandbox/runtime/deno';
import { Interactions } from './interactions';
import { rounded } from './spread';
import type { BenchStage } from './stage';

const apps = ['app', 'noop', 'talkative'] as const;
export type AppName = (typeof apps)[number];

/** What the apps' processes hold, in MiB, by the number of interactions that each has answered. */
export interface Memory {
    readonly interactions: readonly number[];
    readonly held: Readonly<Record<AppName, readonly number[]>>;
    /** Calls into the engine for each interaction, on average. */
    readonly callsPerInteraction: Readonly<Record<AppName, number>>;
}

/** How many people are at it at once, and after how many interactions of each app the memory is read. */
const PEOPLE = 4;
const EVERY = 1000;

/** Where the system tells what a process runs and holds. */
export const canMeasureMemory = process.platform === 'linux';

/**
 * Lets three apps answer interactions in turns: this one commands and submits, the others as many commands. The talkative app makes as many calls
 * into the engine as this one.
 */
export async function measureMemory(stage: BenchStage, interactions: number): Promise<Memory> {
    const pids = {
        app: await realDeno(stage, stage.appId),
        noop: await realDeno(stage, stage.noopId),
        talkative: await realDeno(stage, stage.talkativeId),
    };
    const calls = Math.round(await callsPerInteraction(stage));
    const held: Record<AppName, number[]> = { app: [], noop: [], talkative: [] };
    const counts: number[] = [];
    for (let done = 0; done <= interactions; done += EVERY) {
        counts.push(done);
        for (const app of apps) {
            held[app].push(rounded(await mebibytesOf(pids[app])));
        }
        if (done < interactions) {
            await Promise.all(Array.from({ length: PEOPLE }, () => interact(stage, EVERY / PEOPLE, calls)));
        }
    }
    return { interactions: counts, held, callsPerInteraction: { app: calls, noop: 1, talkative: calls } };
}

/** One person's interactions with each of the apps. A new client each time: it keeps all that it was ever sent. */
async function interact(stage: BenchStage, interactions: number, calls: number): Promise<void> {
    const { model, workspace } = stage;
    const client = await stage.connect(workspace.sample.accounts.moderator);
    const person = new Interactions(stage, client);
    const target = stage.newTarget();
    for (let done = 0; done < interactions; done += 2) {
        await person.deactivate(target);
        for (let twice = 0; twice < 2; twice++) {
            await person.noop();
            await client.runCommand('talk', String(calls), stage.roomId);
        }
    }
    model.appLogs.length = 0;
    stage.recorder.restart();
    await client.close();
}

/** Of the second command and submit: with the first the app reads what it then remembers. */
async function callsPerInteraction(stage: BenchStage): Promise<number> {
    const person = new Interactions(stage);
    await person.deactivate(stage.newTarget());
    stage.recorder.restart();
    await person.deactivate(stage.newTarget());
    return stage.recorder.seen().all / 2;
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
