import type { ChatMessage } from '../../../sandbox/client/shapes';
import type { Account } from '../../../sandbox/model/documents';
import { setUserActiveStatus } from '../../../sandbox/model/setUserActiveStatus';
import { keysIn, saidIn } from '../support/said';
import { keysOf, ServiceStage } from '../support/serviceStage';
import { snapshotOf } from '../support/snapshot';

const MINUTE = 60_000;
const UNDO = 'open-confirmation';

/** The button in the message that tells the outcome of a deactivation. It opens the confirmation of `/activate`, with the same checks. */
describe('Undo', () => {
    let at: ServiceStage;
    let moderator: Account;
    let target: Account;
    let outcome: ChatMessage;

    beforeEach(async () => {
        at = await ServiceStage.start();
        moderator = at.stage.people.moderator;
        target = at.stage.people.spammer;
        outcome = await at.deactivate(moderator, target);
    });

    afterEach(() => at.stop());

    const click = async (who: Account, message = outcome) => (await at.stage.as(who)).clickButton(message, UNDO);

    /** What a click shows, while nothing is changed. */
    async function refusal(who = moderator, message = outcome): Promise<unknown[]> {
        await at.stage.as(who);
        const before = snapshotOf(at.stage);
        const shown = await at.stage.shown(who, await click(who, message));
        expect(snapshotOf(at.stage)).toEqual(before);
        expect(at.timesAsked(true)).toBe(0);
        return shown.map((blocks) => keysIn(blocks));
    }

    test('is in the outcome of a deactivation, and the log room is told of the way that lasts', () => {
        expect(keysIn(outcome.blocks)).toEqual(['done_deactivated', 'told_undo_button', 'done_case']);
        expect(at.posts().at(-1)).toContainEqual({ key: 'log_undo', args: { username: 'sam.spammer' } });
    });

    test('opens the confirmation of /activate; nothing is changed before its submit', async () => {
        const modal = await (await click(moderator)).modal();
        expect(keysIn(modal.view.title)).toEqual(['activate_title']);
        expect(keysIn(modal.view.blocks)).toContain('activate_not_back');
        expect(at.stage.isActive(target)).toBe(false);

        const { exchange } = await at.stage.submit(moderator, modal);
        expect(at.stage.isActive(target)).toBe(true);
        expect(at.stage.closedCases()).toMatchObject([{ action: 'deactivate' }, { action: 'activate' }]);
        // What is undone can't be undone by a button: there is no end to that.
        expect(keysIn((await exchange.ephemeral()).blocks)).toEqual(['done_activated', 'done_case']);
    });

    test('after the ownership step, too', async () => {
        const { owner } = at.stage.people;
        const modal = await at.stage.ask(moderator, owner);
        await at.stage.submit(moderator, modal);
        const { exchange } = await at.stage.submit(moderator, modal.fill('username', 'olga.owner'));
        const undo = await (await click(moderator, await exchange.ephemeral())).modal();
        await at.stage.submit(moderator, undo);
        expect(at.stage.isActive(owner)).toBe(true);
        expect(at.stage.model.rooms.byId(at.stage.rooms.ownersNotes._id)).toBeUndefined();
    });

    test('is not in the outcome of a deactivation that failed', async () => {
        const { exchange } = await at.stage.submit(moderator, await at.stage.ask(moderator, at.stage.people.federated));
        expect(keysIn((await exchange.ephemeral()).blocks)).toEqual([
            'failed_not_deactivated',
            'why_federated',
            'done_case',
        ]);
    });

    test('is good for 10 minutes', async () => {
        await at.stage.workspace.clock.shift(9 * MINUTE);
        expect(keysIn((await (await click(moderator)).modal()).view.title)).toEqual(['activate_title']);
        await at.stage.workspace.clock.shift(MINUTE);
        expect(await refusal()).toEqual([['submit_no_longer_counts']]);
    });

    test('is the moderator’s own: another one who forges the click is refused', async () => {
        expect(await refusal(at.stage.people.otherModerator)).toEqual([['submit_no_longer_counts']]);
        expect(await refusal(at.stage.people.member)).toEqual([['submit_no_longer_counts']]);
    });

    test('with a value that was made up, or another case’s question for one, it opens nothing', async () => {
        const forged = (value: string): ChatMessage => ({
            ...outcome,
            blocks: outcome.blocks?.map((block) => ({
                ...block,
                accessory: block.accessory && { ...block.accessory, value },
            })),
        });
        const question = (await at.stage.ask(moderator, at.stage.people.newcomer)).view.id;
        for (const value of ['', 'nothing', '__proto__', question]) {
            expect(await refusal(moderator, forged(value))).toEqual([['submit_no_longer_counts']]);
        }
    });

    test('of a moderator who has lost the role meanwhile', async () => {
        at.stage.model.accounts.update(moderator._id, { roles: ['user'] });
        expect(await refusal()).toEqual([['refused_not_permitted_live']]);
    });

    test('of an account that was activated meanwhile, by somebody else', async () => {
        await setUserActiveStatus(at.stage.model, target._id, true, false);
        expect(await refusal()).toEqual([['already_activated']]);
    });

    test('of an account that was activated meanwhile, by a case', async () => {
        await at.activate(at.stage.people.otherModerator, target, 'a mistake');
        const shown = await at.stage.shown(moderator, await click(moderator));
        expect(saidIn(shown)).toMatchObject([
            { key: 'already_activated_case', args: { moderator: 'milo.moderator' } },
            { key: 'done_reason', args: { reason: 'a mistake' } },
        ]);
        expect(at.timesAsked(true)).toBe(1);
    });

    test('with a service account that breaks while the confirmation is open: why is said, and the account is as it was', async () => {
        const modal = await (await click(moderator)).modal();
        at.stage.model.sessions.end(at.token);
        const { exchange } = await at.stage.submit(moderator, modal);
        expect(keysOf(await exchange.ephemeral())).toEqual(['failed_not_activated', 'why_rest_unauthorised']);
        expect(at.stage.isActive(target)).toBe(false);
        await at.stage.followed();
    });

    test('with a service account that was taken away while the confirmation is open', async () => {
        const { admin } = at.stage.people;
        const own = await at.deactivate(admin, at.stage.people.newcomer);
        const modal = await (await click(admin, own)).modal();
        await at.save({ 'service-token': '' });
        const { exchange } = await at.stage.submit(admin, modal);
        expect(keysOf(await exchange.ephemeral())).toEqual(['failed_not_activated', 'why_no_service_account']);
        expect(at.timesAsked(true)).toBe(0);
    });
});

