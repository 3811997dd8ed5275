/**
 * A clock that a test can put ahead: `Date` and the timers of the app's process, and nothing else of it.
 * Imported before everything else, so that whoever keeps a reference keeps one to these.
 */
const RealDate = Date;
const realSetTimeout = setTimeout;
const realClearTimeout = clearTimeout;

interface Timer {
    due: number;
    /** Milliseconds between two runs, of an interval only. */
    every?: number;
    run(): void;
    native?: ReturnType<typeof setTimeout>;
}

const timers = new Map<number, Timer>();
let lastId = 0;
let ahead = 0;
const now = (): number => RealDate.now() + ahead;

/**
 * Puts the clock `milliseconds` ahead of the machine's. Timers that fall due by that fire at once, in the order in which
 * they were due; an interval fires once, however many of its runs were skipped.
 */
export function putAhead(milliseconds: number): void {
    ahead = milliseconds;
    for (const [id, timer] of [...timers].sort(([, a], [, b]) => a.due - b.due)) {
        realClearTimeout(timer.native);
        wait(id, timer);
    }
}

/** Resolves when the timers that are due have fired: it waits behind them. */
export function dueFired(): Promise<void> {
    return new Promise((resolve) => {
        realSetTimeout(resolve, 0);
    });
}

function wait(id: number, timer: Timer): void {
    timer.native = realSetTimeout(() => {
        if (timer.every === undefined) {
            timers.delete(id);
        } else {
            timer.due = now() + timer.every;
            wait(id, timer);
        }
        timer.run();
    }, timer.due - now());
}

function start(run: (...args: unknown[]) => void, delay: unknown, args: unknown[], repeats: boolean): number {
    const milliseconds = Math.max(Number(delay) || 0, 0);
    const timer: Timer = {
        due: now() + milliseconds,
        run: () => {
            run(...args);
        },
    };
    if (repeats) {
        timer.every = milliseconds;
    }
    lastId += 1;
    timers.set(lastId, timer);
    wait(lastId, timer);
    return lastId;
}

function stop(id: number): void {
    realClearTimeout(timers.get(id)?.native);
    timers.delete(id);
}

Object.assign(globalThis, {
    Date: new Proxy(RealDate, {
        construct: (target, args: unknown[], newTarget) =>
            Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as Date,
        apply: () => new RealDate(now()).toString(),
        get: (target, property, receiver) =>
            (property === 'now' ? now : Reflect.get(target, property, receiver)) as unknown,
    }),
    setTimeout: (run: () => void, delay?: number, ...args: unknown[]) => start(run, delay, args, false),
    setInterval: (run: () => void, delay?: number, ...args: unknown[]) => start(run, delay, args, true),
    clearTimeout: stop,
    clearInterval: stop,
});
