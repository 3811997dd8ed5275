import type { BridgeMethod, Fault } from '../../sandbox/engine/options';
import { until } from '../support/until';
import { stageForTests } from './support/Stage';

/** A workspace so slow that the 5 s run out in which the client waits. */
describe('a slow workspace', () => {
    const faults = new Map<BridgeMethod, Fault>();
    const stage = stageForTests({ engine: { fault: (method) => faults.get(method) } });

    afterEach(() => {
        faults.clear();
    });

    /** Holds every change of an active status until it is released. */
    function hold(): () => void {
        let release = (): void => undefined;
        const held = new Promise<void>((resolve) => {
            release = resolve;
        });
        stage().model.faults.beforeStatusChange = () => held;
        return () => {
            release();
        };
    }

    test('a deactivation that takes long: the modal closes in time, and the outcome is told later', async () => {
        const { accounts } = stage();
        const mona = await stage().person(accounts.moderator);
        await mona.say('/deactivate @sam.spammer');
        await mona.dialogCalled('Deactivate user');
        const release = hold();
        await mona.click('Deactivate');
        await mona.page.getByText('Working …').waitFor();
        await mona.told('Still working on @sam.spammer.');
        expect(await mona.dialog.count()).toBe(0);
        expect(await mona.page.getByText('App has failed to respond').count()).toBe(0);
        expect(stage().cases).toMatchObject([{ state: 'open' }]);
        release();
        await mona.told('@sam.spammer is deactivated.');
        expect(stage().isActive(accounts.spammer)).toBe(false);
        expect(stage().cases).toMatchObject([{ state: 'done' }]);
    });

    test('“last owner”, said too late for the modal: a message with a button opens the ownership step', async () => {
        const { accounts } = stage();
        const mona = await stage().person(accounts.moderator);
        await mona.say('/deactivate @olga.owner Left the company');
        await mona.dialogCalled('Deactivate user');
        const release = hold();
        await mona.click('Deactivate');
        await mona.told('Still working on @olga.owner.');
        release();
        await mona.told('@olga.owner is the only owner or member of some rooms.');
        expect(stage().isActive(accounts.owner)).toBe(true);

        await mona.page.getByRole('button', { name: 'Look at the rooms' }).click();
        expect(await mona.dialogCalled('Delete 1 room?')).toContain('olgas-notes');
        await mona.dialog.getByRole('textbox').fill('olga.owner');
        await mona.click('Delete 1 room and deactivate');
        await mona.told('@olga.owner is deactivated.');
        expect(stage().isActive(accounts.owner)).toBe(false);
    });

    test('an answer that comes when the trigger is over is dropped: a toast says so, and nothing opens', async () => {
        const { accounts } = stage();
        const mona = await stage().person(accounts.moderator);
        await mona.say('/deactivate @sam.spammer');
        await mona.dialogCalled('Deactivate user');
        let letThrough = (): void => undefined;
        const held = new Promise<void>((resolve) => {
            letThrough = resolve;
        });
        await mona.page.route('**/api/apps/ui.interaction/**', async (route) => {
            const response = await route.fetch();
            await held;
            await route.fulfill({ response });
        });
        await mona.click('Deactivate');
        await mona.page.getByText('App has failed to respond').waitFor();
        expect(await mona.dialog.count()).toBe(0);
        const answered = mona.page.waitForResponse('**/api/apps/ui.interaction/**');
        letThrough();
        await answered;
        expect(await mona.dialog.count()).toBe(0);
        await mona.told('@sam.spammer is deactivated.');
        expect(stage().isActive(accounts.spammer)).toBe(false);
    });

    test('a modal that is opened too late does not open', async () => {
        const { accounts, model } = stage();
        const mona = await stage().person(accounts.moderator);
        faults.set('uiInteraction.notifyUser', { lateMs: 5200 });
        await mona.say('/deactivate @sam.spammer');
        await mona.told('The confirmation could not be opened. Nothing was changed.');
        await until('the modal comes too late', () => model.interactions.dropped.length === 1);
        expect(await mona.dialog.count()).toBe(0);
        expect(stage().isActive(accounts.spammer)).toBe(true);
    });
});
