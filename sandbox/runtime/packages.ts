import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** An npm package as it lies on the disk. */
export interface InstalledPackage {
    folder: string;
    version: string;
}

/**
 * Finds an installed package as Node would from `from`, but also one that does not let its package.json be imported.
 *
 * @param name the package's name in `node_modules`
 * @param from a folder of the package that depends on it
 * @throws if it is not installed
 */
export function installedPackage(name: string, from: string): InstalledPackage {
    const folders = createRequire(join(from, 'package.json')).resolve.paths(name) ?? [];
    const folder = folders.map((modules) => join(modules, name)).find((candidate) => existsSync(candidate));
    if (folder === undefined) {
        throw new Error(`The package ${name} is not installed; npm ci brings it.`);
    }
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const version: unknown =
        typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, 'version') : undefined;
    return { folder, version: String(version) };
}
