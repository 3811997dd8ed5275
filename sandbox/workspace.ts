import { readFile } from 'node:fs/promises';

import { Client } from './client/client';
import type { EngineOptions } from './engine/options';
import { type Engine, startEngines } from './engine/start';
import { RateLimit } from './http/rateLimit';
import { createApp, listen } from './http/server';
import { samplePassword } from './model/build';
import { toEngineUser } from './model/convertUser';
import { portOf } from './model/enginePort';
import { WorkspaceModel } from './model/model';
import { type Sample, seed } from './model/seed';
import { Scheduler } from './scheduler';
import { addSandboxPage, type SandboxPage } from './start/page';

export interface WorkspaceOptions {
    /** The path of a packaged app that is to be installed, as an admin would. */
    zip?: string;
    /** The port of the first instance; any free one if not given. */
    port?: number;
    /** How many server instances there are, each with an engine and an address of its own. One, if not given. */
    instances?: number;
    /** Changes the sample workspace before anything is installed in it. */
    prepare?: (model: WorkspaceModel, sample: Sample) => void;
    /** Latency and faults of the engines' calls. */
    engine?: EngineOptions;
    /** The sandbox's page, served at `/` of every instance. */
    page?: SandboxPage;
}

export interface Workspace {
    /** The address of the first instance. */
    url: string;
    /** The addresses of all instances. */
    urls: string[];
    model: WorkspaceModel;
    sample: Sample;
    engines: Engine[];
    /** The app that was installed; empty if none was. */
    appId: string;
    clock: {
        /** Puts the clock of the workspace and of its apps ahead. Jobs that are due then run to their end. */
        shift(milliseconds: number): Promise<void>;
    };
    scheduler: Scheduler;
    /** Logs a sample account in, on the first instance or on the one at `url`. What was logged in so is closed with the workspace. */
    login(username: string, url?: string): Promise<Client>;
    /** Saves settings of the app, one by one in this order, as an admin's client does. */
    saveSettings: (values: Record<string, unknown>) => Promise<void>;
    /** Ends everything; no process is left. */
    stop(): Promise<void>;
}

/**
 * Starts a workspace with the sample accounts and the real engine, on this machine alone.
 * @throws Error with the code `EADDRINUSE` if the port is taken; whatever the engine says of a zip that it can't install
 */
export async function startWorkspace({
    zip,
    port = 0,
    instances = 1,
    prepare,
    engine,
    page,
}: WorkspaceOptions = {}): Promise<Workspace> {
    const stops: (() => Promise<void>)[] = [];
    const stop = async (): Promise<void> => {
        for (const end of stops.splice(0).reverse()) {
            await end().catch(orThrow);
        }
    };
    try {
        const model = new WorkspaceModel();
        const sample = seed(model);
        prepare?.(model, sample);
        const engines = await startEngines(portOf(model), instances, engine);
        stops.push(...engines.map((each) => () => each.stop()));

        const urls: string[] = [];
        let appId = '';
        for (const [index, each] of engines.entries()) {
            const app = createApp({ model, rateLimit: new RateLimit(model), engine: each, engines }, (to) => {
                if (page) {
                    addSandboxPage(to, page, model, each, sample, () => appId);
                }
            });
            const listening = await listen(app, index === 0 ? port : 0);
            stops.push(() => listening.close());
            urls.push(listening.url);
        }
        const [url = ''] = urls;
        model.settings.Site_Url = url;

        appId = zip === undefined ? '' : await install(zip, engines, sample);
        const scheduler = new Scheduler(model, engines);
        scheduler.start();
        stops.push(() => scheduler.stop());

        return {
            url,
            urls,
            model,
            sample,
            engines,
            appId,
            scheduler,
            clock: {
                shift: async (milliseconds) => {
                    model.clock.shift(milliseconds);
                    await Promise.all(engines.map((each) => each.shiftClock(model.clock.offset)));
                    await scheduler.look();
                },
            },
            login: async (username, at = url) => {
                const client = await Client.login(at, username, samplePassword);
                stops.push(() => client.close());
                return client;
            },
            saveSettings: (values) => saveSettings(engines, appId, values),
            stop,
        };
    } catch (error) {
        await stop();
        throw error;
    }
}

/** An engine that a test has crashed needs no stop. */
function orThrow(error: unknown): void {
    if (!(error instanceof Error) || error.message !== 'The other process is gone') {
        throw error;
    }
}

/** Installs on the first instance; the others load the app from the database, as those of a cluster do. */
async function install(zip: string, [first, ...others]: Engine[], { accounts }: Sample): Promise<string> {
    if (!first) {
        throw new Error('A workspace needs at least one instance.');
    }
    const appId = await first.install(await readFile(zip), toEngineUser(accounts.admin));
    const stored = await first.stored(appId);
    for (const other of others) {
        await other.load(stored);
    }
    return appId;
}

async function saveSettings(engines: Engine[], appId: string, values: Record<string, unknown>): Promise<void> {
    for (const [id, value] of Object.entries(values)) {
        for (const engine of engines) {
            const known = (await engine.getSettings(appId))[id];
            if (!known) {
                throw new Error(`The app has no setting "${id}".`);
            }
            await engine.saveSetting(appId, { ...known, value });
        }
    }
}
