import type { IMessageReportContext } from '@rocket.chat/apps-engine/definition/messages';

import { personOf } from '../moderation/account';
import { errorMessage } from '../moderation/deadline';
import type { Report } from '../moderation/report';
import type { ReportInbox } from '../moderation/reportInbox';
import type { Context } from './context';
import { orAbsent } from './orAbsent';

/**
 * Somebody reported a message. The server waits for the answer, and so does whoever reported. So the report is taken in, and no more is
 * done before the answer (docs/rocketchat.md#a-report-of-a-message-reaches-apps).
 */
export function answerMessageReported(
    event: IMessageReportContext,
    inbox: ReportInbox,
    { ports, logger }: Pick<Context, 'ports' | 'logger'>,
): Promise<void> {
    try {
        const report = reportOf(event);
        if (report) {
            inbox.take(report, ports);
        }
    } catch (error) {
        logger.error(`A report could not be taken in: ${errorMessage(error)}`);
    }
    return Promise.resolve();
}

/** Of a message without an author or a room there is nothing to decide. */
function reportOf({ message, user, reason }: IMessageReportContext): Report | undefined {
    const { id, text, createdAt } = message;
    const sender = orAbsent(message.sender);
    const by = orAbsent(user);
    const roomId = orAbsent(message.room)?.id;
    if (!id || !sender || !by || roomId === undefined) {
        return undefined;
    }
    const sentAt = createdAt ? new Date(createdAt).getTime() : Number.NaN;
    return {
        author: personOf(sender),
        message: { id, roomId, text: text ?? '', sentAt: Number.isNaN(sentAt) ? null : sentAt },
        by: personOf(by),
        reason,
        at: Date.now(),
    };
}
