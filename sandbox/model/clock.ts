/** The one clock of a workspace: everything that asks for the time asks here, so that a test can put it ahead. */
export class Clock {
    #offset = 0;

    /** How far the clock is ahead of the machine's, in milliseconds. */
    get offset(): number {
        return this.#offset;
    }

    now(): Date {
        return new Date(this.millis());
    }

    /** The time in milliseconds since the epoch. */
    millis(): number {
        return Date.now() + this.#offset;
    }

    /** Puts the clock ahead (never back: neither Rocket.Chat's jobs nor people know such days). */
    shift(milliseconds: number): void {
        if (milliseconds < 0) {
            throw new RangeError('The clock can only be put ahead.');
        }
        this.#offset += milliseconds;
    }
}
