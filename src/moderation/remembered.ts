import { Deadline } from './deadline';

/**
 * Something that is asked of Rocket.Chat at every click and seldom changes, remembered for a short while. Only an answer is remembered: a
 * question that hangs keeps nobody else waiting.
 */
export class Remembered<Value> {
    private known: { readonly value: Value; readonly until: number } | undefined;
    private version = 0;

    /** @param goodFor for how many milliseconds an answer is good, or this answer is. */
    public constructor(private readonly goodFor: number | ((value: Value) => number)) {}

    /** The last answer, however old; `undefined` where there is none. */
    public last(): Value | undefined {
        return this.known?.value;
    }

    /** The last answer while it is good. */
    public fresh(): { readonly value: Value } | undefined {
        return this.known && Date.now() < this.known.until ? this.known : undefined;
    }

    /** The last answer while it is good; else it is asked anew. Rejects as the question does. */
    public async get(ask: () => Promise<Value>): Promise<Value> {
        return (this.fresh() ?? (await this.askNow(ask))).value;
    }

    /** Asks, whatever is remembered. The answer is not remembered if all was to be forgotten meanwhile. */
    public async askNow(ask: () => Promise<Value>): Promise<{ readonly value: Value; readonly isRemembered: boolean }> {
        const { version } = this;
        const value = await ask();
        const isRemembered = version === this.version;
        if (isRemembered) {
            this.remember(value);
        }
        return { value, isRemembered };
    }

    /** Remembers an answer that came without a question. */
    public remember(value: Value): void {
        const goodFor = typeof this.goodFor === 'number' ? this.goodFor : this.goodFor(value);
        this.known = { value, until: Date.now() + goodFor };
    }

    /** What was asked before counts no more, even if its answer is still to come. */
    public forget(): void {
        this.version++;
        this.known = undefined;
    }
}

/** A question that is asked once however many wait for its answer: the server limits how often it may be asked. One that hangs is given up. */
export class AskedOnce<Value> {
    private asked: Promise<Value> | undefined;

    /** @param limit in milliseconds. */
    public constructor(private readonly limit: number) {}

    /** Rejects as the question does, and where no answer came in time. */
    public ask(question: () => Promise<Value>): Promise<Value> {
        this.asked ??= this.inTime(question()).finally(() => {
            this.asked = undefined;
        });
        return this.asked;
    }

    private async inTime(asked: Promise<Value>): Promise<Value> {
        return new Deadline(this.limit).within(asked);
    }
}
