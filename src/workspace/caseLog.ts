import type { ILogger } from '@rocket.chat/apps-engine/definition/accessors';

import type { ClosedCase, Ending } from '../moderation/case';
import type { Action } from '../moderation/account';
import type { CaseLog, Notice, Posted, Settings } from '../moderation/ports';
import { EVERYBODY } from '../words/reader';
import { when } from '../words/when';
import { inEnglish, type Words, words } from '../words/words';
import type { MessageLink } from './messageLink';
import type { Messages } from './messages';
import { message } from '../ui/message';
import { sayFailure } from '../ui/sayFailure';
import { sayMore } from '../ui/sayOutcome';
import { sayServiceState } from '../ui/sayServiceState';

const WHO_DID = {
    done: { deactivate: 'log_posted_deactivated', activate: 'log_posted_activated' },
    failed: { deactivate: 'log_posted_not_deactivated', activate: 'log_posted_not_activated' },
    unknown: { deactivate: 'log_posted_unknown', activate: 'log_posted_unknown' },
} as const satisfies Record<Ending['state'], Record<Action, string>>;

const TIMER_DID = {
    done: 'log_posted_timer_ended',
    failed: 'log_posted_timer_failed',
    unknown: 'log_posted_unknown',
} as const satisfies Record<Ending['state'], string>;

/**
 * The moderation log room, where each closed case is posted: who, whom, why, and what happened to rooms. What nobody asked for is said in the
 * app's log, too: there may be no such room.
 */
export function caseLogOf(settings: Settings, messages: Messages, messageLink: MessageLink, logger: ILogger): CaseLog {
    const post = async (linesOf: () => Promise<Words[]>): Promise<Posted> => {
        const room = await settings.logRoom();
        if (room.kind !== 'set') {
            return room.kind === 'none' ? 'no-log-room' : 'not-posted';
        }
        await messages.post({ roomId: room.id, threadId: null }, message(await linesOf()));
        return 'posted';
    };
    return {
        post: (closed) => post(async () => [...entry(closed), ...(await about(closed, messageLink))]),
        notice: (notice) => {
            const lines = sayNotice(notice);
            logger.info(...lines.map(inEnglish));
            return post(() => Promise.resolve(lines));
        },
    };
}

/** The case must be posted also where its message can't be found any more. */
async function about({ origin }: ClosedCase, messageLink: MessageLink): Promise<Words[]> {
    const link = await messageLink(origin).catch(() => undefined);
    return link === undefined ? [] : [words('log_message_link', { link })];
}

function entry(closed: ClosedCase): Words[] {
    const { ending, target, action, byTimer } = closed;
    const lines: Words[] = [words(byTimer ? TIMER_DID[ending.state] : WHO_DID[ending.state][action], whoOf(closed))];
    if (ending.state === 'failed') {
        lines.push(sayFailure(ending.failure, EVERYBODY));
    }
    lines.push(...sayMore(closed, EVERYBODY));
    if (ending.state === 'done' && action === 'deactivate') {
        lines.push(words('log_undo', { username: target.username }));
    }
    return lines;
}

function sayNotice(notice: Notice): Words[] {
    switch (notice.about) {
        case 'timer-gave-up':
            return [words('log_timer_gave_up', whoOf(notice.timer)), sayFailure(notice.failure, EVERYBODY)];
        case 'timer-not-permitted':
            return [words('log_timer_not_permitted', whoOf(notice.timer))];
        case 'timer-account-gone':
            return [words('log_timer_account_gone', whoOf(notice.timer))];
        case 'active-again': {
            const { account, deactivation, hadTimer } = notice;
            return [
                words(hadTimer ? 'log_active_again_timer' : 'log_active_again', {
                    username: account.username,
                    moderator: deactivation.moderator.username,
                    when: when(deactivation.openedAt, EVERYBODY),
                }),
            ];
        }
        case 'braked':
            return [words('log_braked', { moderator: notice.moderator.username, limit: String(notice.limit) })];
        case 'unknown-role':
            return [words('log_unknown_role', { role: notice.role })];
        case 'service-account':
            return sayServiceState(notice.state, EVERYBODY);
    }
}

function whoOf({
    target,
    moderator,
}: Pick<ClosedCase, 'target' | 'moderator'>): Record<'username' | 'moderator', string> {
    return { username: target.username, moderator: moderator.username };
}
