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

        const asked = await mona.dialogCalled('Rooms without an owner');
        const [before = '', after = ''] = asked.split('get a new owner');
        expect(before).toMatch(/DELETED[\s\S]*olgas-notes/);
        expect(after).toContain('design-team');
        expect(stage().isActive(accounts.owner)).toBe(true);

        const name = mona.dialog.getByLabel(/Type the username olga\.owner/);
        await name.fill('olga');
        await mona.click('Give up the rooms and deactivate');
        await mona.dialog.getByRole('alert').filter({ hasText: 'This is not the username olga.owner.' }).waitFor();
        expect(await name.evaluate((field) => field === document.activeElement)).toBe(true);
        expect(await name.getAttribute('aria-invalid')).toBe('true');
        expect(stage().isActive(accounts.owner)).toBe(true);

        await name.fill('olga.owner');
        await mona.click('Give up the rooms and deactivate');
        const told = await mona.told('@olga.owner is deactivated.');
        expect(told).toContain('Room design-team now belongs to @mia.member.');
        expect(told).toContain('Room olgas-notes was deleted with its messages.');

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

        const asked = await mona.dialogCalled('Rooms without an owner');
        expect(asked).toContain('translators-help');
        expect(asked).not.toContain('DELETED');
        expect(await mona.dialog.getByRole('textbox').count()).toBe(0);
        await mona.click('Give up the rooms and deactivate');
        await mona.told('Room translators-help now belongs to @tim.team.');
        expect(stage().isActive(accounts.member)).toBe(false);
        expect(model.subscriptions.holders(rooms.teamChannel._id, 'owner')).toContain(accounts.teamOwner._id);
    });

    test('says that a team goes with its main room', async () => {
        const { accounts, rooms, model } = stage();
        const mona = await stage().person(accounts.moderator);
        await mona.say('/deactivate @tim.team');
        await mona.dialogCalled('Deactivate user');
        await mona.click('Deactivate');
        expect(await mona.dialogCalled('Rooms without an owner')).toContain(
            'translators is the main room of a team: the team is DELETED with it.',
        );
        await mona.dialog.getByRole('textbox').fill('tim.team');
        await mona.click('Give up the rooms and deactivate');
        await mona.told('Room translators was deleted with its messages.');
        expect(stage().isActive(accounts.teamOwner)).toBe(false);
        expect(model.rooms.byId(rooms.team._id)).toBeUndefined();
    });
});
