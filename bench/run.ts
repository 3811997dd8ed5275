/**
 * `npm run bench`: measures the app beside a no-op app, prints tables, and fails where a bar is missed. With `-- --only <part>` one part is
 * measured and printed as JSON: no bar is held against it, and nothing is saved.
 */
import { writeFile } from 'node:fs/promises';
import { cpus, loadavg, release, type } from 'node:os';
import { join } from 'node:path';

import { format } from 'prettier';

import { installedPackage } from '../sandbox/runtime/packages';
import { timed } from '../sandbox/start/timed';
import { barsOf } from './bars';
import { barsOfBatch, measureBatches } from './batches';
import { barsOfCleanUp, measureCleanUp } from './cleanUp';
import { writeFigures } from './figures';
import { measureInstall } from './install';
import { type LargeSubmits, measureLargeSubmits } from './largeSubmits';
import { type Latency, measureLatencies } from './latencies';
import { measureLoad } from './load';
import { barsOfLogGrowth, measureLogGrowth } from './logGrowth';
import { canMeasureMemory, measureMemory } from './memory';
import { measureOwnershipSizes, type OwnershipSize } from './ownershipSizes';
import { barsOfReports, measureReports } from './reports';
import type { Machine, Results } from './results';
import { BenchStage, packageAll, type Zips } from './stage';
import { tablesOf } from './tables';

/** How long each call into the engine waits, in milliseconds, and how often each flow is measured with that. */
const ROUNDS: readonly (readonly [latencyMs: number, rounds: number])[] = [
    [0, 200],
    [5, 100],
    [50, 30],
];
const MODERATORS = 200;
const INTERACTIONS = 20_000;
const INSTALLS = 10;
/** So many accounts are decided on at once, so often, with so many milliseconds for each call. */
const BATCH = 50;
const BATCH_TRIES = 10;
const BATCH_LATENCY = 5;
const CLEAN_UP_LATENCY = 5;

const REPORTS_LATENCY = 5;

/** What `--only` can name. */
const PARTS = [
    'install',
    'latencies',
    'load',
    'memory',
    'log',
    'large-submits',
    'batch',
    'cleanup',
    'reports',
] as const;
type Part = (typeof PARTS)[number];

async function main(): Promise<void> {
    const only = onlyFrom(process.argv.slice(2));
    const machine = machineNow();
    const zips = await packageAll();
    const measure = {
        install: () => measureInstall(zips, INSTALLS),
        latencies: () => measureAllLatencies(zips),
        load: () => onStage(zips, 0, (stage) => measureLoad(stage, MODERATORS)),
        memory: () =>
            canMeasureMemory ? onStage(zips, 0, (stage) => measureMemory(stage, INTERACTIONS)) : Promise.resolve(null),
        batch: () => onStage(zips, BATCH_LATENCY, (stage) => measureBatches(stage, BATCH_LATENCY, BATCH, BATCH_TRIES)),
        reports: () => onStage(zips, REPORTS_LATENCY, measureReports),
        log: () => onStage(zips, 0, measureLogGrowth),
        cleanup: () => onStage(zips, CLEAN_UP_LATENCY, (stage) => measureCleanUp(stage, CLEAN_UP_LATENCY)),
        'large-submits': () => onStage(zips, 0, measureAllLargeSubmits),
    };
    if (only) {
        console.log(JSON.stringify(await timed<unknown>(only, measure[only]), null, 2));
        return;
    }
    const install = await timed('install', measure.install);
    const { latencies, ownershipSizes } = await timed('latencies', measure.latencies);
    const load = await timed('load', measure.load);
    const memory = await timed('memory', measure.memory);
    const log = await timed('log', measure.log);
    const results = { machine, install, latencies, ownershipSizes, load, memory, log };
    const bars = [
        ...barsOf(results),
        ...barsOfLogGrowth(log),
        ...barsOfBatch(await timed('batch', measure.batch)),
        ...barsOfCleanUp(await timed('cleanup', measure.cleanup)),
        ...barsOfReports(await timed('reports', measure.reports)),
    ];
    console.log(`\n${tablesOf(results, bars)}`);
    await save(results);
    await writeFigures(results);
    if (bars.some(({ isHeld }) => !isHeld)) {
        process.exitCode = 1;
    }
}

/** @throws Error where the command line names no part */
function onlyFrom(args: readonly string[]): Part | undefined {
    const [option, name] = args;
    const only = PARTS.find((part) => part === name);
    if (args.length > 0 && (option !== '--only' || only === undefined)) {
        throw new Error(`Usage: npm run bench [-- --only ${PARTS.join(' | ')}]`);
    }
    return only;
}

async function measureAllLatencies(zips: Zips): Promise<Pick<Results, 'latencies' | 'ownershipSizes'>> {
    const latencies: Latency[] = [];
    const ownershipSizes: OwnershipSize[] = [];
    for (const [latencyMs, rounds] of ROUNDS) {
        await onStage(zips, latencyMs, async (stage) => {
            latencies.push(...(await measureLatencies(stage, latencyMs, false, rounds)));
            ownershipSizes.push(...(await measureOwnershipSizes(stage, latencyMs)));
            await stage.setServiceAccount();
            latencies.push(...(await measureLatencies(stage, latencyMs, true, rounds)));
        });
    }
    return { latencies, ownershipSizes };
}

/** No bar is held against these: they are the engine's. */
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
): Promise<Value> {
    const stage = await BenchStage.start(zips, latencyMs);
    try {
        return await measure(stage);
    } finally {
        await stage.stop();
    }
}

function machineNow(): Machine {
    const all = cpus();
    return {
        cpus: all.length,
        cpu: all[0]?.model ?? 'unknown',
        system: `${type()} ${release()}`,
        node: process.versions.node,
        deno: installedPackage('deno', join(__dirname, '../sandbox')).version,
        loadBefore: loadavg()[0] ?? 0,
    };
}

async function save(results: Results): Promise<void> {
    const path = join(__dirname, 'results.json');
    await writeFile(path, await format(JSON.stringify(results), { parser: 'json', printWidth: 120, tabWidth: 2 }));
}

main().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
});
