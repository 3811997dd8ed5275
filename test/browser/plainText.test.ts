import { stageForTests } from './support/Stage';

const NASTY =
    '<b>bold</b> **bold** [click](https://evil.example) @all #general $t(confirm_submit) {{username}} \u202Elive';
/** What the app makes of it: what the translation would take for its own syntax is broken, and nothing turns the direction. */
const PLAIN =
    '<b>bold</b> **bold** [click](https://evil.example) @all #general $ t(confirm_submit) { {username} } live';
/** So much of it stands in a list, in which names are cut in their middle. */
const SHOWN = PLAIN.slice(0, 24);
const MARKUP = 'a, b, strong, em, del, .mention';

/** What other people wrote, drawn by Rocket.Chat's own components. */
describe('other people’s text on the page', () => {
    const stage = stageForTests();

    test('is the text that it is, in names, rooms and reasons: nothing in it is markup', async () => {
        const { accounts, rooms, model } = stage();
        model.accounts.update(accounts.owner._id, { name: NASTY });
        model.rooms.update(rooms.design._id, { fname: NASTY });
        const mona = await stage().person(accounts.moderator);
        await mona.say('/deactivate @olga.owner');
        expect(await mona.dialogCalled('Deactivate user')).toContain(SHOWN);
        expect(await mona.dialog.locator(MARKUP).count()).toBe(0);
        await mona.dialog.getByLabel('Reason').fill(NASTY);
        await mona.click('Deactivate');

        expect(await mona.dialogCalled('Delete 1 room?')).toContain(SHOWN);
        expect(await mona.dialog.locator(MARKUP).count()).toBe(0);
        await mona.dialog.getByRole('textbox').fill('olga.owner');
        await mona.click('Delete 1 room and deactivate');
        const told = await mona.told('@olga.owner is deactivated.');
        expect(told).toContain(`@mia.member now owns: ${SHOWN}`);
        expect(told).toContain(`Reason: ${PLAIN}`);
        const outcome = mona.message('@olga.owner is deactivated.');
        expect(await outcome.locator(MARKUP).count()).toBe(0);
        expect(stage().isActive(accounts.owner)).toBe(false);
    });
});
