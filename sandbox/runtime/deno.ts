import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

import { installedPackage } from './packages';

const executable = process.platform === 'win32' ? 'deno.exe' : 'deno';

/**
 * The folder of the real Deno executable. `node_modules/.bin/deno` is a Node script that starts it as a child, and whoever kills or
 * measures that meets the script.
 *
 * @throws if npm installed no Deno for this machine
 */
export function denoFolder(): string {
    const deno = installedPackage('deno', __dirname);
    const manifest: unknown = JSON.parse(readFileSync(join(deno.folder, 'package.json'), 'utf8'));
    const builds: unknown =
        typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, 'optionalDependencies') : undefined;
    const name = Object.keys(builds ?? {}).find((build) =>
        build.startsWith(`@deno/${process.platform}-${process.arch}`),
    );
    if (name === undefined) {
        throw new Error(`npm has no Deno for ${process.platform} on ${process.arch}.`);
    }
    const { folder } = installedPackage(name, deno.folder);
    if (!existsSync(join(folder, executable))) {
        throw new Error(`The package ${name} holds no Deno.`);
    }
    return folder;
}

/** Whether a process runs the real Deno, no script that starts it. Only Linux tells what a process runs; elsewhere it is believed. */
export function runsDeno(pid: number): boolean {
    return (
        process.platform !== 'linux' ||
        realpathSync(`/proc/${pid}/exe`) === realpathSync(join(denoFolder(), executable))
    );
}
