import type { ValidateFunction } from 'ajv';
import type { Request, Response, Router } from 'express';

import type { Engine } from '../engine/start';
import type { Account } from '../model/documents';
import type { WorkspaceModel } from '../model/model';
import { authenticate } from './authentication';
import { bodyOf } from './body';
import { Failure, failureOf, forbidden, notLoggedIn, refused } from './failure';
import type { RateLimit } from './rateLimit';

/** What the routes of one server instance work on. */
export interface Instance {
    model: WorkspaceModel;
    rateLimit: RateLimit;
    /** The engine of this instance: commands and interactions go to it. */
    engine: Engine;
    /** The engines of all instances: what an admin changes about an app, changes everywhere. */
    engines: Engine[];
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

/**
 * Adds a route that asks in the server's order: who is it, may they, is the body right, how often
 * (docs/rocketchat.md#the-order-of-the-checks).
 */
export function addRoute<Body = unknown>(router: Router, instance: Instance, route: Route<Body>): void {
    router[route.method](route.path, async (request: Request, response: Response) => {
        try {
            const user = userOf(instance, request);
            if (
                route.permissions &&
                !route.permissions.some((permission) => instance.model.permissions.has(user._id, permission))
            ) {
                throw forbidden();
            }
            const body = checked(route, bodyOf(request));
            if (route.rateLimited) {
                const endpoint = `${route.method} ${request.baseUrl}${route.path}`;
                response.set(instance.rateLimit.count(endpoint, request.socket.remoteAddress ?? '', user._id));
            }
            const answer = await route.handle({
                user,
                body,
                query: texts(request.query),
                params: texts(request.params),
                request,
            });
            send(response, 200, Array.isArray(answer) ? answer : { ...answer, success: true });
        } catch (error) {
            const failure = failureOf(error);
            send(response.set(failure.headers), failure.status, failure.body);
        }
    });
}

/** Answers with JSON. The server's content type has no charset, which Express would add. */
export function send(response: Response, status: number, body: object | string): void {
    const isText = typeof body === 'string';
    response.status(status).setHeader('Content-Type', isText ? 'text/plain' : 'application/json');
    response.end(isText ? body : JSON.stringify(body));
}

function userOf({ model }: Instance, request: Request): Account {
    const user = authenticate(model, request);
    if (!user) {
        throw notLoggedIn();
    }
    if (user.username === undefined) {
        // The server's middleware throws ("Users must have a username"), and nothing above it makes an answer of that.
        throw new Failure(500, 'Internal Server Error');
    }
    return user;
}

function checked<Body>({ body: validate }: Route<Body>, body: unknown): Body {
    if (!validate) {
        // A route without a schema takes its body as unknown, so Body is unknown here.
        return body as Body;
    }
    if (!validate(body)) {
        throw refused(validate.errors?.map(({ message = '' }) => message).join('\n ') ?? '', 'invalid-params');
    }
    return body;
}

function texts(values: Record<string, unknown>): Record<string, string | undefined> {
    return Object.fromEntries(
        Object.entries(values).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
    );
}
