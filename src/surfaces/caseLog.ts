import type { ClosedCase } from '../moderation/case';
import type { CaseLog, Settings } from '../moderation/workspace';
import { type Words, words } from '../words/words';
import type { MessageLink } from '../workspace/messageLink';
import type { Messages } from '../workspace/messages';
import { message } from './message';
import { sayFailure, sayReason, sayRooms } from './say';

/** The moderation log room, where each closed case is posted: who, whom, why, and what happened to rooms. */
export function caseLogOf(settings: Settings, messages: Messages, messageLink: MessageLink): CaseLog {
    return {
        post: async (closed) => {
            const roomId = await settings.logRoomId();
            if (roomId === undefined) {
                return 'no-log-room';
            }
            const lines = [...entry(closed), ...(await about(closed, messageLink))];
            await messages.post({ roomId, threadId: null }, message(lines));
            return 'posted';
        },
    };
}

/** The case must be posted also where its message can't be found any more. */
async function about({ origin }: ClosedCase, messageLink: MessageLink): Promise<Words[]> {
    const link = await messageLink(origin).catch(() => undefined);
    return link === undefined ? [] : [words('log_message_link', { link })];
}

function entry({ ending, moderator, target, reason }: ClosedCase): Words[] {
    const who = { moderator: moderator.username, username: target.username };
    const more = [...sayReason(reason), ...sayRooms(ending.rooms)];
    switch (ending.state) {
        case 'done':
            return [words('log_posted_done', who), ...more];
        case 'failed':
            return [words('log_posted_failed', who), sayFailure(ending.failure), ...more];
        case 'unknown':
            return [words('log_posted_unknown', who), ...more];
    }
}