/** Activating where there is no service account, or none that works. */
describe('without a service account that works', () => {
    let at: ServiceStage;

    beforeAll(async () => {
        at = await ServiceStage.start({ isSet: false });
    });

    afterAll(() => at.stop());

    /** What `/activate` says; neither Undo nor a duration is offered. */
    async function withoutOne(): Promise<void> {
        const { moderator, newcomer, inactive } = at.stage.people;
        at.stage.model.accounts.update(newcomer._id, { active: true });
        expect(await at.keys(moderator, '@ina.inactive')).toEqual(['refused_no_service_account']);
        const modal = await at.stage.ask(moderator, newcomer);
        expect(keysIn(modal.view.blocks)).not.toContain('confirm_duration');
        const { exchange } = await at.stage.submit(moderator, modal);
        expect(keysIn((await exchange.ephemeral()).blocks)).toEqual(['done_deactivated', 'done_case']);
        expect(at.stage.isActive(newcomer)).toBe(false);
        expect(at.stage.isActive(inactive)).toBe(false);
    }

    test('none is set', async () => {
        await withoutOne();
    });

    test('its user id is missing', async () => {
        await at.save({ 'service-token': at.token, 'service-base-url': at.server.url });
        await withoutOne();
    });

    test('its token is wrong', async () => {
        await at.save({ 'service-user-id': at.account._id, 'service-token': 'wrong' });
        await withoutOne();
    });

    test('its token is missing', async () => {
        await at.save({ 'service-token': '' });
        await withoutOne();
    });

    test('it lacks the permission that the server asks for on its own', async () => {
        at.stage.model.permissions.setRoles('edit-other-user-active-status', ['admin']);
        at.stage.model.permissions.grant('manage-moderation-actions', at.role._id);
        const told = await at.save({ 'service-token': at.token });
        expect(told).toEqual([['log_service_fails', 'why_service_lacks_permission']]);
        await withoutOne();
        expect(at.timesAsked(true) + at.timesAsked(false)).toBe(0);
    });

    test('those who may not deactivate are not told of it', async () => {
        expect(await at.keys(at.stage.people.member, '@ina.inactive')).toEqual(['refused_not_permitted']);
    });
});
