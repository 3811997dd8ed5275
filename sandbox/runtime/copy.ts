import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

import { installedPackage } from './packages';

/** A copy of the engine's Deno runtime that runs where only npm packages are to be had. */
export interface RuntimeCopy {
    /** The script that the engine has Deno run. */
    main: string;
    /** The `deno.jsonc` that goes with it. */
    config: string;
}

const ownCache = resolve(__dirname, '../.cache/deno-runtime');
const harness = join(__dirname, 'harness');

const engine = installedPackage('@rocket.chat/apps-engine', __dirname);
/** The npm packages that the runtime imports, at the versions that its deno.lock names. */
const npmModules = {
    '@msgpack/msgpack': installedPackage('@msgpack/msgpack', engine.folder),
    'jsonrpc-lite': installedPackage('jsonrpc-lite', engine.folder),
    'stack-trace': installedPackage('stack-trace', engine.folder),
    acorn: installedPackage('runtime-acorn', __dirname),
    'acorn-walk': installedPackage('runtime-acorn-walk', __dirname),
    astring: installedPackage('astring', __dirname),
    uuid: installedPackage('runtime-uuid', __dirname),
};

/**
 * Makes the copy, in the cache, unless one of the same packages and the same harness is there already. Needs no network.
 *
 * The published package's `deno-runtime` can't run as it is: Deno runs nothing inside `node_modules`, and its configuration names
 * `jsr:` packages and a `src` folder that npm does not have. So the copy has a configuration of its own, and takes the place of the
 * engine's folder: `deno-runtime` with the harness in it, and the definitions as a package beside.
 *
 * @param cache the folder of all copies; `.cache/deno-runtime` of this package by default
 * @throws if the engine's package is not laid out as expected, or the disk refuses
 */
export async function runtimeCopy(cache: string = ownCache): Promise<RuntimeCopy> {
    const folder = join(cache, `${engine.version}-${await fingerprint()}`);
    if (!existsSync(folder)) {
        const draft = join(cache, `draft-${randomUUID()}`);
        await build(draft);
        await rename(draft, folder).catch(async (error: unknown) => {
            await rm(draft, { recursive: true, force: true });
            // Another process was faster: its copy is as good.
            if (!existsSync(folder)) {
                throw error;
            }
        });
    }
    const runtime = join(folder, 'deno-runtime');
    return { main: join(runtime, 'harness', 'start.ts'), config: join(runtime, 'deno.jsonc') };
}

/** Changes when a package's version or a line of the harness does. */
async function fingerprint(): Promise<string> {
    const hash = createHash('sha256').update(
        JSON.stringify([importMap, Object.values(npmModules).map(({ version }) => version)]),
    );
    for (const file of (await readdir(harness)).sort()) {
        hash.update(await readFile(join(harness, file)));
    }
    return hash.digest('hex').slice(0, 12);
}

async function build(folder: string): Promise<void> {
    const runtime = join(folder, 'deno-runtime');
    const copied = { recursive: true, filter: (source: string) => basename(source) !== 'tests' };
    await cp(join(engine.folder, 'deno-runtime'), runtime, copied);
    await cp(harness, join(runtime, 'harness'), { recursive: true });
    const definitions = join(runtime, 'node_modules', '@rocket.chat', 'apps-engine');
    for (const part of ['package.json', 'definition', join('server', 'misc')]) {
        await cp(join(engine.folder, part), join(definitions, part), {
            recursive: true,
            filter: (source) => !/\.(d\.ts|map)$/.test(source),
        });
    }
    for (const [name, { folder: source }] of Object.entries(npmModules)) {
        const target = join(runtime, 'node_modules', name);
        await mkdir(dirname(target), { recursive: true });
        await cp(source, target, { recursive: true });
    }
    const imports = {
        ...importMap,
        ...Object.fromEntries(
            Object.entries(npmModules).map(([name, { version }]) => [name, `npm:${name}@${version}`]),
        ),
    };
    const config = { nodeModulesDir: 'manual', lock: false, unstable: ['detect-cjs'], imports };
    await writeFile(join(runtime, 'deno.jsonc'), JSON.stringify(config, null, 4));
    await rm(join(runtime, 'deno.lock'), { force: true });
}

const importMap = {
    'engine/main': './main.ts',
    'engine/codec': './lib/codec.ts',
    'harness/clock': './harness/clock.ts',
    'harness/shift': './harness/shift.ts',
    'harness/require': './harness/require.ts',
    './lib/require.ts': './harness/require.ts',
    '@std/io': './harness/std.ts',
    '@std/streams': './harness/std.ts',
    // Imported for a type only, so that nothing of it is ever loaded.
    '@rocket.chat/ui-kit': './harness/std.ts',
    '@rocket.chat/apps-engine/definition/exceptions/AppsEngineException.ts': './harness/exception.ts',
};
