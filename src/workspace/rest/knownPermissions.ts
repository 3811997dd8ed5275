import type { IHttp } from '@rocket.chat/apps-engine/definition/accessors';

import type { PermittedRoles } from '../../moderation/standard';
import { PERMISSIONS_REMEMBERED, PERMISSIONS_STAND, REST_READ_LIMIT } from '../../moderation/timeouts';
import { type RolesOfPermissions, rolesOfPermissions } from './permissions';
import { type Credentials, request } from './request';
import { whyUnread } from './whyUnread';

/** Which roles may act, as it was read, or that it could not be; times in milliseconds since 1970. */
export interface KnownPermissions {
    readonly roles: PermittedRoles;
    readonly readAt: number;
    readonly until: number;
}

/** What was found out just now. */
export function known(roles: PermittedRoles): KnownPermissions {
    const now = Date.now();
    return { roles, readAt: now, until: now + PERMISSIONS_REMEMBERED };
}

/** The roles that hold any one of the permissions. */
export function permitted(roles: RolesOfPermissions): PermittedRoles {
    return { kind: 'read', roles: [...new Set(Object.values(roles).flat())] };
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
    const list = await request(http, credentials, { method: 'get', path: 'permissions.listAll' }, REST_READ_LIMIT);
    const roles = list.kind === 'answered' ? rolesOfPermissions(list.answer) : undefined;
    if (roles) {
        return known(permitted(roles));
    }
    const failure = whyUnread(list);
    const unread = known({ kind: 'unread', failure });
    if (failure.why !== 'rest-rate-limited') {
        return unread;
    }
    const reset = failure.resetAt ?? unread.until;
    if (before?.roles.kind === 'read' && Date.now() < before.readAt + PERMISSIONS_STAND) {
        return { ...before, until: Math.min(reset, before.readAt + PERMISSIONS_STAND) };
    }
    return { ...unread, until: Math.min(reset, unread.readAt + PERMISSIONS_STAND) };
}
