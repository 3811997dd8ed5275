import { addRoom } from '../../sandbox/model/build';
import { stageForTests } from './support/Stage';

/** The step in which rooms are given up. */
describe('the ownership step on the page', () => {
    const stage = stageForTests();

    test('names the rooms that are handed over and those that are deleted, and takes the typed name only', async () => {
        const { accounts, rooms, model } = stage();
        const mona = await stage().person(accounts.moderator);
        await mona.say('/deactivate @olga.owner Left the company');
        await mona.dialogCalled('Deactivate user');
        await mona.click('Deactivate');

        const asked = await mona.dialogCalled('Delete 1 room?');
        const [before = '', after = ''] = asked.split('New owner');
        expect(before).toMatch(/Deleted for good[\s\S]*olgas-notes/);
        expect(after).toContain('design-team');
        expect(stage().isActive(accounts.owner)).toBe(true);

        const name = mona.dialog.getByLabel('Type olga.owner to confirm');
        await name.fill('olga');
        await mona.click('Delete 1 room and deactivate');
        await mona.dialog.getByRole('alert').filter({ hasText: 'This is not the username olga.owner.' }).waitFor();
        expect(await name.evaluate((field) => field === document.activeElement)).toBe(true);
        expect(await name.getAttribute('aria-invalid')).toBe('true');
        expect(stage().isActive(accounts.owner)).toBe(true);

        await name.fill('olga.owner');
        await mona.click('Delete 1 room and deactivate');
        const told = await mona.told('@olga.owner is deactivated.');
        expect(told).toContain('@mia.member now owns: design-team');
        expect(told).toContain('Deleted for good, with all messages: olgas-notes');

        expect(stage().isActive(accounts.owner)).toBe(false);
        expect(model.rooms.byId(rooms.ownersNotes._id)).toBeUndefined();
        expect(model.subscriptions.holders(rooms.design._id, 'owner')).toContain(accounts.otherMember._id);
        const shown = mona.panel.getByRole('listitem');
        await shown.filter({ hasText: 'olgas-notes' }).getByText('deleted', { exact: true }).waitFor();
        await shown.filter({ hasText: 'design-team' }).getByText('new owner', { exact: true }).waitFor();
    });

    test('asks for no name where rooms are handed over only', async () => {
        const { accounts, rooms, model } = stage();
        const mona = await stage().person(accounts.moderator);
        await mona.say('/deactivate @max.member');
        await mona.dialogCalled('Deactivate user');
        await mona.click('Deactivate');

        const asked = await mona.dialogCalled('Hand over 1 room?');
        expect(asked).toContain('translators-help');
        expect(asked).not.toContain('deleted');
        expect(await mona.dialog.getByRole('textbox').count()).toBe(0);
        await mona.click('Hand over 1 room and deactivate');
        await mona.told('@tim.team now owns: translators-help');
        expect(stage().isActive(accounts.member)).toBe(false);
        expect(model.subscriptions.holders(rooms.teamChannel._id, 'owner')).toContain(accounts.teamOwner._id);
    });

    test('rooms whose names differ only in the middle of 80 characters look different', async () => {
        const { accounts, model } = stage();
        const { newcomer, moderator } = accounts;
        for (const middle of ['one', 'two', 'six']) {
            const name = `${'a'.repeat(38)}${middle}${'b'.repeat(39)}`;
            addRoom(model, 'p', name, { members: [newcomer], owners: [newcomer] });
        }
        const mona = await stage().person(moderator);
        await mona.say('/deactivate @nina.newcomer');
        await mona.dialogCalled('Deactivate user');
        await mona.click('Deactivate');
        const asked = await mona.dialogCalled('Delete 3 rooms?');
        expect(new Set(asked.match(/a+(one|two|six)b+/g)).size).toBe(3);
    });

    test('says that a team goes with its main room', async () => {
        const { accounts, rooms, model } = stage();
        const mona = await stage().person(accounts.moderator);
        await mona.say('/deactivate @tim.team');
        await mona.dialogCalled('Deactivate user');
        await mona.click('Deactivate');
        expect(await mona.dialogCalled('Delete 1 room?')).toContain(
            'Main rooms of teams, the teams are deleted too: translators',
        );
        await mona.dialog.getByRole('textbox').fill('tim.team');
        await mona.click('Delete 1 room and deactivate');
        await mona.told('Deleted for good, with all messages: translators');
        expect(stage().isActive(accounts.teamOwner)).toBe(false);
        expect(model.rooms.byId(rooms.team._id)).toBeUndefined();
    });
});
