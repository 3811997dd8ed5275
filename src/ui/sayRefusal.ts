import type { Account, Action } from '../moderation/account';
import type { Refusal } from '../moderation/authorise';
import type { ClosedCase } from '../moderation/case';
import type { AtWork } from '../moderation/claims';
import type { Standard } from '../moderation/standard';
import type { Reader } from '../words/reader';
import { when } from '../words/when';
import { type Words, words } from '../words/words';
import { sayReason } from './sayOutcome';

/** @param asked the name that was asked for, for the account that isn't there; `undefined` where it was asked for by an id, which is nobody's name. */
export function sayRefusal(refusal: Refusal, asked: string | undefined, reader: Reader): Words[] {
    return refusal.why === 'already'
        ? sayAlready(refusal.target, refusal.action, undefined, reader)
        : [sayWhy(refusal, asked)];
}

function sayWhy(refusal: Exclude<Refusal, { why: 'already' }>, asked: string | undefined): Words {
    switch (refusal.why) {
        case 'caller-unknown':
            return words('refused_caller_unknown');
        case 'not-permitted':
            return sayNotPermitted(refusal.standard);
        case 'not-admin':
            return words('refused_not_admin');
        case 'no-such-account':
            return asked === undefined ? words('refused_no_account') : words('refused_no_such_account', { asked });
        case 'self':
            return words('refused_self');
        case 'not-a-person':
            return words('refused_not_a_person', { username: refusal.target.username });
        case 'protected':
            return words('refused_protected', { username: refusal.target.username });
        case 'moderator':
            return words('refused_moderator', { username: refusal.target.username });
        case 'service-account':
            return words('refused_service_account', { username: refusal.target.username });
    }
}

/** A refusal names the rule by which it was decided, and where an admin sets it. */
function sayNotPermitted({ rule, asSet }: Standard): Words {
    switch (rule) {
        case 'authorised-roles':
            return words('refused_not_permitted', { roles: asSet });
        case 'permissions':
            return words('refused_not_permitted_live');
        case 'roles-unread':
            return words('refused_roles_unread');
        case 'permissions-unread':
            return words('refused_permissions_unread');
    }
}

/** That an account is as asked already, and who made it so, where the app knows. */
export function sayAlready(
    { username }: Account,
    action: Action,
    last: ClosedCase | undefined,
    reader: Reader,
): Words[] {
    if (!last) {
        return [words(action === 'deactivate' ? 'already_deactivated' : 'already_activated', { username })];
    }
    const said = { username, moderator: last.moderator.username, when: when(last.openedAt, reader) };
    return [sayMadeSo(last, said, reader), ...sayReason(last.reason)];
}

function sayMadeSo(
    { action, openedAt, lasts }: ClosedCase,
    said: Record<'username' | 'moderator' | 'when', string>,
    reader: Reader,
): Words {
    if (action === 'activate') {
        return words('already_activated_case', said);
    }
    // An end that is over did not come: the account is still deactivated.
    const until = openedAt + (lasts ?? 0);
    return until > Date.now()
        ? words('already_deactivated_until', { ...said, until: when(until, reader) })
        : words('already_deactivated_case', said);
}

/** Who is at work on the account already. */
export function sayBusy({ by, since }: Pick<AtWork, 'by' | 'since'>, username: string, reader: Reader): Words {
    return words('submit_busy', { moderator: by.username, username, when: when(since, reader) });
}
