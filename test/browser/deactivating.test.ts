import { until } from '../support/until';
import { stageForTests } from './support/Stage';

/** The main job, by each way in. */
describe('deactivating on the page', () => {
    const stage = stageForTests();

    test('by command: completed as it is typed, confirmed, told, logged, and shown in the panel', async () => {
        const { accounts, rooms, model } = stage();
        const mona = await stage().person(accounts.moderator);
        const sam = await stage().person(accounts.spammer);

        await mona.field.pressSequentially('/dea');
        await mona.page.getByRole('option', { name: /deactivate/ }).waitFor();
        await mona.field.press('Tab');
        await mona.field.pressSequentially('@sam');
        await mona.page.getByRole('option', { name: /@sam\.spammer/ }).waitFor();
        await mona.field.press('Tab');
        await mona.field.pressSequentially('Sells coins');
        expect(await mona.field.inputValue()).toBe('/deactivate @sam.spammer Sells coins');
        await mona.field.press('Enter');

        const asked = await mona.dialogCalled('Deactivate user');
        expect(asked).toContain('Sam Spammer (@sam.spammer)');
        expect(asked).toContain('Signed out everywhere');
        expect(await mona.dialog.getByLabel('Reason').inputValue()).toBe('Sells coins');
        expect(stage().isActive(accounts.spammer)).toBe(true);
        await mona.click('Deactivate');

        expect(await mona.told('@sam.spammer is deactivated.')).toContain('Reason: Sells coins');
        expect(await mona.dialog.count()).toBe(0);
        await sam.page.getByText('sam.spammer was signed out by the workspace.').waitFor();
        await mona.panel.getByRole('listitem').filter({ hasText: '@sam.spammer' }).getByText('deactivated').waitFor();

        await mona.openRoom('moderation-log');
        await mona.message('@mona.moderator deactivated @sam.spammer.').waitFor();

        expect(stage().isActive(accounts.spammer)).toBe(false);
        expect(model.sessions.count(accounts.spammer._id)).toBe(0);
        expect(model.messages.ofRoom(rooms.moderationLog._id).length).toBeGreaterThan(0);
        expect(stage().cases).toMatchObject([{ state: 'done', target: 'sam.spammer', reason: 'Sells coins' }]);
    });

    test('by the menu of a message in a thread: the answer stays there', async () => {
        const { accounts, rooms } = stage();
        const mona = await stage().person(accounts.moderator);
        await mona
            .message('FREE COINS')
            .getByRole('button', { name: /View thread/ })
            .click();
        const thread = mona.panel.getByRole('log');
        await mona.pick(mona.message('Do not listen to them', thread), 'Deactivate user');
        expect(await mona.dialogCalled('Deactivate user')).toContain('(@sam.spammer)');
        await mona.dialog.getByLabel('Reason').fill('Spams in threads');
        await mona.click('Deactivate');

        await mona.told('@sam.spammer is deactivated.', thread);
        expect(await mona.messages.getByText('is deactivated.').count()).toBe(0);
        expect(stage().isActive(accounts.spammer)).toBe(false);

        await mona.openRoom('moderation-log');
        const link = mona.message('deactivated @sam.spammer').getByRole('link');
        expect(await link.getAttribute('href')).toContain(rooms.messages.spamInThread._id);

        await link.click();
        await mona.page.getByRole('heading', { level: 2, name: 'general' }).waitFor();
        await thread.locator('article:focus, [role=article]:focus').getByText('Do not listen to them').waitFor();
    });

    test('by the menu of a direct message, which is read-only then', async () => {
        const { accounts, rooms, model } = stage();
        const mona = await stage().person(accounts.moderator);
        await mona.openRoom('sam.spammer');
        await mona.page.getByRole('button', { name: 'Room menu' }).click();
        await mona.page.getByRole('menuitem', { name: 'Deactivate user' }).click();
        await mona.dialogCalled('Deactivate user');
        await mona.click('Deactivate');

        await mona.told('@sam.spammer is deactivated.');
        await mona.page.getByText('This room is read only').waitFor();
        expect(await mona.field.count()).toBe(0);
        expect(stage().isActive(accounts.spammer)).toBe(false);
        expect(model.rooms.byId(rooms.moderatorAndSpammer._id)?.ro).toBe(true);
    });

    test('Cancel and Escape change nothing, and at Cancel the app forgets what it asked', async () => {
        const { accounts, model } = stage();
        const mona = await stage().person(accounts.moderator);
        const asked = (): number =>
            model.records
                .all(stage().workspace.appId)
                .filter(({ data }) => 'kind' in data && data.kind === 'confirmation').length;
        const ask = async (): Promise<void> => {
            await mona.say('/deactivate sam.spammer');
            await mona.dialogCalled('Deactivate user');
            expect(asked()).toBe(1);
        };
        await ask();
        await mona.click('Cancel');
        await mona.dialog.waitFor({ state: 'detached' });
        await until('the question is forgotten', () => asked() === 0);
        await ask();
        await mona.page.keyboard.press('Escape');
        await mona.dialog.waitFor({ state: 'detached' });
        expect(stage().isActive(accounts.spammer)).toBe(true);
        expect(stage().cases).toEqual([]);
    });
});
