import { rm } from 'node:fs/promises';

import { measureBatches } from './batches';
import { measureBusyLoad } from './busyLoad';
import { measureCleanUp } from './cleanUp';
import { folderOfInspectableDeno } from './heap';
import { measureInstall } from './install';
import { type LargeSubmits, measureLargeSubmits } from './largeSubmits';
import { type Latency, measureLatencies } from './latencies';
import { gatherModerators, measureLoad } from './load';
import { measureLogGrowth } from './logGrowth';
import { canMeasureMemory, measureGrowth, measureHeap, type Memory } from './memory';
import { measureOwnershipSizes } from './ownershipSizes';
import { measureReports } from './reports';
import type { Measured, Part } from './results';
import { BenchStage, type Zips } from './stage';

/** How long each call into the engine waits, in milliseconds, and how often each flow is measured with that. */
const ROUNDS: readonly (readonly [latencyMs: number, rounds: number])[] = [
    [0, 100],
    [5, 60],
    [50, 30],
];
/** What each call waits where only one such time is measured. */
const LATENCY = 5;
const MODERATORS = 200;
const INSTALLS = 10;
/** So many accounts are decided on at once, and so often. */
const BATCH = 50;
const BATCH_TRIES = 5;

export type Parts = { readonly [Name in Part]: () => Promise<Measured[Name]> };

/** How each part is measured. */
export function partsOf(zips: Zips): Parts {
    return {
        install: () => measureInstall(zips, INSTALLS),
        latencies: () => measureAllLatencies(zips),
        rooms: () => onStage(zips, LATENCY, (stage) => measureOwnershipSizes(stage, LATENCY)),
        load: () => onStage(zips, 0, async (stage) => measureLoad(stage, await gatherModerators(stage, MODERATORS))),
        busy: () => onStage(zips, 0, (stage) => measureBusyLoad(stage, MODERATORS, BATCH)),
        memory: () => (canMeasureMemory ? measureMemoryOf(zips) : Promise.resolve(null)),
        log: () => onStage(zips, 0, measureLogGrowth),
        batch: () => onStage(zips, LATENCY, (stage) => measureBatches(stage, LATENCY, BATCH, BATCH_TRIES)),
        cleanup: () => onStage(zips, LATENCY, (stage) => measureCleanUp(stage, LATENCY)),
        reports: () => onStage(zips, LATENCY, measureReports),
        submits: () => onStage(zips, 0, measureAllLargeSubmits),
    };
}

async function measureAllLatencies(zips: Zips): Promise<Latency[]> {
    const latencies: Latency[] = [];
    for (const [latencyMs, rounds] of ROUNDS) {
        latencies.push(...(await onStage(zips, latencyMs, (stage) => measureLatencies(stage, latencyMs, rounds))));
    }
    return latencies;
}

async function measureMemoryOf(zips: Zips): Promise<Memory> {
    const growth = await onStage(zips, 0, measureGrowth);
    const denoFolder = await folderOfInspectableDeno();
    try {
        return { ...growth, heapBytes: await onStage(zips, 0, measureHeap, denoFolder) };
    } finally {
        await rm(denoFolder, { recursive: true });
    }
}

async function measureAllLargeSubmits(stage: BenchStage): Promise<LargeSubmits[]> {
    const measured: LargeSubmits[] = [];
    for (const atOnce of [1, 6]) {
        measured.push(await measureLargeSubmits(stage, 9, atOnce));
    }
    return measured;
}

async function onStage<Value>(
    zips: Zips,
    latencyMs: number,
    measure: (stage: BenchStage) => Promise<Value>,
    denoFolder?: string,
): Promise<Value> {
    const stage = await BenchStage.start(zips, latencyMs, denoFolder);
    try {
        return await measure(stage);
    } finally {
        await stage.stop();
    }
}
