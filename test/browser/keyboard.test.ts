import { stageForTests } from './support/Stage';

describe('with the keyboard alone', () => {
    const stage = stageForTests();

    test('the menu opens and closes, and gives the focus back', async () => {
        const mona = await stage().person(stage().accounts.moderator);
        const button = mona.message('FREE COINS').getByRole('button', { name: /^More/ });
        await button.focus();
        await mona.page.keyboard.press('Enter');
        const focused = mona.page.locator('*:focus');
        expect(await focused.innerText()).toContain('Reply in thread');
        await mona.page.keyboard.press('ArrowUp');
        expect(await focused.innerText()).toContain('Deactivate user');
        await mona.page.keyboard.press('Escape');
        expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    });

    test('the focus goes into the modal, stays there, and goes back; what is typed deactivates', async () => {
        const { accounts } = stage();
        const mona = await stage().person(accounts.moderator);
        await mona.say('/deactivate @sam.spammer');
        await mona.dialogCalled('Deactivate user');
        const isInside = (): Promise<boolean> =>
            mona.dialog.evaluate((dialog) => dialog.contains(document.activeElement));
        expect(await isInside()).toBe(true);
        const names = new Set<string>();
        for (let presses = 0; presses < 12; presses++) {
            await mona.page.keyboard.press('Tab');
            expect(await isInside()).toBe(true);
            names.add(await mona.page.locator('*:focus').evaluate((element) => element.textContent));
        }
        expect([...names]).toEqual(expect.arrayContaining(['Cancel', 'Deactivate']));

        await mona.dialog.getByLabel('Reason').focus();
        await mona.page.keyboard.press('Escape');
        await mona.dialog.waitFor({ state: 'detached' });
        expect(await mona.field.evaluate((element) => element === document.activeElement)).toBe(true);

        await mona.say('/deactivate @sam.spammer');
        await mona.dialogCalled('Deactivate user');
        await mona.dialog.getByLabel('Reason').focus();
        await mona.page.keyboard.type('By keyboard');
        await mona.dialog.getByRole('button', { name: 'Deactivate', exact: true }).focus();
        await mona.page.keyboard.press('Enter');
        await mona.told('@sam.spammer is deactivated.');
        expect(stage().cases).toMatchObject([{ reason: 'By keyboard' }]);
    });
});
