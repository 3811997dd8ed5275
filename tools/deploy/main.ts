/** `npm run deploy`: uploads the zip that `npm test` has tested to a server. */
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';

import { packagedProject } from '../packaging/packageProject';
import { upload } from './server';
import { targetFrom } from './target';

async function deploy(): Promise<string> {
    const config = await readFile(resolve(__dirname, '../../.rcappsconfig'), 'utf8').catch(() => undefined);
    const { url, credentials } = targetFrom(process.argv.slice(2), process.env, config);
    const zip = await packagedProject();
    const done = await upload(url, credentials, zip);
    return `${basename(zip)} is ${done} on ${url}.`;
}

deploy().then(
    (done) => {
        console.log(done);
    },
    (error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
        process.exitCode = 1;
    },
);
