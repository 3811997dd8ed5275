import { Deadline } from './deadline';
import type { PendingBatch, PendingConfirmation } from './pendingConfirmation';
import type { Ports } from './ports';
import { GIVING_WAY_LIMIT } from './timeouts';

/** So many questions may be open to one moderator at a time. */
const MOST_OPEN = 20;

/** Writes a question down, so that it can be answered. Where too many are open to its moderator, the oldest give way. */
export async function putQuestion(asked: PendingConfirmation | PendingBatch, { confirmations }: Ports): Promise<void> {
    await confirmations.write(asked);
    await new Deadline(GIVING_WAY_LIMIT).wait(giveWay(asked.moderatorId, confirmations));
}

async function giveWay(moderatorId: string, confirmations: Ports['confirmations']): Promise<void> {
    const open = [...(await confirmations.ofModerator(moderatorId))].sort((a, b) => b.createdAt - a.createdAt);
    await Promise.all(open.slice(MOST_OPEN).map(({ id }) => confirmations.remove(id)));
}
