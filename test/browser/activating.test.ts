import { stageForTests } from './support/Stage';

/** The way back, which takes the service account that the sandbox has. */
describe('activating on the page', () => {
    const stage = stageForTests();

    test('Undo, in the message that told of a deactivation', async () => {
        const { accounts } = stage();
        const mona = await stage().person(accounts.moderator);
        await mona.say('/deactivate @sam.spammer A mistake');
        await mona.dialogCalled('Deactivate user');
        await mona.click('Deactivate');
        await mona.told('@sam.spammer is deactivated.');
        expect(stage().isActive(accounts.spammer)).toBe(false);

        await mona.message('@sam.spammer is deactivated.').getByRole('button', { name: 'Undo' }).click();
        expect(await mona.dialogCalled('Reactivate user')).toContain('Sam Spammer (@sam.spammer)');
        expect(stage().isActive(accounts.spammer)).toBe(false);
        await mona.click('Reactivate');
        await mona.told('@sam.spammer is active again.');
        expect(stage().isActive(accounts.spammer)).toBe(true);
        expect(stage().cases).toMatchObject([
            { action: 'activate', state: 'done' },
            { action: 'deactivate', state: 'done' },
        ]);
        await stage().person(accounts.spammer);
    });

    test('by command, with the reason on record', async () => {
        const { accounts } = stage();
        const mona = await stage().person(accounts.moderator);
        await mona.say('/activate @ina.inactive Is back');
        await mona.dialogCalled('Reactivate user');
        expect(await mona.dialog.getByLabel('Reason').inputValue()).toBe('Is back');
        await mona.click('Reactivate');
        await mona.told('@ina.inactive is active again.');
        expect(stage().isActive(accounts.inactive)).toBe(true);
        expect(stage().cases).toMatchObject([{ action: 'activate', target: 'ina.inactive', reason: 'Is back' }]);
    });

    test('by itself, when the time is over for which an account was deactivated', async () => {
        const { accounts, workspace } = stage();
        const mona = await stage().person(accounts.moderator);
        await mona.say('/deactivate @sam.spammer For a day');
        await mona.dialogCalled('Deactivate user');
        await mona.choose('Duration', '1 day');
        await mona.click('Deactivate');
        await mona.told('@sam.spammer is deactivated.');
        expect(stage().isActive(accounts.spammer)).toBe(false);

        await workspace.clock.shift(25 * 60 * 60 * 1000);
        await mona.openRoom('moderation-log');
        await mona
            .message('The time is over: @sam.spammer, deactivated by @mona.moderator, is active again.')
            .waitFor();
        expect(stage().isActive(accounts.spammer)).toBe(true);
    });
});
