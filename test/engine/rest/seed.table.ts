/** A part of the document of `users.setActiveStatus`, or of what servers answer besides. With it goes the test that shows what the app does. */
export interface Part {
    readonly part: string;
    /** The test file in test/, and a part of the test's name in it or in its table. */
    readonly file: string;
    readonly test: string;
}

const contract = 'engine/rest/contract.test.ts';
const rows = 'engine/rest/contract.table.ts';
const refusals = 'engine/rest/contract.refusals.ts';
const real = 'engine/rest/realAnswers.test.ts';
const workspace = '../sandbox/test/setActiveStatus.test.ts';

/** Each field of the document, by its place there. */
export const fields: readonly Part[] = [
    { part: 'parameters.X-User-Id', file: contract, test: 'a POST with the two headers' },
    { part: 'parameters.X-Auth-Token', file: contract, test: 'a POST with the two headers' },
    { part: 'request.userId', file: contract, test: 'JSON of its fields and no other' },
    { part: 'request.activeStatus', file: contract, test: 'JSON of its fields and no other' },
    { part: 'request.confirmRelinquish', file: 'engine/rest/rooms.test.ts', test: 'without giving anything up' },
    { part: '200.user', file: rows, test: '200 with null for the user' },
    { part: '200.user._id', file: rows, test: '200 with another id' },
    { part: '200.user.active', file: rows, test: '200 with another state' },
    { part: '200.success', file: rows, test: '200 with success: false' },
    { part: '400.success', file: refusals, test: '400 invalid-params without success' },
    { part: '400.error', file: refusals, test: '400 invalid-params by its error alone' },
    { part: '400.errorType', file: refusals, test: '400 invalid-params by its errorType alone' },
    { part: '401.status', file: rows, test: "'401'" },
    { part: '401.message', file: rows, test: "'401'" },
];

/** Each status of the document, and those that servers give besides. */
export const statuses: readonly Part[] = [
    { part: '200', file: contract, test: '200 with the account and its new state: done' },
    { part: '400', file: refusals, test: '400 invalid-params' },
    { part: '401', file: real, test: '401: its token was revoked' },
    { part: '403', file: real, test: '403: it holds neither permission any more' },
    { part: '429', file: real, test: '429: with the time at which the limit ends' },
];

/** Each error, by its code or, where it has none, its words. */
export const errors: readonly Part[] = [
    { part: 'invalid-params', file: refusals, test: '400 invalid-params' },
    { part: 'user-last-owner', file: refusals, test: '400 user-last-owner with both lists of rooms' },
    { part: 'error-action-not-allowed', file: refusals, test: '400 for the last admin' },
    { part: 'error-user-is-federated', file: real, test: '400 error-user-is-federated' },
    { part: 'User not found', file: real, test: '400 User not found' },
    { part: 'error-not-allowed', file: real, test: '400 error-not-allowed' },
    { part: 'error-license-user-limit-reached', file: real, test: '400 error-license-user-limit-reached' },
    { part: 'error-unauthorized', file: real, test: '403: it holds neither permission any more' },
    { part: 'error-too-many-requests', file: real, test: '429: with the time at which the limit ends' },
    { part: 'You must be logged in to do this.', file: real, test: '401: its token was revoked' },
];

/** What the document says in prose. */
export const prose: readonly Part[] = [
    {
        part: 'edit-other-user-active-status',
        file: 'engine/rest/permissions.test.ts',
        test: 'edit-other-user-active-status alone',
    },
    {
        part: 'manage-moderation-actions',
        file: 'engine/rest/permissions.test.ts',
        test: 'manage-moderation-actions alone',
    },
    { part: 'revokes all of the user', file: workspace, test: 'OAuth tokens too' },
    { part: 'oldest member of that room', file: 'engine/ownership.test.ts', test: 'longest-standing active member' },
];
