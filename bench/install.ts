import { readFile, stat } from 'node:fs/promises';

import { toEngineUser } from '../sandbox/model/convertUser';
import { startWorkspace } from '../sandbox/workspace';
import { rounded, type Spread, spreadOf } from './spread';
import type { Zips } from './stage';

export interface Install {
    /** From the zip to an enabled app, in milliseconds. */
    readonly app: Spread;
    readonly noop: Spread;
    readonly zipKilobytes: number;
}

/** Installs both apps in turns, and removes them again. */
export async function measureInstall(zips: Zips, rounds: number): Promise<Install> {
    const workspace = await startWorkspace();
    try {
        const [engine] = workspace.engines;
        const admin = toEngineUser(workspace.sample.accounts.admin);
        const times = { app: new Array<number>(), noop: new Array<number>() };
        for (let round = 0; round < rounds; round++) {
            for (const name of ['noop', 'app'] as const) {
                const zip = await readFile(zips[name]);
                const begun = performance.now();
                const appId = (await engine?.install(zip, admin)) ?? '';
                times[name].push(performance.now() - begun);
                if ((await engine?.status(appId)) !== 'manually_enabled') {
                    throw new Error(`${name} was installed and is not enabled`);
                }
                await engine?.uninstall(appId, admin);
            }
        }
        const { size } = await stat(zips.app);
        return { app: spreadOf(times.app), noop: spreadOf(times.noop), zipKilobytes: rounded(size / 1000) };
    } finally {
        await workspace.stop();
    }
}
