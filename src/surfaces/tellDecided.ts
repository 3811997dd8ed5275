import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { Decided } from '../moderation/applyDecision';
import type { ClosedCase } from '../moderation/case';
import type { Decision } from '../moderation/checkSubmit';
import type { Closing } from '../moderation/closeCase';
import type { Question } from '../moderation/pendingConfirmation';
import type { Ports } from '../moderation/ports';
import { offerFrom } from '../moderation/questionFor';
import { sayDecided } from '../ui/sayDecided';
import { outcomeMessage } from '../ui/sayOutcome';
import type { Button } from '../ui/stamp';
import { type Words, words } from '../words/words';
import type { Context } from './context';
import { offerButtonIfUsable, sendOffer } from './offerButton';

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
        await sendOffer({ ...decided.question, step: { kind: 'offer', opens }, viewId: '' }, user, context);
        return;
    }
    return context.tell(user, confirmation.origin, sayDecided(decided, confirmation, context.reader));
}

/** Tells what came of a case, also where the sweep closed it. */
export async function tellEnded(closing: Closing, who: IUser | string, context: Context): Promise<void> {
    const next = await buttonAfter(closing, context);
    await context.tell(who, closing.closed.origin, outcomeMessage(closing, context.reader, next));
    void tellNotPosted(closing, who, context);
}

/** The post to the log room follows the answer: where it fails, that is told when it is known. */
async function tellNotPosted(
    { closed, recorded, following }: Closing,
    who: IUser | string,
    { tell }: Pick<Context, 'tell'>,
): Promise<void> {
    if (recorded && (await following) === 'not-posted') {
        await tell(who, closed.origin, [words('record_not_posted')]);
    }
}

/**
 * What can be done next, by a button that is good for as long as a confirmation. A deactivation can be undone, which asks the same as `/activate`
 * does. A timed one that was only found so has no end, unless its moderator says so now.
 * @returns `undefined` where there is nothing to do, and without a service account, which either needs.
 */
async function buttonAfter({ closed }: Closing, { ports }: Context): Promise<Button | undefined> {
    const { action, ending, reason, lasts } = closed;
    if (action !== 'deactivate') {
        return undefined;
    }
    if (ending.kind === 'done') {
        return offerAfter(closed, { action: 'activate', reason: '', lasts: null }, words('told_undo_button'), ports);
    }
    return ending.kind === 'found' && lasts !== null
        ? offerAfter(closed, { action: 'change-duration', reason, lasts }, words('told_confirm_time_button'), ports)
        : undefined;
}

async function offerAfter(
    { moderator, target, origin }: ClosedCase,
    { action, reason, lasts }: Pick<Question, 'action' | 'reason' | 'lasts'>,
    label: Words,
    ports: Ports,
): Promise<Button | undefined> {
    const offered: Question = {
        ...offerFrom(moderator.id, action, { reason, lasts, cleanUp: null, origin }),
        step: { kind: 'offer', opens: { kind: 'confirm' } },
        target,
        memberSince: null,
    };
    return offerButtonIfUsable(offered, label, ports);
}
