import type { Router } from 'express';

import { ServerError } from '../model/errors';
import { setUserActiveStatus } from '../model/setUserActiveStatus';
import { ajv } from './ajv';
import { addRoute, type Instance } from './api';
import { refused } from './failure';
import { requestSchema, type SetActiveStatusBody } from './setActiveStatus.schema';

const isBody = ajv.compile<SetActiveStatusBody>(requestSchema);

/** `POST users.setActiveStatus`, as the server takes it (docs/rocketchat.md#the-endpoint-takes-either-of-two-permissions). */
export function addSetActiveStatus(router: Router, instance: Instance): void {
    const { model } = instance;
    addRoute(router, instance, {
        method: 'post',
        path: '/users.setActiveStatus',
        rateLimited: true,
        permissions: ['edit-other-user-active-status', 'manage-moderation-actions'],
        body: isBody,
        handle: async ({ user, body: { userId, activeStatus, confirmRelinquish } }) => {
            // The route takes either permission, the server's method behind it only this one.
            if (!model.permissions.has(user._id, 'edit-other-user-active-status')) {
                throw new ServerError('error-not-allowed', 'Not allowed', { method: 'setUserActiveStatus' });
            }
            await setUserActiveStatus(model, userId, activeStatus, confirmRelinquish ?? false);
            const account = model.accounts.byId(userId);
            if (!account) {
                throw refused('User not found');
            }
            return { user: { _id: account._id, active: account.active } };
        },
    });
}
