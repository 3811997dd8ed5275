import type { IRoleRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IRole } from '@rocket.chat/apps-engine/definition/roles';

import type { Roles } from '../moderation/ports';
import type { Remembered } from '../moderation/remembered';
import type { Role } from '../moderation/standard';
import { listed } from './crossing';

/** @param appId the reader asks for it although it knows it. */
export function rolesOf(roles: IRoleRead, appId: string, memory: Remembered<Role[]>): Roles {
    return {
        custom: () =>
            memory.get(async () => listed(await roles.getCustomRoles(appId)).map(({ id, name }) => ({ id, name }))),
        byNameOrId: async (nameOrId) => {
            const role = await roles.getOneByIdOrName(nameOrId, appId);
            // A role of rooms, such as Rocket.Chat's own moderator, is held by no account as such.
            return role && scopeOf(role) === 'Users' ? { id: role.id, name: role.name } : undefined;
        },
    };
}

function scopeOf({ scope }: IRole): string {
    return scope;
}
