import type { IUIKitResponse, UIKitBlockInteractionContext } from '@rocket.chat/apps-engine/definition/uikit';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import { randomUUID } from 'crypto';

import type { Origin } from '../moderation/case';
import { Deadline } from '../moderation/deadline';
import type { NewcomerList } from '../moderation/newcomer';
import { findNewcomers } from '../moderation/newcomers';
import { isExpired } from '../moderation/pendingConfirmation';
import { requestLog } from '../moderation/requestPermit';
import { TIME_TO_OPEN, TIME_TO_SHOW, TRIGGER_LIMIT } from '../moderation/timeouts';
import { chosenByAll, newcomersField, newcomersModal, type SubmittedNewcomers } from '../ui/newcomersModal';
import { isId } from '../ui/readSubmit';
import { sayNotGranted } from '../ui/sayRefusal';
import { type Words, words } from '../words/words';
import type { Context } from './context';
import type { ModalAnswer } from './modalAnswer';
import { askBatch } from './openBatch';
import { openNotice } from './openNotice';

/** `/deactivate newcomers [1h|24h]`: the accounts that registered themselves lately, to choose from. Nobody is chosen at first. */
export async function showNewcomers(
    user: IUser,
    hours: number,
    triggerId: string | undefined,
    origin: Origin,
    context: Context,
): Promise<void> {
    const deadline = new Deadline(TRIGGER_LIMIT);
    const { ports } = context;
    const refused = await refusedTo(user, context, deadline);
    if (refused) {
        return context.tell(user, origin, refused);
    }
    const found = await findNewcomers(hours, ports, deadline.before(TIME_TO_OPEN));
    if (!found) {
        return context.tell(user, origin, [words('told_unread')]);
    }
    if (found.newcomers.length === 0) {
        return context.tell(user, origin, [words('newcomers_none', { hours: String(hours) })]);
    }
    if (!triggerId) {
        return context.tell(user, origin, [words('newcomers_no_window')]);
    }
    const list: NewcomerList = {
        ...found,
        id: randomUUID(),
        moderatorId: user.id,
        hours,
        chosen: 'none',
        origin,
        createdAt: Date.now(),
    };
    const [opened, written] = await Promise.all([
        deadline.wait(context.open(context.modal(list.id, newcomersModal(list, context.reader)), triggerId, user)),
        deadline.wait(ports.newcomers.writeList(list)),
    ]);
    if (opened.kind !== 'answered' || written.kind !== 'answered') {
        await context.tell(user, origin, [words('told_not_opened')]);
    }
}

async function refusedTo(user: IUser, context: Context, deadline: Deadline): Promise<Words[] | undefined> {
    const viewing = await requestLog(user.id, context.ports, deadline);
    return viewing.kind === 'permitted' ? undefined : sayNotGranted(viewing, context.reader);
}

/** The list of this id, where it was shown to this person and still counts. */
async function listOf(id: unknown, user: IUser, { ports }: Context): Promise<NewcomerList | undefined> {
    const list = isId(id) ? await ports.newcomers.list(id) : undefined;
    return list?.moderatorId === user.id && !isExpired(list, Date.now()) ? list : undefined;
}

/** A click on the button that chooses all. */
export async function chooseAllNewcomers(
    interaction: UIKitBlockInteractionContext,
    user: IUser,
    context: Context,
): Promise<IUIKitResponse> {
    const { value } = interaction.getInteractionData();
    const responder = interaction.getInteractionResponder();
    const deadline = new Deadline(TRIGGER_LIMIT);
    const found = await deadline.wait(listOf(value, user, context));
    if (found.kind !== 'answered' || !found.value) {
        const line = words(found.kind === 'answered' ? 'submit_no_longer_counts' : 'told_unread');
        return openNotice([line], responder, context);
    }
    const list: NewcomerList = { ...found.value, chosen: 'all' };
    const written = await deadline.wait(context.ports.newcomers.writeList(list));
    return written.kind === 'answered'
        ? responder.updateModalViewResponse(context.modal(list.id, newcomersModal(list, context.reader)))
        : openNotice([words('told_unread')], responder, context);
}

/**
 * The submit of a list leads into the question about several accounts. Who was chosen is the client's word: somebody who didn't stand in the
 * list that was shown is refused, and all others with them.
 * @returns `undefined` where it is no submit of a list, but of what came after it.
 */
export async function answerNewcomers(
    { listId, chosen, isWhole }: SubmittedNewcomers,
    user: IUser,
    context: Context,
    deadline: Deadline,
): Promise<ModalAnswer | undefined> {
    const refused = await refusedTo(user, context, deadline);
    if (refused) {
        return { kind: 'notice', lines: refused };
    }
    const found = await deadline.wait(listOf(listId, user, context));
    if (found.kind !== 'answered') {
        return { kind: 'notice', lines: [words('submit_not_begun')] };
    }
    if (!found.value) {
        return isWhole ? isAskedSince(listId, user, context, deadline) : undefined;
    }
    const list = found.value;
    const ids = chosen ?? (list.chosen === 'all' ? chosenByAll(list) : []);
    const listed = new Set(list.newcomers.map(({ accountId }) => accountId));
    if (ids.some((id) => !listed.has(id))) {
        return { kind: 'notice', lines: [words('newcomers_not_listed')] };
    }
    if (ids.length === 0) {
        return { kind: 'field-error', fields: [newcomersField(list)], error: words('field_nobody_chosen') };
    }
    return ask(list, ids, user, context, deadline);
}

/** A second click on the list: what it led to stays as it is shown. */
async function isAskedSince(
    viewId: string,
    { id }: IUser,
    { ports }: Context,
    deadline: Deadline,
): Promise<ModalAnswer> {
    const asked = await deadline.wait(ports.confirmations.ofView(viewId));
    const isAsked = asked.kind === 'answered' && asked.value.some(({ moderatorId }) => moderatorId === id);
    return isAsked
        ? { kind: 'field-error', fields: [newcomersField({ chosen: 'none' })], error: words('field_superseded') }
        : { kind: 'notice', lines: [words('submit_no_longer_counts')] };
}

async function ask(
    list: NewcomerList,
    ids: readonly string[],
    user: IUser,
    context: Context,
    deadline: Deadline,
): Promise<ModalAnswer> {
    const { ports } = context;
    const asking = await askBatch(
        {
            user,
            action: 'deactivate',
            asked: ids.map((id) => ({ kind: 'id', id })),
            reason: '',
            lasts: null,
            origin: list.origin,
            triggerId: undefined,
        },
        list.id,
        context,
        deadline.before(TIME_TO_SHOW),
    );
    if (asking.kind === 'told') {
        return { kind: 'notice', lines: asking.lines };
    }
    const [removed, written] = await Promise.all([
        deadline.wait(ports.newcomers.removeList(list.id)),
        deadline.wait(ports.confirmations.write(asking.pending)),
    ]);
    return removed.kind === 'answered' && written.kind === 'answered'
        ? { kind: 'modal', modal: asking.modal }
        : { kind: 'notice', lines: [words('submit_not_begun')] };
}
