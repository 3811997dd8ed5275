import type { ILogger } from '@rocket.chat/apps-engine/definition/accessors';

import type { ClosedCase } from '../moderation/case';
import type { CaseLog, Posted, ServiceAccount, Settings } from '../moderation/ports';
import { type CaseEntry, caseEntry, sayNotice } from '../ui/caseEntry';
import { message } from '../ui/message';
import { inEnglish } from '../words/words';
import type { MessageLink } from './messageLink';
import type { Messages } from './messages';

/**
 * The moderation log room, where each closed case is posted: who, whom, why, and what happened to rooms. What nobody asked for is said in the
 * app's log, too: there may be no such room.
 */
export function caseLogOf(
    settings: Settings,
    serviceAccount: ServiceAccount,
    messages: Messages,
    messageLink: MessageLink,
    logger: ILogger,
): CaseLog {
    const post = async (entryOf: () => Promise<CaseEntry>): Promise<Posted> => {
        const room = await settings.logRoom();
        if (room.kind !== 'set') {
            return room.kind === 'none' ? 'no-log-room' : 'not-posted';
        }
        const { entry, thread } = await entryOf();
        const threadId = await messages.post({ roomId: room.id, threadId: null }, entry);
        if (thread) {
            await messages.post({ roomId: room.id, threadId }, thread);
        }
        return 'posted';
    };
    /** The case must be posted also where its message can't be found any more, and where nobody knows of the service account. */
    const entryOf = async (closed: ClosedCase): Promise<CaseEntry> => {
        const [link, canUndo] = await Promise.all([
            messageLink(closed.origin).catch(() => undefined),
            serviceAccount.isUsable().catch(() => false),
        ]);
        return caseEntry(closed, link, canUndo);
    };
    return {
        post: (closed) => post(() => entryOf(closed)),
        notice: (notice) => {
            const lines = sayNotice(notice);
            logger.info(...lines.map(inEnglish));
            return post(() => Promise.resolve({ entry: message(lines), thread: undefined }));
        },
    };
}
