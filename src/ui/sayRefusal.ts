import type { StatusChange } from '../moderation/account';
import type { Refusal } from '../moderation/authorise';
import type { AtWork } from '../moderation/claims';
import { ACTIVE_STATUS_PERMISSIONS, type Standard } from '../moderation/standard';
import type { Reader } from '../words/reader';
import { when } from '../words/when';
import { type Words, words } from '../words/words';
import { sayReason } from './sayOutcome';

type AlreadySo = Extract<Refusal, { why: 'already' }>;

/** Why something is not shown or asked: it could not be found out whether they may, or they may not. */
export function sayNotGranted(
    answer: { readonly kind: 'unread' } | { readonly kind: 'refused'; readonly refusal: Refusal },
    reader: Reader,
): Words[] {
    return answer.kind === 'unread' ? [words('told_unread')] : sayRefusal(answer.refusal, reader);
}

/** Why somebody may not do what they ask. */
export function sayRefusal(refusal: Refusal, reader: Reader): Words[] {
    return refusal.why === 'already' ? sayAlready(refusal, reader) : [sayWhy(refusal, reader)];
}

function sayWhy(refusal: Exclude<Refusal, AlreadySo>, reader: Reader): Words {
    switch (refusal.why) {
        case 'caller-unknown':
            return words('refused_caller_unknown');
        case 'not-permitted':
            return sayNotPermitted(refusal.standard);
        case 'not-admin':
            return words('refused_not_admin');
        case 'no-such-account':
            return words('refused_no_account');
        case 'no-such-username':
            return words('refused_no_such_account', { asked: refusal.username });
        case 'account-deleted':
            return words('refused_account_deleted', { username: refusal.target.username });
        case 'may-not-dismiss':
            return words('refused_not_permitted_live', { permissions: 'manage-moderation-actions' });
        case 'self':
            return words('refused_self');
        case 'not-a-person':
            return words('refused_not_a_person', { username: refusal.target.username });
        case 'protected':
            return words('refused_protected', { username: refusal.target.username });
        case 'moderator':
            return words('refused_moderator', { username: refusal.target.username });
        case 'braked':
            return words('refused_braked', { limit: String(refusal.limit), when: when(refusal.againAt, reader) });
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
            return words('refused_not_permitted_live', { permissions: ACTIVE_STATUS_PERMISSIONS.join(' / ') });
        case 'status-permission':
            return words('refused_not_permitted_live', { permissions: ACTIVE_STATUS_PERMISSIONS[0] });
        case 'roles-unread':
            return words('refused_roles_unread');
        case 'permissions-unread':
            return words('refused_permissions_unread');
    }
}

/** That an account is as asked already, who made it so, and until when, where the app knows. */
function sayAlready({ target: { username }, action, last, until }: AlreadySo, reader: Reader): Words[] {
    if (!last) {
        return [sayAlreadySo(action, username, until, reader)];
    }
    const said = { username, moderator: last.moderator.username, when: when(last.openedAt, reader) };
    return [sayMadeSo(action, said, until, reader), ...sayReason(last.reason)];
}

function sayAlreadySo(action: StatusChange, username: string, until: number | null, reader: Reader): Words {
    if (action === 'activate') {
        return words('already_activated', { username });
    }
    return isToCome(until)
        ? words('already_deactivated_timed', { username, until: when(until, reader) })
        : words('already_deactivated', { username });
}

function sayMadeSo(
    action: StatusChange,
    said: Record<'username' | 'moderator' | 'when', string>,
    until: number | null,
    reader: Reader,
): Words {
    if (action === 'activate') {
        return words('already_activated_case', said);
    }
    return isToCome(until)
        ? words('already_deactivated_until', { ...said, until: when(until, reader) })
        : words('already_deactivated_case', said);
}

/** An end that is over did not come: the account is still deactivated. */
function isToCome(until: number | null): until is number {
    return until !== null && until > Date.now();
}

/** Who is at work on the account already. */
export function sayBusy({ by, since }: Pick<AtWork, 'by' | 'since'>, username: string, reader: Reader): Words {
    return words('submit_busy', { moderator: by.username, username, when: when(since, reader) });
}
