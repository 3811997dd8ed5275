import type { Router } from 'express';

import type { Account } from '../model/documents';
import type { WorkspaceModel } from '../model/model';
import { addRoute, type Instance } from './api';
import { refused } from './failure';

/** `users.info`, `users.list`, `users.autocomplete` and `roles.list`. */
export function addUserRoutes(router: Router, instance: Instance): void {
    const { model } = instance;
    addRoute(router, instance, {
        method: 'get',
        path: '/users.info',
        rateLimited: true,
        handle: ({ user, query: { userId, username } }) => {
            if (userId === undefined && username === undefined) {
                throw refused('Invalid search query.');
            }
            const account =
                userId === undefined ? model.accounts.byUsername(username ?? '') : model.accounts.byId(userId);
            if (!account) {
                throw refused('User not found.');
            }
            return { user: visible(model, account, user) };
        },
    });
    addRoute(router, instance, {
        method: 'get',
        path: '/users.list',
        permissions: ['view-d-room'],
        handle: ({ user }) => {
            const users = model.accounts.all().map((account) => visible(model, account, user));
            return { users, count: users.length, offset: 0, total: users.length };
        },
    });
    addRoute(router, instance, {
        method: 'get',
        path: '/users.autocomplete',
        handle: ({ query: { selector = '{}' } }) => {
            const term = termOf(selector).toLowerCase();
            const matching = model.accounts
                .all()
                .filter(
                    ({ active, username = '', name = '' }) =>
                        active && (username.toLowerCase().includes(term) || name.toLowerCase().includes(term)),
                );
            return {
                items: matching
                    .slice(0, 20)
                    .map(({ _id, username, name, status }) => ({ _id, username, name, status })),
            };
        },
    });
    addRoute(router, instance, { method: 'get', path: '/roles.list', handle: () => ({ roles: model.roles.all() }) });
}

/** What `viewer` may see of an account: everything of their own and with `view-full-other-user-info`, else little; not even whether it is active. */
function visible(model: WorkspaceModel, account: Account, viewer: Account): object {
    if (account._id === viewer._id || model.permissions.has(viewer._id, 'view-full-other-user-info')) {
        return account;
    }
    const { _id, username, name, status, statusText, utcOffset, federated, bio } = account;
    return { _id, username, name, status, statusText, utcOffset, federated, bio };
}

function termOf(selector: string): string {
    const parsed: unknown = JSON.parse(selector);
    return typeof parsed === 'object' && parsed !== null && 'term' in parsed && typeof parsed.term === 'string'
        ? parsed.term
        : '';
}
