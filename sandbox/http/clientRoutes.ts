import type { Router } from 'express';

import { refOf } from '../model/build';
import type { Account } from '../model/documents';
import { ServerError } from '../model/errors';
import type { WorkspaceModel } from '../model/model';
import { postMessage } from '../model/post';
import { ajv, strictAjv } from './ajv';
import { addRoute, type Instance } from './api';
import { refused } from './failure';

/** One call of a server method, as the web client wraps it: JSON in JSON. */
interface MethodBody {
    message: string;
}

interface MethodCall {
    id: string;
    method: string;
    params: unknown[];
}

interface MessageToSend {
    rid: string;
    msg: string;
    tmid?: string;
}

interface PreferencesBody {
    data: { language?: string };
}

const isMethodBody = ajv.compile<MethodBody>({
    type: 'object',
    properties: { message: { type: 'string' } },
    required: ['message'],
});

const isMethodCall = strictAjv.compile<MethodCall>({
    type: 'object',
    properties: { id: { type: 'string' }, method: { type: 'string' }, params: { type: 'array' } },
    required: ['id', 'method', 'params'],
});

const isMessageToSend = strictAjv.compile<MessageToSend>({
    type: 'object',
    properties: { rid: { type: 'string' }, msg: { type: 'string', minLength: 1 }, tmid: { type: 'string' } },
    required: ['rid', 'msg'],
});

const isPreferences = ajv.compile<PreferencesBody>({
    type: 'object',
    properties: { data: { type: 'object', properties: { language: { type: 'string' } } } },
    required: ['data'],
});

type Method = (model: WorkspaceModel, user: Account, params: unknown[]) => unknown;

const methods: Record<string, Method> = {
    'permissions/get': (model) => model.permissions.all(),
    sendMessage: (model, user, [message]) => {
        if (!isMessageToSend(message)) {
            throw refused('Match error: Expected a message', 'error-invalid-message');
        }
        const { rid, msg, tmid } = message;
        try {
            return postMessage(model, { rid, msg, tmid, u: refOf(user) });
        } catch (error) {
            // Of what is refused only this is an error here; of the rest the author hears by a message that nobody else sees.
            if (errorCode(error) === 'error-not-allowed') {
                throw error;
            }
            return undefined;
        }
    },
};

function errorCode(error: unknown): string {
    return error instanceof ServerError ? error.code : error instanceof Error ? error.message : '';
}

/**
 * What the web client does by socket or by `method.call`, which the REST API's limit of calls doesn't count: sending a message and reading the
 * permissions; and `users.setPreferences` for the language.
 */
export function addClientRoutes(router: Router, instance: Instance): void {
    const { model } = instance;
    addRoute(router, instance, {
        method: 'post',
        path: '/method.call/:method',
        body: isMethodBody,
        handle: ({ user, body }) => {
            const call: unknown = JSON.parse(body.message);
            if (!isMethodCall(call)) {
                throw refused('Invalid call');
            }
            const { id, method, params } = call;
            try {
                const run = methods[method];
                if (!run) {
                    throw new Error(`Method '${method}' not found`);
                }
                return { message: JSON.stringify({ msg: 'result', id, result: run(model, user, params) }) };
            } catch (error) {
                const reason = error instanceof Error ? error.message : String(error);
                return { message: JSON.stringify({ msg: 'result', id, error: { error: reason, message: reason } }) };
            }
        },
    });
    addRoute(router, instance, {
        method: 'post',
        path: '/users.setPreferences',
        body: isPreferences,
        handle: ({ user, body: { data } }) => {
            const preferences = { ...user.settings?.preferences, ...data };
            model.accounts.update(user._id, { settings: { preferences } });
            return { user: { _id: user._id, settings: { preferences } } };
        },
    });
}
