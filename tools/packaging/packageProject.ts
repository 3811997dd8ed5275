import { cp, mkdir, readFile, rename } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

import { cachedZip, packageAppCached } from './packageCached';

const root = resolve(__dirname, '../..');
const dist = join(root, 'dist');

/**
 * Packages this project's app, unless it has been packaged as it is now.
 * @returns the path of the zip, `dist/active-status_<version>.zip`
 * @throws as `packageApp` does
 */
export async function packageProject(): Promise<string> {
    const cached = await packageAppCached(root);
    const zip = join(dist, basename(cached));
    await mkdir(dist, { recursive: true });
    // Who reads the zip while another process packages the app must find the old one or the new one.
    await cp(cached, `${zip}.${process.pid}`);
    await rename(`${zip}.${process.pid}`, zip);
    return zip;
}

/**
 * The zip that `npm test` has packaged and tested.
 * @throws Error if there is none in `dist`, or the sources have changed since
 */
export async function packagedProject(): Promise<string> {
    const cached = await cachedZip(root);
    const zip = join(dist, basename(cached));
    const [packaged, expected] = await Promise.all([zip, cached].map((path) => readFile(path).catch(() => undefined)));
    if (!packaged || !expected?.equals(packaged)) {
        throw new Error(`${zip} is not there, or not of these sources. Run npm test, which makes and tests it.`);
    }
    return zip;
}
