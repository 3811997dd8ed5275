import type { Locator } from 'playwright-core';

import type { Person } from './support/Person';
import { stageForTests } from './support/Stage';

const INTERACTIONS = '**/api/apps/ui.interaction/**';

const hasFocus = (element: Locator): Promise<boolean> => element.evaluate((it) => it === document.activeElement);

/** The page does as Rocket.Chat's web client, also where that is not what one would wish. */
describe('the page as the web client', () => {
    const stage = stageForTests();

    const askAboutSam = async (): Promise<Person> => {
        const mona = await stage().person(stage().accounts.moderator);
        await mona.say('/deactivate @sam.spammer');
        await mona.dialogCalled('Deactivate user');
        return mona;
    };

    test('sends the first line alone of what is typed as a command', async () => {
        const mona = await stage().person(stage().accounts.moderator);
        await mona.say('/deactivate @sam.spammer Sells coins\nin every room');
        await mona.dialogCalled('Deactivate user');
        expect(await mona.dialog.getByLabel('Reason').inputValue()).toBe('Sells coins');
    });

    test.each([
        ['Cancel', false],
        ['the cross', true],
    ])('closes a modal after %s only when the app has answered', async (way, isCleared) => {
        const mona = await askAboutSam();
        let answer = (): void => undefined;
        const held = new Promise<void>((resolve) => {
            answer = resolve;
        });
        const sent = new Promise<string>((resolve) => {
            void mona.page.route(INTERACTIONS, async (route) => {
                resolve(route.request().postData() ?? '');
                await held;
                await route.continue();
            });
        });
        await mona.dialog.getByRole('button', { name: way === 'Cancel' ? 'Cancel' : 'Close' }).click();
        expect(JSON.parse(await sent)).toMatchObject({ type: 'viewClosed', payload: { isCleared } });
        expect(await mona.dialog.count()).toBe(1);
        answer();
        await mona.dialog.waitFor({ state: 'detached' });
    });

    test.each<[string, (mona: Person) => Promise<void>]>([
        ['Escape', (mona) => mona.dialog.getByLabel('Reason').press('Escape')],
        ['a click beside it', (mona) => mona.page.mouse.click(2, 2)],
    ])('closes a modal after %s at once, and the app does not hear of it', async (_way, leave) => {
        const mona = await askAboutSam();
        const sent: (string | null)[] = [];
        await mona.page.route(INTERACTIONS, (route) => {
            sent.push(route.request().postData());
            return route.fulfill({ status: 200, body: '' });
        });
        await leave(mona);
        await mona.dialog.waitFor({ state: 'detached' });
        expect(sent).toEqual([]);
    });

    test.each([
        ['an empty answer', 200, ''],
        ['HTTP 500', 500, '{"error":"Bridge call timed out"}'],
    ])(
        'keeps a modal whose submit gets %s, says nothing, and lets the moderator click again',
        async (_name, status, body) => {
            const mona = await askAboutSam();
            await mona.page.route(INTERACTIONS, (route) => route.fulfill({ status, body }), { times: 1 });
            const answered = mona.page.waitForResponse(INTERACTIONS);
            await mona.click('Deactivate');
            await answered;
            await mona.page.getByText('Working …').waitFor({ state: 'detached' });
            expect(await mona.dialog.count()).toBe(1);
            expect(await mona.page.locator('.rcx-toastbar').count()).toBe(0);
            expect(stage().isActive(stage().accounts.spammer)).toBe(true);

            await mona.click('Deactivate');
            await mona.told('@sam.spammer is deactivated.');
            expect(await mona.dialog.count()).toBe(0);
            mona.failures.splice(0);
        },
    );

    test('leaves the focus on the button when the view is updated, and leads it into the field with an error', async () => {
        const mona = await stage().person(stage().accounts.moderator);
        await mona.say('/deactivate @olga.owner');
        await mona.dialogCalled('Deactivate user');
        expect(await hasFocus(mona.dialog.getByLabel('Reason'))).toBe(true);
        await mona.click('Deactivate');
        await mona.dialogCalled('Delete 1 room?');
        const [button, field] = [mona.dialog.getByRole('button').last(), mona.dialog.getByRole('textbox')];
        expect(await button.innerText()).toBe('Delete 1 room and deactivate');
        expect(await hasFocus(button)).toBe(true);
        await mona.page.keyboard.press('Enter');
        await mona.dialog.getByRole('alert').waitFor();
        expect(await hasFocus(field)).toBe(true);
        expect(stage().isActive(stage().accounts.owner)).toBe(true);
    });

    test('closes a modal that answers a submit with the one that was submitted', async () => {
        const mona = await askAboutSam();
        await mona.page.route(INTERACTIONS, async (route) => {
            const { triggerId } = route.request().postDataJSON() as { triggerId: string };
            const view = { id: 'next', title: { type: 'plain_text', text: 'Next' }, blocks: [] };
            await route.fulfill({ json: { type: 'modal.open', triggerId, view } });
        });
        await mona.click('Deactivate');
        await mona.dialog.waitFor({ state: 'detached' });
    });

    test('takes the red button away when a notice takes the place of the question', async () => {
        const mona = await askAboutSam();
        const milo = await stage().person(stage().accounts.otherModerator);
        await milo.say('/deactivate @sam.spammer');
        await milo.dialogCalled('Deactivate user');
        await milo.click('Deactivate');
        await milo.told('@sam.spammer is deactivated.');
        await mona.click('Deactivate');
        await mona.dialogCalled('Active Status');
        expect(await mona.dialog.getByRole('button', { name: 'Deactivate' }).count()).toBe(0);
        await mona.click('Close');
        await mona.dialog.waitFor({ state: 'detached' });
    });

    test('a command that fails is told in the room, to its sender alone', async () => {
        const mona = await stage().person(stage().accounts.moderator);
        await mona.page.route('**/api/v1/commands.run', (route) => route.fulfill({ status: 400, body: '{}' }));
        await mona.say('/deactivate @sam.spammer');
        await mona.told('The command failed: /deactivate');
        mona.failures.splice(0);
    });
});
