import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { isFields } from '../sandbox/client/shapes';
import { denoFolder } from '../sandbox/runtime/deno';

const PORT = 9229;

/**
 * Makes a folder with a Deno that can be asked for its heap. Each process listens on a loopback address of its own, which its number makes: the engine
 * starts several, and says to none where to listen.
 */
export async function folderOfInspectableDeno(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'inspectable-deno-'));
    const address = '127.$(($$ / 65536)).$(($$ / 256 % 256)).$(($$ % 256))';
    const script = `#!/bin/sh\nshift\nexec "${join(denoFolder(), 'deno')}" run --inspect="${address}:${PORT}" "$@"\n`;
    await writeFile(join(folder, 'deno'), script, { mode: 0o755 });
    return folder;
}

/**
 * Forces a collection in such a Deno, and answers how many bytes are then in use. Node 20 has a WebSocket with `--experimental-websocket` only.
 * @param pid of the process
 */
export async function heapOf(pid: number): Promise<number> {
    const address = `127.${Math.floor(pid / 65536)}.${Math.floor(pid / 256) % 256}.${pid % 256}`;
    const targets: unknown = await (await fetch(`http://${address}:${PORT}/json/list`)).json();
    const target: unknown = Array.isArray(targets) ? targets[0] : undefined;
    const socket = new WebSocket(isFields(target) ? String(target.webSocketDebuggerUrl) : '');
    try {
        await new Promise((resolve, reject) => {
            socket.addEventListener('open', resolve);
            socket.addEventListener('error', reject);
        });
        await ask(socket, 'HeapProfiler.collectGarbage');
        const usage = await ask(socket, 'Runtime.getHeapUsage');
        if (!isFields(usage) || typeof usage.usedSize !== 'number') {
            throw new Error(`The process ${pid} doesn't say what is in its heap`);
        }
        return usage.usedSize;
    } finally {
        socket.close();
    }
}

/** One question to Deno's inspector. Only one is under way at a time, so the next message answers it. */
async function ask(socket: WebSocket, method: string): Promise<unknown> {
    const answered = new Promise<unknown>((resolve, reject) => {
        socket.addEventListener(
            'message',
            ({ data }) => {
                resolve(JSON.parse(String(data)));
            },
            { once: true },
        );
        socket.addEventListener('close', reject, { once: true });
    });
    socket.send(JSON.stringify({ id: 1, method }));
    const answer = await answered;
    return isFields(answer) ? answer.result : undefined;
}
