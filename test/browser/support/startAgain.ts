/** The bundled Chromium died in 1 of 1,200 starts, four at a time, until the cause was found (`FC_FONTATIONS`). Another may be left. */
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
