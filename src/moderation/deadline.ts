/** What became of work that was waited for: never an exception, and never longer than allowed. */
export type Answer<T> =
    | { readonly kind: 'answered'; readonly value: T }
    | { readonly kind: 'failed'; readonly message: string }
    | { readonly kind: 'late' };

/**
 * All waiting is done here, with an end, for an accessor may hang as long as it likes.
 * A client drops what comes later than 5 s after its click (docs/rocketchat.md#a-trigger-lives-for-five-seconds).
 */
export class Deadline {
    private readonly endsAt: number;

    /** @param milliseconds how long from now. */
    public constructor(milliseconds: number) {
        this.endsAt = Date.now() + milliseconds;
    }

    /** Milliseconds that are left, 0 when it is over. */
    public left(): number {
        return Math.max(0, this.endsAt - Date.now());
    }

    /** A deadline that ends a little earlier, to leave time for what has to follow. */
    public before(milliseconds: number): Deadline {
        return new Deadline(this.left() - milliseconds);
    }

    /**
     * Waits for `work` until the deadline, for whoever can't go on without it.
     * @throws where it failed or is late.
     */
    public async within<T>(work: Promise<T>): Promise<T> {
        const answer = await this.wait(work);
        if (answer.kind === 'answered') {
            return answer.value;
        }
        throw new Error(answer.kind === 'failed' ? answer.message : 'No answer in time');
    }

    /** Waits for `work` until the deadline. Work that is late goes on; what it then answers is nobody's. */
    public async wait<T>(work: Promise<T>): Promise<Answer<T>> {
        let timer: ReturnType<typeof setTimeout> | undefined;
        const late = new Promise<Answer<T>>((resolve) => {
            timer = setTimeout(() => {
                resolve({ kind: 'late' });
            }, this.left());
        });
        const answer = work.then(
            (value): Answer<T> => ({ kind: 'answered', value }),
            (error: unknown): Answer<T> => ({ kind: 'failed', message: errorMessage(error) }),
        );
        try {
            return await Promise.race([answer, late]);
        } finally {
            clearTimeout(timer);
        }
    }
}

/** The message of something thrown. Of an error that a bridge threw nothing else crosses to the app. */
export function errorMessage(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}
