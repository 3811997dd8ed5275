/** What the server answers for what it does not find is `undefined`, also where the engine's types rule that out. */
export function asServerAnswers<T>(found: T | undefined): T {
    return found as T;
}

/** A method of a bridge that the embedded workspace has no use for. */
export function notHere(method: string): () => never {
    return () => {
        throw new Error(`${method} is not in the embedded workspace`);
    };
}
