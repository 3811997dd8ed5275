import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { Deadline } from '../moderation/deadline';
import type { BatchQuestion, Question } from '../moderation/pendingConfirmation';
import type { Ports } from '../moderation/ports';
import { TRIGGER_LIMIT, UNDO_LIMIT } from '../moderation/timeouts';
import { button } from '../ui/blocks';
import { message } from '../ui/message';
import { type SaidOffer, sayOffer } from '../ui/sayOffer';
import type { Button } from '../ui/stamp';
import { type Words, words } from '../words/words';
import type { Context } from './context';

/** The button of a message that opens a modal. */
export const OFFER_ACTION = 'open-confirmation';

/**
 * Writes an offer down for the button that opens it.
 * @param deadline by when: the message that the button stands in waits for it.
 * @returns `undefined` where it could not be written in time: without its record a button would lead nowhere.
 */
export async function offerButton(
    offered: BatchQuestion | Question,
    label: Words,
    { confirmations }: Pick<Ports, 'confirmations'>,
    deadline = new Deadline(UNDO_LIMIT),
): Promise<Button | undefined> {
    const written = await deadline.wait(confirmations.write({ ...offered, fingerprint: '' }));
    return written.kind === 'answered' ? button(OFFER_ACTION, label, { value: offered.id }) : undefined;
}

/** The same for what only a service account can do. */
export async function offerButtonIfUsable(
    offered: BatchQuestion | Question,
    label: Words,
    ports: Ports,
): Promise<Button | undefined> {
    const deadline = new Deadline(UNDO_LIMIT);
    const isUsable = await deadline.wait(ports.serviceAccount.isUsable());
    return isUsable.kind === 'answered' && isUsable.value ? offerButton(offered, label, ports, deadline) : undefined;
}

/**
 * Sends a message with the button, where no modal can be opened: never a change without a confirmation.
 * @returns whether it was offered; where it could not be, they are told so.
 */
export async function sendOffer(
    offered: BatchQuestion | Question,
    user: IUser,
    context: Context,
    { lines, label }: SaidOffer = sayOffer(offered),
): Promise<boolean> {
    const opens = await offerButton(offered, label, context.ports, new Deadline(TRIGGER_LIMIT));
    await context.tell(user, offered.origin, opens ? message(lines, opens) : [words('told_not_opened')]);
    return opens !== undefined;
}
