import type { Request } from 'express';

import type { Account } from '../model/documents';
import type { WorkspaceModel } from '../model/model';

/** Whose request this is: by `X-User-Id` and `X-Auth-Token`, or by an OAuth access token. Nobody's if they are missing, wrong or ended. */
export function authenticate(model: WorkspaceModel, request: Request): Account | undefined {
    const userId = request.header('X-User-Id');
    const token = request.header('X-Auth-Token');
    if (userId !== undefined && token !== undefined) {
        return byToken(model, userId, token);
    }
    const bearer = /^Bearer (.+)$/i.exec(request.header('Authorization') ?? '')?.[1];
    const holder = bearer === undefined ? undefined : model.sessions.userOfOAuth(bearer);
    return holder === undefined ? undefined : model.accounts.byId(holder);
}

/** As {@link authenticate}, and by query parameters of the same names as the headers: a browser's `EventSource` can send no headers. */
export function authenticateStream(model: WorkspaceModel, request: Request): Account | undefined {
    const { 'X-User-Id': userId, 'X-Auth-Token': token } = request.query;
    return typeof userId === 'string' && typeof token === 'string'
        ? byToken(model, userId, token)
        : authenticate(model, request);
}

function byToken(model: WorkspaceModel, userId: string, token: string): Account | undefined {
    return model.sessions.userOf(token) === userId ? model.accounts.byId(userId) : undefined;
}
