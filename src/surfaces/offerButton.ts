import { Deadline } from '../moderation/deadline';
import type { PendingBatch, PendingConfirmation } from '../moderation/pendingConfirmation';
import type { Ports } from '../moderation/ports';
import { UNDO_LIMIT } from '../moderation/timeouts';
import { button } from '../ui/blocks';
import type { Button } from '../ui/stamp';
import type { Words } from '../words/words';
import { OFFER_ACTION } from './openConfirmation';

/**
 * Writes an offer down for the button that opens it.
 * @param deadline by when: the message that the button stands in waits for it.
 * @returns `undefined` where it could not be written in time: without its record a button would lead nowhere.
 */
export async function offerButton(
    offered: PendingBatch | PendingConfirmation,
    label: Words,
    { confirmations }: Pick<Ports, 'confirmations'>,
    deadline = new Deadline(UNDO_LIMIT),
): Promise<Button | undefined> {
    const written = await deadline.wait(confirmations.write(offered));
    return written.kind === 'answered' ? button(OFFER_ACTION, label, { value: offered.id }) : undefined;
}

/** The same for what only a service account can do. */
export async function offerButtonIfUsable(
    offered: PendingBatch | PendingConfirmation,
    label: Words,
    ports: Ports,
): Promise<Button | undefined> {
    const deadline = new Deadline(UNDO_LIMIT);
    const isUsable = await deadline.wait(ports.serviceAccount.isUsable());
    return isUsable.kind === 'answered' && isUsable.value ? offerButton(offered, label, ports, deadline) : undefined;
}
