import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import { randomUUID } from 'crypto';

import type { Decided } from '../moderation/applyDecision';
import type { Decision } from '../moderation/checkSubmit';
import type { Closing } from '../moderation/closeCase';
import { Deadline } from '../moderation/deadline';
import type { Question } from '../moderation/pendingConfirmation';
import type { Ports } from '../moderation/ports';
import { UNDO_LIMIT } from '../moderation/timeouts';
import { button } from '../ui/blocks';
import { sayDecided } from '../ui/sayDecided';
import { outcomeMessage } from '../ui/sayOutcome';
import type { Button } from '../ui/stamp';
import { words } from '../words/words';
import type { Context } from './context';
import { OFFER_ACTION, sendOffer } from './openConfirmation';

/** Tells by message what a decision led to, in the room or thread that it was asked in. What is still to be decided comes as a button. */
export async function tellDecided(
    decided: Decided,
    { confirmation }: Decision,
    user: IUser,
    context: Context,
): Promise<void> {
    if (decided.kind === 'ended') {
        return tellEnded(decided, user, context);
    }
    if (decided.kind === 'ask-ownership') {
        const { rooms, again } = decided;
        const opens = { kind: 'ownership', reported: rooms.reported, kept: rooms.kept, again } as const;
        return sendOffer({ ...decided.question, step: { kind: 'offer', opens }, viewId: '' }, user, context);
    }
    return context.tell(user, confirmation.origin, sayDecided(decided, confirmation, context.reader));
}

async function tellEnded(closing: Closing, user: IUser, context: Context): Promise<void> {
    const undo = await undoButton(closing, context);
    await context.tell(user, closing.closed.origin, outcomeMessage(closing, context.reader, undo));
    void tellNotPosted(closing, user, context);
}

/** The post to the log room follows the answer: where it fails, that is told when it is known. */
export async function tellNotPosted(
    { closed, recorded, following }: Closing,
    user: IUser | string,
    { tell }: Pick<Context, 'tell'>,
): Promise<void> {
    if (recorded && (await following) === 'not-posted') {
        await tell(user, closed.origin, [words('record_not_posted')]);
    }
}

/**
 * A deactivation can be undone by a button, which asks the same as `/activate` does. It is good for as long as a confirmation.
 * @returns `undefined` where nothing was deactivated, and where activating doesn't work: that needs a service account.
 */
async function undoButton({ closed }: Closing, { ports }: Context): Promise<Button | undefined> {
    if (closed.action === 'activate' || closed.ending.kind !== 'done') {
        return undefined;
    }
    const undo: Question = {
        id: randomUUID(),
        step: { kind: 'offer', opens: { kind: 'confirm' } },
        action: 'activate',
        moderatorId: closed.moderator.id,
        target: closed.target,
        memberSince: null,
        reason: '',
        lasts: null,
        cleanUp: null,
        origin: closed.origin,
        viewId: '',
        createdAt: Date.now(),
    };
    const written = await new Deadline(UNDO_LIMIT).wait(writeIfUsable(undo, ports));
    return written.kind === 'answered' && written.value
        ? button(OFFER_ACTION, words('told_undo_button'), { value: undo.id })
        : undefined;
}

async function writeIfUsable(undo: Question, ports: Ports): Promise<boolean> {
    const isUsable = await ports.serviceAccount.isUsable();
    if (isUsable) {
        await ports.confirmations.write({ ...undo, fingerprint: '' });
    }
    return isUsable;
}
