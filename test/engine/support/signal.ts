/** A promise, and what resolves it. */
export function signal<T>(): [Promise<T>, (value: T) => void] {
    let resolve: (value: T) => void = () => undefined;
    const promise = new Promise<T>((resolveIt) => {
        resolve = resolveIt;
    });
    return [promise, resolve];
}
