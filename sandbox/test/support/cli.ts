import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A script that runs in a process of its own, as `npm start` does. */
export class Cli {
    readonly #child: ChildProcess;
    readonly #listeners = new Set<() => void>();
    #output = '';
    /** The process's exit code. */
    readonly exited: Promise<unknown>;

    /**
     * @param cwd the folder to run it in
     * @param args the script, which may be TypeScript, and its arguments
     * @param port for the environment's `PORT`
     */
    constructor(cwd: string, args: readonly string[], port: string) {
        const child = spawn(process.execPath, ['--require', 'tsx/cjs', ...args], {
            cwd,
            env: { ...process.env, PORT: port },
        });
        this.#child = child;
        for (const stream of [child.stdout, child.stderr]) {
            stream.on('data', (data: Buffer) => {
                this.#output += data.toString();
                this.#listeners.forEach((look) => {
                    look();
                });
            });
        }
        this.exited = once(child, 'exit').then(([code]: unknown[]) => code);
    }

    get pid(): number {
        return this.#child.pid ?? 0;
    }

    get output(): string {
        return this.#output;
    }

    /** Everything printed so far, once this is in it; an error if it ends before. */
    printed(pattern: RegExp): Promise<string> {
        const seen = new Promise<string>((resolve) => {
            const look = (): void => {
                if (pattern.test(this.#output)) {
                    this.#listeners.delete(look);
                    resolve(this.#output);
                }
            };
            this.#listeners.add(look);
            look();
        });
        const ended = this.exited.then((code) => {
            throw new Error(`It ended with ${String(code)}: ${this.#output}`);
        });
        return Promise.race([seen, ended]);
    }

    /** Tells it to end. */
    stop(): void {
        this.#child.kill('SIGTERM');
    }

    kill(): void {
        this.#child.kill('SIGKILL');
    }
}
