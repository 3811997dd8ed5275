import type { IUIKitResponse, UIKitViewCloseInteractionContext } from '@rocket.chat/apps-engine/definition/uikit';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { Deadline } from '../moderation/deadline';
import { TRIGGER_LIMIT } from '../moderation/timeouts';
import { readSubmit } from '../ui/readSubmit';
import type { Context } from './context';

/**
 * A modal that was closed: its question no longer counts. Whoever didn't put it can't take it back. The client waits for the answer to close
 * the modal, so that goes out at once: docs/rocketchat.md#cancel-waits-for-an-answer
 */
export function answerViewClosed(
    interaction: UIKitViewCloseInteractionContext,
    user: IUser,
    context: Context,
): Promise<IUIKitResponse> {
    const closed = readSubmit(interaction.getInteractionData().view);
    if (closed) {
        void new Deadline(TRIGGER_LIMIT).wait(forget(closed.confirmationId, user.id, context));
    }
    return Promise.resolve(interaction.getInteractionResponder().successResponse());
}

async function forget(id: string, userId: string, { ports: { confirmations } }: Context): Promise<void> {
    const confirmation = await confirmations.byId(id);
    if (confirmation?.moderatorId === userId) {
        await confirmations.remove(id);
    }
}
