import { until } from '../support/until';
import { poorlyShown } from './support/poorlyShown';
import { stageForTests } from './support/Stage';

/** The page in a language that the app knows. */
describe('in German', () => {
    const stage = stageForTests();

    test('the language is chosen on the page: menus, modals and messages follow', async () => {
        const { accounts, model } = stage();
        const mona = await stage().person(accounts.moderator);
        await mona.page.getByLabel('Language').selectOption('de');
        await mona.page.getByRole('button', { name: 'Zurücksetzen' }).waitFor();
        await until(
            'the workspace keeps the language',
            () => model.accounts.byId(accounts.moderator._id)?.settings?.preferences?.language === 'de',
        );

        const menu = await mona.openMenu(mona.message('FREE COINS'));
        expect(await mona.entries(menu)).toEqual([
            'Im Thread antworten',
            'Text kopieren',
            'Melden',
            'Benutzer deaktivieren',
        ]);
        await menu.getByRole('menuitem', { name: 'Benutzer deaktivieren' }).click();
        const asked = await mona.dialogCalled('Benutzer deaktivieren');
        expect(asked).toContain('Überall abgemeldet');
        // What the spammer wrote stays as it was written.
        expect(asked.replace(/„.*“/, '')).not.toMatch(/\b(the|and|is)\b/);
        await mona.dialog.getByLabel('Grund').fill('Verkauft Münzen');
        await mona.click('Deaktivieren');
        expect(await mona.told('@sam.spammer ist deaktiviert.')).toContain('Grund: Verkauft Münzen');

        await mona.panel
            .getByRole('listitem')
            .filter({ hasText: '@sam.spammer' })
            .getByText('deaktiviert', { exact: true })
            .waitFor();
        await mona.openRoom('moderation-log');
        expect(await mona.message('@mona.moderator hat @sam.spammer deaktiviert.').innerText()).toContain(
            'Grund: Verkauft Münzen',
        );
        expect(stage().isActive(accounts.spammer)).toBe(false);
        expect(stage().cases).toMatchObject([{ state: 'done', reason: 'Verkauft Münzen' }]);
    });

    test('each reads their own language in the same room', async () => {
        const { accounts, model } = stage();
        model.accounts.update(accounts.otherModerator._id, { settings: { preferences: { language: 'de' } } });
        const mona = await stage().person(accounts.moderator);
        const milo = await stage().person(accounts.otherModerator);
        await Promise.all([mona, milo].map((person) => person.openRoom('moderation-log')));
        await mona.say('/deactivate @sam.spammer Sells coins');
        await mona.dialogCalled('Deactivate user');
        await mona.click('Deactivate');
        await mona.message('@mona.moderator deactivated @sam.spammer.').waitFor();
        await milo.message('@mona.moderator hat @sam.spammer deaktiviert.').waitFor();
    });

    test('the ownership step, with its field error; nothing is cut on a narrow screen', async () => {
        const { accounts } = stage();
        const mona = await stage().person(accounts.moderator, { width: 400 });
        await mona.page.getByLabel('Language').selectOption('de');
        await mona.page.getByRole('button', { name: 'Zurücksetzen' }).waitFor();
        await mona.say('/deactivate @olga.owner');
        await mona.dialogCalled('Benutzer deaktivieren');
        expect(await poorlyShown(mona)).toEqual([]);
        await mona.click('Deaktivieren');
        expect(await mona.dialogCalled('1 Raum löschen?')).toContain('gelöscht');
        await mona.dialog.getByRole('textbox').fill('olga');
        await mona.click('Löschen und deaktivieren');
        await mona.dialog.getByRole('alert').waitFor();
        expect(await poorlyShown(mona)).toEqual([]);
        await mona.dialog.getByRole('textbox').fill('olga.owner');
        await mona.click('Löschen und deaktivieren');
        await mona.page.getByRole('button', { name: 'Räume', exact: true }).click();
        await mona.openRoom('moderation-log');
        await mona.message('Endgültig gelöscht, mit allen Nachrichten: olgas-notes').waitFor();
        expect(stage().isActive(accounts.owner)).toBe(false);
    });
});
