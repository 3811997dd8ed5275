import type { AppMessage } from '../sandbox/engine/options';

/** The calls that an app made into the engine while it was watched. */
export interface Calls {
    readonly all: number;
    /** The longest chain of calls of which each began after the one before had been answered. */
    readonly oneAfterAnother: number;
    /** How many were under way at once, at the most. */
    readonly atOnce: number;
}

interface Interval {
    readonly from: number;
    readonly to: number;
}

/** Watches the calls of the apps into one engine. Only one app may be at work while it does. */
export class CallRecorder {
    readonly #begun = new Map<string, number>();
    #calls: Interval[] = [];
    #atOnce = 0;

    /** @param latencyMs what each call waits in the engine, in milliseconds */
    constructor(private readonly latencyMs: number) {}

    readonly observe = ({ phase, id }: AppMessage): void => {
        const now = performance.now();
        const from = this.#begun.get(id);
        if (phase === 'start') {
            this.#begun.set(id, now);
            this.#atOnce = Math.max(this.#atOnce, this.#begun.size);
        } else if (from !== undefined) {
            this.#begun.delete(id);
            this.#calls.push({ from, to: now });
        }
    };

    /** Forgets what was seen so far. */
    restart(): void {
        this.#begun.clear();
        this.#calls = [];
        this.#atOnce = 0;
    }

    /** What was seen since the last {@link restart}. Calls that the engine answers out of its own memory (settings) count, but no chain waits for them. */
    seen(): Calls {
        const waiting = this.#calls.filter(({ from, to }) => to - from >= this.latencyMs * 0.9);
        return { all: this.#calls.length, oneAfterAnother: longestChain(waiting), atOnce: this.#atOnce };
    }
}

/** The most intervals of which none overlaps another: always take the one that ends first. */
function longestChain(intervals: readonly Interval[]): number {
    let chain = 0;
    let end = Number.NEGATIVE_INFINITY;
    for (const { from, to } of [...intervals].sort((a, b) => a.to - b.to)) {
        if (from >= end) {
            chain += 1;
            end = to;
        }
    }
    return chain;
}
