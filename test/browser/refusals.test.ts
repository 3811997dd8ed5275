import { stageForTests } from './support/Stage';

/** Who may not is not offered it, and is refused where they ask all the same. */
describe('somebody without the permission', () => {
    const stage = stageForTests();

    test('a plain member finds no entry in any menu and no command', async () => {
        const { accounts } = stage();
        const max = await stage().person(accounts.member);
        const menu = await max.openMenu(max.message('FREE COINS'));
        expect(await max.entries(menu)).toEqual(['Reply in thread', 'Copy text', 'Report']);
        await max.page.keyboard.press('Escape');

        await max.openRoom('sam.spammer');
        await max.message('Hey, want some coins?').waitFor();
        expect(await max.page.getByRole('button', { name: 'Room menu' }).count()).toBe(0);

        await max.field.pressSequentially('/');
        expect(await max.page.getByRole('listbox').getByRole('option').count()).toBe(0);
        await max.field.fill('/deactivate @sam.spammer');
        await max.field.press('Enter');
        await max.told('You do not have permission to execute the command');
        expect(await max.dialog.count()).toBe(0);
        expect(stage().isActive(accounts.spammer)).toBe(true);
    });

    test('what the client only hides, the app refuses, and says by which rule', async () => {
        const { accounts, rooms, workspace } = stage();
        const max = await stage().person(accounts.member);
        const client = await workspace.login('max.member');
        await client.runCommand('deactivate', '@sam.spammer', rooms.general._id);
        expect(await max.told('You don’t have permission')).toContain('Nothing was changed.');
        expect(await max.dialog.count()).toBe(0);
        expect(stage().isActive(accounts.spammer)).toBe(true);
        expect(stage().cases).toEqual([]);
    });

    test('a moderator is offered it, but not for an admin, and not for themselves', async () => {
        const { accounts } = stage();
        const mona = await stage().person(accounts.moderator);
        await mona.say('/deactivate @ada.admin');
        await mona.told('@ada.admin has a protected role, so only an admin can decide on this account.');
        await mona.say('/deactivate @mona.moderator');
        await mona.told('You can’t do this to your own account.');
        expect(await mona.dialog.count()).toBe(0);
        expect(stage().isActive(accounts.admin) && stage().isActive(accounts.moderator)).toBe(true);
    });
});
