import type { ChatMessage } from '../../../sandbox/client/shapes';
import type { Account } from '../../../sandbox/model/documents';
import { addSpammers, countsIn, deactivateAll, expectNothingLeft, listsIn, named } from '../support/batches';
import { keysIn } from '../support/said';
import { ServiceStage } from '../support/serviceStage';
import { timersOf } from '../support/timers';

const MINUTE = 60_000;
const UNDO = 'open-confirmation';

/** With a service account, what was deactivated together is reactivated together. */
describe('Undo of a batch', () => {
    let at: ServiceStage;
    let mona: Account;

    beforeEach(async () => {
        at = await ServiceStage.start();
        mona = at.stage.people.moderator;
    });

    afterEach(() => at.stop());

    const areActive = (accounts: readonly Account[]): number =>
        accounts.filter((account) => at.stage.isActive(account)).length;

    /** Clicks Undo, and confirms the modal. Answers the first message that tells of it. */
    async function undo(end: ChatMessage): Promise<ChatMessage> {
        const client = await at.stage.as(mona);
        const modal = await (await client.clickButton(end, UNDO)).modal();
        expect(keysIn(modal.view.title)).toEqual(['batch_title_activate']);
        const { length } = listsIn(modal.view).activate ?? [];
        const { exchange } = await at.stage.submit(mona, length > 5 ? modal.fill('count', String(length)) : modal);
        return exchange.ephemeral();
    }

    test('one button, one modal: all of them are active again, each with a case of its own', async () => {
        const spammers = addSpammers(at.stage, 8);
        const end = await deactivateAll(at.stage, mona, spammers);
        await expectNothingLeft(at.stage);
        expect(keysIn(end.blocks)).toContain('told_undo_button');
        const undone = await undo(end);
        expect(countsIn(undone)).toEqual({ done: '8', others: '0', left: '0' });
        expect(keysIn(undone.blocks)).not.toContain('told_undo_button');
        expect(areActive(spammers)).toBe(8);
        expect(at.stage.closedCases().filter(({ action }) => action === 'activate')).toHaveLength(8);
    });

    test('at the pace of the server’s limit: it goes on by itself until all are active, and no case fails for that', async () => {
        at.stage.model.permissions.setRoles('api-bypass-rate-limit', []);
        const spammers = addSpammers(at.stage, 23);
        const end = await deactivateAll(at.stage, mona, spammers);
        await expectNothingLeft(at.stage);
        let told = await undo(end);
        expect(keysIn(told.blocks)).toEqual(['batch_pause']);
        expect(areActive(spammers)).toBeLessThanOrEqual(10);
        while (!countsIn(told)) {
            const next = at.stage.toldAfter(mona, told);
            await at.stage.workspace.clock.shift(MINUTE + 1000);
            told = await next;
        }
        expect(countsIn(told)).toEqual({ done: '23', others: '0', left: '0' });
        expect(areActive(spammers)).toBe(23);
        const undone = at.stage.closedCases().filter(({ action }) => action === 'activate');
        expect(undone.map(({ ending }) => ending?.kind)).toEqual(Array(23).fill('done'));
    });

    test('without a service account there is no such button', async () => {
        await at.save({ 'service-token': '' });
        const end = await deactivateAll(at.stage, at.stage.people.admin, addSpammers(at.stage, 2));
        expect(keysIn(end.blocks)).not.toContain('told_undo_button');
    });

    test('is good for 10 minutes, and for nobody else', async () => {
        const { otherModerator, member } = at.stage.people;
        const spammers = addSpammers(at.stage, 2);
        const end = await deactivateAll(at.stage, mona, spammers);
        for (const who of [otherModerator, member]) {
            const client = await at.stage.as(who);
            const modal = (await client.clickButton(end, UNDO)).answeredModal();
            expect(keysIn(modal.view.blocks)).toEqual(['submit_no_longer_counts']);
        }
        await at.stage.workspace.clock.shift(11 * MINUTE);
        const late = (await (await at.stage.as(mona)).clickButton(end, UNDO)).answeredModal();
        expect(keysIn(late.view.blocks)).toEqual(['submit_no_longer_counts']);
        expect(areActive(spammers)).toBe(0);
    });

    test('one duration for all: each account has a timer of its own', async () => {
        const spammers = addSpammers(at.stage, 2);
        const modal = await (await at.stage.run(mona, named(spammers))).modal();
        const { exchange } = await at.stage.submit(mona, modal.fill('duration', '1-hour'));
        await exchange.ephemeral();
        expect(timersOf(at.stage)).toHaveLength(2);
        await at.stage.workspace.clock.shift(61 * MINUTE);
        await at.stage.workspace.clock.shift(MINUTE);
        expect(areActive(spammers)).toBe(2);
    });

    test('/activate takes several accounts, too', async () => {
        const spammers = addSpammers(at.stage, 3, { active: false });
        const modal = await (await at.run(mona, named(spammers))).modal();
        const { exchange } = await at.stage.submit(mona, modal);
        expect(countsIn(await exchange.ephemeral())).toEqual({ done: '3', others: '0', left: '0' });
        expect(areActive(spammers)).toBe(3);
    });
});
