import type { BridgeMethod, EngineOptions, Fault } from '../../../sandbox/engine/options';
import { signal } from './signal';

/** A call of the app's into the engine. */
export interface Call {
    readonly method: BridgeMethod;
    readonly args: readonly unknown[];
}

type Matches = (args: readonly unknown[]) => boolean;
type Act = (call: Call) => Fault | undefined | Promise<Fault | undefined>;

/** A call of the app's into the engine that is stopped before it begins. */
export interface Held {
    /** Resolves when the app makes the call. */
    readonly reached: Promise<unknown>;
    /** Lets it go on, or makes it fail so. */
    release(fault?: Fault): void;
}

/** What a test makes of the app's calls into the engine, while the workspace runs. */
export class Hooks {
    /** Every call, in the order in which they began. */
    readonly calls: Call[] = [];
    readonly #rules: { matches: (call: Call) => boolean; act: Act }[] = [];

    readonly options: EngineOptions = {
        fault: (method, args) => {
            this.calls.push({ method, args });
            return this.#rules.find((rule) => rule.matches({ method, args }))?.act({ method, args });
        },
    };

    /** Makes every such call go wrong; the answer ends this. */
    fault(method: BridgeMethod, fault: Fault, matches?: Matches): () => void {
        return this.#add(only(method, matches), () => fault);
    }

    /** Makes the calls from now on late, each by the next of these milliseconds, over and over; the answer ends this. */
    delay(milliseconds: readonly number[]): () => void {
        let made = 0;
        return this.#add(
            () => true,
            () => ({ lateMs: milliseconds[made++ % milliseconds.length] ?? 0 }),
        );
    }

    /** Asks at every call what becomes of it; the answer ends this. */
    decideAll(act: (call: Call) => Promise<Fault | undefined>): () => void {
        return this.#add(() => true, act);
    }

    /** Asks at every such call what becomes of it; the answer ends this. */
    decide(method: BridgeMethod, act: Act): () => void {
        return this.#add(only(method), act);
    }

    /** Stops the next such call, and only that one. */
    hold(method: BridgeMethod, matches?: Matches): Held {
        return this.#hold(only(method, matches));
    }

    /** Stops the call that comes as the `count`th from now, whichever it is, and only that one. */
    holdNth(count: number): Held {
        const last = this.calls.length + count;
        return this.#hold(() => this.calls.length === last);
    }

    /** What the app has made this call with, each time. */
    argsOf(method: BridgeMethod): (readonly unknown[])[] {
        return this.calls.filter((call) => call.method === method).map(({ args }) => args);
    }

    #hold(matches: (call: Call) => boolean): Held {
        const [reached, reach] = signal<true>();
        const [released, release] = signal<Fault | undefined>();
        const remove = this.#add(matches, () => {
            remove();
            reach(true);
            return released;
        });
        return { reached, release };
    }

    #add(matches: (call: Call) => boolean, act: Act): () => void {
        const rule = { matches, act };
        this.#rules.unshift(rule);
        return () => {
            this.#rules.splice(this.#rules.indexOf(rule), 1);
        };
    }
}

function only(method: BridgeMethod, matches: Matches = () => true): (call: Call) => boolean {
    return (call) => call.method === method && matches(call.args);
}

/** Whether a call that writes a record writes one of this kind. */
export function writes(kind: string): Matches {
    return (args) => args.some((arg) => typeof arg === 'object' && arg !== null && Reflect.get(arg, 'kind') === kind);
}
