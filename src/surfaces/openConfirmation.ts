import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import { randomUUID } from 'crypto';

import type { Action, Asked } from '../moderation/account';
import { type ClickedMessage, lookUpBackground } from '../moderation/background';
import type { Origin } from '../moderation/case';
import { cleanUpFor } from '../moderation/cleanUpFor';
import { Deadline } from '../moderation/deadline';
import { findRoomsOwnedAlone } from '../moderation/findRoomsOwnedAlone';
import type { Opens, Question } from '../moderation/pendingConfirmation';
import { questionFor } from '../moderation/questionFor';
import { type Requested, requestPermit } from '../moderation/requestPermit';
import { withoutKept } from '../moderation/roomsOwnedAlone';
import { BACKGROUND_LIMIT, TIME_TO_OPEN, TRIGGER_LIMIT } from '../moderation/timeouts';
import { button } from '../ui/blocks';
import { confirmModal } from '../ui/confirmModal';
import { fingerprintOf } from '../ui/fingerprint';
import { message } from '../ui/message';
import type { Modal } from '../ui/modal';
import { ownershipModal } from '../ui/ownershipModal';
import { sayRefusal } from '../ui/sayRefusal';
import { plain } from '../words/plain';
import type { Reader } from '../words/reader';
import { MAX_QUOTE_LENGTH, type Words, words } from '../words/words';
import type { Context } from './context';

/** The button of a message that opens a modal. */
export const OFFER_ACTION = 'open-confirmation';

/** What a moderator asks for, by whatever way in. */
export interface ConfirmationRequest {
    readonly user: IUser;
    readonly action: Action;
    readonly asked: Asked;
    readonly reason: string;
    readonly origin: Origin;
    /** Absent where a client sent none: then no modal can be opened. */
    readonly triggerId: string | null | undefined;
    /** The step to show; the ownership step where the server has already said that the account is a last owner. */
    readonly opens: Opens;
    /** For how many milliseconds, where that was chosen already; `null` until somebody activates the account. */
    readonly lasts: number | null;
    /** Of how many milliseconds of the past messages are to be deleted, where that was chosen already; `null` for none. */
    readonly cleanUp: number | null;
    /** The message whose menu was used. */
    readonly clicked?: ClickedMessage;
}

/**
 * The first half of every way in: may they, and if so, show what will happen and ask. Nothing is changed here.
 * @param deadline by when the modal has to be opened.
 * @returns whether it was asked; where it was not, they are told why.
 */
export async function openConfirmation(
    request: ConfirmationRequest,
    context: Context,
    deadline: Deadline,
): Promise<boolean> {
    const { user, action, asked, origin } = request;
    const requested = await requestPermit({ callerId: user.id, action, asked }, context.ports, deadline);
    if (requested.kind !== 'permitted') {
        await context.tell(user, origin, sayNotPermitted(requested, context.reader));
        return false;
    }
    if (action === 'activate' && !requested.situation.hasServiceAccount) {
        await context.tell(user, origin, [words('refused_no_service_account')]);
        return false;
    }
    if (!request.triggerId || deadline.left() < TIME_TO_OPEN) {
        await offer(request, requested, context);
        return true;
    }
    const { question, modal } = await stepFor(request, requested, context, deadline);
    // The modal goes first, since it is waited for; without the record, a submit of it counts for nothing.
    const [opened, written] = await Promise.all([
        deadline.wait(context.open(modal, request.triggerId, request.user)),
        deadline.wait(context.ports.confirmations.write({ ...question, fingerprint: fingerprintOf(modal) })),
    ]);
    const isOpened = written.kind === 'answered' && opened.kind === 'answered';
    if (!isOpened) {
        await context.tell(request.user, request.origin, [words('told_not_opened')]);
    }
    return isOpened;
}

type Permitted = Extract<Requested, { kind: 'permitted' }>;

function sayNotPermitted(requested: Exclude<Requested, Permitted>, reader: Reader): Words[] {
    return requested.kind === 'unread' ? [words('told_unread')] : sayRefusal(requested.refusal, reader);
}

async function stepFor(
    { opens, reason, origin, lasts, cleanUp, clicked }: ConfirmationRequest,
    { permit, situation }: Permitted,
    context: Context,
    deadline: Deadline,
): Promise<{ question: Question; modal: Modal }> {
    const from = { reason, lasts, cleanUp, origin, viewId: randomUUID() };
    if (opens.kind === 'confirm') {
        const offersDurations = permit.action === 'deactivate' && situation.hasServiceAccount;
        const by = new Deadline(Math.min(BACKGROUND_LIMIT, deadline.before(TIME_TO_OPEN).left()));
        const background = await lookUpBackground(permit, clicked, context.ports, by);
        // Of a message that the moderator can't read nothing is shown, and so nothing is kept.
        const quote = plain(background.message?.text ?? '', MAX_QUOTE_LENGTH) || null;
        const quoted = { ...from, origin: { ...origin, quote } };
        const hasLogRoom = background.logRoom !== undefined;
        const cleanUpOffer =
            permit.action === 'deactivate'
                ? cleanUpFor(permit.moderator, situation.standard, hasLogRoom)
                : 'not-permitted';
        const question = questionFor(permit, { kind: 'confirm', offersDurations, cleanUp: cleanUpOffer }, quoted);
        const content = confirmModal(permit, situation, background, question, context.reader);
        return { question, modal: context.modal(question.viewId, content) };
    }
    const found = await findRoomsOwnedAlone(permit.target.id, context.ports, deadline.before(TIME_TO_OPEN));
    const rooms = { ...withoutKept(found, opens.kept), reported: opens.reported };
    const ownership = { rooms, again: opens.again, isUnsaid: false };
    const asked = questionFor(permit, { kind: 'ownership', ...ownership }, from);
    // As the first step of its modal it has the modal's id: a client that sends no more than that names it all the same.
    const question = { ...asked, viewId: asked.id };
    return { question, modal: context.modal(question.viewId, ownershipModal(question, ownership)) };
}

/** Where no modal can be opened, a button in a message opens it: never a change without a confirmation. */
async function offer(request: ConfirmationRequest, { permit }: Permitted, context: Context): Promise<void> {
    const { reason, lasts, cleanUp, origin, opens } = request;
    await sendOffer(
        questionFor(permit, { kind: 'offer', opens }, { reason, lasts, cleanUp, origin, viewId: '' }),
        request.user,
        context,
    );
}

/** Writes an offer down and sends its button. */
export async function sendOffer(offered: Question, user: IUser, context: Context): Promise<void> {
    const written = await new Deadline(TRIGGER_LIMIT).wait(
        context.ports.confirmations.write({ ...offered, fingerprint: '' }),
    );
    if (written.kind !== 'answered') {
        await context.tell(user, offered.origin, [words('told_not_opened')]);
        return;
    }
    const { username } = offered.target;
    const toConfirm = offered.step.kind === 'offer' && offered.step.opens.kind === 'confirm';
    const text = toConfirm
        ? words(offered.action === 'deactivate' ? 'told_offer_confirm' : 'told_offer_activate', { username })
        : words('told_offer_ownership', { username });
    const label = words(toConfirm ? 'told_offer_confirm_button' : 'told_offer_ownership_button');
    await context.tell(user, offered.origin, message([text], button(OFFER_ACTION, label, { value: offered.id })));
}
