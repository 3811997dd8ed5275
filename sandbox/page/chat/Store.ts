/** A value that is replaced as a whole, and those who want to know of it. */
export class Store<State> {
    #state: State;
    readonly #listeners = new Set<() => void>();

    constructor(initial: State) {
        this.#state = initial;
    }

    get state(): State {
        return this.#state;
    }

    update(change: (state: State) => Partial<State>): void {
        this.#state = { ...this.#state, ...change(this.#state) };
        for (const listener of this.#listeners) {
            listener();
        }
    }

    /** Calls `listener` after each change; returns the function that ends this. */
    subscribe(listener: () => void): () => void {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
    }
}
