import type { IHttp } from '@rocket.chat/apps-engine/definition/accessors';

import type { Failure } from '../../moderation/case';
import { isObject } from '../../moderation/isObject';
import type { ACTIVE_STATUS_PERMISSIONS, PermittedRoles } from '../../moderation/standard';
import { PERMISSIONS_REMEMBERED, PERMISSIONS_STAND, REST_READ_LIMIT } from '../../moderation/timeouts';
import { type Credentials, type HttpAnswer, type JsonObject, requestRest, type RestResult } from './request';
import { meaningOfRefusal, resetOf } from './setActiveStatus';

type ActiveStatusPermission = (typeof ACTIVE_STATUS_PERMISSIONS)[number];

/** Which roles hold each of the two permissions, by id. */
export type RolesOfPermissions = Readonly<Record<ActiveStatusPermission, readonly string[]>>;

/** Which roles may act, as it was read, or that it could not be. */
export interface KnownPermissions {
    readonly roles: PermittedRoles;
    /** Milliseconds since 1970. */
    readonly readAt: number;
    /** Milliseconds from when it was found out. */
    readonly goodFor: number;
}

/** What was found out just now. */
export function knownNow(roles: PermittedRoles): KnownPermissions {
    return { roles, readAt: Date.now(), goodFor: PERMISSIONS_REMEMBERED };
}

/** Which roles may act, by either permission: the standard says which of the two counts. */
export function permittedRolesOf(roles: RolesOfPermissions): PermittedRoles {
    return {
        kind: 'read',
        statusRoles: roles['edit-other-user-active-status'],
        moderationRoles: roles['manage-moderation-actions'],
    };
}

/**
 * Reads which roles may act.
 * @param before what was known before, which stands where the server takes no more requests.
 */
export async function readPermissions(
    http: IHttp,
    credentials: Credentials,
    before: KnownPermissions | undefined,
): Promise<KnownPermissions> {
    const list = await requestRest(http, credentials, { method: 'get', path: 'permissions.listAll' }, REST_READ_LIMIT);
    const roles = list.kind === 'answered' ? rolesOfPermissions(list.answer) : undefined;
    if (roles) {
        return knownNow(permittedRolesOf(roles));
    }
    const failure = whyUnread(list);
    const unread = knownNow({ kind: 'unread', failure });
    if (failure.why !== 'rest-rate-limited') {
        return unread;
    }
    const now = Date.now();
    const stands = before?.roles.kind === 'read' && now < before.readAt + PERMISSIONS_STAND ? before : unread;
    const reset = failure.resetAt ?? now + PERMISSIONS_REMEMBERED;
    return { ...stands, goodFor: Math.min(reset, stands.readAt + PERMISSIONS_STAND) - now };
}

/** Reads the answer of `GET /api/v1/permissions.listAll`; `undefined` where it isn't one, or lacks one of the two permissions. */
export function rolesOfPermissions({ status, body }: HttpAnswer): RolesOfPermissions | undefined {
    const list: unknown = status === 200 && body.kind === 'json' ? body.value.update : undefined;
    const edit = rolesOf(list, 'edit-other-user-active-status');
    const manage = rolesOf(list, 'manage-moderation-actions');
    return edit && manage && { 'edit-other-user-active-status': edit, 'manage-moderation-actions': manage };
}

function rolesOf(list: unknown, id: ActiveStatusPermission): string[] | undefined {
    const permission: unknown = Array.isArray(list) ? list.find((one) => isObject(one) && one._id === id) : undefined;
    return isObject(permission) && Array.isArray(permission.roles)
        ? permission.roles.filter((role) => typeof role === 'string')
        : undefined;
}

/** Why something could not be read. */
export function whyUnread(sent: RestResult): Failure {
    if (sent.kind === 'unanswered') {
        return sent.failure;
    }
    const { status, headers, body } = sent.answer;
    switch (status) {
        case 401:
            return { why: 'rest-unauthorised' };
        case 403:
            return { why: 'rest-forbidden' };
        case 429:
            return { why: 'rest-rate-limited', resetAt: resetOf(headers) };
        default:
            if (status >= 500) {
                return { why: 'rest-server-error', status };
            }
            return body.kind === 'unreadable' ? body.failure : whyRefused(body.value);
    }
}

/** An answer in Rocket.Chat's own shape is its error, whatever was asked; anything else isn't Rocket.Chat's. */
function whyRefused(body: JsonObject): Failure {
    const meaning = meaningOfRefusal(body);
    return meaning.kind === 'refused' ? meaning.failure : { why: 'rest-not-this-endpoint' };
}
