import type { ILogger } from '@rocket.chat/apps-engine/definition/accessors';

import type { ClosedCase } from '../moderation/case';
import { cleanUpOf, type LogThread } from '../moderation/cleanUp';
import type { BatchRecords, CaseLog, Posted, Rooms, ServiceAccount, Settings } from '../moderation/ports';
import { batchEntry, type CaseEntry, caseEntry, sayNotice } from '../ui/caseEntry';
import { message } from '../ui/message';
import { batchEnd } from '../ui/sayBatch';
import { EVERYBODY } from '../words/reader';
import { inEnglish } from '../words/words';
import { cleanUpLogOf } from './cleanUpLog';
import type { MessageLink } from './messageLink';
import type { Messages } from './messages';
import type { CaseThreads } from './records';

/**
 * The moderation log room, where each closed case is posted: who, whom, why, and what happened to rooms. What nobody asked for is said in the
 * app's log, too: there may be no such room.
 */
export function caseLogOf(
    settings: Settings,
    serviceAccount: ServiceAccount,
    rooms: Rooms,
    batches: BatchRecords,
    threads: CaseThreads,
    messages: Messages,
    messageLink: MessageLink,
    logger: ILogger,
): CaseLog {
    const post = async (
        entryOf: () => Promise<CaseEntry>,
        inThread: string | null = null,
        posted: (thread: LogThread) => Promise<void> = () => Promise.resolve(),
    ): Promise<Posted> => {
        const room = await settings.logRoom();
        if (room.kind !== 'set') {
            return room.kind === 'none' ? 'no-log-room' : 'not-posted';
        }
        const { entry, thread } = await entryOf();
        const entryId = await messages.post({ roomId: room.id, threadId: inThread }, entry);
        await posted({ roomId: room.id, messageId: inThread ?? entryId });
        if (thread) {
            await messages.post({ roomId: room.id, threadId: inThread ?? entryId }, thread);
        }
        return 'posted';
    };
    /** A case whose batch has no entry has one of its own: it must be posted all the same. */
    const threadOf = async ({ batchId }: ClosedCase): Promise<string | null> =>
        batchId === null ? null : ((await batches.byId(batchId))?.entryId ?? null);
    /** The case must be posted also where its message can't be found any more. So it must where nobody knows of the service account. */
    const entryOf = async (closed: ClosedCase): Promise<CaseEntry> => {
        const [link, canUndo] = await Promise.all([
            messageLink(closed.origin).catch(() => undefined),
            serviceAccount.isUsable().catch(() => false),
        ]);
        return caseEntry(closed, link, canUndo);
    };
    return {
        post: async (closed) => {
            const remember = (thread: LogThread): Promise<void> => threads.write({ caseId: closed.id, ...thread });
            return post(() => entryOf(closed), await threadOf(closed), cleanUpOf(closed) && remember);
        },
        ...cleanUpLogOf(settings, rooms, threads, messages),
        openBatch: async (batch) => {
            const room = await settings.logRoom();
            return room.kind === 'set'
                ? messages.post({ roomId: room.id, threadId: null }, batchEntry(batch))
                : undefined;
        },
        closeBatch: (batch, entries) =>
            post(
                () => Promise.resolve({ entry: batchEnd(batch, entries, EVERYBODY), thread: undefined }),
                batch.entryId,
            ),
        notice: (notice) => {
            const lines = sayNotice(notice);
            logger.info(...lines.map(inEnglish));
            return post(() => Promise.resolve({ entry: message(lines), thread: undefined }));
        },
    };
}
