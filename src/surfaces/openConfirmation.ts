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
import { permitToChange, type Requested, requestPermit } from '../moderation/requestPermit';
import { withoutKept } from '../moderation/roomsOwnedAlone';
import { BACKGROUND_LIMIT, TIME_TO_OPEN } from '../moderation/timeouts';
import { confirmModal } from '../ui/confirmModal';
import { fingerprintOf } from '../ui/fingerprint';
import type { Modal } from '../ui/modal';
import { ownershipModal } from '../ui/ownershipModal';
import { sayNotGranted } from '../ui/sayRefusal';
import { plain } from '../words/plain';
import { MAX_QUOTE_LENGTH, words } from '../words/words';
import type { Context } from './context';
import { sendOffer } from './offerButton';

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
        await tellNotPermitted(request, requested, context);
        return false;
    }
    if (!requested.situation.hasServiceAccount && (action !== 'deactivate' || request.lasts !== null)) {
        const why = words(action === 'activate' ? 'refused_no_service_account' : 'refused_no_duration');
        await context.tell(user, origin, [why]);
        return false;
    }
    if (!request.triggerId || deadline.left() < TIME_TO_OPEN) {
        const offered = questionFor(
            requested.permit,
            { kind: 'offer', opens: request.opens },
            { ...request, viewId: '' },
        );
        return sendOffer(offered, user, context);
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

async function stepFor(
    { opens, reason, origin, lasts, cleanUp, clicked }: ConfirmationRequest,
    { permit, situation }: Permitted,
    context: Context,
    deadline: Deadline,
): Promise<{ question: Question; modal: Modal }> {
    const from = { reason, lasts, cleanUp, origin, viewId: randomUUID() };
    if (opens.kind === 'confirm') {
        const offersDurations = permit.action !== 'activate' && situation.hasServiceAccount;
        const by = new Deadline(Math.min(BACKGROUND_LIMIT, deadline.before(TIME_TO_OPEN).left()));
        const background = await lookUpBackground(permit, clicked, context.ports, by);
        // Of a message that the moderator can't read nothing is shown, and so nothing is kept.
        const quote = plain(background.message?.text ?? '', MAX_QUOTE_LENGTH) || null;
        const quoted = { ...from, origin: { ...origin, quote } };
        const hasLogRoom = background.logRoom !== undefined;
        const offer = cleanUpFor(permit.action, permit.moderator, situation.standard, hasLogRoom);
        const question = questionFor(permit, { kind: 'confirm', offersDurations, cleanUp: offer }, quoted);
        const content = confirmModal(permit, situation, background, question, context.reader);
        return { question, modal: context.modal(question.viewId, content) };
    }
    const found = await findRoomsOwnedAlone(
        { accountId: permit.target.id, moderatorId: permit.moderator.id },
        context.ports,
        deadline.before(TIME_TO_OPEN),
    );
    const rooms = { ...withoutKept(found, opens.kept), reported: opens.reported };
    const ownership = { rooms, again: opens.again, isUnsaid: false };
    const asked = questionFor(permit, { kind: 'ownership', ...ownership }, from);
    // As the first step of its modal it has the modal's id: a client that sends no more than that names it all the same.
    const question = { ...asked, viewId: asked.id };
    return { question, modal: context.modal(question.viewId, ownershipModal(question, ownership)) };
}

/** Says why not. Where an account is deactivated already, a button offers to change for how long. */
async function tellNotPermitted(
    { user, action, reason, lasts, origin }: ConfirmationRequest,
    requested: Exclude<Requested, Permitted>,
    context: Context,
): Promise<void> {
    const lines = sayNotGranted(requested, context.reader);
    const permit = action === 'deactivate' ? permitToChange(requested) : undefined;
    if (!permit) {
        return context.tell(user, origin, lines);
    }
    const from = { reason, lasts, cleanUp: null, origin, viewId: '' };
    const offered = questionFor(permit, { kind: 'offer', opens: { kind: 'confirm' } }, from);
    await sendOffer(offered, user, context, { lines, label: words('told_change_button') });
}
