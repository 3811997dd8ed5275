import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import { randomUUID } from 'crypto';

import { type Asked, personOf, type StatusChange } from '../moderation/account';
import { type BatchStep, MAX_BATCH } from '../moderation/batch';
import type { Origin } from '../moderation/case';
import { cleanUpFor } from '../moderation/cleanUpFor';
import type { Deadline } from '../moderation/deadline';
import { type LookedUpBatch, lookUpBatch } from '../moderation/lookUpBatch';
import type { BatchQuestion, PendingBatch } from '../moderation/pendingConfirmation';
import { offerFrom } from '../moderation/questionFor';
import { TIME_TO_OPEN } from '../moderation/timeouts';
import { batchModal, sayLeftOut } from '../ui/batchModal';
import { fingerprintOf } from '../ui/fingerprint';
import type { Modal } from '../ui/modal';
import { sayNotGranted } from '../ui/sayRefusal';
import type { Reader } from '../words/reader';
import { type Words, words } from '../words/words';
import type { Context } from './context';
import { sendOffer } from './offerButton';

/** What a moderator asks for several accounts, by whatever way in. */
export interface BatchRequest {
    readonly user: IUser;
    readonly action: StatusChange;
    /** By what was typed or by id. One that is named twice counts once; more than 50 are refused. */
    readonly asked: readonly Asked[];
    readonly reason: string;
    /** For how many milliseconds; `null` until somebody activates them. */
    readonly lasts: number | null;
    readonly origin: Origin;
    /** Absent where a client sent none: then a button in a message opens the modal. */
    readonly triggerId: string | null | undefined;
}

/** The question about several accounts, or why it is not asked. */
export type BatchAsking =
    | { readonly kind: 'modal'; readonly modal: Modal; readonly pending: PendingBatch }
    | { readonly kind: 'told'; readonly lines: readonly Words[] };

/**
 * May they, and if so, show what will happen to each account and ask once for all. Nothing is changed here.
 * @param deadline by when the modal has to be opened.
 */
export async function openBatch(request: BatchRequest, context: Context, deadline: Deadline): Promise<void> {
    const { user, origin, triggerId } = request;
    const asking = await askBatch(request, randomUUID(), context, deadline.before(TIME_TO_OPEN));
    if (asking.kind === 'told') {
        return context.tell(user, origin, asking.lines);
    }
    if (!triggerId) {
        await sendOffer(offerOf(request), user, context);
        return;
    }
    const [opened, written] = await Promise.all([
        deadline.wait(context.open(asking.modal, triggerId, user)),
        deadline.wait(context.ports.confirmations.write(asking.pending)),
    ]);
    if (written.kind !== 'answered' || opened.kind !== 'answered') {
        await context.tell(user, origin, [words('told_not_opened')]);
    }
}

/**
 * Asks about several accounts in a modal of this id: a new one, or one that is open and is answered so. Whoever shows it writes `pending`
 * down, `ports.confirmations`: without that record a submit counts for nothing.
 * @param deadline by when it has to be ready to be shown.
 */
export async function askBatch(
    request: BatchRequest,
    viewId: string,
    context: Context,
    deadline: Deadline,
): Promise<BatchAsking> {
    const { user, action, asked } = request;
    const [found, logRoom] = await Promise.all([
        lookUpBatch({ callerId: user.id, action, asked }, context.ports, deadline),
        deadline.wait(context.ports.settings.logRoomName()),
    ]);
    if (found.kind !== 'found') {
        return { kind: 'told', lines: sayNotAsked(found, request, context.reader) };
    }
    if (action === 'activate' && !found.situation.hasServiceAccount) {
        return { kind: 'told', lines: [words('refused_no_service_account')] };
    }
    if (request.lasts !== null && !found.situation.hasServiceAccount) {
        return { kind: 'told', lines: [words('refused_no_duration')] };
    }
    if (found.accounts.length === 0) {
        const none = words(action === 'deactivate' ? 'batch_none_deactivate' : 'batch_none_activate');
        return { kind: 'told', lines: [none, ...sayLeftOut(request, found)] };
    }
    const name = logRoom.kind === 'answered' ? logRoom.value : undefined;
    const question = questionAbout(found, request, viewId, name !== undefined);
    const modal = context.modal(viewId, batchModal(question, question.step, found, name));
    return { kind: 'modal', modal, pending: { ...question, fingerprint: fingerprintOf(modal) } };
}

function sayNotAsked(
    found: Exclude<LookedUpBatch, { kind: 'found' }>,
    { asked }: BatchRequest,
    reader: Reader,
): Words[] {
    return found.kind === 'too-many'
        ? [words('batch_too_many', { limit: String(MAX_BATCH), count: String(asked.length) })]
        : sayNotGranted(found, reader);
}

function questionAbout(
    { moderator, situation, accounts, owners, leftOut }: Extract<LookedUpBatch, { kind: 'found' }>,
    { action, reason, lasts, origin }: BatchRequest,
    viewId: string,
    hasLogRoom: boolean,
): BatchQuestion & { readonly step: BatchStep } {
    const offersDurations = action === 'deactivate' && situation.hasServiceAccount;
    return {
        id: viewId,
        step: {
            kind: 'batch',
            accounts: accounts.map(personOf),
            owners: owners.map(personOf),
            leftOut,
            offersDurations,
            cleanUp: cleanUpFor(action, moderator, situation.standard, hasLogRoom),
        },
        action,
        moderatorId: moderator.id,
        target: null,
        reason,
        lasts,
        cleanUp: null,
        origin,
        viewId,
        createdAt: Date.now(),
    };
}

function offerOf({ user, action, asked, reason, lasts, origin }: BatchRequest): BatchQuestion {
    return {
        ...offerFrom(user.id, action, { reason, lasts, cleanUp: null, origin }),
        step: { kind: 'offer', opens: { kind: 'batch', asked } },
        target: null,
    };
}
