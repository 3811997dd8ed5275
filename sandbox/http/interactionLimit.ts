import type { WorkspaceModel } from '../model/model';

/**
 * Counts the interactions that come from each client address, for all apps and all users together, whoever they are. The number is 60 times the
 * limit on REST calls, as it was when the server started: 600 a minute by default. The time is the workspace's clock's.
 * Source: docs/rocketchat.md#interactions-are-limited-too
 */
export class InteractionLimit {
    readonly #windows = new Map<string, { calls: number; until: number }>();
    readonly #calls: number;
    readonly #milliseconds: number;

    constructor(private readonly model: WorkspaceModel) {
        this.#calls = model.settings.API_Enable_Rate_Limiter_Limit_Calls_Default * 60;
        this.#milliseconds = model.settings.API_Enable_Rate_Limiter_Limit_Time_Default;
    }

    /** Counts one interaction. False where there were too many. */
    allows(address: string): boolean {
        if (!this.model.settings.API_Enable_Rate_Limiter) {
            return true;
        }
        const now = this.model.clock.millis();
        const known = this.#windows.get(address);
        const window = known && known.until > now ? known : { calls: 0, until: now + this.#milliseconds };
        window.calls++;
        this.#windows.set(address, window);
        return window.calls <= this.#calls;
    }
}
