import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageAppCached } from '../../../tools/packageCached';

/** The probe's zip, packaged as a user's app would be. */
export async function packagedProbe(): Promise<Uint8Array> {
    return readFile(await packageAppCached(join(__dirname, 'app')));
}
