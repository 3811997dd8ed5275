import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { build } from 'esbuild';

const cache = resolve(__dirname, '../.cache/page');
/** It lies with the packages: what the page is bundled of changes when it does. */
const lockFile = resolve(__dirname, '../../package-lock.json');

/**
 * Bundles the page with all that it needs, fonts too: a browser that shows it asks nothing of the internet. A page that was bundled from the very
 * same files before is taken as it is.
 * @returns the folder of the files, in `.cache`
 * @throws Error with the compiler's words if the page does not compile
 */
export async function buildPage(): Promise<string> {
    const folder = join(cache, await hashOfSources());
    if (existsSync(folder)) {
        return folder;
    }
    const staging = `${folder}.${process.pid}`;
    await mkdir(staging, { recursive: true });
    await build({
        entryPoints: { page: join(__dirname, 'main.tsx') },
        outdir: staging,
        bundle: true,
        minify: true,
        target: 'es2022',
        define: { 'process.env.NODE_ENV': '"production"' },
        loader: { '.woff2': 'file', '.woff': 'empty' },
        logLevel: 'silent',
    });
    await cp(join(__dirname, 'index.html'), join(staging, 'index.html'));
    try {
        await rename(staging, folder);
    } catch (error) {
        // Another process has bundled the same in the meantime.
        await rm(staging, { recursive: true });
        if (!existsSync(folder)) {
            throw error;
        }
    }
    return folder;
}

async function hashOfSources(): Promise<string> {
    const hash = createHash('sha256').update(await readFile(lockFile));
    const entries = await readdir(__dirname, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.sort()) {
        hash.update(`${file}\n`).update(await readFile(file));
    }
    return hash.digest('hex').slice(0, 12);
}
