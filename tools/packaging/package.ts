import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';

import AdmZip from 'adm-zip';

import { installedPackage } from '../../sandbox/runtime/packages';
import { bundleModules } from './bundle';
import { type AppManifest, withStaging } from './staging';

const rcApps = join(installedPackage('@rocket.chat/apps-cli', __dirname).folder, 'bin', 'run');
const tsc = join(installedPackage('typescript', __dirname).folder, 'bin', 'tsc');
const asRcAppsCompiles = [
    ...['--noEmit', '--skipLibCheck', '--strictNullChecks', '--noImplicitReturns', '--types', 'node'],
    ...['--target', 'es2017', '--module', 'commonjs', '--moduleResolution', 'node'],
];

/**
 * Packages an app with `rc-apps package`, as its author would, without touching the app's folder.
 *
 * @param appFolder the folder that holds app.json
 * @param outFolder where the zip goes; it is made if need be
 * @returns the path of the zip, `<outFolder>/<nameSlug>_<version>.zip`
 * @throws with the compiler's or the packager's words: the app does not compile, or the zip holds what should not ship
 */
export async function packageApp(appFolder: string, outFolder: string): Promise<string> {
    return withStaging(appFolder, async (staging, manifest) => {
        const name = `${manifest.nameSlug}_${manifest.version}.zip`;
        const staged = join(staging, 'dist', name);
        const { failed, output } = await run(rcApps, ['package'], staging);
        // rc-apps exits with 0 where it could not read app.json a second time. So only the zip proves that it worked.
        if (failed || !existsSync(staged)) {
            // It tells the first error only, and of a module that it can't find not even that.
            const sources = (await readdir(join(staging, 'src'), { recursive: true })).filter((file) =>
                file.endsWith('.ts'),
            );
            const compiler = await run(
                tsc,
                [...asRcAppsCompiles, ...sources.map((file) => join('src', file))],
                staging,
            );
            throw new Error(`rc-apps could not package ${appFolder}:\n${output}\n${compiler.output}`);
        }
        const zip = new AdmZip(staged);
        // rc-apps demands package.json, and then packs it; no server reads it.
        zip.deleteFile('package.json');
        await bundleModules(zip, manifest.classFile, staging);
        assertOnlyWhatShips(zip, manifest);
        zip.writeZip(staged);
        await mkdir(outFolder, { recursive: true });
        const zipPath = join(outFolder, name);
        // Who reads the zip while another process packages the same app must find the old one or the new one.
        await cp(staged, `${zipPath}.${process.pid}`);
        await rename(`${zipPath}.${process.pid}`, zipPath);
        return zipPath;
    });
}

function run(script: string, args: string[], cwd: string): Promise<{ failed: boolean; output: string }> {
    return new Promise((done) => {
        execFile(process.execPath, [script, ...args], { cwd }, (error, stdout, stderr) => {
            done({ failed: error !== null, output: `${stdout}${stderr}`.trim() });
        });
    });
}

function assertOnlyWhatShips(zip: AdmZip, { iconFile, classFile }: AppManifest): void {
    const ships = (name: string): boolean =>
        ['app.json', '.packagedby', iconFile, classFile.replace(/\.ts$/, '.js')].includes(name) ||
        /^i18n\/[\w-]+\.json$/.test(name);
    const strangers = zip
        .getEntries()
        .map(({ entryName }) => entryName)
        .filter((name) => !ships(name));
    if (strangers.length > 0) {
        throw new Error(`The zip holds what should not ship: ${strangers.join(', ')}`);
    }
}
