import { addAccount } from '../../../sandbox/model/build';
import type { Account } from '../../../sandbox/model/documents';
import { askAbout, countsIn } from '../support/batches';
import { linesOf, ReportStage } from '../support/reportStage';
import { keysIn } from '../support/said';
import { keysOf, ServiceStage } from '../support/serviceStage';
import { timersOf } from '../support/timers';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const REFUSED = 'refused_not_permitted_live';

/** The setting “Also accept manage-moderation-actions”: on as the endpoint is documented, off as the server's second check has it. */
describe('a holder of manage-moderation-actions alone, allowed with the setting on and refused with it off', () => {
    let at: ServiceStage;
    let mona: Account;
    let target: Account;
    let targets = 0;

    const accept = (value: unknown): Promise<void> =>
        at.stage.workspace.saveSettings({ 'accept-manage-moderation-actions': value });
    const newTarget = (): Account => addAccount(at.stage.model, `target-${++targets}`);

    beforeAll(async () => {
        at = await ServiceStage.start({ settings: { 'protected-roles': '' } });
        at.stage.model.settings.API_Enable_Rate_Limiter = false;
        mona = at.stage.people.moderator;
    });

    afterAll(() => at.stop());

    beforeEach(async () => {
        target = newTarget();
        await accept(true);
    });

    test('by the command', async () => {
        expect(await at.answered(mona)).toEqual(['opened']);
        await accept(false);
        expect(await at.answered(mona)).toEqual([REFUSED]);
        expect(await at.stage.keys(mona, 'log')).toEqual([REFUSED]);
    });

    test('by the menu of a message', async () => {
        const { _id, rid, msg } = at.stage.rooms.messages.spam;
        const client = await at.stage.as(mona);
        const act = () => client.messageAction(at.stage.appId, 'deactivate-author', { _id, rid, msg });
        expect(keysIn((await (await act()).modal()).view.blocks)).toContain('confirm_who');
        await accept(false);
        expect(keysIn(await at.stage.shown(mona, await act()))).toEqual([REFUSED]);
    });

    test('by the submit of a modal that was opened before', async () => {
        const modal = await at.stage.ask(mona, target);
        await accept(false);
        expect((await at.stage.submit(mona, modal)).kind).toBe('updated');
        expect(keysIn(modal.view.blocks)).toEqual([REFUSED]);
        expect(at.stage.isActive(target)).toBe(true);
        await accept(true);
        expect(keysOf(await at.deactivate(mona, target))[0]).toBe('done_deactivated');
        expect(at.stage.isActive(target)).toBe(false);
    });

    test('by Undo, and by /activate', async () => {
        const outcome = await at.deactivate(mona, target);
        const client = await at.stage.as(mona);
        const undo = async (): Promise<string[]> =>
            keysIn(await at.stage.shown(mona, await client.clickButton(outcome, 'open-confirmation')));
        await accept(false);
        expect(await undo()).toEqual([REFUSED]);
        expect(await at.keys(mona, `@${target.username ?? ''}`)).toEqual([REFUSED]);
        expect(at.stage.isActive(target)).toBe(false);
        await accept(true);
        expect(await undo()).toContain('confirm_who');
        expect(keysOf(await (await at.activate(mona, target)).exchange.ephemeral())).toContain('done_activated');
    });

    test('by the card of a report', async () => {
        const reports = new ReportStage(at.stage);
        await reports.report(at.stage.people.member);
        const card = await reports.card('report_title_one');
        await accept(false);
        for (const action of ['report-deactivate', 'report-dismiss']) {
            expect(await linesOf(await reports.click(mona, card, action))).toEqual([REFUSED]);
        }
        await accept(true);
        expect(await linesOf(await reports.click(mona, card, 'report-deactivate'))).toContain('confirm_who');
    });

    test('by the submit of a batch', async () => {
        const both = [target, newTarget()];
        const modal = await askAbout(at.stage, mona, both);
        await accept(false);
        await at.stage.submit(mona, modal);
        expect(keysIn(modal.view.blocks)).toEqual([REFUSED]);
        expect(both.map((one) => at.stage.isActive(one))).toEqual([true, true]);
        await accept(true);
        const { exchange } = await at.stage.submit(mona, await askAbout(at.stage, mona, both));
        expect(countsIn(await exchange.ephemeral())).toEqual({ done: '2', others: '0', left: '0' });
    });

    test('by a timer, whose end is told to the log room', async () => {
        await at.deactivate(mona, target, '1-hour');
        const other = newTarget();
        await accept(false);
        const { length } = at.posts();
        await at.stage.workspace.clock.shift(HOUR + MINUTE);
        expect((await at.posted(() => true, length)).map(({ key }) => key)).toEqual(['log_timer_not_permitted']);
        expect([at.stage.isActive(target), timersOf(at.stage)]).toEqual([false, []]);
        await accept(true);
        await at.deactivate(mona, other, '1-hour');
        await at.stage.workspace.clock.shift(HOUR + MINUTE);
        expect(at.stage.isActive(other)).toBe(true);
    });

    test('who holds edit-other-user-active-status may act with it off, but not on those who moderate', async () => {
        await accept(false);
        const guard = addAccount(at.stage.model, 'guard', { roles: ['user', at.role._id] });
        expect(keysOf(await at.deactivate(guard, target))[0]).toBe('done_deactivated');
        expect(await at.stage.keys(guard, '@mona.moderator')).toEqual(['refused_moderator']);
        expect(await at.stage.keys(at.stage.people.admin, 'status')).toContain('status_permissions_strict');
    });

    test.each(['true', 1, 'off', [true], {}])('what is neither on nor off counts as off: %j', async (value) => {
        await accept(value);
        expect(await at.answered(mona)).toEqual([REFUSED]);
    });

    test('without a service account the setting is not asked', async () => {
        await accept(false);
        await at.save({ 'service-user-id': '', 'service-token': '' });
        expect(await at.answered(mona)).toEqual(['opened']);
    });
});
