import type { IRoleRead } from '@rocket.chat/apps-engine/definition/accessors';

import type { Role, Roles } from '../moderation/workspace';
import type { Remembered } from './remembered';
import { listed } from './crossing';

/** @param appId the reader asks for it although it knows it. */
export function rolesOf(roles: IRoleRead, appId: string, memory: Remembered<Role[]>): Roles {
    return {
        custom: () =>
            memory.get(async () => listed(await roles.getCustomRoles(appId)).map(({ id, name }) => ({ id, name }))),
        byNameOrId: async (nameOrId) => {
            const role = await roles.getOneByIdOrName(nameOrId, appId);
            return role ? { id: role.id, name: role.name } : undefined;
        },
    };
}
