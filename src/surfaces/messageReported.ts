import type { IMessageReportContext } from '@rocket.chat/apps-engine/definition/messages';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { Person } from '../moderation/account';
import { messageOf } from '../moderation/deadline';
import type { Report } from '../moderation/report';
import type { ReportInbox } from '../moderation/reportInbox';
import type { Context } from './context';

/**
 * Somebody reported a message. The server waits for the answer, and so does whoever reported: the report is taken in, and no more is done
 * before the answer (docs/rocketchat.md#a-report-of-a-message-reaches-apps).
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
        logger.error(`A report could not be taken in: ${messageOf(error)}`);
    }
    return Promise.resolve();
}

/** What isn't there crosses as `null`, whatever the type says: of a message without an author or a room there is nothing to decide. */
function reportOf({ message, user, reason }: IMessageReportContext): Report | undefined {
    const { id, text, createdAt } = message;
    const sender = personOf(message.sender);
    const by = personOf(user);
    const roomId = idOf(message.room);
    if (!id || !sender || !by || roomId === undefined) {
        return undefined;
    }
    const sentAt = createdAt ? new Date(createdAt).getTime() : Number.NaN;
    return {
        author: sender,
        message: { id, roomId, text: text ?? '', sentAt: Number.isNaN(sentAt) ? null : sentAt },
        by,
        reason,
        at: Date.now(),
    };
}

function personOf(user: IUser | null | undefined): Person | undefined {
    return user ? { id: user.id, username: user.username } : undefined;
}

function idOf(room: { readonly id: string } | null | undefined): string | undefined {
    return room?.id;
}
