import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { AxeResults } from 'axe-core';

import type { Person } from './support/Person';
import { poorlyShown } from './support/poorlyShown';
import { stageForTests } from './support/Stage';

const axe = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core calls serious or critical, with the elements: all of it, or what one rule finds. */
async function violations({ page }: Person, rule?: string): Promise<string[]> {
    if (await page.evaluate<boolean>('typeof axe === "undefined"')) {
        await page.evaluate(axe);
    }
    const options = { resultTypes: ['violations'], preload: false, ...(rule !== undefined && { runOnly: [rule] }) };
    const found = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(options)})`);
    return found.violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

describe.each([
    ['wide', 1280, 800],
    ['narrow', 390, 844],
])('on a %s screen', (_name, width, height) => {
    const stage = stageForTests();

    test('every state of the page is accessible, whole, and in words, in light and in dark', async () => {
        const { accounts, workspace } = stage();
        const look = { width, height };
        const check = async (person: Person, state: string): Promise<void> => {
            expect([state, await violations(person)]).toEqual([state, []]);
            expect([state, await poorlyShown(person)]).toEqual([state, []]);
            await person.page.emulateMedia({ colorScheme: 'dark' });
            expect([`${state}, dark`, await violations(person, 'color-contrast')]).toEqual([`${state}, dark`, []]);
            await person.page.emulateMedia({ colorScheme: 'light' });
        };
        const visitor = await stage().visitor(look);
        await visitor.page.goto(workspace.url);
        await visitor.page.getByRole('button', { name: /Mona Moderator/ }).waitFor();
        await check(visitor, 'log-in');

        const mona = await stage().person(accounts.moderator, look);
        await check(mona, 'room');
        await mona.openMenu(mona.message('FREE COINS'));
        await check(mona, 'menu of a message');
        await mona.page.keyboard.press('Escape');
        await mona
            .message('FREE COINS')
            .getByRole('button', { name: /View thread/ })
            .click();
        await mona.message('Do not listen', mona.panel).waitFor();
        await check(mona, 'thread');
        await mona.panel.getByRole('button', { name: 'Close: Thread' }).click();
        await mona.field.fill('/');
        await mona.page.getByRole('listbox').getByRole('option').first().waitFor();
        await check(mona, 'completions');

        await mona.say('/deactivate @olga.owner Left the company');
        await mona.dialogCalled('Deactivate user');
        await check(mona, 'confirmation');
        await mona.click('Deactivate');
        await mona.dialogCalled('Delete 1 room?');
        await check(mona, 'ownership step');
        await mona.click('Delete 1 room and deactivate');
        await mona.dialog.getByRole('alert').waitFor();
        await check(mona, 'error under a field');
        await mona.dialog.getByRole('textbox').fill('olga.owner');
        await mona.click('Delete 1 room and deactivate');
        await mona.told('@olga.owner is deactivated.');
        await check(mona, 'outcome');
        await mona.say('/deactivate help');
        await mona.told('after you confirm');
        await check(mona, 'help');
        await mona.page.getByRole('button', { name: /^Account/ }).click();
        await mona.page.getByRole('button', { name: /ada\.admin/ }).waitFor();
        await check(mona, 'accounts');

        const ada = await stage().person(accounts.admin, look);
        await ada.page.getByRole('button', { name: 'App settings' }).click();
        await ada.page.getByLabel('Authorised roles').waitFor();
        await check(ada, 'settings');
        const account = await ada.page.getByRole('button', { name: /^Account/ }).boundingBox();
        expect((account?.x ?? 0) + (account?.width ?? width + 1)).toBeLessThanOrEqual(width);
        await ada.page.getByRole('button', { name: 'Workspace' }).click();
        await ada.panel.getByText('deactivated', { exact: true }).first().waitFor();
        await check(ada, 'workspace');
    }, 120_000);
});

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
