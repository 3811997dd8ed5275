/**
 * `npm run bench`: measures the app beside a no-op app, writes what it measured to `results.json` and to docs/performance.md, and fails where a bar is
 * missed. With `-- --only <part>` one part is measured, printed as JSON and held against its bars, and nothing is written.
 */
import { writeFile } from 'node:fs/promises';
import { cpus, loadavg, release, type } from 'node:os';
import { join } from 'node:path';

import { format } from 'prettier';

import { installedPackage } from '../sandbox/runtime/packages';
import { timed } from '../sandbox/start/timed';
import { allBarsOf, barsOf } from './bars';
import { writeFigures } from './figures';
import { partNames } from './partNames';
import { partsOf } from './parts';
import type { Machine, Measured, Part, Results } from './results';
import { rounded } from './spread';
import { packageAll } from './stage';
import { barsTable, figuresOf } from './tables';

async function main(): Promise<void> {
    const begun = performance.now();
    const only = onlyFrom(process.argv.slice(2));
    const machine = machineNow();
    const parts = partsOf(await packageAll());
    const measure = <Name extends Part>(name: Name): Promise<Measured[Name]> => timed(name, parts[name]);
    if (only) {
        const measured = await measure(only);
        const bars = barsOf(only, measured);
        console.log(JSON.stringify(measured, null, 2));
        console.log(barsTable(bars));
        failIfMissed(bars);
        return;
    }
    const measured: Measured = {
        install: await measure('install'),
        latencies: await measure('latencies'),
        rooms: await measure('rooms'),
        load: await measure('load'),
        busy: await measure('busy'),
        memory: await measure('memory'),
        log: await measure('log'),
        batch: await measure('batch'),
        cleanup: await measure('cleanup'),
        reports: await measure('reports'),
        submits: await measure('submits'),
    };
    const results: Results = { machine, measured, seconds: rounded((performance.now() - begun) / 1000) };
    const bars = allBarsOf(results);
    const figures = figuresOf(results, bars);
    console.log(`\n${figures}`);
    await save(results);
    await writeFigures(figures);
    failIfMissed(bars);
}

function failIfMissed(bars: readonly { readonly isHeld: boolean }[]): void {
    if (bars.some(({ isHeld }) => !isHeld)) {
        process.exitCode = 1;
    }
}

/** @throws Error where the command line names no part */
function onlyFrom(args: readonly string[]): Part | undefined {
    const [option, name] = args;
    const only = partNames.find((part) => part === name);
    if (args.length > 0 && (option !== '--only' || only === undefined)) {
        throw new Error(`Usage: npm run bench [-- --only ${partNames.join(' | ')}]`);
    }
    return only;
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
