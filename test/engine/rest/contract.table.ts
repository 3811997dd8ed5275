import type { ServerAnswer } from '../support/faultyServer';
import { inUtc } from '../support/inUtc';

/** An answer of `users.setActiveStatus`, and the sentence that the moderator then gets: by the key of its words, which is also why the case failed. */
export interface Row {
    readonly name: string;
    readonly answer: (targetId: string) => ServerAnswer;
    readonly says: string;
    readonly args?: Readonly<Record<string, string>>;
    /** Whether it is of the endpoint's schema, and so an answer that a server may give. */
    readonly isOfSchema?: true;
}

const json = (status: number, body: object, headers?: Record<string, string>) => () => ({ status, body, headers });
const page = (status: number, headers?: Record<string, string>) => () => ({
    status,
    headers: { 'Content-Type': 'text/html', ...headers },
    body: '<!doctype html><title>Sorry</title><p>Sorry',
});
const refusal = (errorType: string, error = `Nothing doing [${errorType}]`, more: object = {}) =>
    json(400, { success: false, error, errorType, ...more });
const success =
    (user: (targetId: string) => unknown, more: object = {}) =>
    (targetId: string) => ({
        status: 200,
        body: { user: user(targetId), success: true, ...more },
    });

const notLoggedIn = 'You must be logged in to do this.';

/** Half a minute from the start of the tests, when the limit of calls ends. */
export const reset = Date.now() + 30 * 60_000;

/** 200, but not the answer that was asked for. What was done is seen by looking at the account. */
const otherwise: Row[] = [
    {
        name: '200 with success: false',
        answer: success((_id) => ({ _id, active: true }), { success: false }),
        says: 'why_rest_contradictory',
    },
    {
        name: '200 with another state',
        answer: success((_id) => ({ _id, active: false })),
        says: 'why_rest_contradictory',
        isOfSchema: true,
    },
    {
        name: '200 with another id',
        answer: success(() => ({ _id: 'somebody', active: true })),
        says: 'why_rest_contradictory',
        isOfSchema: true,
    },
    { name: '200 without an id', answer: success(() => ({ active: true })), says: 'why_rest_contradictory' },
    { name: '200 without a state', answer: success((_id) => ({ _id })), says: 'why_rest_contradictory' },
    {
        name: '200 with the state as a text, as in the examples of the document',
        answer: success((_id) => ({ _id, active: 'true' })),
        says: 'why_rest_contradictory',
    },
    { name: '200 with null for the user', answer: success(() => null), says: 'why_rest_contradictory' },
    {
        name: '200 with success as a text, as in the examples of the document',
        answer: success((_id) => ({ _id, active: true }), { success: 'true' }),
        says: 'why_rest_not_this_endpoint',
    },
    {
        name: '200 without success',
        answer: (_id) => ({ status: 200, body: { user: { _id, active: true } } }),
        says: 'why_rest_not_this_endpoint',
    },
    { name: '200 with nothing', answer: () => ({ status: 200 }), says: 'why_rest_garbled' },
    {
        name: '200 with a field called why',
        answer: json(200, { why: 'rest-page', success: 'true' }),
        says: 'why_rest_not_this_endpoint',
    },
    { name: '200 with a list', answer: json(200, []), says: 'why_rest_not_this_endpoint' },
    { name: '200 with null', answer: () => ({ status: 200, body: 'null' }), says: 'why_rest_not_this_endpoint' },
    {
        name: '200 with a text',
        answer: () => ({ status: 200, body: '"deactivated"' }),
        says: 'why_rest_not_this_endpoint',
    },
    {
        name: '200 with invalid JSON',
        answer: () => ({ status: 200, headers: { 'Content-Type': 'application/json' }, body: '{"user":' }),
        says: 'why_rest_garbled',
    },
    { name: '200 with a page, as a proxy’s log-in', answer: page(200), says: 'why_rest_page' },
    { name: '204', answer: () => ({ status: 204 }), says: 'why_rest_not_this_endpoint' },
];

