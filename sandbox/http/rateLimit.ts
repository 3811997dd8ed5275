import type { WorkspaceModel } from '../model/model';
import { Failure } from './failure';

/**
 * Counts the calls of each endpoint by client address, all users of one address together.
 * Each instance counts on its own (docs/rocketchat.md#rest-calls-are-limited-by-address).
 * The limits are settings of the workspace (10 calls a minute by default), the time is the workspace's clock's.
 */
export class RateLimit {
    readonly #windows = new Map<string, { calls: number; until: number }>();

    constructor(private readonly model: WorkspaceModel) {}

    /**
     * Counts one call.
     * @param allowed how many are, where the endpoint has a limit of its own
     * @returns the headers that tell the client where it stands; none if the limit doesn't go for it
     * @throws Failure 429, with the same headers
     */
    count(
        endpoint: string,
        address: string,
        userId: string,
        allowed = this.model.settings.API_Enable_Rate_Limiter_Limit_Calls_Default,
    ): Record<string, string> {
        const { settings, permissions, clock } = this.model;
        if (!settings.API_Enable_Rate_Limiter || permissions.has(userId, 'api-bypass-rate-limit')) {
            return {};
        }
        const now = clock.millis();
        const key = `${endpoint} ${address}`;
        let window = this.#windows.get(key);
        if (!window || window.until <= now) {
            window = { calls: 0, until: now + settings.API_Enable_Rate_Limiter_Limit_Time_Default };
            this.#windows.set(key, window);
        }
        window.calls++;
        const headers = {
            'X-RateLimit-Limit': String(allowed),
            'X-RateLimit-Remaining': String(Math.max(0, allowed - window.calls)),
            // Milliseconds since the epoch.
            'X-RateLimit-Reset': String(window.until),
        };
        if (window.calls > allowed) {
            const seconds = Math.ceil((window.until - now) / 1000);
            const wait = `Please slow down. You must wait ${seconds} seconds before trying this endpoint again.`;
            const error = `Error, too many requests. ${wait} [error-too-many-requests]`;
            throw new Failure(429, { success: false, error }, headers);
        }
        return headers;
    }
}
