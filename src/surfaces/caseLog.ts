import type { ClosedCase } from '../moderation/case';
import type { CaseLog, Settings } from '../moderation/workspace';
import { type Words, words } from '../words/words';
import type { Messages } from '../workspace/messages';
import { message } from './message';
import { sayFailure, sayReason, sayRooms } from './say';

/** The moderation log room, where each closed case is posted: who, whom, why, and what happened to rooms. */
export function caseLogOf(settings: Settings, messages: Messages): CaseLog {
    return {
        post: async (closed) => {
            const roomId = await settings.logRoomId();
            if (roomId === undefined) {
                return 'no-log-room';
            }
            await messages.post({ roomId, threadId: null }, message(entry(closed)));
            return 'posted';
        },
    };
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
