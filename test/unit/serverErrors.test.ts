import { meaningOfError } from '../../src/workspace/serverErrors';

const LAST_ADMIN = 'Leaving the app without an active admin is not allowed';

describe('an error is told by its sentence or its details, never by its type alone', () => {
    test.each([
        [{ text: `${LAST_ADMIN} [error-action-not-allowed]` }, 'last-admin'],
        [{ text: 'No', type: 'error-action-not-allowed', action: 'Remove_last_admin' }, 'last-admin'],
        [{ text: 'Not with this plan [error-action-not-allowed]' }, 'said'],
        [{ text: 'Cannot change federated users status [error-user-is-federated]' }, 'federated'],
        [{ text: 'Deactivated federated users can not be re-activated [error-not-allowed]' }, 'federated'],
        [{ text: 'Not on a Sunday [error-not-allowed]' }, 'said'],
        [{ text: 'Not on a Sunday', type: 'error-not-allowed' }, 'said'],
    ])('%j', (error, why) => {
        expect(meaningOfError(error)).toMatchObject({ kind: 'refused', failure: { why } });
    });
});

describe('what isn’t Rocket.Chat’s own error is not told', () => {
    test.each([
        'E11000 duplicate key error collection: rocketchat.users index: username_1',
        'E11000 duplicate key error [some-code]',
        'MongoServerSelectionError: connect ECONNREFUSED [x]',
        'Cannot read properties of undefined (reading ‘roles’)',
        'Something broke [error]\n    at db.js:1:2',
        'Something broke at users.js:17 [error-code]',
        'see http://10.0.0.1/secret [error-code]',
        'host 10.0.0.7 is down [error-code]',
        '',
    ])('%j', (text) => {
        expect(meaningOfError({ text })).toEqual({ kind: 'broken', words: text });
    });
});
