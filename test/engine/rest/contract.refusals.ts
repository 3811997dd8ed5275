import { json, page, refusal, type Row } from './contract.answers';

/** What the server refuses by name. */
export const refusals: Row[] = [
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
        name: '400 error-not-allowed for an account of another federated workspace',
        answer: refusal(
            'error-not-allowed',
            'Deactivated federated users can not be re-activated [error-not-allowed]',
            { details: { method: 'setUserActiveStatus' } },
        ),
        says: 'why_federated',
        isOfSchema: true,
    },
    {
        name: '400 error-not-allowed for a reason that this app does not know',
        answer: refusal('error-not-allowed', 'Not on a Sunday [error-not-allowed]'),
        says: 'why_said',
        args: { message: 'Not on a Sunday [error-not-allowed]' },
        isOfSchema: true,
    },
    {
        name: '400 error-action-not-allowed for another action',
        answer: refusal('error-action-not-allowed', 'Not with this plan [error-action-not-allowed]', {
            details: { action: 'Something_else' },
        }),
        says: 'why_said',
        args: { message: 'Not with this plan [error-action-not-allowed]' },
        isOfSchema: true,
    },
    {
        name: '400 totp-required',
        answer: refusal('totp-required', 'TOTP Required [totp-required]', { details: { method: 'totp' } }),
        says: 'why_rest_second_factor',
        isOfSchema: true,
    },
    // What a database or a crash says is nobody's business in a chat.
    ...[
        'E11000 duplicate key error collection: rocketchat.users at db.js:1',
        'Cannot read properties of undefined (reading ‘username’)',
        'connect ECONNREFUSED 10.0.0.7:27017',
    ].map((error): Row => ({
        name: `400 with the words of something inside the server: ${error}`,
        answer: json(400, { success: false, error }),
        says: 'why_in_app_log',
        namesCase: true,
        isOfSchema: true,
    })),
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
