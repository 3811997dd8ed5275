/**
 * `POST /api/v1/users.setActiveStatus`: the schema of the document (docs/users.setActiveStatus.md), tightened to what a server
 * really takes and gives. {@link differences} lists each difference from the document, and a test holds the two against each other.
 */

export interface SetActiveStatusBody {
    userId: string;
    activeStatus: boolean;
    confirmRelinquish?: boolean | null;
}

export const requestSchema = {
    type: 'object',
    properties: {
        userId: { type: 'string' },
        activeStatus: { type: 'boolean' },
        confirmRelinquish: { type: 'boolean', nullable: true },
    },
    required: ['userId', 'activeStatus'],
    additionalProperties: false,
};

const failed = { success: { const: false }, error: { type: 'string', minLength: 1 } };

const details = {
    type: 'object',
    properties: {
        shouldBeRemoved: { type: 'array', items: { type: 'string' } },
        shouldChangeOwner: { type: 'array', items: { type: 'string' } },
        method: { type: 'string' },
        action: { type: 'string' },
    },
    additionalProperties: false,
};

const forbiddenOrLimited = {
    type: 'object',
    properties: failed,
    required: ['success', 'error'],
    additionalProperties: false,
};

/** The answers, by status. */
export const responseSchemas: Record<200 | 400 | 401 | 403 | 429, object> = {
    200: {
        type: 'object',
        properties: {
            user: {
                type: 'object',
                properties: { _id: { type: 'string' }, active: { type: 'boolean' } },
                required: ['_id', 'active'],
                additionalProperties: false,
            },
            success: { const: true },
        },
        required: ['user', 'success'],
        additionalProperties: false,
    },
    400: {
        type: 'object',
        properties: { ...failed, errorType: { type: 'string', minLength: 1 }, details },
        required: ['success', 'error'],
        additionalProperties: false,
    },
    401: {
        type: 'object',
        properties: { ...failed, status: { const: 'error' }, message: { type: 'string', minLength: 1 } },
        required: ['status', 'message'],
        additionalProperties: false,
    },
    403: forbiddenOrLimited,
    429: forbiddenOrLimited,
};

/** Each difference from the document: where, what it says there, what a server does. */
export const differences: { at: string; document: string; here: string }[] = [
    {
        at: 'request.x-examples',
        document: 'an example with the string "false" for activeStatus',
        here: 'dropped: a strict validator refuses the keyword; a server takes the string',
    },
    {
        at: 'request.activeStatus.default',
        document: 'the string "true"',
        here: 'dropped: the property is required, and a boolean',
    },
    { at: 'request.activeStatus.description', document: 'prose', here: 'dropped: it validates nothing' },
    { at: 'request.userId.description', document: 'prose', here: 'dropped: it validates nothing' },
    { at: 'request.userId.example', document: 'an example', here: 'dropped: a strict validator refuses the keyword' },
    { at: 'request.confirmRelinquish.default', document: 'the string "false"', here: 'dropped: absent means false' },
    { at: 'request.confirmRelinquish', document: 'a boolean', here: 'a boolean or null, which means false' },
    { at: 'request.confirmRelinquish.description', document: 'prose', here: 'dropped: it validates nothing' },
    {
        at: 'request.required',
        document: 'activeStatus, userId',
        here: 'the same two, userId first: a server names the first that is missing in this order',
    },
    { at: 'request.additionalProperties', document: 'any others are allowed', here: 'none: a server refuses them' },
    { at: '200.required', document: 'nothing is required', here: 'user and success' },
    { at: '200.user.required', document: 'nothing is required', here: '_id and active' },
    { at: '200.success', document: 'a boolean', here: 'true' },
    { at: '200.additionalProperties', document: 'any others are allowed', here: 'none' },
    { at: '200.user.additionalProperties', document: 'any others are allowed', here: 'none' },
    { at: '200.examples', document: 'the strings "false" and "true"', here: 'dropped: a server answers booleans' },
    {
        at: '400.required',
        document: 'nothing is required',
        here: 'success and error; errorType is absent for an unknown user',
    },
    { at: '400.success', document: 'a boolean', here: 'false' },
    { at: '400.error', document: 'a string', here: 'a string that says something' },
    { at: '400.errorType', document: 'a string', here: 'a string that says something' },
    {
        at: '400.details',
        document: 'is not there',
        here: 'the rooms of user-last-owner; method and action of the last admin and others',
    },
    { at: '400.additionalProperties', document: 'any others are allowed', here: 'none' },
    { at: '400.examples', document: 'the string "false"', here: 'dropped: a server answers booleans' },
    { at: '401.success', document: 'is not there', here: 'false, since the newest router' },
    { at: '401.error', document: 'is not there', here: 'what message says, since the newest router' },
    { at: '401.required', document: 'nothing is required', here: 'status and message' },
    { at: '401.status', document: 'a string', here: '"error"' },
    { at: '401.message', document: 'a string', here: 'a string that says something' },
    { at: '401.additionalProperties', document: 'any others are allowed', here: 'none' },
    { at: '403', document: 'is not there', here: 'success and error, for a caller with neither permission' },
    {
        at: '429',
        document: 'is not there',
        here: 'success and error, for too many calls, with X-RateLimit-Limit, -Remaining and -Reset',
    },
    { at: 'parameters.required', document: 'the string "true"', here: 'both headers are required' },
];
