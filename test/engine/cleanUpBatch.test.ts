import { addAccount, addRoom } from '../../sandbox/model/build';
import type { Account, Message } from '../../sandbox/model/documents';
import { until } from '../support/until';
import { CleanUpStage, HOUR, MINUTE } from './support/cleanUpStage';
import { keysIn, saidIn, toldBy } from './support/said';
import { ServiceStage } from './support/serviceStage';

/** Where several accounts are decided on at once, each case has a clean-up of its own. */
describe('the clean-ups of a batch', () => {
    let at: CleanUpStage;
    let flooders: Account[];
    let spam: Message[];

    beforeEach(async () => {
        at = await CleanUpStage.start();
        const { model, people } = at.stage;
        flooders = [1, 2, 3].map((number) =>
            addAccount(model, `flooder-${number}`, { createdAt: new Date(model.clock.millis() - 48 * HOUR) }),
        );
        const members = [people.owner, people.member, ...flooders];
        const room = addRoom(model, 'p', 'flooded-by-three', { members, owners: [people.owner] });
        spam = flooders.flatMap((author) =>
            [1, 2].map((number) =>
                at.wrote(`Coins ${number} of ${author._id}`, { rid: room._id }, number * MINUTE, author),
            ),
        );
        at.wrote('No coins', { rid: room._id }, MINUTE, people.member);
    });

    afterEach(() => at.stop());

    test('delete what each account has written, with the evidence in the thread of the batch', async () => {
        const names = flooders.map(({ username }) => `@${username ?? ''}`).join(' ');
        const modal = await (await at.stage.run(at.moderator, `${names} spam`)).modal();
        expect(keysIn(modal.view.blocks)).toContain('clean_up_field');
        const { exchange } = await at.stage.submit(at.moderator, modal.fill('clean-up', 'hour'));
        const end = await exchange.ephemeral();
        expect(keysIn(end.blocks)).toContain('batch_clean_up');
        const results = () =>
            at
                .logged()
                .flatMap(({ blocks }) => saidIn(blocks))
                .filter(({ key }) => key === 'clean_up_deleted');
        await until('the thread tells of each account', () => results().length === 3);
        expect(results()).toEqual(
            expect.arrayContaining(
                flooders.map(({ username }) => ({
                    key: 'clean_up_deleted',
                    args: { username, count: '2', rooms: '1' },
                })),
            ),
        );
        expect(spam.filter((one) => at.isThere(one))).toEqual([]);
        expect(new Set(at.evidence())).toEqual(new Set(spam.map(({ msg }) => msg)));
        const [entry, ...thread] = at.logged();
        expect(thread.filter(({ tmid }) => tmid !== entry?._id)).toEqual([]);
    });
});

/** With a service account the permission decides, not the setting. */
describe('with a service account', () => {
    let service: ServiceStage;

    beforeEach(async () => {
        service = await ServiceStage.start();
    });

    afterEach(() => service.stop());

    test.each([
        ['who holds manage-moderation-actions is offered to delete messages', 'manage-moderation-actions', true],
        ['who may only deactivate accounts is not', 'edit-other-user-active-status', false],
    ] as const)('%s', async (_, permission, isOffered) => {
        const { model } = service.stage;
        const role = model.roles.create('night-watch');
        model.permissions.grant(permission, role._id);
        const watch = addAccount(model, 'wanda.watch', { roles: ['user', role._id] });
        await service.stage.workspace.clock.shift(MINUTE);
        const modal = await service.stage.ask(watch, service.stage.people.spammer);
        expect(keysIn(modal.view.blocks).includes('clean_up_field')).toBe(isOffered);
    });

    test('Undo says that it brings no messages back', async () => {
        const { stage } = service;
        const modal = await stage.ask(stage.people.admin, stage.people.spammer);
        const { exchange } = await stage.submit(stage.people.admin, modal.fill('clean-up', 'day'));
        const outcome = await exchange.ephemeral();
        expect(toldBy(outcome)).toContain('clean_up_begins');
        await stage.toldAfter(stage.people.admin, outcome);
        const client = await stage.as(stage.people.admin);
        const undo = await (await client.clickButton(outcome, 'open-confirmation')).modal();
        expect(JSON.stringify(undo.view.blocks)).toContain('bring back deleted rooms or messages');
    });
});
