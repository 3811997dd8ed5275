import type { IUIKitInteraction } from '@rocket.chat/apps-engine/definition/uikit';

import type { Clock } from './clock';
import type { Events } from './events';

/** What an app opens or updates: `modal.open` and the like, with the view. The rest is the app's. */
export type UIKitInteractionPush = IUIKitInteraction & Record<string, unknown>;

/** How long a trigger lives, in milliseconds (docs/rocketchat.md#a-trigger-lives-for-five-seconds). */
export const triggerLife = 5000;

/**
 * The triggers that clients sent along with their requests. Each lives 5 s and is spent by the first interaction that is
 * pushed with it. In Rocket.Chat the client keeps this book; here the workspace does, so that what drives it by `curl` meets the rule too.
 */
export class Interactions {
    readonly #triggers = new Map<string, { user: string; until: number; spent: boolean }>();
    /** What was dropped in silence, oldest first: no client ever hears of it, but a test may look. */
    readonly dropped: { user: string; interaction: UIKitInteractionPush }[] = [];

    constructor(
        private readonly clock: Clock,
        private readonly events: Events,
    ) {}

    /** Notes a trigger that came in with a request of `user`. One that is known already keeps its time. */
    register(user: string, trigger: string): void {
        const now = this.clock.millis();
        for (const [id, { until }] of this.#triggers) {
            if (until > now) {
                break;
            }
            this.#triggers.delete(id);
        }
        if (!this.#triggers.has(trigger)) {
            this.#triggers.set(trigger, { user, until: now + triggerLife, spent: false });
        }
    }

    /** Uses the trigger up. False if it was spent before, is over, is somebody else's or never was. */
    spend(user: string, trigger: string): boolean {
        const known = this.#triggers.get(trigger);
        if (known?.user !== user || known.spent || known.until <= this.clock.millis()) {
            return false;
        }
        known.spent = true;
        return true;
    }

    /** Pushes an interaction to the user's clients if its trigger is good, and drops it in silence if not. */
    push(user: string, interaction: UIKitInteractionPush): void {
        if (this.spend(user, interaction.triggerId)) {
            this.events.emit({ type: 'ui-interaction', user, payload: interaction });
        } else {
            this.dropped.push({ user, interaction });
        }
    }
}
