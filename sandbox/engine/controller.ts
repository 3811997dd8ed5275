import { ChildProcess } from 'node:child_process';
import { delimiter } from 'node:path';

import type { AppManager } from '@rocket.chat/apps-engine/server/AppManager';
import type { IParseAppPackageResult } from '@rocket.chat/apps-engine/server/compiler';
import { DenoRuntimeSubprocessController } from '@rocket.chat/apps-engine/server/runtime/deno/AppsEngineDenoRuntime';
import { LivenessManager } from '@rocket.chat/apps-engine/server/runtime/deno/LivenessManager';
import type { IAppStorageItem } from '@rocket.chat/apps-engine/server/storage';

import type { RuntimeCopy } from '../runtime/copy';
import { denoFolder } from '../runtime/deno';
import type { AppMessage, EngineOptions } from './options';

type Request = Parameters<DenoRuntimeSubprocessController['sendRequest']>;

/**
 * The engine's own controller of an app's Deno process, on the copy of the runtime. What it adds to the engine's class is private
 * there and reached by name; a name that is gone fails at once.
 */
export class AppProcess extends DenoRuntimeSubprocessController {
    private aheadMs: number;
    private restarting: Promise<void> = Promise.resolve();
    private stopped = false;

    /**
     * @param aheadMs how far the app's clock is ahead from the start, in milliseconds
     * @param hosting who is told of the app's calls, and where its Deno lies
     */
    constructor(
        manager: AppManager,
        appPackage: IParseAppPackageResult,
        storageItem: IAppStorageItem,
        runtime: RuntimeCopy,
        aheadMs: number,
        private readonly hosting: Pick<EngineOptions, 'onMessage' | 'denoFolder'>,
    ) {
        super(manager, appPackage, storageItem);
        replace(this, 'denoRuntimePath', runtime.main);
        replace(this, 'denoConfigPath', runtime.config);
        this.aheadMs = aheadMs;
        if (hosting.onMessage !== undefined) {
            this.observe(hosting.onMessage);
        }
    }

    /** The pid of the Deno process that runs the app now; waits for the end of a restart. */
    async pid(): Promise<number> {
        await this.restarting;
        const pid = this.process()?.pid;
        if (pid === undefined) {
            throw new Error(`The app ${this.getAppId()} has no process`);
        }
        return pid;
    }

    /** Resolves when the engine has next restarted the app after its process had died, and the app is enabled again. */
    restarted(): Promise<void> {
        // Not `events.once`: that would fail when a killed process leaves half a message, which the engine tells as an error.
        return new Promise((resolve) => this.once('restarted', resolve));
    }

    /** Puts the app's clock ahead of the machine's, now and after each restart; resolves when that is done. */
    async putClockAhead(milliseconds: number): Promise<void> {
        this.aheadMs = milliseconds;
        await this.restarting;
        let onRestarted = (): void => undefined;
        const restarted = new Promise<void>((resolve) => {
            onRestarted = resolve;
        });
        this.once('restarted', onRestarted);
        // A process that dies under the request never answers; the one that follows starts with this clock.
        await Promise.race([restarted, this.sendClock().catch(() => restarted)]);
        this.off('restarted', onRestarted);
    }

    override async sendRequest(...request: Request): Promise<unknown> {
        if (request[0].method === 'app:construct' && this.aheadMs !== 0) {
            await this.sendClock();
        }
        return super.sendRequest(...request);
    }

    override spawnProcess(): void {
        const folder = this.hosting.denoFolder ?? denoFolder();
        withVariable('PATH', `${folder}${delimiter}${process.env.PATH ?? ''}`, () => {
            super.spawnProcess();
        });
        // Without a listener a write to a process that has just been killed would end this one.
        this.process()?.stdin?.on('error', () => undefined);
    }

    override async restartApp(): Promise<void> {
        // The engine tries again every second after a restart has failed, also when the app has been stopped meanwhile.
        if (this.stopped) {
            return;
        }
        this.endWatch();
        const restart = super.restartApp();
        this.restarting = restart.catch(() => undefined);
        await restart;
        this.emit('restarted');
    }

    /** Kills the process, and ends the engine's watch over it and every call that waits for it, so that nothing is left over. */
    override async stopApp(): Promise<void> {
        this.stopped = true;
        await super.stopApp();
        this.emit('ready');
        for (const name of this.eventNames()) {
            if (String(name).startsWith('result:')) {
                this.emit(name, undefined, new Error('The engine was stopped'));
            }
        }
        await this.restarting;
        await super.stopApp();
        this.endWatch();
    }

    /** The engine goes on to ping a process that it has stopped, or restarted by order. Each ping would keep Node for another second. */
    private endWatch(): void {
        const watch: unknown = Reflect.get(this, 'livenessManager');
        if (!(watch instanceof LivenessManager)) {
            throw new Error('The engine watches over a process in another way than it did');
        }
        // So ends the wait for the answer to a ping, too.
        this.emit('pong');
        watch.stop();
    }

    private sendClock(): Promise<unknown> {
        return super.sendRequest({ method: 'clock:shift', params: [this.aheadMs] });
    }

    private process(): ChildProcess | undefined {
        const process: unknown = Reflect.get(this, 'deno');
        return process instanceof ChildProcess ? process : undefined;
    }

    private observe(onMessage: (message: AppMessage) => void): void {
        const handle: unknown = Reflect.get(this, 'handleIncomingMessage');
        if (typeof handle !== 'function') {
            throw new Error('The engine handles messages in another way than it did');
        }
        Reflect.set(this, 'handleIncomingMessage', async (message: { payload: { id?: unknown; method: string } }) => {
            const { id, method } = message.payload;
            const told = /^(accessor|bridges):/.test(method);
            if (told) {
                onMessage({ phase: 'start', id: String(id), method });
            }
            await Reflect.apply(handle, this, [message]);
            if (told) {
                onMessage({ phase: 'end', id: String(id), method });
            }
        });
    }
}

/** Runs `use` with a variable of the environment set otherwise. The engine's class takes some of its options in this way. */
export function withVariable<T>(name: string, value: string, use: () => T): T {
    const before = process.env[name];
    process.env[name] = value;
    try {
        return use();
    } finally {
        if (before === undefined) {
            Reflect.deleteProperty(process.env, name);
        } else {
            process.env[name] = before;
        }
    }
}

/** Sets a field that the engine's class keeps private and read-only. */
function replace(owner: object, field: string, value: string): void {
    if (typeof Reflect.get(owner, field) !== 'string' || !Reflect.set(owner, field, value)) {
        throw new Error(`The engine's controller has no field ${field}`);
    }
}
