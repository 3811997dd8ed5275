import type { BridgeMethod, Fault } from '../../../sandbox/engine/options';
import type { Clock } from '../../../sandbox/model/clock';
import type { Hooks } from '../support/hooks';
import { signal } from '../support/signal';

/** What becomes of a faulty call: it fails, answers nothing, never answers, or is carried out and answered late. */
export const troubles = ['throw', 'null', 'hang', 'slow', 'late'] as const;

/** One call into the engine that goes wrong, or every call of a method. */
export interface Cell {
    readonly method: BridgeMethod;
    readonly which: number | 'every';
    readonly trouble: (typeof troubles)[number];
}

/** How late a call begins, in milliseconds: within the 5 s of a trigger, and past them and past the app's own limit for a record. */
const LATE_BY = { hang: Number.POSITIVE_INFINITY, slow: 1000, late: 6000 };

/** What a cell makes of the app's calls, from now until its end. */
export class Trouble {
    /** Resolves when the app has made a call that goes wrong. */
    readonly reached: Promise<true>;
    /** Whether any call went wrong. */
    isMet = false;
    #made = 0;
    #held: { until: number; release: (fault?: Fault) => void }[] = [];
    readonly #stop: () => void;

    constructor(
        hooks: Hooks,
        private readonly clock: Clock,
        private readonly cell: Cell,
    ) {
        const { method, which, trouble } = cell;
        const [reached, reach] = signal<true>();
        this.reached = reached;
        this.#stop = hooks.decide(method, () => {
            this.#made += 1;
            if (which !== 'every' && which !== this.#made) {
                return undefined;
            }
            this.isMet = true;
            reach(true);
            return trouble === 'throw' || trouble === 'null' ? trouble : this.#hold(LATE_BY[trouble]);
        });
    }

    /** Whether what hangs is never answered. */
    get isForever(): boolean {
        return this.cell.trouble === 'hang';
    }

    /** How many calls are kept waiting now. */
    get held(): number {
        return this.#held.length;
    }

    /** Lets those go on that are late enough. The answer says whether there were any. */
    releaseDue(): boolean {
        const { held } = this;
        const now = this.clock.millis();
        this.#release(({ until }) => until <= now);
        return this.held < held;
    }

    /** From now on nothing goes wrong any more; what hangs still does. */
    end(): void {
        this.#stop();
    }

    /** Makes fail what hangs, as a connection that is given up does at last. */
    failHeld(): void {
        this.#release(() => true, 'throw');
    }

    #hold(milliseconds: number): Promise<Fault | undefined> {
        const [released, release] = signal<Fault | undefined>();
        this.#held.push({ until: this.clock.millis() + milliseconds, release });
        return released;
    }

    #release(which: (held: { until: number }) => boolean, fault?: Fault): void {
        const over = this.#held.filter(which);
        this.#held = this.#held.filter((held) => !over.includes(held));
        for (const { release } of over) {
            release(fault);
        }
    }
}
