import type { Modal } from '../../../sandbox/client/modal';
import { refOf } from '../../../sandbox/model/build';
import type { Account } from '../../../sandbox/model/documents';
import type { ServerAnswer } from '../support/faultyServer';
import { keysIn, listedBelow } from '../support/said';
import { keysOf, ServiceStage } from '../support/serviceStage';

/** The ownership step with a service account: what the accessors find and what the endpoint says, together. */
describe('rooms by the server’s own word', () => {
    let at: ServiceStage;
    let moderator: Account;
    let owner: Account;

    beforeEach(async () => {
        at = await ServiceStage.start();
        ({ moderator, owner } = at.stage.people);
        await at.stage.as(moderator);
    });

    afterEach(() => at.stop());

    const lists = ({ view }: Modal) => ({
        deleted: listedBelow('heading_deleted', view.blocks),
        handedOver: listedBelow('heading_handed_over', view.blocks),
        alsoDeleted: listedBelow('heading_reported_deleted', view.blocks),
        alsoHandedOver: listedBelow('heading_reported_handed_over', view.blocks),
    });
    const found = { deleted: ['olgas-notes'], handedOver: ['design-team'], alsoDeleted: [], alsoHandedOver: [] };

    /** The second step, while the endpoint answers so. */
    async function secondStep(answer?: ServerAnswer): Promise<Modal> {
        const modal = await at.stage.ask(moderator, owner);
        const rule = answer && at.server.answer('users.setActiveStatus', answer);
        expect((await at.stage.submit(moderator, modal)).kind).toBe('updated');
        rule?.end();
        expect(at.stage.isActive(owner)).toBe(true);
        return modal;
    }

    const lastOwner = (shouldBeRemoved: unknown, shouldChangeOwner: unknown): ServerAnswer => ({
        status: 400,
        body: {
            success: false,
            error: '[user-last-owner]',
            errorType: 'user-last-owner',
            details: { shouldBeRemoved, shouldChangeOwner },
        },
    });

    test('where both agree nothing is said twice; the endpoint is asked once, without giving anything up', async () => {
        expect(lists(await secondStep())).toEqual(found);
        expect(at.server.receivedBy('users.setActiveStatus').map(({ body }) => body)).toEqual([
            { userId: owner._id, activeStatus: false, confirmRelinquish: false },
        ]);
    });

    test('rooms that only the server names are listed as reported by it, and the username is asked for', async () => {
        const modal = await secondStep(lastOwner(['olgas-notes', 'hidden'], ['design-team', 'another']));
        expect(lists(modal)).toEqual({ ...found, alsoDeleted: ['hidden'], alsoHandedOver: ['another'] });
        expect(keysIn(modal.view.blocks)).toContain('ownership_type');
        const { exchange } = await at.stage.submit(moderator, modal.fill('username', 'olga.owner'));
        expect(keysOf(await exchange.ephemeral())).toContain('done_deactivated');
        expect(at.stage.closedCases()[0]?.ending?.rooms).toEqual(
            expect.arrayContaining([
                expect.objectContaining({ kind: 'deleted', name: 'olgas-notes' }),
                expect.objectContaining({ kind: 'handed-over', name: 'design-team' }),
                expect.objectContaining({ kind: 'not-confirmed', name: 'hidden' }),
                expect.objectContaining({ kind: 'not-confirmed', name: 'another' }),
            ]),
        );
    });

    test('the server deletes what the accessors say is handed over: the worse is said, too', async () => {
        const modal = await secondStep(lastOwner(['olgas-notes', 'design-team'], []));
        expect(lists(modal).alsoDeleted).toEqual(['design-team']);
    });

    test('a room that the accessors can not see is named by the server', async () => {
        const end = at.stage.hooks.fault('room.getById', 'throw', ([id]) => id === at.stage.rooms.ownersNotes._id);
        const modal = await secondStep();
        end();
        expect(lists(modal)).toEqual({ ...found, deleted: [], alsoDeleted: ['olgas-notes'] });
        expect(await at.stage.submit(moderator, modal)).toMatchObject({ kind: 'errors' });
        expect((await at.stage.submit(moderator, modal.fill('username', 'olga.owner'))).kind).toBe('closed');
        expect(at.stage.isActive(owner)).toBe(false);
    });

    test('200: the rooms have changed, and asking was the deactivation; it is seen, recorded and told', async () => {
        const modal = await at.stage.ask(moderator, owner, 'left');
        const { reached, release } = at.server.hold('users.setActiveStatus');
        const submitting = at.stage.submit(moderator, modal);
        await reached;
        const { model, rooms, people } = at.stage;
        model.subscriptions.addRole(rooms.design._id, people.member._id, 'owner');
        model.rooms.remove(rooms.ownersNotes._id);
        model.subscriptions.remove(rooms.ownersNotes._id, owner._id);
        await release();
        const { kind, exchange } = await submitting;
        expect(kind).toBe('closed');
        expect(keysOf(await exchange.ephemeral())).toEqual(['done_deactivated', 'done_reason']);
        expect(at.stage.isActive(owner)).toBe(false);
        await at.stage.followed();
        expect(at.stage.closedCases()).toMatchObject([{ reason: 'left', ending: { kind: 'done' } }]);
    });

    test('a refusal that comes too late to be shown: the first step’s case is withdrawn, and no failure is reported', async () => {
        const posts = at.posts();
        const { reached, release } = at.server.hold('users.setActiveStatus');
        const modal = await at.stage.ask(moderator, owner);
        const submitting = at.stage.submit(moderator, modal);
        await reached;
        await at.stage.workspace.clock.shift(3000);
        expect((await submitting).kind).toBe('updated');
        expect(at.stage.openCases()).toHaveLength(1);
        const withdrawal = at.stage.hooks.hold('persistence.removeByAssociations', ([associations]) =>
            JSON.stringify(associations).includes('open-case:'),
        );
        await release();
        await withdrawal.reached;
        withdrawal.release();
        await at.stage.workspace.clock.shift(90_000);
        expect([at.stage.openCases(), at.stage.closedCases(), at.posts()]).toEqual([[], [], posts]);
        await at.stage.submit(moderator, modal.fill('username', 'olga.owner'));
        expect(at.stage.isActive(owner)).toBe(false);
    });

    test('200 of an account that is still active counts for nothing', async () => {
        const body = { user: { _id: owner._id, active: false }, success: true };
        expect(lists(await secondStep({ status: 200, body }))).toEqual(found);
        expect([...at.stage.openCases(), ...at.stage.closedCases()]).toEqual([]);
    });

    test.each<[string, ServerAnswer]>([
        ['401', { status: 401, body: { status: 'error', message: 'You must be logged in to do this.' } }],
        ['403', { status: 403, body: { success: false, error: '[error-unauthorized]' } }],
        ['429', { status: 429 }],
        ['500', { status: 500, body: { success: false, error: 'Internal server error' } }],
        ['a page', { status: 200, body: '<html>Log in</html>' }],
        ['lists that are none', lastOwner('olgas-notes', { 0: 'design-team' })],
        ['a connection that ends', 'cut-off'],
        ['a proxy that gives up', { status: 502 }],
    ])('%s: what the accessors found stands', async (_name, answer) => {
        expect(lists(await secondStep(answer))).toEqual(found);
    });

    test.each<[string, ServerAnswer]>([
        ['the connection ends', 'cut-off'],
        ['a proxy gives up', { status: 502 }],
    ])(
        'where %s the server may still deactivate the account: the case stays open until that is seen',
        async (_name, answer) => {
            await secondStep(answer);
            expect(at.stage.openCases()).toHaveLength(1);
            at.stage.model.accounts.update(owner._id, { active: false });
            await at.stage.workspace.clock.shift(61_000);
            await at.posted((post) => post.some(({ key }) => key === 'log_posted_found_deactivated'));
            expect(at.stage.closedCases().at(-1)).toMatchObject({
                target: { id: owner._id },
                ending: { kind: 'found' },
            });
            expect(at.stage.openCases()).toEqual([]);
        },
    );

    test('a room that a deleted account co-owns is kept, and only the server knows it', async () => {
        const { stage } = at;
        const { model, rooms } = stage;
        const gone = stage.people.newcomer;
        model.subscriptions.insert({ room: rooms.ownersNotes, user: refOf(gone), roles: ['owner'] });
        model.accounts.remove(gone._id);
        const modal = await secondStep();
        expect(lists(modal)).toEqual({ ...found, deleted: [] });
        expect(keysIn(modal.view.blocks)).not.toContain('ownership_type');
        expect((await stage.submit(moderator, modal)).kind).toBe('closed');
        expect(stage.isActive(owner)).toBe(false);
        expect(model.rooms.byId(rooms.ownersNotes._id)).toBeDefined();
    });
});
