import type { IUIKitResponse, UIKitBlockInteractionContext } from '@rocket.chat/apps-engine/definition/uikit';
import { randomUUID } from 'crypto';

import { type Confirmation, isExpired } from '../moderation/pendingConfirmation';
import { Deadline } from '../moderation/deadline';
import { words } from '../words/words';
import { ask, OFFER_ACTION } from './openConfirmation';
import { caught, type Desk, TRIGGER_LIMIT } from '../wiring';
import { failedModal, noticeModal } from '../ui/modal';

/** A click on the button of a message. Its value is the client's word: it only names an offer that the app made to this person. */
export async function answerOffer(context: UIKitBlockInteractionContext, desk: Desk): Promise<IUIKitResponse> {
    return caught(desk, openOffered(context, desk), () => failedModal(context.getInteractionResponder(), desk));
}

async function openOffered(context: UIKitBlockInteractionContext, desk: Desk): Promise<IUIKitResponse> {
    const { user, actionId, value, triggerId } = context.getInteractionData();
    const responder = context.getInteractionResponder();
    if (actionId !== OFFER_ACTION) {
        return responder.successResponse();
    }
    const deadline = new Deadline(TRIGGER_LIMIT);
    const offered = await deadline.wait(readOffer(value, desk));
    const offer = offered.kind === 'answered' ? offered.value : undefined;
    if (offer?.step.kind !== 'offer' || offer.moderatorId !== user.id || isExpired(offer, Date.now())) {
        const line = offered.kind === 'answered' ? words('submit_no_longer_counts') : words('told_unread');
        return responder.openModalViewResponse(noticeModal(desk.appId, randomUUID(), [line]));
    }
    await ask(
        {
            user,
            callerId: user.id,
            action: offer.action,
            asked: { by: 'id', id: offer.target.id },
            reason: offer.reason,
            lasts: offer.lasts,
            origin: offer.origin,
            triggerId,
            opens: offer.step.opens,
        },
        desk,
        deadline,
    );
    return responder.successResponse();
}

async function readOffer(value: unknown, { workspace }: Desk): Promise<Confirmation | undefined> {
    return typeof value === 'string' ? workspace.confirmations.byId(value) : undefined;
}
