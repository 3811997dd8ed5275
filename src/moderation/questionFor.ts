import { randomUUID } from 'crypto';

import { type Action, personOf } from './account';
import type { Intent } from './authorise';
import type { Question, Step } from './pendingConfirmation';

/** What the moderator is to be asked. A step that follows has an id of its own: a second click on the step before is no consent to it. */
export function questionFor(
    { moderator, target, action }: Intent,
    step: Step,
    from: Pick<Question, 'reason' | 'lasts' | 'cleanUp' | 'origin' | 'viewId'>,
): Question {
    return {
        id: step.kind === 'confirm' ? from.viewId : randomUUID(),
        step,
        action,
        moderatorId: moderator.id,
        target: personOf(target),
        memberSince: target.memberSince,
        reason: from.reason,
        lasts: from.lasts,
        cleanUp: from.cleanUp,
        origin: from.origin,
        viewId: from.viewId,
        createdAt: Date.now(),
    };
}

/** What every offer has, of one account or several. It stands in a message, so it belongs to no modal yet. */
export function offerFrom<Asked extends Action>(
    moderatorId: string,
    action: Asked,
    { reason, lasts, cleanUp, origin }: Pick<Question, 'reason' | 'lasts' | 'cleanUp' | 'origin'>,
) {
    return { id: randomUUID(), action, moderatorId, reason, lasts, cleanUp, origin, viewId: '', createdAt: Date.now() };
}
