/** Does one step of a start, and says on the terminal what it is and how long it took. */
export async function timed<T>(what: string, act: () => Promise<T>): Promise<T> {
    process.stdout.write(`${what} ... `);
    const begun = performance.now();
    try {
        return await act();
    } finally {
        console.log(`${((performance.now() - begun) / 1000).toFixed(1)} s`);
    }
}
