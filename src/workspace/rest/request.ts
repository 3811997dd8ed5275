import { type IHttp, type IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors';

import type { Failure } from '../../moderation/case';
import { Deadline } from '../../moderation/deadline';
import { isObject } from '../../moderation/isObject';
import { REST_BODY_LIMIT } from '../../moderation/timeouts';

/** A service account: whose name the app uses on REST, and where the workspace is. */
export interface Credentials {
    readonly userId: string;
    readonly token: string;
    /** The workspace's address, without a slash at its end. */
    readonly baseUrl: string;
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** A JSON object, or why it is none: a proxy's page, or something that was cut on its way. */
export type Body =
    { readonly kind: 'json'; readonly value: JsonObject } | { readonly kind: 'unreadable'; readonly failure: Failure };

/** An answer over HTTP, whatever it says. */
export interface HttpAnswer {
    readonly status: number;
    readonly body: Body;
    readonly headers: Readonly<Record<string, string>>;
}

export type RestResult =
    | { readonly kind: 'answered'; readonly answer: HttpAnswer }
    /** `isUnsent`: what was asked can't have arrived. Without that it may have been done. */
    | { readonly kind: 'unanswered'; readonly failure: Failure; readonly isUnsent: boolean };

/** What node-fetch says where there was no connection. */
const UNSENT = /reason: (?:(?:connect|getaddrinfo) E|.*(?:certificate|EPROTO|before secure TLS))/;

/**
 * Sends one request to Rocket.Chat's REST API. What failed is told by kind: an error's own words name the address, and are nobody's business.
 * @param limit in milliseconds. The request's own time limit ends with the answer's headers, so a body that never ends is cut off here.
 */
export async function requestRest(
    http: IHttp,
    { userId, token, baseUrl }: Credentials,
    call: { readonly method: 'get' | 'post'; readonly path: string; readonly data?: object },
    limit: number,
): Promise<RestResult> {
    const options = {
        headers: { 'X-User-Id': userId, 'X-Auth-Token': token },
        timeout: limit,
        ...(call.data && { data: call.data }),
    };
    const sent = await new Deadline(limit + REST_BODY_LIMIT).wait(
        send(http, call.method, `${baseUrl}/api/v1/${call.path}`, options),
    );
    switch (sent.kind) {
        case 'answered':
            return sent.value
                ? { kind: 'answered', answer: answerOf(sent.value) }
                : { kind: 'unanswered', failure: { why: 'rest-no-networking' }, isUnsent: true };
        case 'late':
            return { kind: 'unanswered', failure: { why: 'rest-timeout' }, isUnsent: false };
        case 'failed':
            return { kind: 'unanswered', failure: failureOf(sent.message), isUnsent: UNSENT.test(sent.message) };
    }
}

async function send(
    http: IHttp,
    method: 'get' | 'post',
    url: string,
    options: Parameters<IHttp['get']>[1],
): Promise<IHttpResponse | null> {
    // Where the app lacks the engine permission, the answer is nothing at all.
    return method === 'get' ? http.get(url, options) : http.post(url, options);
}

function answerOf({ statusCode, content, headers }: IHttpResponse): HttpAnswer {
    return { status: statusCode, body: bodyOf(content ?? ''), headers: headers ?? {} };
}

function bodyOf(content: string): Body {
    try {
        const value: unknown = JSON.parse(content);
        return isObject(value)
            ? { kind: 'json', value }
            : { kind: 'unreadable', failure: { why: 'rest-not-this-endpoint' } };
    } catch {
        return { kind: 'unreadable', failure: { why: /^\s*</.test(content) ? 'rest-page' : 'rest-garbled' } };
    }
}

/** Of an error only the message crosses to the app, in the words of node-fetch. */
function failureOf(message: string): Failure {
    if (/timeout|timed out|aborted/i.test(message)) {
        return { why: 'rest-timeout' };
    }
    if (message.includes('ECONNREFUSED')) {
        return { why: 'rest-refused' };
    }
    if (/certificate|\bssl\b|\btls\b|EPROTO|SSL_|CERT_/i.test(message)) {
        return { why: 'rest-tls' };
    }
    return { why: 'rest-unreachable' };
}
