import { inUtc } from '../support/inUtc';
import { json, page, type Row } from './contract.answers';
import { refusals } from './contract.refusals';

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
];

export const rows: readonly Row[] = [...otherwise, ...refusals, ...others];

/** Why the case failed, as its record says, by the sentence that tells it. */
export function whyOf(says: string): string {
    return says
        .replace(/^why_/, '')
        .replace(/_open$/, '')
        .replaceAll('_', '-');
}
