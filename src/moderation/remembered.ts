import { Deadline } from './deadline';

/**
 * Something that is asked of Rocket.Chat at every click and seldom changes, remembered for a short while. Only an answer is remembered: a
 * question that hangs keeps nobody else waiting.
 */
export class Remembered<Value> {
    private known: { readonly value: Value; readonly until: number } | undefined;
    private version = 0;

    /** @param milliseconds how old an answer may be at the most. */
    public constructor(private readonly milliseconds: number) {}

    public async get(ask: () => Promise<Value>): Promise<Value> {
        if (this.known && Date.now() < this.known.until) {
            return this.known.value;
        }
        const { version } = this;
        const value = await ask();
        if (version === this.version) {
            this.known = { value, until: Date.now() + this.milliseconds };
        }
        return value;
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

    public ask(question: () => Promise<Value>): Promise<Value> {
        this.asked ??= this.inTime(question()).finally(() => {
            this.asked = undefined;
        });
        return this.asked;
    }

    private async inTime(asked: Promise<Value>): Promise<Value> {
        const answer = await new Deadline(this.limit).wait(asked);
        if (answer.kind === 'answered') {
            return answer.value;
        }
        throw new Error(answer.kind === 'failed' ? answer.message : 'No answer in time');
    }
}
