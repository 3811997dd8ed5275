import type { Person } from './support/Person';
import { stageForTests } from './support/Stage';

const INTERACTIONS = '**/api/apps/ui.interaction/**';

const plain = (text: string) => ({ type: 'plain_text', text });
const option = (value: string) => ({ value, text: plain(`Option ${value}`) });
const options = ['a', 'b', 'c'].map(option);
const input = (actionId: string, element: object) => ({
    type: 'input',
    blockId: `block-${actionId}`,
    label: plain(actionId),
    element: { actionId, appId: 'app', blockId: `block-${actionId}`, options, ...element },
});
const row = (actionId: string, element: object) => ({
    type: 'actions',
    blockId: `block-${actionId}`,
    elements: [{ actionId, appId: 'app', blockId: `block-${actionId}`, options, ...element }],
});

/** What can be chosen from in a modal, and what an app gets of it. */
describe('lists, boxes and radio buttons', () => {
    const stage = stageForTests();

    /** Opens a modal with these blocks for the moderator, in an app's stead. */
    async function open(...blocks: object[]): Promise<Person> {
        const mona = await stage().person(stage().accounts.moderator);
        const view = { id: 'v', title: plain('Choose'), blocks, submit: { type: 'button', text: plain('Go on') } };
        let isOpen = false;
        await mona.page.route(INTERACTIONS, async (route) => {
            const { triggerId } = route.request().postDataJSON() as { triggerId: string };
            await route.fulfill({ json: isOpen ? { success: true } : { type: 'modal.open', triggerId, view } });
            isOpen = true;
        });
        await mona.pick(mona.message('FREE COINS'), 'Deactivate user');
        await mona.dialogCalled('Choose');
        return mona;
    }

    /** What the page sends when somebody does this. */
    async function sentBy({ page }: Person, act: () => Promise<void>): Promise<unknown> {
        const request = page.waitForRequest(INTERACTIONS);
        await act();
        return (await request).postDataJSON() as unknown;
    }

    const submittedBy = (mona: Person): Promise<unknown> => sentBy(mona, () => mona.click('Go on'));
    const stateOf = (state: object): object => ({ type: 'viewSubmit', payload: { view: { state } } });

    test('a list of several gives all that were chosen', async () => {
        const mona = await open(input('people', { type: 'multi_static_select', placeholder: plain('Nobody yet') }));
        await mona.dialog.getByPlaceholder('Nobody yet').click();
        await mona.page.getByRole('option', { name: 'Option a' }).click();
        await mona.page.getByRole('option', { name: 'Option c' }).click();
        await mona.page.keyboard.press('Tab');
        expect(await submittedBy(mona)).toMatchObject(stateOf({ 'block-people': { people: ['a', 'c'] } }));
    });

    test('boxes in a form give the last that was clicked, as in Rocket.Chat', async () => {
        const mona = await open(input('boxes', { type: 'checkbox', initialOptions: [option('a')] }));
        await mona.dialog.getByText('Option b').click();
        await mona.dialog.getByText('Option c').click();
        expect(await submittedBy(mona)).toMatchObject(stateOf({ 'block-boxes': { boxes: 'c' } }));
    });

    test('boxes in a row of actions each act at once, and show all that are ticked', async () => {
        const mona = await open(row('boxes', { type: 'checkbox', initialOptions: [option('a')] }));
        expect(await sentBy(mona, () => mona.dialog.getByText('Option b').click())).toMatchObject({
            type: 'blockAction',
            actionId: 'boxes',
            payload: { blockId: 'block-boxes', value: 'b' },
        });
        for (const [name, isTicked] of [
            ['a', true],
            ['b', true],
            ['c', false],
        ] as const) {
            expect(await mona.dialog.getByLabel(`Option ${name}`).isChecked()).toBe(isTicked);
        }
    });

    test('of radio buttons one is chosen', async () => {
        const mona = await open(input('one', { type: 'radio_button', initialOption: option('a') }));
        await mona.dialog.getByText('Option b').click();
        expect(await submittedBy(mona)).toMatchObject(stateOf({ 'block-one': { one: 'b' } }));
    });
});
