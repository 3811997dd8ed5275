import { mkdir, readFile, rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import AdmZip from 'adm-zip';
import { build } from 'esbuild';

const source = join(__dirname, 'app');
const folder = resolve(__dirname, '../../.cache');

/**
 * Packages the probe: its modules as one, beside what an app's zip has to hold.
 * @param version another one than app.json says
 * @returns the path of the zip, in `.cache`
 */
export async function probeZip(version?: string): Promise<string> {
    const { outputFiles } = await build({
        entryPoints: [join(source, 'src', 'ProbeApp.ts')],
        bundle: true,
        write: false,
        platform: 'node',
        format: 'cjs',
        target: 'es2017',
        external: ['@rocket.chat/apps-engine/*'],
    });
    const zip = new AdmZip();
    zip.addLocalFile(join(source, 'app.json'));
    zip.addLocalFile(join(source, 'icon.png'));
    zip.addLocalFolder(join(source, 'i18n'), 'i18n');
    for (const { contents } of outputFiles) {
        zip.addFile('src/ProbeApp.js', Buffer.from(contents));
    }
    if (version !== undefined) {
        const manifest = zip.readAsText('app.json').replace(/"version": ".*?"/, `"version": "${version}"`);
        zip.updateFile('app.json', Buffer.from(manifest));
    }
    await mkdir(folder, { recursive: true });
    const path = join(folder, `probe${version ?? ''}.zip`);
    // Several test files make the same zip at the same time, and none may read half of one.
    const draft = `${path}.${process.pid}`;
    zip.writeZip(draft);
    await rename(draft, path);
    return path;
}

/** What is in the probe's zip. */
export async function packagedProbe(): Promise<Uint8Array> {
    return readFile(await probeZip());
}
