/** The credentials of one session, as headers. */
export interface Session {
    userId: string;
    authToken: string;
}

/**
 * A `curl` call that posts JSON, to be pasted into a shell as it is. The body stands in single quotes; one inside it is written as JSON's
 * `\u0027`, which no shell minds.
 */
export function curlOf(url: string, { userId, authToken }: Session, body: object): string {
    const json = JSON.stringify(body).replaceAll("'", '\\u0027');
    const headers = { 'X-User-Id': userId, 'X-Auth-Token': authToken, 'Content-Type': 'application/json' };
    const options = Object.entries(headers).map(([name, value]) => `-H '${name}: ${value}'`);
    return ['curl -sS -X POST', `'${url}'`, ...options, `-d '${json}'`].join(' ');
}
