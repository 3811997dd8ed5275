import { isNativeError } from 'node:util/types';

import type { IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors';
import { HttpBridge, type IHttpBridgeRequestInfo } from '@rocket.chat/apps-engine/server/bridges';

import type { BridgeHook } from '../hook';

const defaultTimeoutMs = 3 * 60 * 1000;
const jsonTypes = ['application/json', 'text/javascript', 'application/javascript', 'application/x-javascript'];

/**
 * Requests as Rocket.Chat's own bridge makes them (apps/meteor/app/apps/server/bridges/http.ts): redirects are followed unseen. A timeout ends with
 * the answer's headers and not with its body. What fails is thrown in the words of node-fetch.
 */
export class WorkspaceHttpBridge extends HttpBridge {
    constructor(private readonly hook: BridgeHook) {
        super();
    }

    protected override call(info: IHttpBridgeRequestInfo): Promise<IHttpResponse> {
        return this.hook.call('http.call', [info], async () => {
            const response = await send(info);
            return answer(info, response, Buffer.from(await response.arrayBuffer()));
        });
    }
}

async function send({ url: address, method, request }: IHttpBridgeRequestInfo): Promise<Response> {
    const url = new URL(address);
    const headers = new Headers(request.headers);
    const reads = ['get', 'head'].includes(method);
    const content: unknown = request.content ?? request.data;
    const params = Object.entries(request.params ?? {}).filter(([, value]) => value !== '');
    if (request.auth !== undefined) {
        headers.set('Authorization', `Basic ${Buffer.from(request.auth, 'ascii').toString('base64')}`);
    }

    let body: string | URLSearchParams | undefined;
    if (reads || content !== undefined) {
        for (const [key, value] of params) {
            url.searchParams.append(key, value);
        }
    } else if (request.params !== undefined) {
        body = new URLSearchParams(request.params);
    }
    if (!reads && content !== undefined) {
        if (typeof content !== 'string' && !headers.has('Content-Type')) {
            headers.set('Content-Type', 'application/json');
        }
        body = typeof content === 'string' ? content : JSON.stringify(content);
    }

    const controller = new AbortController();
    const timer = setTimeout(() => {
        controller.abort();
    }, request.timeout ?? defaultTimeoutMs);
    try {
        return await fetch(url, {
            method: method.toUpperCase(),
            headers,
            body: body ?? null,
            signal: controller.signal,
        });
    } catch (error) {
        throw controller.signal.aborted
            ? new Error('The user aborted a request.')
            : new Error(`request to ${url.href} failed, reason: ${reasonOf(error)}`);
    } finally {
        clearTimeout(timer);
    }
}

function answer({ url, method }: IHttpBridgeRequestInfo, response: Response, body: Buffer): IHttpResponse {
    const head = { url, method, statusCode: response.status, headers: Object.fromEntries(response.headers) };
    const content = body.toString('utf8');
    const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
    return { ...head, content, data: jsonTypes.includes(type) ? parsed(content) : null };
}

function parsed(content: string): unknown {
    try {
        return JSON.parse(content);
    } catch {
        return null;
    }
}

/**
 * `fetch` says why a request failed in the error's cause, several addresses' reasons together. Its errors are Node's own, which in the realm of a
 * Jest test are no instances of `Error`.
 */
function reasonOf(error: unknown): string {
    const cause: unknown = isNativeError(error) ? (error.cause ?? error) : error;
    const reasons: unknown = isNativeError(cause) ? Reflect.get(cause, 'errors') : undefined;
    const first: unknown = Array.isArray(reasons) ? reasons[0] : cause;
    return isNativeError(first) ? first.message : String(first);
}
