import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import type { EnginePort, WorkspacePort } from '../port';
import { type EngineHooks, EngineHost } from './host';
import type { EngineOptions } from './options';
import { Peer } from './remote';

/** A running engine. */
export interface Engine extends EnginePort, EngineHooks {
    /** What the engine printed, which is not shown on the terminal. */
    readonly consoleLines: readonly string[];
}

/** A running engine in a process of its own. */
export interface EngineInProcess extends Engine {
    /** Kills the engine's process as a crash of the server would. */
    crash(): Promise<void>;
}

export const callbackNames = ['fault', 'onCall', 'onMessage', 'onConsole'] as const;
export type EngineCallbacks = Pick<EngineOptions, (typeof callbackNames)[number]>;
export type ChildOptions = Omit<EngineOptions, keyof EngineCallbacks> & { wanted: string[] };

/**
 * Starts the real engine over a workspace in this process.
 *
 * @throws if one runs here already (`AppManager` is a singleton), or the runtime can't be set up
 */
export async function startEngine(port: WorkspacePort, options: EngineOptions = {}): Promise<Engine> {
    const consoleLines: string[] = [];
    const host = await EngineHost.start(port, { ...options, onConsole: collector(consoleLines, options) });
    return Object.assign(host, { consoleLines });
}

/**
 * Starts the real engine over a workspace in a child process: several of them are a cluster. It ends with `stop`, and with this process.
 *
 * @throws as `startEngine` does
 */
export async function startEngineProcess(port: WorkspacePort, options: EngineOptions = {}): Promise<EngineInProcess> {
    const consoleLines: string[] = [];
    const callbacks: EngineCallbacks = { ...options, onConsole: collector(consoleLines, options) };
    const child = fork(join(__dirname, 'child.ts'), {
        serialization: 'advanced',
        execArgv: ['--require', require.resolve('tsx/cjs')],
    });
    const exit = once(child, 'exit');
    const peer = new Peer(
        child,
        new Map<string, object>([
            ['port', port],
            ['callbacks', callbacks],
        ]),
    );
    const { latencyMs, runtimeTimeoutMs, denoFolder } = options;
    const wanted = callbackNames.filter((name) => callbacks[name] !== undefined);
    const starter = peer.remote<{ start(options: ChildOptions): Promise<void> }>('starter');
    const engine = peer.remote<EnginePort>('engine');
    await starter.start({ latencyMs, runtimeTimeoutMs, denoFolder, wanted });
    return peer.remote<EngineInProcess>('engine', {
        consoleLines,
        async stop() {
            await engine.stop();
            child.disconnect();
            await exit;
        },
        async crash() {
            child.kill('SIGKILL');
            await exit;
        },
    });
}

/**
 * Starts as many engines over one workspace as a cluster has instances: one in this process, several in processes of their own.
 *
 * @throws as `startEngine` does; then none is left running
 */
export async function startEngines(port: WorkspacePort, count: number, options: EngineOptions = {}): Promise<Engine[]> {
    if (count === 1) {
        return [await startEngine(port, options)];
    }
    const started = await Promise.allSettled(Array.from({ length: count }, () => startEngineProcess(port, options)));
    const engines = started.filter((result) => result.status === 'fulfilled').map(({ value }) => value);
    const failure = started.find((result) => result.status === 'rejected');
    if (failure !== undefined) {
        await Promise.all(engines.map((engine) => engine.stop()));
        throw failure.reason;
    }
    return engines;
}

function collector(lines: string[], { onConsole }: EngineOptions): (line: string) => void {
    return (line) => {
        lines.push(line);
        onConsole?.(line);
    };
}
