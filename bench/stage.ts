import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Client } from '../sandbox/client/client';
import type { Engine } from '../sandbox/engine/start';
import { addAccount } from '../sandbox/model/build';
import { toEngineUser } from '../sandbox/model/convertUser';
import type { Account } from '../sandbox/model/documents';
import { startWorkspace, type Workspace } from '../sandbox/workspace';
import { packageAppCached } from '../tools/packaging/packageCached';
import { CallRecorder } from './callRecorder';

/** The packaged apps: the one that is measured, the one that opens an empty modal, and the one that only calls the engine. */
export interface Zips {
    readonly app: string;
    readonly noop: string;
    readonly talkative: string;
}

export async function packageAll(): Promise<Zips> {
    const app = await packageAppCached(join(__dirname, '..'));
    const noop = await packageAppCached(join(__dirname, 'noop'));
    return { app, noop, talkative: await packageAppCached(join(__dirname, 'talkative')) };
}

/** A workspace in whose one engine all the apps are installed, each with a process of its own: what disturbs one disturbs all. */
export class BenchStage {
    #targets = 0;

    private constructor(
        readonly workspace: Workspace,
        readonly recorder: CallRecorder,
        readonly engine: Engine,
        readonly noopId: string,
        readonly talkativeId: string,
        /** A moderator whose role an admin has named in the settings. */
        readonly moderator: Client,
    ) {}

    /**
     * @param latencyMs what each call of an app into the engine waits, as if a database were asked
     * @param denoFolder whose Deno runs the apps; npm's own if not given
     */
    static async start(zips: Zips, latencyMs: number, denoFolder?: string): Promise<BenchStage> {
        const recorder = new CallRecorder(latencyMs);
        const workspace = await startWorkspace({
            zip: zips.app,
            engine: { latencyMs, denoFolder, onMessage: recorder.observe },
        });
        const { sample, engines, saveSettings } = workspace;
        const [engine] = engines;
        if (!engine) {
            throw new Error('There is no engine');
        }
        // What is measured comes faster than the server would let it through.
        workspace.model.settings.API_Enable_Rate_Limiter = false;
        const admin = toEngineUser(sample.accounts.admin);
        const noopId = await engine.install(await readFile(zips.noop), admin);
        const talkativeId = await engine.install(await readFile(zips.talkative), admin);
        await saveSettings({
            'authorised-roles': `admin, ${sample.moderatorRole.name}`,
            'log-room': [{ _id: sample.rooms.moderationLog._id }],
        });
        // A sweep in the middle of what is measured would be measured, too.
        await workspace.scheduler.look();
        await workspace.scheduler.stop();
        const moderator = await workspace.login('mona.moderator');
        return new BenchStage(workspace, recorder, engine, noopId, talkativeId, moderator);
    }

    get model(): Workspace['model'] {
        return this.workspace.model;
    }

    get appId(): string {
        return this.workspace.appId;
    }

    /** The room in which everything is asked. */
    get roomId(): string {
        return this.workspace.sample.rooms.general._id;
    }

    /** A member of the workspace that nothing has happened to yet. */
    newTarget(username = `target-${this.#targets + 1}`): Account {
        this.#targets += 1;
        return addAccount(this.model, username);
    }

    /** Another client of somebody, with a session that needs no password. */
    async connect(account: Account): Promise<Client> {
        const credentials = { userId: account._id, authToken: this.model.sessions.create(account._id) };
        return Client.open(this.workspace.url, credentials);
    }

    stop(): Promise<void> {
        return this.workspace.stop();
    }
}
