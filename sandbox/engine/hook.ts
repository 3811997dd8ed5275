import { setTimeout as delay } from 'node:timers/promises';

import type { BridgeMethod, EngineOptions } from './options';

/** As many queries the database's driver has under way at once (docs/rocketchat.md#members-and-owners-of-a-room). */
const QUERIES_AT_ONCE = 100;

/** What every bridge call passes, so that latency and faults can be added and calls be counted. */
export class BridgeHook {
    constructor(private readonly options: EngineOptions) {}

    /**
     * Performs a bridge call, or what a fault makes of it.
     *
     * @param method the name under which the call can be counted and faulted
     * @param args what the app asked with
     * @param perform the call proper
     * @throws what `perform` throws, or `fault injected: <method>`
     */
    async call<T>(method: BridgeMethod, args: readonly unknown[], perform: () => Promise<T>): Promise<T> {
        const { latencyMs = 0, fault, onCall } = this.options;
        onCall?.(method);
        if (latencyMs > 0) {
            await delay(latencyMs);
        }
        const what = await fault?.(method, args);
        switch (what) {
            case undefined:
                break;
            case 'throw':
                throw new Error(`fault injected: ${method}`);
            case 'hang':
                return new Promise(() => undefined);
            case 'null':
                // The bridge's type rules this answer out, and the real one gives it all the same.
                return null as T;
            default:
                await delay(what.lateMs);
        }
        return perform();
    }

    /**
     * Waits as long as further queries of one call take, which are sent at the same time.
     *
     * @param count how many; each waits as long as a call does
     */
    async query(count: number): Promise<void> {
        const { latencyMs = 0 } = this.options;
        if (latencyMs > 0) {
            await delay(latencyMs * Math.ceil(count / QUERIES_AT_ONCE));
        }
    }
}
