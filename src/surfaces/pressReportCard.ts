import type { IUIKitResponse, UIKitBlockInteractionContext } from '@rocket.chat/apps-engine/definition/uikit';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { Person } from '../moderation/account';
import { Deadline } from '../moderation/deadline';
import { dismissMessage, findCard, type FoundCard, holdCard, settleReports } from '../moderation/decideReports';
import type { ReportCard, ReportedMessage } from '../moderation/report';
import { requestDismissal, requestLog } from '../moderation/requestPermit';
import { RECORD_LIMIT, SETTLE_LIMIT, TRIGGER_LIMIT } from '../moderation/timeouts';
import { notice } from '../ui/modal';
import {
    dismissModal,
    readCardMessage,
    REPORT_DEACTIVATE_ACTION,
    REPORT_DISMISS_ACTION,
    REPORT_DISMISS_CONFIRMED_ACTION,
} from '../ui/reportCard';
import { sayNotGranted } from '../ui/sayRefusal';
import { plain } from '../words/plain';
import { when } from '../words/when';
import { type Words, words } from '../words/words';
import type { Context } from './context';
import { type ConfirmationRequest, openConfirmation } from './openConfirmation';
import { answerInWindow } from './openNotice';

/** Whether a click is on a card of reports, or in the window that it opens. */
export function isOnReportCard(actionId: string): boolean {
    return [REPORT_DEACTIVATE_ACTION, REPORT_DISMISS_ACTION, REPORT_DISMISS_CONFIRMED_ACTION].includes(actionId);
}

/**
 * A click on a card of reports. Whoever clicks is asked anew whether they may moderate, before anything of the card is told. Its value is the
 * client's word: the records tell which card it is, and what was reported.
 */
export async function answerReportCard(
    interaction: UIKitBlockInteractionContext,
    user: IUser,
    context: Context,
): Promise<IUIKitResponse> {
    const { actionId, value, triggerId } = interaction.getInteractionData();
    const deadline = new Deadline(TRIGGER_LIMIT);
    const told = (lines: readonly Words[]) => answerInWindow(interaction, notice(lines), context);
    const viewing = await requestLog(user.id, context.ports, deadline);
    if (viewing.kind !== 'permitted') {
        return told(sayNotGranted(viewing, context.reader));
    }
    const pressed = readCardMessage(value);
    if (!pressed) {
        return told([words('report_over')]);
    }
    const found = await deadline.wait(findCard(pressed.cardId, user, context.ports));
    if (found.kind !== 'answered') {
        return told([words('told_unread')]);
    }
    if (found.value.kind !== 'card') {
        return told(sayNotNow(found.value, context));
    }
    const { card, messages } = found.value;
    if (actionId === REPORT_DEACTIVATE_ACTION) {
        const refused = await deactivate(found.value, triggerId, user, context, deadline);
        return refused ? told(refused) : interaction.getInteractionResponder().successResponse();
    }
    const message = messages.find(({ id }) => id === pressed.messageId);
    if (!message) {
        return told([words('report_over')]);
    }
    const dismissing = await requestDismissal(user.id, card.author, context.ports, deadline);
    if (dismissing.kind !== 'permitted') {
        return told(sayNotGranted(dismissing, context.reader));
    }
    if (actionId === REPORT_DISMISS_ACTION) {
        const content = dismissModal(card.id, message.id, card.author.username, message.text);
        return answerInWindow(interaction, content, context);
    }
    return told(await dismiss(card, message, user, context, deadline));
}

type NotNow = Exclude<FoundCard, { kind: 'card' }>;

function sayNotNow(found: NotNow, context: Context): Words[] {
    return found.kind === 'over' ? [words('report_over')] : [sayHeld(found, context)];
}

function sayHeld(
    {
        card: { author },
        holder: { moderator, until },
    }: {
        readonly card: { readonly author: Person };
        readonly holder: { readonly moderator: Person; readonly until: number };
    },
    { reader }: Context,
): Words {
    return words('report_held_by_other', {
        moderator: moderator.username,
        username: author.username,
        until: when(until, reader),
    });
}

/** The usual confirmation, once the card is held. @returns what to say where the card is another's. */
async function deactivate(
    { card, messages: [message] }: Extract<FoundCard, { kind: 'card' }>,
    triggerId: string | undefined,
    user: IUser,
    context: Context,
    deadline: Deadline,
): Promise<Words[] | undefined> {
    const { ports } = context;
    const held = await deadline.wait(holdCard(card, user, ports));
    if (held.kind === 'answered' && held.value.kind === 'held') {
        return [sayHeld({ card, holder: held.value.holder }, context)];
    }
    const isOpened = await openConfirmation(
        {
            user,
            action: 'deactivate',
            asked: { kind: 'known', person: card.author },
            reason: '',
            lasts: null,
            cleanUp: null,
            // The case links to the card, which quotes the message.
            origin: { roomId: card.roomId, threadId: null, messageId: card.messageId },
            triggerId,
            opens: { kind: 'confirm' },
            ...(message && clickedOf(message)),
        },
        context,
        deadline,
    );
    if (held.kind === 'answered' && held.value.kind === 'mine') {
        void showHold(card, isOpened ? undefined : held.value.holdId, context);
    }
    return undefined;
}

/** The message that the card shows: the confirmation quotes it to those who may read it. */
function clickedOf({ text, roomId, sentAt }: ReportedMessage): Pick<ConfirmationRequest, 'clicked'> {
    return sentAt === null || plain(text, 1) === '' ? {} : { clicked: { text, alias: null, roomId, sentAt } };
}

/** Shows on the card who has it; or gives it back, where nothing could be asked. */
async function showHold({ author }: ReportCard, toRemove: string | undefined, { ports }: Context): Promise<void> {
    if (toRemove !== undefined) {
        await new Deadline(RECORD_LIMIT).wait(ports.reports.removeEvent(toRemove));
    }
    await new Deadline(SETTLE_LIMIT).wait(settleReports(author, ports));
}

/** What comes later than the deadline is done all the same. So only that it is being done is said: the card shows what came of it. */
async function dismiss(
    card: ReportCard,
    message: ReportedMessage,
    user: IUser,
    { ports }: Context,
    deadline: Deadline,
): Promise<Words[]> {
    const written = await deadline.wait(dismissMessage(card, message.id, user, ports));
    if (written.kind === 'failed') {
        return [words('told_unread')];
    }
    await deadline.wait(settleReports(card.author, ports));
    return [words('report_dismissing', { username: card.author.username })];
}
