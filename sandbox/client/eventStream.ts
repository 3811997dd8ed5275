import { createParser } from 'eventsource-parser';

import { isPushed, type Pushed } from './shapes';

interface Waiting {
    matches: (event: Pushed) => boolean;
    resolve: (event: Pushed) => void;
}

/** The events that the workspace pushed to one user since the stream was opened, kept in order, and waited for. */
export class EventStream {
    readonly #events: Pushed[] = [];
    readonly #waiting = new Set<Waiting>();
    readonly #abort = new AbortController();
    #ended: Promise<void> = Promise.resolve();

    /** Resolves once the workspace has said that it is listening, so that nothing pushed from now on is missed. */
    static async open(url: string, headers: Record<string, string>): Promise<EventStream> {
        const stream = new EventStream();
        const response = await fetch(`${url}/api/v1/stream`, { headers, signal: stream.#abort.signal });
        if (!response.ok || !response.body) {
            throw new Error(`The stream answered ${response.status}: ${await response.text()}`);
        }
        stream.#ended = stream.#read(response.body);
        await stream.next(({ type }) => type === 'ready');
        return stream;
    }

    /** How many events came so far: what comes from here on is new. */
    get length(): number {
        return this.#events.length;
    }

    /** Everything that came, from an earlier {@link length} on. */
    since(start: number): Pushed[] {
        return this.#events.slice(start);
    }

    /**
     * The first event that matches, of those that came since `start` or that is yet to come.
     * @param limit milliseconds to wait for it
     * @throws Error naming what did come, if it doesn't
     */
    async next(matches: (event: Pushed) => boolean, start = 0, limit = 30_000): Promise<Pushed> {
        const known = this.since(start).find(matches);
        if (known) {
            return known;
        }
        return new Promise((resolve, reject) => {
            const waiting: Waiting = {
                matches,
                resolve: (event) => {
                    clearTimeout(timer);
                    this.#waiting.delete(waiting);
                    resolve(event);
                },
            };
            const timer = setTimeout(() => {
                this.#waiting.delete(waiting);
                const came = JSON.stringify(this.since(start).map(({ type, payload }) => [type, payload]));
                reject(new Error(`No such event within ${limit} ms. What came: ${came}`));
            }, limit);
            this.#waiting.add(waiting);
        });
    }

    /** Waits until the workspace itself ends the stream, as it does at a forced log-out. */
    ended(): Promise<void> {
        return this.#ended;
    }

    async close(): Promise<void> {
        this.#abort.abort();
        await this.#ended;
    }

    async #read(body: ReadableStream<Uint8Array>): Promise<void> {
        const parser = createParser({
            onEvent: ({ data }) => {
                this.#take(JSON.parse(data));
            },
        });
        const decoder = new TextDecoder();
        const reader = body.getReader();
        try {
            for (let read = await reader.read(); !read.done; read = await reader.read()) {
                parser.feed(decoder.decode(read.value, { stream: true }));
            }
        } catch (error) {
            if (!this.#abort.signal.aborted && !isCutOff(error)) {
                throw error;
            }
        }
    }

    #take(event: unknown): void {
        if (!isPushed(event)) {
            throw new Error(`Not an event: ${JSON.stringify(event)}`);
        }
        this.#events.push(event);
        for (const waiting of [...this.#waiting].filter(({ matches }) => matches(event))) {
            waiting.resolve(event);
        }
    }
}

/** A workspace that stops cuts its open streams off. */
const isCutOff = (error: unknown): boolean => error instanceof TypeError && error.message === 'terminated';
