import type { Router } from 'express';

import { ajv } from './ajv';
import { addRoute, type Instance } from './api';
import { refused } from './failure';

interface UpdateBody {
    permissions: { _id: string; roles: string[] }[];
}

const isUpdate = ajv.compile<UpdateBody>({
    type: 'object',
    properties: {
        permissions: {
            type: 'array',
            items: {
                type: 'object',
                properties: {
                    _id: { type: 'string' },
                    roles: { type: 'array', items: { type: 'string' }, uniqueItems: true },
                },
                required: ['_id', 'roles'],
                additionalProperties: false,
            },
        },
    },
    required: ['permissions'],
    additionalProperties: false,
});

/** `permissions.listAll`, for any logged-in user, and `permissions.update`. */
export function addPermissionRoutes(router: Router, instance: Instance): void {
    const { model } = instance;
    addRoute(router, instance, {
        method: 'get',
        path: '/permissions.listAll',
        rateLimited: true,
        handle: () => ({ update: model.permissions.all(), remove: [] }),
    });
    addRoute(router, instance, {
        method: 'post',
        path: '/permissions.update',
        rateLimited: true,
        permissions: ['access-permissions'],
        body: isUpdate,
        handle: ({ body: { permissions } }) => {
            if (permissions.some(({ _id }) => !model.permissions.byId(_id))) {
                throw refused('Invalid permission', 'error-invalid-permission');
            }
            if (permissions.some(({ roles }) => roles.some((role) => !model.roles.byId(role)))) {
                throw refused('Invalid role', 'error-invalid-role');
            }
            for (const { _id, roles } of permissions) {
                model.permissions.setRoles(_id, roles);
            }
            return { permissions: model.permissions.all() };
        },
    });
}
