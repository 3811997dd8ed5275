import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { refusalToModerate } from '../moderation/authorise';
import type { Action } from '../moderation/account';
import type { Case, ClosedCase, Ending, Origin } from '../moderation/case';
import { Deadline } from '../moderation/deadline';
import { lookUpCaller, lookUpTarget } from '../moderation/lookUp';
import type { Reader } from '../words/reader';
import { when } from '../words/when';
import { type Words, words } from '../words/words';
import { type Context, TRIGGER_LIMIT } from './context';
import { sayFailure } from '../ui/sayFailure';
import { sayMore } from '../ui/sayOutcome';
import { sayRefusal } from '../ui/sayRefusal';

const CASES_SHOWN = 10;

/** `/deactivate log [@username]`: the last cases, newest first, for those who may deactivate. */
export async function showLog(
    user: IUser,
    username: string | undefined,
    origin: Origin,
    context: Context,
): Promise<void> {
    await context.tell(user, origin, await log(user, username, context));
}

async function log(user: IUser, username: string | undefined, { ports, reader }: Context): Promise<Words[]> {
    const deadline = new Deadline(TRIGGER_LIMIT);
    const situation = await lookUpCaller(user.id, ports, deadline);
    if (situation.kind === 'unread') {
        return [words('log_unread')];
    }
    const refusal = refusalToModerate(situation.value.caller, situation.value.standard);
    if (refusal) {
        return sayRefusal(refusal, '', reader);
    }
    if (username === undefined) {
        const [open, closed] = await Promise.all([
            deadline.wait(ports.cases.stillOpen()),
            deadline.wait(ports.cases.page(undefined, CASES_SHOWN)),
        ]);
        return open.kind === 'answered' && closed.kind === 'answered'
            ? list(words('log_title'), words('log_empty'), open.value, closed.value.cases, reader)
            : [words('log_unread')];
    }
    const target = await lookUpTarget({ by: 'username', username }, ports, deadline);
    if (target.kind === 'unread') {
        return [words('log_unread')];
    }
    if (!target.value) {
        return sayRefusal({ why: 'no-such-account' }, username, reader);
    }
    const { id, username: name } = target.value;
    const [open, closed] = await Promise.all([
        deadline.wait(ports.cases.stillOpen()),
        deadline.wait(ports.cases.ofTarget(id)),
    ]);
    if (open.kind !== 'answered' || closed.kind !== 'answered') {
        return [words('log_unread')];
    }
    const openOfTarget = open.value.filter((one) => one.target.id === id);
    return list(
        words('log_title_of', { username: name }),
        words('log_empty_of', { username: name }),
        openOfTarget,
        closed.value,
        reader,
    );
}

function list(
    title: Words,
    empty: Words,
    open: readonly Case[],
    closed: readonly ClosedCase[],
    reader: Reader,
): Words[] {
    const isClosed = new Set(closed.map(({ id }) => id));
    const lines = [
        ...open
            .filter(({ id }) => !isClosed.has(id))
            .map((one) => ({ at: one.openedAt, say: () => [sayOpen(one, reader)] })),
        ...closed.map((one) => ({ at: one.openedAt, say: () => sayClosed(one, reader) })),
    ]
        .sort((a, b) => b.at - a.at)
        .slice(0, CASES_SHOWN);
    return lines.length > 0 ? [title, ...lines.flatMap(({ say }) => say())] : [empty];
}

function sayOpen(opened: Case, reader: Reader): Words {
    return words('log_case_open', who(opened, reader));
}

const LINES = {
    done: { deactivate: 'log_case_deactivated', activate: 'log_case_activated' },
    failed: { deactivate: 'log_case_not_deactivated', activate: 'log_case_not_activated' },
    unknown: { deactivate: 'log_case_unknown', activate: 'log_case_unknown' },
} as const satisfies Record<Ending['state'], Record<Action, string>>;

function sayClosed(closed: ClosedCase, reader: Reader): Words[] {
    const { ending, action } = closed;
    const key = closed.byTimer && ending.state === 'done' ? 'log_case_timer_ended' : LINES[ending.state][action];
    const line = words(key, who(closed, reader));
    const why = ending.state === 'failed' ? [sayFailure(ending.failure, reader)] : [];
    return [line, ...why, ...sayMore(closed, reader)];
}

function who({ openedAt, moderator, target }: Case, reader: Reader): Record<'when' | 'moderator' | 'username', string> {
    return { when: when(openedAt, reader), moderator: moderator.username, username: target.username };
}
