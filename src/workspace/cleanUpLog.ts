import type { CaseLog, Rooms, Settings } from '../moderation/ports';
import { roomName } from '../moderation/roomName';
import { cleanUpEntry, evidenceMessages, sayCleanUp } from '../ui/cleanUpMessages';
import { message } from '../ui/message';
import type { Messages } from './messages';
import type { CaseThreads } from './records';

type CleanUpLog = Pick<CaseLog, 'threadOf' | 'openThread' | 'postEvidence' | 'postCleanUp'>;

/** What the moderation log room is told of a clean-up: the messages before they are deleted, and what came of it. */
export function cleanUpLogOf(settings: Settings, rooms: Rooms, threads: CaseThreads, messages: Messages): CleanUpLog {
    const logRoomId = async (): Promise<string> => {
        const room = await settings.logRoom();
        if (room.kind !== 'set') {
            throw new Error('There is no moderation log room');
        }
        return room.id;
    };
    /** A room that can't be read is told by its id: the evidence counts for more than a name. */
    const evidenceRoom = async (id: string): Promise<readonly [string, string | null | undefined]> => {
        const room = await rooms.byId(id).catch(() => undefined);
        return [id, room && roomName(room)];
    };
    return {
        threadOf: ({ caseId }) => threads.byCase(caseId),
        openThread: async (cleanUp) => {
            const roomId = await logRoomId();
            const messageId = await messages.post({ roomId, threadId: null }, cleanUpEntry(cleanUp));
            return { roomId, messageId };
        },
        postEvidence: async (cleanUp, { roomId, messageId: threadId }, found) => {
            const ids = [...new Set(found.map((one) => one.roomId))];
            const named = new Map(await Promise.all(ids.map(evidenceRoom)));
            const posted: string[] = [];
            for (const post of evidenceMessages(cleanUp, found, named)) {
                posted.push(await messages.post({ roomId, threadId }, post));
            }
            return posted;
        },
        postCleanUp: async (report) => {
            const { cleanUp } = report;
            const thread = cleanUp.thread ?? (await threads.byCase(cleanUp.caseId));
            const place = thread
                ? { roomId: thread.roomId, threadId: thread.messageId }
                : { roomId: await logRoomId(), threadId: null };
            await messages.post(place, message(sayCleanUp(report)));
        },
    };
}
