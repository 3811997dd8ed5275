/**
 * Something that is asked of Rocket.Chat at every click and seldom changes, remembered for a short while. However many wait for the answer, it is
 * asked for once. A failure is not remembered.
 */
export class Remembered<Value> {
    private answer: { readonly value: Promise<Value>; readonly until: number } | undefined;

    /** @param milliseconds how old an answer may be at the most. */
    public constructor(private readonly milliseconds: number) {}

    public get(ask: () => Promise<Value>): Promise<Value> {
        if (this.answer && Date.now() < this.answer.until) {
            return this.answer.value;
        }
        const value = ask();
        const answer = { value, until: Date.now() + this.milliseconds };
        this.answer = answer;
        value.catch(() => {
            if (this.answer === answer) {
                this.answer = undefined;
            }
        });
        return value;
    }

    /** What was asked before counts no more, even if its answer is still to come. */
    public forget(): void {
        this.answer = undefined;
    }
}
