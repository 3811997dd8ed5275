import { stageForTests } from './support/Stage';

/** Several people at once, each in a window of their own. */
describe('two moderators at once', () => {
    const stage = stageForTests();

    test('decide about the same account: one acts, the other is told who did', async () => {
        const { accounts, model } = stage();
        const mona = await stage().person(accounts.moderator);
        const milo = await stage().person(accounts.otherModerator);
        for (const moderator of [mona, milo]) {
            await moderator.say(`/deactivate @sam.spammer Seen by ${moderator.username}`);
            await moderator.dialogCalled('Deactivate user');
        }
        let release = (): void => undefined;
        const held = new Promise<void>((resolve) => {
            release = resolve;
        });
        const begun = new Promise<void>((resolve) => {
            model.faults.beforeStatusChange = () => {
                resolve();
                return held;
            };
        });

        await mona.click('Deactivate');
        await begun;
        await milo.click('Deactivate');
        expect(await milo.dialogCalled('Active Status')).toContain('@mona.moderator is already handling @sam.spammer');
        release();
        await mona.told('@sam.spammer is deactivated.');
        await milo.click('Close');
        await milo.dialog.waitFor({ state: 'detached' });

        await milo.say('/deactivate @sam.spammer');
        const again = await milo.told('@sam.spammer was already deactivated by @mona.moderator');
        expect(again).toContain('Seen by mona.moderator');
        expect(stage().isActive(accounts.spammer)).toBe(false);
        expect(stage().cases).toMatchObject([{ state: 'done', moderator: 'mona.moderator' }]);
    });

    test('a modal opens in the window that asked for it, not in another one of the same person', async () => {
        const { accounts } = stage();
        const here = await stage().person(accounts.moderator);
        const elsewhere = await stage().person(accounts.moderator);
        await here.say('/deactivate @sam.spammer');
        await here.dialogCalled('Deactivate user');
        await here.click('Deactivate');
        // What only she sees, she sees in both; by then a modal would be there, too.
        await Promise.all([here, elsewhere].map((window) => window.told('@sam.spammer is deactivated.')));
        expect(await elsewhere.dialog.count()).toBe(0);
    });
});
