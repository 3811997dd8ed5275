import type { ServerAnswer } from '../support/faultyServer';
import { ServiceStage } from '../support/serviceStage';

const SECOND = 1000;
const EDIT = 'edit-other-user-active-status';
const MANAGE = 'manage-moderation-actions';

const permissionsOf = (edit: unknown, manage: unknown) => [
    { _id: EDIT, roles: edit },
    { _id: MANAGE, roles: manage },
];

const answers: [string, ServerAnswer][] = [
    ['an error of the server', { status: 500, body: { success: false, error: 'Internal' } }],
    ['a proxy’s page', { status: 200, body: '<html>Log in</html>' }],
    ['401', { status: 401, body: { status: 'error', message: 'You must be logged in to do this.' } }],
    ['403', { status: 403, body: { success: false, error: '[error-unauthorized]' } }],
    ['a list without one of the two', { status: 200, body: { update: [{ _id: EDIT, roles: ['user'] }] } }],
    ['roles that are no list', { status: 200, body: { update: permissionsOf('user', 'user') } }],
    ['permissions that are no list', { status: 200, body: { update: { [EDIT]: ['user'] }, success: true } }],
    ['nothing', { status: 200 }],
    ['a connection that ends', 'cut-off'],
];

/** The reading of the permissions, gone wrong: who may act then, and that it is over when it is over. */
describe('permissions that can not be read', () => {
    let at: ServiceStage;

    beforeAll(async () => {
        at = await ServiceStage.start();
    });

    afterAll(() => at.stop());

    test.each(answers)(
        '%s: only an admin may act, and others are told so; afterwards all is as before',
        async (_name, answer) => {
            const { admin, moderator } = at.stage.people;
            const { end } = at.server.answer('permissions.listAll', answer);
            await at.stage.workspace.clock.shift(10 * SECOND);
            expect(await at.answered(moderator)).toEqual(['refused_permissions_unread']);
            expect(await at.answered(admin)).toEqual(['opened']);
            end();
            await at.stage.workspace.clock.shift(10 * SECOND);
            expect(await at.answered(moderator)).toEqual(['opened']);
        },
    );
});
