import type { IHttp, IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors';

import { requestRest } from '../../src/workspace/rest/request';

/** What a request comes to whose engine throws an error of these words. */
async function failing(words: string) {
    const fail = (): Promise<IHttpResponse> => Promise.reject(new Error(words));
    const http: IHttp = { get: fail, post: fail, put: fail, del: fail, patch: fail };
    const credentials = { userId: 'serge-id', token: 'token', baseUrl: 'https://chat.example' };
    return requestRest(http, credentials, { method: 'post', path: 'users.setActiveStatus' }, 1000);
}

const to = (reason: string, host = 'chat.example'): string =>
    `request to https://${host}/api/v1/users.setActiveStatus failed, reason: ${reason}`;

test.each([
    [to('connect ECONNREFUSED 10.0.0.1:443'), 'rest-refused'],
    [to('getaddrinfo ENOTFOUND chat.example'), 'rest-unreachable'],
    [to('getaddrinfo EAI_AGAIN chat.example'), 'rest-unreachable'],
    [to('connect EHOSTUNREACH 10.0.0.1:443'), 'rest-unreachable'],
    [to('connect ENETUNREACH 10.0.0.1:443'), 'rest-unreachable'],
    [to('connect ETIMEDOUT 10.0.0.1:443'), 'rest-unreachable'],
    [to('self-signed certificate'), 'rest-tls'],
    [to("Hostname/IP does not match certificate's altnames"), 'rest-tls'],
    [to('write EPROTO 40:error:0A00010B:SSL routines:ssl3_get_record:wrong version number'), 'rest-tls'],
    [to('Client network socket disconnected before secure TLS connection was established'), 'rest-tls'],
])('%s: nothing was sent', async (words, why) => {
    expect(await failing(words)).toEqual({ kind: 'unanswered', failure: { why }, isUnsent: true });
});

test.each([
    to('socket hang up'),
    to('socket hang up', 'certificate.example'),
    to('read ECONNRESET'),
    to('write EPIPE'),
    'network timeout at: https://chat.example/api/v1/users.setActiveStatus',
    'Invalid response body while trying to fetch https://chat.example/api/v1/users.setActiveStatus: Premature close',
    'The user aborted a request.',
    'what nobody foresaw',
])('%s: it may have arrived', async (words) => {
    expect(await failing(words)).toMatchObject({ kind: 'unanswered', isUnsent: false });
});
