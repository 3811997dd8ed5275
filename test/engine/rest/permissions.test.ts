import type { Account } from '../../../sandbox/model/documents';
import { keysIn } from '../support/said';
import { ServiceStage } from '../support/serviceStage';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const EDIT = 'edit-other-user-active-status';
const MANAGE = 'manage-moderation-actions';

/** With a service account, who may act is read from Rocket.Chat's own permissions: any one of the two, by any of the caller's roles. */
describe('live permissions', () => {
    let at: ServiceStage;
    let member: Account;
    let roleId: string;
    const shift = (milliseconds: number): Promise<void> => at.stage.workspace.clock.shift(milliseconds);
    const reads = (): number => at.server.receivedBy('permissions.listAll').length;

    beforeEach(async () => {
        // The setting authorises nobody: it is not asked.
        at = await ServiceStage.start({ settings: { 'authorised-roles': '', 'protected-roles': '' } });
        member = at.stage.people.member;
        roleId = at.stage.model.roles.create('helpers')._id;
        at.stage.model.accounts.update(member._id, { roles: ['user', roleId] });
        await at.stage.as(member);
    });

    afterEach(() => at.stop());

    /** Sets who holds a permission, as an admin does. */
    async function hold(permission: string, ...roles: string[]): Promise<void> {
        const admin = await at.stage.as(at.stage.people.admin);
        const { status } = await admin.post('/api/v1/permissions.update', {
            permissions: [{ _id: permission, roles }],
        });
        expect(status).toBe(200);
    }

    test.each([
        ['edit-other-user-active-status alone', [EDIT]],
        ['manage-moderation-actions alone', [MANAGE]],
        ['both', [EDIT, MANAGE]],
    ])('%s is enough', async (_name, permissions) => {
        expect(await at.answered(member)).toEqual(['refused_not_permitted_live']);
        for (const permission of permissions) {
            await hold(permission, 'admin', at.role._id, roleId);
        }
        await shift(10 * SECOND);
        expect(await at.answered(member)).toEqual(['opened']);
        const { exchange } = await at.stage.submit(member, await at.stage.ask(member, at.stage.people.newcomer));
        expect(keysIn((await exchange.ephemeral()).blocks)).toEqual([
            'done_deactivated',
            'told_undo_button',
            'done_case',
        ]);
    });

    test('a role of a room grants nothing', async () => {
        await hold(MANAGE, 'admin', 'owner', 'moderator');
        at.stage.model.subscriptions.addRole(at.stage.rooms.general._id, member._id, 'owner');
        await shift(10 * SECOND);
        expect(await at.answered(member)).toEqual(['refused_not_permitted_live']);
    });

    test('what was granted and what was taken counts within 10 s, and within these nothing is asked twice', async () => {
        await shift(10 * SECOND);
        expect(await at.answered(member)).toEqual(['refused_not_permitted_live']);
        const before = reads();
        await hold(MANAGE, 'admin', roleId);
        await shift(9 * SECOND);
        expect(await at.answered(member)).toEqual(['refused_not_permitted_live']);
        expect(reads()).toBe(before);
        await shift(SECOND);
        expect(await at.answered(member)).toEqual(['opened']);
        expect(reads()).toBe(before + 1);

        const modal = await at.stage.ask(member, at.stage.people.newcomer);
        await hold(MANAGE, 'admin');
        await shift(10 * SECOND);
        expect(await at.answered(member)).toEqual(['refused_not_permitted_live']);
        expect((await at.stage.submit(member, modal)).kind).toBe('updated');
        expect(keysIn(modal.view.blocks)).toEqual(['refused_not_permitted_live']);
        expect(at.stage.isActive(at.stage.people.newcomer)).toBe(true);
    });

    test('not even an admin may, where no role of theirs holds one', async () => {
        await hold(MANAGE, roleId);
        await hold(EDIT, at.role._id);
        await shift(10 * SECOND);
        expect(await at.answered(at.stage.people.admin)).toEqual(['refused_not_permitted_live']);
        expect(await at.answered(member)).toEqual(['opened']);
    });

    test('a role that is taken from the caller counts at once', async () => {
        await hold(MANAGE, 'admin', roleId);
        await shift(10 * SECOND);
        expect(await at.answered(member)).toEqual(['opened']);
        at.stage.model.accounts.update(member._id, { roles: ['user'] });
        expect(await at.answered(member)).toEqual(['refused_not_permitted_live']);
    });

    test('many who ask at once cost one reading', async () => {
        await shift(10 * SECOND);
        const before = reads();
        await Promise.all(Array.from({ length: 8 }, () => at.answered(member)));
        expect(reads()).toBe(before + 1);
    });

    describe('where the server takes no more requests', () => {
        /** Answers readings with a 429 that ends in so many milliseconds. */
        const limit = (left: number) =>
            at.server.answer('permissions.listAll', {
                status: 429,
                headers: { 'X-RateLimit-Reset': String(at.stage.model.clock.millis() + left) },
                body: { success: false, error: '[error-too-many-requests]' },
            });

        beforeEach(async () => {
            await hold(MANAGE, 'admin', roleId);
            await shift(10 * SECOND);
            expect(await at.answered(member)).toEqual(['opened']);
            await shift(10 * SECOND);
        });

        test('what was read last stands until it does, and nothing is asked before', async () => {
            const { end } = limit(30 * SECOND);
            expect(await at.answered(member)).toEqual(['opened']);
            const before = reads();
            await hold(MANAGE, 'admin');
            await shift(28 * SECOND);
            expect(await at.answered(member)).toEqual(['opened']);
            expect(reads()).toBe(before);
            end();
            await shift(2 * SECOND);
            expect(await at.answered(member)).toEqual(['refused_not_permitted_live']);
            expect(reads()).toBe(before + 1);
        });

        test('but 60 s at most: then only an admin may act', async () => {
            limit(10 * MINUTE);
            expect(await at.answered(member)).toEqual(['opened']);
            await shift(48 * SECOND);
            expect(await at.answered(member)).toEqual(['opened']);
            await shift(2 * SECOND);
            expect(await at.answered(member)).toEqual(['refused_permissions_unread']);
            expect(await at.answered(at.stage.people.admin)).toEqual(['opened']);
        });

        test('where nothing was read for a minute, only an admin may act until it does, and nothing is asked before', async () => {
            await shift(MINUTE);
            const { end } = limit(30 * SECOND);
            expect(await at.answered(member)).toEqual(['refused_permissions_unread']);
            const before = reads();
            await shift(28 * SECOND);
            expect(await at.answered(member)).toEqual(['refused_permissions_unread']);
            expect(await at.answered(at.stage.people.admin)).toEqual(['opened']);
            expect(reads()).toBe(before);
            end();
            await shift(2 * SECOND);
            expect(await at.answered(member)).toEqual(['opened']);
        });
    });

    test('a service account that is under the server’s limit of calls runs into none in a minute of work', async () => {
        await hold('api-bypass-rate-limit', 'admin');
        await hold(MANAGE, 'admin', roleId);
        await shift(2 * MINUTE);
        const before = reads();
        for (let second = 0; second < 60; second += 3) {
            expect(await at.answered(member)).toEqual(['opened']);
            await shift(3 * SECOND);
        }
        expect(reads() - before).toBeLessThanOrEqual(7);
    });
});
