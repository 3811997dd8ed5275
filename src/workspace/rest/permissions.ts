import { isObject } from '../../moderation/isObject';
import type { ACTIVE_STATUS_PERMISSIONS } from '../../moderation/standard';
import type { HttpAnswer } from './request';

type ActiveStatusPermission = (typeof ACTIVE_STATUS_PERMISSIONS)[number];

/** Which roles hold each of the two permissions, by id. */
export type RolesOfPermissions = Readonly<Record<ActiveStatusPermission, readonly string[]>>;

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
