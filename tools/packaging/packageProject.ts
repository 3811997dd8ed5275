import { cp, mkdir, rename } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

import { packageAppCached } from './packageCached';

const root = resolve(__dirname, '../..');

/**
 * Packages this project's app, unless it has been packaged as it is now.
 * @returns the path of the zip, `dist/active-status_<version>.zip`
 * @throws as `packageApp` does
 */
export async function packageProject(): Promise<string> {
    const cached = await packageAppCached(root);
    const zip = join(root, 'dist', basename(cached));
    await mkdir(join(root, 'dist'), { recursive: true });
    // Who reads the zip while another process packages the app must find the old one or the new one.
    await cp(cached, `${zip}.${process.pid}`);
    await rename(`${zip}.${process.pid}`, zip);
    return zip;
}
