import { once } from 'node:events';
import { createServer } from 'node:net';

import { buildPage } from '../page/build';
import type { Workspace } from '../workspace';
import type { Session } from './curl';
import { greeting } from './greeting';
import { tellModals } from './modals';
import { Sandbox } from './sandbox';
import type { SandboxedApp } from './sandboxedApp';
import { timed } from './timed';

/**
 * Runs an app in the sandbox until the process is told to stop. The port is the environment's `PORT`, or else 3000. What there is to know is printed;
 * where it fails, the reason is, and the process ends with 1.
 * @param appOf gives the app; called when it is sure that the port is free
 */
export async function runSandbox(appOf: () => Promise<SandboxedApp>): Promise<void> {
    try {
        await run(appOf);
    } catch (error) {
        const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
        const reason = error instanceof Error ? error.message : String(error);
        console.error(
            isTaken ? `Port ${process.env.PORT ?? '3000'} is taken. Try another one: PORT=3001 npm start` : reason,
        );
        process.exitCode = 1;
    }
}

async function run(appOf: () => Promise<SandboxedApp>): Promise<void> {
    const running: Sandbox[] = [];
    stopWhenTold(() => {
        console.log('Stopping ...');
        if (running.length === 0) {
            process.exit(1);
        }
        void Promise.all(running.map((sandbox) => sandbox.stop()));
    });
    const port = portFrom(process.env.PORT ?? '3000');
    await assertFree(port);
    const app = await appOf();
    const tell = (workspace: Workspace): void => {
        const sessionOf = sessions(workspace);
        tellModals(workspace.model, workspace.url, sessionOf, (headline, curl) => {
            console.log(`\n${headline}. To submit it:\n  ${curl}\n`);
        });
        console.log(greeting(workspace, app, sessionOf(workspace.sample.accounts.moderator._id)));
    };
    await timed('Bundling the page', buildPage);
    const sandbox = await timed('Starting the engine with the app', () =>
        Sandbox.start({ ...app, port, onReset: tell }),
    );
    running.push(sandbox);
    tell(sandbox.workspace);
}

/** A session of each person, for the terminal: the same one as long as it is good. */
function sessions({ model }: Workspace): (userId: string) => Session {
    const known = new Map<string, Session>();
    return (userId) => {
        const old = known.get(userId);
        if (old && model.sessions.userOf(old.authToken) === userId) {
            return old;
        }
        const session = { userId, authToken: model.sessions.create(userId) };
        known.set(userId, session);
        return session;
    };
}

/** Calls `stop` once: at Ctrl-C, when told to end, and when whoever started this is gone. Npm, told to end, ends its shell and not us. */
function stopWhenTold(stop: () => void): void {
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    const parent = process.ppid;
    const once = (): void => {
        clearInterval(watch);
        for (const signal of signals) {
            process.off(signal, once);
        }
        stop();
    };
    const watch = setInterval(() => {
        if (process.ppid !== parent) {
            once();
        }
    }, 500).unref();
    for (const signal of signals) {
        process.on(signal, once);
    }
}

/**
 * Tells at once, and not after the packaging, that the port is taken.
 * @throws Error with the code `EADDRINUSE`
 */
async function assertFree(port: number): Promise<void> {
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
}

/** @throws Error where the variable is no port */
function portFrom(text: string): number {
    const port = Number(text);
    if (!/^\d+$/.test(text) || port > 65_535) {
        throw new Error(`PORT must be a number up to 65535, not "${text}".`);
    }
    return port;
}
