import type { Failure } from '../../moderation/case';
import { isObject } from '../../moderation/isObject';
import type { RestAnswer } from '../../moderation/ports';
import type { ReportedRooms } from '../../moderation/roomsOwnedAlone';
import { LONGEST_RATE_LIMIT } from '../../moderation/timeouts';
import { meaningOfError } from '../serverErrors';
import type { Body, HttpAnswer, JsonObject } from './request';

/** The body of `POST /api/v1/users.setActiveStatus`. The server refuses other fields (docs/rocketchat.md#the-body-is-coerced). */
export interface SetActiveStatus {
    readonly userId: string;
    readonly activeStatus: boolean;
    readonly confirmRelinquish: boolean;
}

/** What the endpoint's answer means, by its document and by what servers really answer (docs/rocketchat.md#the-errors-of-rest). */
export function meaningOf({ status, body, headers }: HttpAnswer, asked: SetActiveStatus): RestAnswer {
    switch (status) {
        case 200:
            return body.kind === 'json' ? meaningOfSuccess(body.value, asked) : refused(body.failure);
        case 400:
            return body.kind === 'json' ? meaningOfRefusal(body.value) : refused(body.failure);
        case 401:
            return refused({ why: 'rest-unauthorised' });
        case 403:
            return refused({ why: 'rest-forbidden' });
        case 429:
            return refused({ why: 'rest-rate-limited', resetAt: resetOf(headers) });
        default:
            return refused(status >= 500 ? failureOfServer(status, body) : { why: 'rest-not-this-endpoint' });
    }
}

/** An error of a proxy says nothing of what it has handed on: that may still be carried out. */
function failureOfServer(status: number, body: Body): Failure {
    const isRocketChats = body.kind === 'json' && body.value.success === false;
    return isRocketChats ? { why: 'rest-server-error', status } : { why: 'rest-timeout' };
}

/** A redirect is followed unseen, so a 200 counts only if it says that this account now is as asked. */
function meaningOfSuccess(body: JsonObject, { userId, activeStatus }: SetActiveStatus): RestAnswer {
    if (typeof body.success !== 'boolean') {
        return refused({ why: 'rest-not-this-endpoint' });
    }
    const { user, success } = body;
    const isAsAsked = success && isObject(user) && user._id === userId && user.active === activeStatus;
    return isAsAsked ? { kind: 'accepted' } : refused({ why: 'rest-contradictory' });
}

/** What a body with `success: false` means, whichever endpoint answered it. */
export function meaningOfRefusal(body: JsonObject): RestAnswer {
    const { errorType, error, details } = body;
    const said = typeof error === 'string' ? error : '';
    const isAbout = (type: string): boolean => errorType === type || said.includes(`[${type}]`);
    if (isAbout('user-last-owner')) {
        return { kind: 'last-owner', rooms: isObject(details) ? reportedRooms(details) : undefined };
    }
    if (isAbout('error-license-user-limit-reached')) {
        return refused({ why: 'rest-no-seats' });
    }
    if (isAbout('error-not-allowed') && /^Not allowed( ?\[error-not-allowed\])?$/.test(said)) {
        return refused({ why: 'rest-not-allowed' });
    }
    if (isAbout('totp-required') || isAbout('totp-invalid')) {
        return refused({ why: 'rest-second-factor' });
    }
    if (isAbout('invalid-params')) {
        return refused({ why: 'rest-invalid-params' });
    }
    if (isAbout('error-invalid-user') || said.includes('User not found')) {
        return refused({ why: 'rest-not-found' });
    }
    return said === ''
        ? refused({ why: 'rest-not-this-endpoint' })
        : meaningOfError({ text: said, type: errorType, action: isObject(details) ? details.action : undefined });
}

/** Both lists, with a room in one of them; a server that refuses for rooms and names none has told nothing of them. */
function reportedRooms({ shouldBeRemoved, shouldChangeOwner }: JsonObject): ReportedRooms | undefined {
    if (!Array.isArray(shouldBeRemoved) || !Array.isArray(shouldChangeOwner)) {
        return undefined;
    }
    const namesAny = shouldBeRemoved.length + shouldChangeOwner.length > 0;
    return namesAny
        ? { deleted: shouldBeRemoved.map(nameOrNone), handedOver: shouldChangeOwner.map(nameOrNone) }
        : undefined;
}

/** A room without a name stands as `null` in the list. It is a room all the same. */
function nameOrNone(name: unknown): string | null {
    return typeof name === 'string' ? name : null;
}

function refused(failure: Failure): RestAnswer {
    return { kind: 'refused', failure };
}

/**
 * When a rate limit ends: `X-RateLimit-Reset`, in milliseconds since 1970; `null` where the server doesn't say, or where it can't be that: a
 * proxy may count in seconds.
 */
export function resetOf(headers: Readonly<Record<string, string>>): number | null {
    const header = Object.entries(headers).find(([name]) => name.toLowerCase() === 'x-ratelimit-reset')?.[1];
    const left = Number(header) - Date.now();
    return left > 0 && left <= LONGEST_RATE_LIMIT ? Number(header) : null;
}
