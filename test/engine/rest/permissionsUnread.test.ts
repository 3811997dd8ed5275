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

    describe('after a restart, while the service account can not be reached', () => {
        beforeEach(async () => {
            const { admin, moderator } = at.stage.people;
            // By the permissions the moderator may not, by the setting they might.
            at.stage.model.permissions.setRoles(EDIT, ['admin', at.role._id]);
            at.stage.model.permissions.setRoles(MANAGE, ['admin']);
            await at.stage.workspace.clock.shift(10 * SECOND);
            expect(await at.answered(moderator)).toEqual(['refused_not_permitted_live']);
            await at.server.down();
            await at.stage.kill();
            expect(await at.answered(admin)).toEqual(['opened']);
        });

        afterEach(async () => {
            await at.server.up();
            await at.save({ 'service-token': at.token });
        });

        test('nobody has more rights than before: only an admin may act', async () => {
            expect(await at.answered(at.stage.people.moderator)).toEqual(['refused_permissions_unread']);
            expect(await at.stage.keys(at.stage.people.admin, 'status')).toContain('log_service_fails_now');
        });

        test('where the record of it can not be read either', async () => {
            const end = at.stage.hooks.fault('persistence.readByAssociations', 'throw', (args) =>
                JSON.stringify(args).includes('service-account'),
            );
            await at.stage.workspace.clock.shift(10 * SECOND);
            expect(await at.answered(at.stage.people.moderator)).toEqual(['refused_permissions_unread']);
            end();
        });

        test('until an admin empties or changes its settings: then “Authorised roles” decide', async () => {
            await at.save({ 'service-token': 'another' });
            expect(await at.answered(at.stage.people.moderator)).toEqual(['opened']);
            await at.save({ 'service-token': '' });
            expect(await at.answered(at.stage.people.moderator)).toEqual(['opened']);
        });
    });
});
