/** The bundled Chromium dies by SIGSEGV in some 1 of 1,200 starts (so measured, four at a time). That three do in a row is as good as impossible. */
const TRIES = 3;

/**
 * Starts something that now and then dies while it starts: at most three times.
 * @throws what the last start threw, where all have failed
 */
export async function startAgain<T>(start: () => Promise<T>, tries = TRIES): Promise<T> {
    try {
        return await start();
    } catch (error) {
        if (tries === 1) {
            throw error;
        }
        return startAgain(start, tries - 1);
    }
}
