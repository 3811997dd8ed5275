import type { Message, Room, Subscription } from './documents';
import type { UIKitInteractionPush } from './interactions';

/** What a server pushes to clients: to one user, to everybody in a room, or to everybody. */
export type WorkspaceEvent =
    /** A message that only this user sees, as an app's notifier sends it. It is stored nowhere. */
    | { type: 'ephemeral-message'; user: string; payload: Message }
    /** A modal or contextual bar to open, update or close. */
    | { type: 'ui-interaction'; user: string; payload: UIKitInteractionPush }
    /** What an app answered to a submit or a click. The client that sent it gets it as the answer, so it is not streamed. */
    | { type: 'ui-answer'; user: string; payload: Record<string, unknown> }
    /** A message that was posted or edited. */
    | { type: 'room-message'; room: string; payload: Message }
    /** A message that was deleted and of which nothing is shown any more. */
    | { type: 'message-deleted'; room: string; payload: { _id: string } }
    | { type: 'room-changed'; room: string; payload: Room }
    | {
          type: 'subscription-changed';
          user: string;
          payload: { action: 'inserted' | 'updated' | 'removed'; subscription: Subscription };
      }
    /** All sessions of this user have ended. */
    | { type: 'force-logout'; user: string; payload: Record<string, never> }
    /** Some app's buttons or commands changed: clients ask for them anew. */
    | { type: 'actions-changed'; payload: Record<string, never> };

export type Listener = (event: WorkspaceEvent) => void;

/** Tells the pushes of a workspace to whoever listens (the stream endpoint, tests). */
export class Events {
    readonly #listeners = new Set<Listener>();

    /** Calls `listener` with every event from now on; returns the function that ends this. */
    listen(listener: Listener): () => void {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
    }

    emit(event: WorkspaceEvent): void {
        for (const listener of this.#listeners) {
            listener(event);
        }
    }
}
