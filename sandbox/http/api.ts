import type { ValidateFunction } from 'ajv';
import type { Request, Response, Router } from 'express';

import type { Account } from '../model/documents';
import type { EnginePort } from '../port';
import type { WorkspaceModel } from '../model/model';
import { authenticate } from './authentication';
import { failureOf, forbidden, notLoggedIn, refused } from './failure';
import type { RateLimit } from './rateLimit';

/** What the routes of one server instance work on. */
export interface Instance {
    model: WorkspaceModel;
    rateLimit: RateLimit;
    /** The engine of this instance: commands and interactions go to it. */
    engine: EnginePort;
    /** The engines of all instances: what an admin changes about an app, changes everywhere. */
    engines: EnginePort[];
}

export interface Call<Body> {
    user: Account;
    body: Body;
    query: Record<string, string | undefined>;
    params: Record<string, string | undefined>;
    request: Request;
}

export interface Route<Body> {
    method: 'get' | 'post';
    path: string;
    /** Whether the REST API's limit of calls holds here. It does for all that scripts and apps call, not for what a client does by socket. */
    rateLimited?: boolean;
    /** Any one of these is required. */
    permissions?: string[];
    /** Checks the body of a POST. */
    body?: ValidateFunction<Body>;
    /** The answer, to which `success: true` is added unless it is a list. */
    handle: (call: Call<Body>) => object | Promise<object>;
}

/** Adds a route that asks, in the server's order: who is it, how often, is the body right, may they. */
export function addRoute<Body = unknown>(router: Router, instance: Instance, route: Route<Body>): void {
    router[route.method](route.path, async (request: Request, response: Response) => {
        try {
            const user = authenticate(instance.model, request);
            if (!user) {
                throw notLoggedIn();
            }
            if (route.rateLimited) {
                const endpoint = `${route.method} ${request.baseUrl}${route.path}`;
                response.set(instance.rateLimit.count(endpoint, request.socket.remoteAddress ?? '', user._id));
            }
            const body = checked(route, request.body);
            if (
                route.permissions &&
                !route.permissions.some((permission) => instance.model.permissions.has(user._id, permission))
            ) {
                throw forbidden();
            }
            const answer = await route.handle({
                user,
                body,
                query: texts(request.query),
                params: texts(request.params),
                request,
            });
            response.json(Array.isArray(answer) ? answer : { ...answer, success: true });
        } catch (error) {
            const failure = failureOf(error);
            response.status(failure.status).set(failure.headers).json(failure.body);
        }
    });
}

function checked<Body>({ body: validate }: Route<Body>, body: unknown): Body {
    if (!validate) {
        // A route without a schema takes its body as unknown, so Body is unknown here.
        return body as Body;
    }
    if (!validate(body)) {
        const messages = validate.errors?.map(({ message = '' }) => message).join('\n ') ?? '';
        throw refused(`${messages}\n[invalid-params]`, 'invalid-params');
    }
    return body;
}

function texts(values: Record<string, unknown>): Record<string, string | undefined> {
    return Object.fromEntries(
        Object.entries(values).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
    );
}
