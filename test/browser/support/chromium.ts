import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

import { installedPackage } from '../../../sandbox/runtime/packages';
import { startAgain } from './startAgain';

const cache = resolve(__dirname, '../../../.cache/chromium');

/**
 * Starts a Chromium: the one that npm brought, where there is a build of it (Linux on x64). Else it is one that is installed here.
 * @throws Error saying what to install where there is neither
 */
export async function launchChromium(): Promise<Browser> {
    if (process.platform === 'linux' && process.arch === 'x64') {
        const options = await npmChromium();
        return startAgain(() => chromium.launch(options));
    }
    for (const channel of ['chrome', 'chromium', 'msedge']) {
        try {
            return await chromium.launch({ channel });
        } catch {
            // The next one may be there.
        }
    }
    throw new Error('The browser tests need a Chrome, Chromium or Edge on this system. Please install one.');
}

/** Unpacked once into the cache. Its own copy of the system's libraries comes with it, for a machine may have none of them. */
async function npmChromium(): Promise<LaunchOptions> {
    const { version } = installedPackage('@sparticuz/chromium', __dirname);
    const folder = join(cache, version);
    if (!existsSync(folder)) {
        await unpack(folder);
    }
    const { PATH = '', HOME = folder } = process.env;
    return {
        executablePath: join(folder, 'chromium'),
        // As root there is no sandbox; the pages are ours.
        args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
        env: {
            PATH,
            HOME,
            LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
            FONTCONFIG_FILE: join(folder, 'fonts.conf'),
            // Chromium adds it while another of its threads reads the environment, which ended 1 of 1,200 starts by SIGSEGV.
            // What is there already is replaced in place.
            FC_FONTATIONS: '1',
        },
    };
}

/**
 * The package unpacks into the system's temporary folder, where another process would find a file half written. It unpacks the libraries only where
 * it believes to run at Amazon's. Both can be said by the environment, but of a process of its own: Node's `tmpdir` doesn't see Jest's.
 */
async function unpack(folder: string): Promise<void> {
    const staging = `${folder}.${process.pid}`;
    await mkdir(staging, { recursive: true });
    const script = "import('@sparticuz/chromium').then(({ default: packed }) => packed.executablePath())";
    await promisify(execFile)(process.execPath, ['-e', script], {
        cwd: __dirname,
        env: { ...process.env, TMPDIR: staging, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
    });
    await writeFile(join(staging, 'fonts.conf'), fontsIn(join(folder, 'fonts'), '/usr/share/fonts'));
    try {
        await rename(staging, folder);
    } catch (error) {
        // Another process has unpacked it in the meantime.
        await rm(staging, { recursive: true });
        if (!existsSync(folder)) {
            throw error;
        }
    }
}

/** The package's own file names folders of Amazon's. */
const fontsIn = (...folders: string[]): string =>
    `<?xml version="1.0"?>\n<fontconfig>${folders.map((folder) => `<dir>${folder}</dir>`).join('')}</fontconfig>\n`;
