import type { IUIKitResponse, UIKitViewSubmitInteractionContext } from '@rocket.chat/apps-engine/definition/uikit';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { applyDecision, type Decided } from '../moderation/applyDecision';
import { checkSubmit, type Decision } from '../moderation/checkSubmit';
import { Deadline } from '../moderation/deadline';
import { TIME_TO_SHOW, TRIGGER_LIMIT } from '../moderation/timeouts';
import { notice } from '../ui/modal';
import { readNewcomers } from '../ui/newcomersModal';
import { readSubmit, type SubmittedView, viewIdOf } from '../ui/readSubmit';
import { sayFieldError } from '../words/fieldErrors';
import { type Words, words } from '../words/words';
import { caught } from './caught';
import type { Context } from './context';
import { answerNotDecided, type ModalAnswer, showDecided } from './modalAnswer';
import { startBatch } from './seeBatchThrough';
import { answerNewcomers } from './showNewcomers';
import { tellDecided } from './tellDecided';
import { workOffCleanUps } from './workOffCleanUps';

/** A modal's submit. It is answered in time whatever happens: work that takes longer goes on, and its outcome comes as a message. */
export async function answerViewSubmit(
    interaction: UIKitViewSubmitInteractionContext,
    user: IUser,
    context: Context,
): Promise<IUIKitResponse> {
    const { view } = interaction.getInteractionData();
    const viewId = viewIdOf(view);
    const answer = await caught<ModalAnswer>(context, answerTo(view, user, context), () => ({
        kind: 'notice',
        lines: [words('told_failed')],
    }));
    const responder = interaction.getInteractionResponder();
    switch (answer.kind) {
        case 'modal':
            return responder.updateModalViewResponse(answer.modal);
        case 'notice':
            return responder.updateModalViewResponse(context.modal(viewId, notice(answer.lines)));
        case 'field-error':
            return responder.viewErrorResponse({
                viewId,
                errors: errorsIn(answer.fields, sayFieldError(answer.error, context.reader)),
            });
        case 'closed':
            return responder.successResponse();
    }
}

async function answerTo(view: unknown, user: IUser, context: Context): Promise<ModalAnswer> {
    const deadline = new Deadline(TRIGGER_LIMIT);
    const newcomers = readNewcomers(view);
    const ofNewcomers = newcomers && (await answerNewcomers(newcomers, user, context, deadline));
    if (ofNewcomers) {
        return ofNewcomers;
    }
    const submitted = readSubmit(view);
    if (!submitted) {
        return { kind: 'notice', lines: [words('submit_malformed')] };
    }
    const answer = await decideOn(submitted, user, context, deadline);
    // Some mobile apps keep the modal at a success (docs/rocketchat.md#the-mobile-apps-send-less): there it says what the message says.
    const keepsModal = submitted.fingerprint === undefined;
    return answer.kind === 'closed' && keepsModal ? { kind: 'notice', lines: answer.lines } : answer;
}

async function decideOn(
    submitted: SubmittedView,
    user: IUser,
    context: Context,
    deadline: Deadline,
): Promise<ModalAnswer> {
    const { ports, claims } = context;
    const checked = await checkSubmit(
        { callerId: user.id, ...submitted },
        ports,
        claims,
        deadline.before(TIME_TO_SHOW),
    );
    if (checked.kind === 'batch-decided') {
        return startBatch(checked, user, context, deadline.before(TIME_TO_SHOW));
    }
    if (checked.kind !== 'decided') {
        return answerNotDecided(checked, submitted, context.reader);
    }
    const work = applyDecision(checked, ports, claims, deadline.before(TIME_TO_SHOW));
    const decided = await deadline.wait(work);
    if (decided.kind === 'answered') {
        const answer = await showDecided(decided.value, checked, user, context, deadline);
        cleanUpAfter(decided.value, context);
        return answer;
    }
    if (decided.kind === 'failed') {
        return { kind: 'notice', lines: [words('told_failed')] };
    }
    void tellWhenDone(work, checked, user, context);
    return { kind: 'closed', lines: [sayStillWorking(checked)] };
}

/** It begins when the outcome is told and the case has its thread in the log room. It tells by itself what comes of it. */
function cleanUpAfter(decided: Decided, context: Context): void {
    if (decided.kind === 'ended' && decided.closed.cleanUp !== null) {
        void decided.following.then(() => workOffCleanUps(context));
    }
}

/** The modal is gone by now. What happens here is nobody's to catch but our own. */
async function tellWhenDone(work: Promise<Decided>, decision: Decision, user: IUser, context: Context): Promise<void> {
    const { origin } = decision.confirmation;
    await context.tell(user, origin, [sayStillWorking(decision)]);
    try {
        const decided = await work;
        await tellDecided(decided, decision, user, context);
        cleanUpAfter(decided, context);
    } catch {
        await context.tell(user, origin, [words('told_failed')]);
    }
}

function sayStillWorking({ confirmation: { target } }: Decision): Words {
    return words('told_still_working', { username: target.username });
}

function errorsIn(fields: readonly string[], error: string): Record<string, string> {
    const errors: Record<string, string> = {};
    for (const field of fields) {
        errors[field] = error;
    }
    return errors;
}
