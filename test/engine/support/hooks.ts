import type { BridgeMethod, EngineOptions, Fault } from '../../workspace/engine/options';
import { signal } from './signal';

type Matches = (args: readonly unknown[]) => boolean;
type Act = () => Fault | undefined | Promise<Fault | undefined>;

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
    readonly calls: { method: BridgeMethod; args: readonly unknown[] }[] = [];
    readonly #rules: { method: BridgeMethod; matches: Matches; act: Act }[] = [];

    readonly options: EngineOptions = {
        fault: (method, args) => {
            this.calls.push({ method, args });
            return this.#rules.find((rule) => rule.method === method && rule.matches(args))?.act();
        },
    };

    /** Makes every such call go wrong; the answer ends this. */
    fault(method: BridgeMethod, fault: Fault, matches: Matches = () => true): () => void {
        return this.#add(method, matches, () => fault);
    }

    /** Stops the next such call, and only that one. */
    hold(method: BridgeMethod, matches: Matches = () => true): Held {
        const [reached, reach] = signal<true>();
        const [released, release] = signal<Fault | undefined>();
        const remove = this.#add(method, matches, () => {
            remove();
            reach(true);
            return released;
        });
        return { reached, release };
    }

    /** What the app has made this call with, each time. */
    argsOf(method: BridgeMethod): (readonly unknown[])[] {
        return this.calls.filter((call) => call.method === method).map(({ args }) => args);
    }

    #add(method: BridgeMethod, matches: Matches, act: Act): () => void {
        const rule = { method, matches, act };
        this.#rules.unshift(rule);
        return () => {
            this.#rules.splice(this.#rules.indexOf(rule), 1);
        };
    }
}

/** Whether a call that writes a record writes one of this kind. */
export function writes(kind: string): Matches {
    return (args) => args.some((arg) => typeof arg === 'object' && arg !== null && Reflect.get(arg, 'kind') === kind);
}
