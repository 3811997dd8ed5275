/** How long a trigger lives, in milliseconds. */
export const triggerLife = 5000;

/**
 * The triggers that this tab sent along with its interactions. Each is good for one answer within 5 s; what comes later, or for another tab's
 * trigger, is dropped in silence.
 */
export class Triggers {
    readonly #live = new Map<string, string>();

    /** A new trigger for an interaction with the app. */
    issue(appId: string): string {
        const id = crypto.randomUUID();
        this.#live.set(id, appId);
        setTimeout(() => this.#live.delete(id), triggerLife);
        return id;
    }

    /** Spends a trigger: the id of its app, or undefined if it is over, spent or somebody else's. */
    spend(id: string): string | undefined {
        const appId = this.#live.get(id);
        this.#live.delete(id);
        return appId;
    }
}