/** What the server refuses by name. */
const refusals: Row[] = [
    {
        name: '400 invalid-params',
        answer: refusal('invalid-params', "must have required property 'activeStatus'"),
        says: 'why_rest_invalid_params',
        isOfSchema: true,
    },
    {
        name: '400 invalid-params by its error alone',
        answer: json(400, { success: false, error: 'must be boolean\n[invalid-params]' }),
        says: 'why_rest_invalid_params',
        isOfSchema: true,
    },
    {
        name: '400 invalid-params by its errorType alone',
        answer: json(400, { success: false, errorType: 'invalid-params' }),
        says: 'why_rest_invalid_params',
    },
    {
        name: '400 invalid-params without success',
        answer: json(400, { error: '[invalid-params]', errorType: 'invalid-params' }),
        says: 'why_rest_invalid_params',
    },
    {
        name: '400 user-last-owner with both lists of rooms',
        answer: refusal('user-last-owner', '[user-last-owner]', {
            details: { shouldBeRemoved: ['notes'], shouldChangeOwner: ['design'] },
        }),
        says: 'why_last_owner',
        isOfSchema: true,
    },
    {
        name: '400 for the last admin',
        answer: refusal(
            'error-action-not-allowed',
            'Leaving the app without an active admin is not allowed [error-action-not-allowed]',
            { details: { method: 'removeUserFromRole', action: 'Remove_last_admin' } },
        ),
        says: 'why_last_admin',
        isOfSchema: true,
    },
    {
        name: '400 for a federated account',
        answer: refusal('error-user-is-federated', 'Cannot change federated users status [error-user-is-federated]', {
            details: { method: 'setUserActiveStatus' },
        }),
        says: 'why_federated',
        isOfSchema: true,
    },
    {
        name: '400 User not found, which has no errorType',
        answer: json(400, { success: false, error: 'User not found' }),
        says: 'why_rest_not_found',
        isOfSchema: true,
    },
    {
        name: '400 error-invalid-user',
        answer: refusal('error-invalid-user'),
        says: 'why_rest_not_found',
        isOfSchema: true,
    },
    {
        name: '400 error-not-allowed',
        answer: refusal('error-not-allowed', 'Not allowed [error-not-allowed]', {
            details: { method: 'setUserActiveStatus' },
        }),
        says: 'why_rest_not_allowed',
        isOfSchema: true,
    },
    {
        name: '400 error-license-user-limit-reached',
        answer: refusal('error-license-user-limit-reached'),
        says: 'why_rest_no_seats',
        isOfSchema: true,
    },
    {
        name: '400 with an error that this app does not know, said in the server’s words',
        answer: refusal('error-of-tomorrow', 'The moon is in the wrong house [error-of-tomorrow]'),
        says: 'why_said',
        args: { message: 'The moon is in the wrong house [error-of-tomorrow]' },
        isOfSchema: true,
    },
    {
        name: '400 with a very long error, which is cut',
        answer: refusal('error-of-tomorrow', 'x'.repeat(10_000)),
        says: 'why_said',
        args: { message: `${'x'.repeat(199)}…` },
        isOfSchema: true,
    },
    { name: '400 without an error', answer: json(400, { success: false }), says: 'why_rest_not_this_endpoint' },
    {
        name: '400 with an error that is no text',
        answer: json(400, { success: false, error: 17, errorType: ['invalid-params'] }),
        says: 'why_rest_not_this_endpoint',
    },
    {
        name: '400 with a field called why',
        answer: json(400, { why: 'because', error: 17 }),
        says: 'why_rest_not_this_endpoint',
    },
    { name: '400 with a page', answer: page(400), says: 'why_rest_page' },
    { name: '400 with nothing', answer: () => ({ status: 400 }), says: 'why_rest_garbled' },
];

/** What is not let through to the endpoint, and what is out of order before or behind it. */
const others: Row[] = [
    // Older releases say less.
    ...[{}, { success: false, error: notLoggedIn }].map((more, index): Row => ({
        name: ['401 of older releases', '401'][index] ?? '',
        answer: json(401, { ...more, status: 'error', message: notLoggedIn }),
        says: 'why_rest_unauthorised',
        isOfSchema: true,
    })),
    {
        name: '403',
        answer: json(403, {
            success: false,
            error: 'User does not have the permissions required for this action [error-unauthorized]',
        }),
        says: 'why_rest_forbidden',
        isOfSchema: true,
    },
    {
        name: '429 with the time of its reset',
        answer: json(
            429,
            { success: false, error: 'Error, too many requests. [error-too-many-requests]' },
            { 'X-RateLimit-Limit': '10', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': String(reset) },
        ),
        says: 'why_rest_rate_limited',
        args: { when: inUtc(reset) },
        isOfSchema: true,
    },
    {
        name: '429 without a reset',
        answer: json(429, { success: false, error: 'Error, too many requests. [error-too-many-requests]' }),
        says: 'why_rest_rate_limited_open',
        isOfSchema: true,
    },
    // The last two are seconds, as many a proxy counts.
    ...['', 'soon', '-1', 'NaN', '1e400', '1e17', '60', '1795457329'].map((header): Row => ({
        name: `429 with the reset "${header}"`,
        answer: page(429, { 'X-RateLimit-Reset': header }),
        says: 'why_rest_rate_limited_open',
    })),
    { name: '404', answer: json(404, { success: false, error: 'Not found' }), says: 'why_rest_not_this_endpoint' },
    { name: '405', answer: page(405), says: 'why_rest_not_this_endpoint' },
    { name: '304', answer: () => ({ status: 304 }), says: 'why_rest_not_this_endpoint' },
    {
        name: '500',
        answer: json(500, { success: false, error: 'Internal server error' }),
        says: 'why_rest_server_error',
        args: { status: '500' },
    },
    {
        name: '502 with a proxy’s page',
        answer: page(502),
        says: 'why_rest_server_error',
        args: { status: '502' },
    },
    { name: '503 with nothing', answer: () => ({ status: 503 }), says: 'why_rest_server_error' },
    { name: 'the connection ends before the headers', answer: () => 'cut-off', says: 'why_rest_unreachable' },
    { name: 'the connection ends within the body', answer: () => 'half', says: 'why_rest_unreachable' },
];

export const rows: readonly Row[] = [...otherwise, ...refusals, ...others];

/** Why the case failed, as its record says, by the sentence that tells it. */
export function whyOf(says: string): string {
    return says
        .replace(/^why_/, '')
        .replace(/_open$/, '')
        .replaceAll('_', '-');
}
