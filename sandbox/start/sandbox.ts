import type { EngineOptions } from '../engine/options';
import { buildPage } from '../page/build';
import { startWorkspace, type Workspace } from '../workspace';
import type { SandboxedApp } from './sandboxedApp';

export interface SandboxOptions extends SandboxedApp {
    /** Any free one if not given; the same again after a reset. */
    port?: number;
    /** Latency and faults of the engine's calls. */
    engine?: EngineOptions;
    /** Called with the new workspace after each reset. */
    onReset?: (workspace: Workspace) => void;
}

/** A workspace with the page and an app. It can be thrown away for a new one at the same address. */
export class Sandbox {
    #workspace: Workspace | undefined;
    #changing: Promise<void> = Promise.resolve();
    #isStopped = false;

    private constructor(
        private readonly options: SandboxOptions,
        private readonly folder: string,
    ) {}

    /**
     * Bundles the page if need be, and starts.
     * @throws Error with the code `EADDRINUSE` if the port is taken
     */
    static async start(options: SandboxOptions): Promise<Sandbox> {
        const sandbox = new Sandbox(options, await buildPage());
        try {
            await sandbox.#start(options.port ?? 0);
            return sandbox;
        } catch (error) {
            await sandbox.stop();
            throw error;
        }
    }

    /** The workspace as it is now; another one after a reset. */
    get workspace(): Workspace {
        if (!this.#workspace) {
            throw new Error('The sandbox is not running.');
        }
        return this.#workspace;
    }

    /** Starts the sample workspace anew, at the same address. All sessions, records and settings are gone. */
    reset(): Promise<void> {
        this.#changing = this.#changing.then(async () => {
            if (!this.#isStopped) {
                const port = Number(new URL(this.workspace.url).port);
                await this.workspace.stop();
                await this.#start(port);
                this.options.onReset?.(this.workspace);
            }
        });
        return this.#changing;
    }

    async stop(): Promise<void> {
        this.#isStopped = true;
        await this.#changing;
        await this.#workspace?.stop();
    }

    async #start(port: number): Promise<void> {
        const { zip, engine, rowsOf, setUp } = this.options;
        const page = { folder: this.folder, reset: () => void this.reset(), rowsOf };
        const workspace = await startWorkspace({ zip, port, engine, page });
        this.#workspace = workspace;
        await setUp?.(workspace);
    }
}
