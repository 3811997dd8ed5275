import type { Router } from 'express';

import { toEngineUser } from '../model/convertUser';
import { registerUser, type Registration } from '../model/register';
import { ajv } from './ajv';
import { type Instance, send } from './api';
import { authenticate } from './authentication';
import { bodyOf } from './body';
import { failureOf, refused } from './failure';

const text = { type: 'string' };

const isRegistration = ajv.compile<Registration>({
    type: 'object',
    properties: {
        username: { type: 'string', minLength: 3 },
        email: text,
        pass: text,
        name: text,
        reason: { type: 'string', nullable: true },
    },
    required: ['username', 'email', 'pass', 'name'],
    additionalProperties: false,
});

/** `users.register`, for whoever is not logged in (docs/rocketchat.md#an-account-that-registered-itself). */
export function addRegistration(router: Router, { model, engine, rateLimit }: Instance): void {
    router.post('/users.register', (request, response) => {
        try {
            const body = bodyOf(request);
            if (!isRegistration(body)) {
                const [error] = isRegistration.errors ?? [];
                throw refused(error?.message ?? '', 'invalid-params');
            }
            const address = request.socket.remoteAddress ?? '';
            response.set(
                rateLimit.count('post users.register', address, '', model.settings.Rate_Limiter_Limit_RegisterUser),
            );
            if (authenticate(model, request)) {
                throw refused('Logged in users can not register again.');
            }
            if (!/^[0-9a-zA-Z-_.]+$/.test(body.username)) {
                throw refused('The username provided is not valid');
            }
            if (model.accounts.byUsername(body.username)) {
                throw refused('Username is already in use');
            }
            const user = registerUser(model, body, (created) => {
                // Nobody waits for the apps here, and what fails in them is only logged.
                engine
                    .tell({ listener: 'IPostUserCreated', data: { user: toEngineUser(created) } })
                    .catch(() => undefined);
            });
            send(response, 200, { user, success: true });
        } catch (error) {
            const failure = failureOf(error);
            send(response.set(failure.headers), failure.status, failure.body);
        }
    });
}
