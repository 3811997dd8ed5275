import { stageForTests } from './support/Stage';

/** What the page has beside a chat: whom to be, the app's settings, and a fresh start. */
describe('the sandbox', () => {
    const stage = stageForTests();

    test('one chooses whom to be, becomes somebody else, and stays so over a reload', async () => {
        const { accounts, model, workspace } = stage();
        const { page } = await stage().visitor();
        await page.goto(workspace.url);
        await page.getByRole('button', { name: /Mona Moderator/ }).click();
        await page.getByRole('button', { name: 'Account: mona.moderator' }).click();
        await page.getByRole('button', { name: /ada\.admin/ }).click();
        await page.getByRole('button', { name: 'Account: ada.admin' }).waitFor();
        expect(model.sessions.count(accounts.moderator._id)).toBe(0);
        await page.reload();
        await page.getByRole('button', { name: 'Account: ada.admin' }).waitFor();
        expect(model.sessions.count(accounts.admin._id)).toBe(1);
    });

    test('a deactivated account is not let in, and is told so', async () => {
        const { workspace } = stage();
        const visitor = await stage().visitor();
        await visitor.page.goto(`${workspace.url}/?as=ina.inactive`);
        await visitor.page.getByRole('alert').getByText('User is not activated').waitFor();
        // The browser itself says that the log-in was answered with 401.
        expect(visitor.failures.splice(0)).toEqual([expect.stringContaining('401')]);
    });

    test('a click elsewhere closes the menu of a message, and that of the account', async () => {
        const mona = await stage().person(stage().accounts.moderator);
        const { page, field } = mona;
        await mona.message('FREE COINS').getByRole('button', { name: /^More/ }).click();
        const account = page.getByRole('heading', { name: 'Switch to' });
        await page.getByRole('menu').waitFor();
        await field.click();
        await page.getByRole('menu').waitFor({ state: 'detached' });
        await page.getByRole('button', { name: 'Account: mona.moderator' }).click();
        await account.waitFor();
        await field.click();
        await account.waitFor({ state: 'detached' });
    });

    test('an address of a message leads whoever is logged in to the message', async () => {
        const { accounts, rooms, workspace } = stage();
        const mona = await stage().person(accounts.moderator);
        const { rid, _id } = rooms.messages.spam;
        await mona.page.goto(`${workspace.url}/channel/${rid}?msg=${_id}`);
        await mona.page.locator('[role=article]:focus').getByText('FREE COINS').waitFor();
        await mona.page.goto(`${workspace.url}/group/no-such-room?msg=${_id}`);
        await mona.page.getByText('You are not in that room, or it is gone.').waitFor();
    });

    test('the page is as dark as the system, until somebody switches; the choice outlasts a reload', async () => {
        const { page } = await stage().person(stage().accounts.moderator);
        const [white, dark] = ['rgb(255, 255, 255)', 'rgb(38, 41, 49)'];
        // The page follows a click and the system with its next drawing: the colour is waited for.
        const groundIs = async (colour: string): Promise<void> => {
            const isSo = page.waitForFunction((wanted) => {
                const bar = document.querySelector('.topbar');
                return bar !== null && getComputedStyle(bar).backgroundColor === wanted;
            }, colour);
            expect(await (await isSo).jsonValue()).toBe(true);
        };
        await groundIs(white);
        await page.emulateMedia({ colorScheme: 'dark' });
        await groundIs(dark);
        await page.getByRole('button', { name: 'Light mode' }).click();
        await groundIs(white);
        await page.reload();
        await page.getByRole('button', { name: 'Dark mode' }).waitFor();
        await groundIs(white);
        await page.getByRole('button', { name: 'Dark mode' }).click();
        await groundIs(dark);
        await page.emulateMedia({ colorScheme: 'light' });
        await groundIs(white);
    });

    test('an admin changes a setting, and moderators meet it at once', async () => {
        const { accounts, workspace } = stage();
        const ada = await stage().person(accounts.admin);
        const mona = await stage().person(accounts.moderator);
        expect(await mona.page.getByRole('button', { name: 'App settings' }).count()).toBe(0);
        await ada.page.getByRole('button', { name: 'App settings' }).click();
        await ada.page.getByLabel('A reason is required').check();
        await ada.page.getByRole('button', { name: 'Save' }).click();
        await ada.page.getByText('Saved').waitFor();
        const settings = await workspace.engines[0]?.getSettings(workspace.appId);
        expect(settings?.['reason-required']?.value).toBe(true);

        await mona.say('/deactivate @sam.spammer');
        await mona.dialogCalled('Deactivate user');
        await mona.click('Deactivate');
        await mona.dialog.getByRole('alert').filter({ hasText: 'Enter a reason.' }).waitFor();
        expect(stage().isActive(accounts.spammer)).toBe(true);
        await mona.dialog.getByLabel('Reason').fill('Sells coins');
        await mona.click('Deactivate');
        await mona.told('@sam.spammer is deactivated.');
    });

    test('a reset restores the sample workspace, and everybody logs in anew', async () => {
        const { accounts, sandbox } = stage();
        const mona = await stage().person(accounts.moderator);
        const milo = await stage().person(accounts.otherModerator);
        await mona.say('/deactivate @sam.spammer');
        await mona.dialogCalled('Deactivate user');
        await mona.click('Deactivate');
        await mona.told('@sam.spammer is deactivated.');
        const before = sandbox.workspace;

        mona.page.once('dialog', (dialog) => void dialog.accept());
        await mona.page.getByRole('button', { name: 'Reset' }).click();
        for (const { page } of [mona, milo]) {
            await page.getByRole('heading', { name: 'Log in as' }).waitFor();
        }
        expect(sandbox.workspace).not.toBe(before);
        expect(stage().isActive(stage().accounts.spammer)).toBe(true);
        expect(stage().cases).toEqual([]);
        // While there was no workspace the browser could not reach it, and then it did not know the old sessions.
        for (const person of [mona, milo]) {
            expect(person.failures.splice(0).every((text) => /Failed to load resource|ERR_/.test(text))).toBe(true);
        }
    });
});
