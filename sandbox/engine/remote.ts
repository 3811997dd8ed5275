/** One end of a Node IPC channel: `process` in the child, the `ChildProcess` in the parent. */
export interface Endpoint {
    send?(message: object, callback: (error: Error | null) => void): boolean;
    on(event: 'message', listener: (message: unknown) => void): unknown;
    on(event: 'disconnect', listener: () => void): unknown;
}

interface Call {
    kind: 'call';
    id: number;
    target: string;
    method: string;
    args: unknown[];
}

type Answer = { kind: 'value'; id: number; value: unknown } | { kind: 'error'; id: number; error: unknown };

interface Pending {
    resolve(value: unknown): void;
    reject(error: unknown): void;
}

/** Calls methods of objects in another process, and lets it call methods of some of ours, over advanced serialization. */
export class Peer {
    private readonly pending = new Map<number, Pending>();
    private lastId = 0;
    private gone = false;

    /**
     * @param endpoint the channel to the other process
     * @param exposed the objects whose methods the other process may call, by name
     */
    constructor(
        private readonly endpoint: Endpoint,
        private readonly exposed: Map<string, object>,
    ) {
        endpoint.on('message', (message) => {
            this.receive(message as Call | Answer);
        });
        endpoint.on('disconnect', () => {
            this.gone = true;
            for (const waiting of this.pending.values()) {
                waiting.reject(new Error('The other process is gone'));
            }
            this.pending.clear();
        });
    }

    /**
     * An object of the other process, as if it were here. Each method of it must be asynchronous and take and answer plain data.
     *
     * @param target the name under which the other process exposes it
     * @param own what is answered here instead
     */
    remote<T extends object>(target: string, own: Partial<T> = {}): T {
        // No type says that a Proxy answers to every name; `then` must stay unknown, or whoever awaits the object calls it.
        return new Proxy(own, {
            get: (here, name) =>
                typeof name === 'symbol' || name === 'then' || Reflect.has(here, name)
                    ? (Reflect.get(here, name) as unknown)
                    : (...args: unknown[]) => this.call(target, name, args),
        }) as T;
    }

    private call(target: string, method: string, args: unknown[]): Promise<unknown> {
        if (this.gone) {
            return Promise.reject(new Error('The other process is gone'));
        }
        this.lastId += 1;
        const id = this.lastId;
        return new Promise((resolve, reject) => {
            this.pending.set(id, { resolve, reject });
            this.send({ kind: 'call', id, target, method, args });
        });
    }

    private receive(message: Call | Answer): void {
        if (message.kind === 'call') {
            void this.answer(message);
            return;
        }
        const waiting = this.pending.get(message.id);
        this.pending.delete(message.id);
        if (message.kind === 'value') {
            waiting?.resolve(message.value);
        } else {
            waiting?.reject(message.error);
        }
    }

    private async answer({ id, target, method, args }: Call): Promise<void> {
        try {
            const owner = this.exposed.get(target) ?? {};
            const run: unknown = Reflect.get(owner, method);
            if (typeof run !== 'function') {
                throw new Error(`${target}.${method} is not there to be called`);
            }
            this.send({ kind: 'value', id, value: await Reflect.apply(run, owner, args) });
        } catch (error) {
            this.send({ kind: 'error', id, error });
        }
    }

    /** A channel that has closed needs no error: `disconnect` tells. */
    private send(message: Call | Answer): void {
        if (!this.gone) {
            this.endpoint.send?.(message, () => undefined);
        }
    }
}
