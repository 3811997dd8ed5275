const limit = 30_000;

/**
 * Waits until something holds in the workspace that no event tells of.
 * @throws Error naming it if it doesn't within 30 s
 */
export async function until(what: string, holds: () => boolean): Promise<void> {
    const end = Date.now() + limit;
    while (!holds()) {
        if (Date.now() > end) {
            throw new Error(`It did not come to pass that ${what}.`);
        }
        await new Promise((resolve) => {
            setTimeout(resolve, 20);
        });
    }
}
