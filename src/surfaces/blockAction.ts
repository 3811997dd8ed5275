import type { IUIKitResponse, UIKitBlockInteractionContext } from '@rocket.chat/apps-engine/definition/uikit';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { Deadline } from '../moderation/deadline';
import { isExpired, type PendingBatch, type PendingConfirmation } from '../moderation/pendingConfirmation';
import { TRIGGER_LIMIT } from '../moderation/timeouts';
import { OLDER_CASES_ACTION } from '../ui/logPages';
import { CHOOSE_ALL_ACTION } from '../ui/newcomersModal';
import { isId } from '../ui/readSubmit';
import { words } from '../words/words';
import { caught } from './caught';
import type { Context } from './context';
import { OFFER_ACTION } from './offerButton';
import { openBatch } from './openBatch';
import { openConfirmation } from './openConfirmation';
import { openNotice } from './openNotice';
import { answerReportCard, isOnReportCard } from './pressReportCard';
import { showOlderCases } from './showLog';
import { chooseAllNewcomers } from './showNewcomers';

/**
 * A click on a message's button, on a card of reports, in a list of newcomers, or on “Older” in the log.
 * A button's value is the client's word: it names an offer made to this person, or a card.
 */
export async function answerBlockAction(
    interaction: UIKitBlockInteractionContext,
    user: IUser,
    context: Context,
): Promise<IUIKitResponse> {
    return caught(context, answerTo(interaction, user, context), () =>
        openNotice([words('told_failed')], interaction.getInteractionResponder(), context),
    );
}

function answerTo(interaction: UIKitBlockInteractionContext, user: IUser, context: Context): Promise<IUIKitResponse> {
    const { actionId } = interaction.getInteractionData();
    if (actionId === OLDER_CASES_ACTION) {
        return showOlderCases(interaction, user, context);
    }
    if (actionId === CHOOSE_ALL_ACTION) {
        return chooseAllNewcomers(interaction, user, context);
    }
    return isOnReportCard(actionId)
        ? answerReportCard(interaction, user, context)
        : openOffered(interaction, user, context);
}

async function openOffered(
    interaction: UIKitBlockInteractionContext,
    user: IUser,
    context: Context,
): Promise<IUIKitResponse> {
    const { actionId, value, triggerId } = interaction.getInteractionData();
    const responder = interaction.getInteractionResponder();
    if (actionId !== OFFER_ACTION) {
        return responder.successResponse();
    }
    const deadline = new Deadline(TRIGGER_LIMIT);
    const offered = await deadline.wait(readOffer(value, context));
    const offer = offered.kind === 'answered' ? offered.value : undefined;
    if (offer?.step.kind !== 'offer' || offer.moderatorId !== user.id || isExpired(offer, Date.now())) {
        const line = offered.kind === 'answered' ? words('submit_no_longer_counts') : words('told_unread');
        return openNotice([line], responder, context);
    }
    const { reason, lasts, cleanUp, origin } = offer;
    const request = { user, reason, lasts, cleanUp, origin, triggerId };
    if (offer.target === null) {
        const { action, step } = offer;
        await openBatch({ ...request, action, asked: step.opens.asked }, context, deadline);
    } else {
        const { action, step, target: person } = offer;
        const asked = { kind: 'known', person } as const;
        await openConfirmation({ ...request, action, asked, opens: step.opens }, context, deadline);
    }
    return responder.successResponse();
}

async function readOffer(value: unknown, { ports }: Context): Promise<PendingConfirmation | PendingBatch | undefined> {
    return isId(value) ? ports.confirmations.byId(value) : undefined;
}
