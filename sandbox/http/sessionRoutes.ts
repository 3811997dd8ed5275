import type { Router } from 'express';

import type { Account } from '../model/documents';
import type { WorkspaceModel } from '../model/model';
import { ajv } from './ajv';
import { addRoute, type Instance, send } from './api';
import { authenticate } from './authentication';
import { bodyOf } from './body';
import { notLoggedIn } from './failure';

interface LoginBody {
    user?: string;
    username?: string;
    email?: string;
    password: string;
}

const isLogin = ajv.compile<LoginBody>({
    type: 'object',
    properties: {
        user: { type: 'string' },
        username: { type: 'string' },
        email: { type: 'string' },
        password: { type: 'string' },
    },
    required: ['password'],
});

/** `login` (the one route without a session), `logout` and `me`. */
export function addSessionRoutes(router: Router, instance: Instance): void {
    const { model } = instance;
    router.post('/login', (request, response) => {
        const body = bodyOf(request);
        const account = isLogin(body) ? accountOf(model, body) : undefined;
        if (!account || !isLogin(body) || !model.sessions.isPassword(account._id, body.password)) {
            send(response, 401, noLogin('Unauthorized', 'Unauthorized'));
            return;
        }
        if (!account.active) {
            send(response, 401, noLogin('error-user-is-not-activated', 'User is not activated'));
            return;
        }
        model.accounts.update(account._id, { lastLogin: model.clock.now(), status: 'online' });
        const authToken = model.sessions.create(account._id);
        const data = { userId: account._id, authToken, me: meOf(account) };
        send(response, 200, { status: 'success', data, success: true });
    });

    router.post('/logout', (request, response) => {
        const { status, body } = authenticate(model, request) ? loggedOut : notLoggedIn();
        model.sessions.end(request.header('X-Auth-Token') ?? '');
        send(response, status, body);
    });

    addRoute(router, instance, { method: 'get', path: '/me', rateLimited: true, handle: ({ user }) => meOf(user) });
}

const noLogin = (error: string, message: string): object => ({ success: false, error, status: 'error', message });

/** In the server's own words, not with `success: true`. */
const loggedOut = { status: 200, body: { status: 'success', data: { message: "You've been logged out!" } } };

function accountOf(model: WorkspaceModel, { user, username, email }: LoginBody): Account | undefined {
    const name = user ?? username ?? email ?? '';
    return (
        model.accounts.byUsername(name) ??
        model.accounts
            .all()
            .find(({ emails }) => emails?.some(({ address }) => address.toLowerCase() === name.toLowerCase()))
    );
}

const meOf = (account: Account): object => ({ ...account, settings: account.settings ?? { preferences: {} } });
