import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

import { packageApp } from './package';
import { partsOf, readManifest } from './staging';

const root = resolve(__dirname, '../..');

/**
 * Packages an app as `packageApp` does, unless the very same app has been packaged before by the very same tools: for tests, which
 * need a zip in many places.
 *
 * @param appFolder the folder that holds app.json
 * @returns the path of the zip, in `.cache`
 * @throws as `packageApp` does
 */
export async function packageAppCached(appFolder: string): Promise<string> {
    const zip = await cachedZip(appFolder);
    return existsSync(zip) ? zip : packageApp(appFolder, dirname(zip));
}

/** Where `packageAppCached` puts the zip of an app as it is now. */
export async function cachedZip(appFolder: string): Promise<string> {
    const manifest = await readManifest(appFolder);
    const hash = createHash('sha256');
    const tools = await filesBelow(root, ['package-lock.json', 'tools/packaging']);
    for (const file of [...tools, ...(await filesBelow(appFolder, partsOf(appFolder, manifest)))]) {
        hash.update(`${file}\n`).update(await readFile(file));
    }
    const folder = join(root, '.cache', 'packages', hash.digest('hex').slice(0, 12));
    return join(folder, `${manifest.nameSlug}_${manifest.version}.zip`);
}

async function filesBelow(folder: string, parts: string[]): Promise<string[]> {
    const files: string[] = [];
    for (const part of parts) {
        const path = join(folder, part);
        const inside = (await stat(path)).isDirectory() ? await filesBelow(path, (await readdir(path)).sort()) : [path];
        files.push(...inside);
    }
    return files;
}
