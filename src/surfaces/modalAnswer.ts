import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { Decided } from '../moderation/applyDecision';
import type { ClosedCase } from '../moderation/case';
import { MAX_REASON_LENGTH } from '../moderation/checkFields';
import type { Decision, NotDecided } from '../moderation/checkSubmit';
import type { Deadline } from '../moderation/deadline';
import { fingerprintOf } from '../ui/fingerprint';
import { COUNT_FIELD, type Modal, REASON_FIELD, USERNAME_FIELD } from '../ui/modal';
import { ownershipModal } from '../ui/ownershipModal';
import type { SubmittedView } from '../ui/readSubmit';
import { sayDecided } from '../ui/sayDecided';
import { sayClosing } from '../ui/sayOutcome';
import { sayRefusal } from '../ui/sayRefusal';
import type { FieldError } from '../words/fieldErrors';
import type { Reader } from '../words/reader';
import { type Words, words } from '../words/words';
import type { Context } from './context';
import { tellDecided } from './tellDecided';

/** What a client can be answered to a submit. `closed` closes the modal: a message tells what these lines tell. */
export type ModalAnswer =
    | { readonly kind: 'modal'; readonly modal: Modal }
    | { readonly kind: 'notice'; readonly lines: readonly Words[] }
    /** Shown under those of the fields that the modal has. */
    | { readonly kind: 'field-error'; readonly fields: readonly string[]; readonly error: FieldError }
    | { readonly kind: 'closed'; readonly lines: readonly Words[] };

/** For what is about the whole modal, whichever step it shows. */
const ANY_FIELD = [REASON_FIELD, USERNAME_FIELD];

/** The answer to a submit that doesn't count. */
export function answerNotDecided(outcome: NotDecided, { fingerprint }: SubmittedView, reader: Reader): ModalAnswer {
    switch (outcome.kind) {
        case 'unread':
            return notice(words('submit_not_begun'));
        case 'no-longer-counts':
            return notice(words('submit_no_longer_counts'));
        case 'decided-before':
            return notice(
                words('submit_decided_before'),
                ...sayClosing({ closed: outcome.closed, recorded: true }, reader),
            );
        case 'superseded':
            // The web client says which step it showed, and shows the next one by now: an error leaves that as it is.
            return fingerprint === undefined
                ? notice(words('submit_no_longer_counts_mobile'))
                : { kind: 'field-error', fields: ANY_FIELD, error: words('field_superseded') };
        case 'refused':
            return notice(...sayRefusal(outcome.refusal, reader));
        case 'at-work':
            return { kind: 'field-error', fields: ANY_FIELD, error: words('field_busy') };
        case 'unknown-duration':
        case 'unknown-clean-up':
            return notice(words('submit_malformed'));
        case 'no-clean-up':
            return notice(
                words(outcome.why === 'no-log-room' ? 'submit_clean_up_no_log_room' : 'submit_clean_up_not_permitted'),
            );
        case 'reason-missing':
            return outcome.canBeGiven
                ? { kind: 'field-error', fields: [REASON_FIELD], error: words('field_reason_missing') }
                : notice(words('submit_reason_missing'));
        case 'reason-too-long':
            return {
                kind: 'field-error',
                fields: ANY_FIELD,
                error: words('field_reason_too_long', { limit: String(MAX_REASON_LENGTH) }),
            };
        case 'wrong-username':
            return {
                kind: 'field-error',
                fields: [USERNAME_FIELD],
                error: words('field_wrong_username', { username: outcome.expected }),
            };
        case 'wrong-count':
            return {
                kind: 'field-error',
                fields: [COUNT_FIELD],
                error: words('field_wrong_count', { count: String(outcome.expected) }),
            };
    }
}

/** The answer to a decision, while the modal is still open. What ended is told by message, which stays when the modal is closed. */
export async function showDecided(
    decided: Decided,
    decision: Decision,
    user: IUser,
    context: Context,
    deadline: Deadline,
): Promise<ModalAnswer> {
    const { confirmation } = decision;
    if (decided.kind === 'ask-ownership') {
        const content = ownershipModal(decided.question, decided);
        const modal = context.modal(decided.question.viewId, content);
        const pending = { ...decided.question, fingerprint: fingerprintOf(modal) };
        const written = await deadline.wait(context.ports.confirmations.write(pending));
        return written.kind === 'answered' ? { kind: 'modal', modal } : notice(words('submit_not_begun'));
    }
    if (decided.kind === 'busy' && decided.other.by.id === user.id) {
        return { kind: 'field-error', fields: ANY_FIELD, error: words('field_busy') };
    }
    const said = sayDecided(decided, confirmation, context.reader);
    if (decided.kind !== 'ended' && decided.kind !== 'no-answer') {
        return notice(...said);
    }
    if (decided.kind === 'ended' && (await isRoomGone(decided.closed, context, deadline))) {
        return notice(words('told_room_gone'), ...said);
    }
    await deadline.wait(tellDecided(decided, decision, user, context));
    return { kind: 'closed', lines: said };
}

/** Giving up rooms may delete the very room in which it was asked: then no message can come there. */
async function isRoomGone(
    { ending, origin, unchecked }: ClosedCase,
    { ports }: Context,
    deadline: Deadline,
): Promise<boolean> {
    const seen = ending.rooms.find((room) => 'id' in room && room.id === origin.roomId);
    if (seen ? seen.kind !== 'not-confirmed' : unchecked?.length === 0) {
        return seen?.kind === 'deleted';
    }
    const room = await deadline.wait(ports.rooms.byId(origin.roomId));
    return room.kind === 'answered' && !room.value;
}

function notice(...lines: readonly Words[]): ModalAnswer {
    return { kind: 'notice', lines };
}
