import type { IUIKitResponse, UIKitBlockInteractionContext } from '@rocket.chat/apps-engine/definition/uikit';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { Origin } from '../moderation/case';
import { Deadline } from '../moderation/deadline';
import { type Log, type LogQuestion, readLog } from '../moderation/readLog';
import { TRIGGER_LIMIT } from '../moderation/timeouts';
import { caseMessage, logMessage, logModal, readPlace } from '../ui/logPages';
import { message, type MessageContent } from '../ui/message';
import { type ModalContent, notice } from '../ui/modal';
import { sayRefusal } from '../ui/sayRefusal';
import type { Reader } from '../words/reader';
import { type Words, words } from '../words/words';
import type { Context } from './context';
import { answerInWindow, openNotice } from './openNotice';

/** `/deactivate log [@username | #number]`: the newest cases, those of one account, or one whole. */
export async function showLog(user: IUser, question: LogQuestion, origin: Origin, context: Context): Promise<void> {
    const log = await readLog(user.id, question, context.ports, new Deadline(TRIGGER_LIMIT));
    await context.tell(user, origin, asMessage(log, context.reader));
}

/** A click on “Older”: the next page, in a window that stays the same for each further one. */
export async function showOlderCases(
    interaction: UIKitBlockInteractionContext,
    user: IUser,
    context: Context,
): Promise<IUIKitResponse> {
    const { value } = interaction.getInteractionData();
    const responder = interaction.getInteractionResponder();
    const place = readPlace(value);
    if (!place) {
        return openNotice([words('submit_malformed')], responder, context);
    }
    const question = { kind: 'older', than: place.older, accountId: place.accountId } as const;
    const log = await readLog(user.id, question, context.ports, new Deadline(TRIGGER_LIMIT));
    const content = asModal(log, context.reader);
    return answerInWindow(interaction, content, context);
}

function asMessage(log: Log, reader: Reader): MessageContent {
    switch (log.kind) {
        case 'cases':
            return logMessage(log, reader);
        case 'case':
            return caseMessage(log.closed, reader);
        case 'unread':
        case 'refused':
        case 'no-such-case':
            return message(sayNoLog(log, reader));
    }
}

function asModal(log: Log, reader: Reader): ModalContent {
    return log.kind === 'cases' ? logModal(log, reader) : notice(log.kind === 'case' ? [] : sayNoLog(log, reader));
}

function sayNoLog(log: Exclude<Log, { kind: 'cases' | 'case' }>, reader: Reader): Words[] {
    switch (log.kind) {
        case 'unread':
            return [words('log_unread')];
        case 'refused':
            return sayRefusal(log.refusal, reader);
        case 'no-such-case':
            return [words('log_no_such_case', { number: String(log.number) })];
    }
}
