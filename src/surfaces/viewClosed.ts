import type { IUIKitResponse, UIKitViewCloseInteractionContext } from '@rocket.chat/apps-engine/definition/uikit';

import { Deadline } from '../moderation/deadline';
import { type Desk, TRIGGER_LIMIT } from '../wiring';
import { readSubmit } from '../ui/readSubmit';

/** A modal that was closed: its question no longer counts. Whoever didn't put it can't take it back. */
export async function forgetClosed(context: UIKitViewCloseInteractionContext, desk: Desk): Promise<IUIKitResponse> {
    const { user, view } = context.getInteractionData();
    const closed = readSubmit(view);
    if (closed) {
        await new Deadline(TRIGGER_LIMIT).wait(forget(closed.confirmationId, user.id, desk));
    }
    return context.getInteractionResponder().successResponse();
}

async function forget(id: string, userId: string, { workspace: { confirmations } }: Desk): Promise<void> {
    const confirmation = await confirmations.byId(id);
    if (confirmation?.moderatorId === userId) {
        await confirmations.remove(id);
    }
}
