import { stageForTests } from './support/Stage';

/** What keeps moderators busy: reports, and floods of spam. */
describe('reports and floods', () => {
    const stage = stageForTests();

    test('“Report” stands in the menu of others’ messages, wants a reason, and sends it by Rocket.Chat’s own path', async () => {
        const { accounts, model, rooms } = stage();
        const max = await stage().person(accounts.member);
        await max.pick(max.message('FREE COINS'), 'Report');
        await max.dialogCalled('Report this message?');
        await max.click('Report');
        await max.dialog.getByRole('alert').getByText('Please say why.').waitFor();
        const before = model.reports.all().length;
        await max.dialog.getByLabel('Why do you report it?').fill('Spam in every room');
        await max.click('Report');
        await max.page.getByText('The report was sent').waitFor();
        const reports = model.reports.ofMessages();
        expect(reports).toHaveLength(before + 1);
        expect(reports.at(-1)).toMatchObject({
            message: { _id: rooms.messages.spam._id },
            description: 'Spam in every room',
            reportedBy: { username: 'max.member' },
        });
        const shown = max.panel.getByRole('listitem').filter({ hasText: 'Spam in every room' });
        await shown.getByText('@sam.spammer').waitFor();

        model.reports.hide(() => true, 'an-app', 'Handled by mona.moderator', 'dismiss-reports');
        await shown.getByText('dismissed').waitFor();
        expect(await shown.innerText()).toContain('Handled by mona.moderator');
    });

    test('nobody reports their own message', async () => {
        const sam = await stage().person(stage().accounts.spammer);
        expect(await sam.entries(await sam.openMenu(sam.message('FREE COINS')))).not.toContain('Report');
    });

    test('a message that is deleted goes from the page, and its thread with it; one that is changed changes in its place', async () => {
        const { accounts, model, rooms } = stage();
        const mona = await stage().person(accounts.moderator);
        const { spam } = rooms.messages;
        await mona
            .message('FREE COINS')
            .getByRole('button', { name: /View thread/ })
            .click();
        await mona.panel.getByRole('log').getByText('Do not listen').waitFor();
        const before = await mona.messages.getByRole('article').count();
        model.events.emit({ type: 'room-message', room: spam.rid, payload: { ...spam, msg: 'Taken back' } });
        await mona.message('Taken back').waitFor();
        expect(await mona.messages.getByRole('article').count()).toBe(before);
        model.events.emit({ type: 'message-deleted', room: spam.rid, payload: { _id: spam._id } });
        await mona.message('Taken back').waitFor({ state: 'detached' });
        expect(await mona.page.getByRole('heading', { name: 'Thread' }).count()).toBe(0);
    });

    test('a flood of spam comes at the press of a button: ten new accounts post the same link', async () => {
        const { accounts, model } = stage();
        const mona = await stage().person(accounts.moderator);
        const before = model.accounts.all().length;
        const shown = await mona.messages.getByRole('article').count();
        await mona.page.getByRole('button', { name: 'Start a flood of spam' }).click();
        await mona.messages
            .getByRole('article')
            .nth(shown + 9)
            .waitFor();
        expect(await mona.messages.getByText('https://coins.example/free').count()).toBe(10);
        expect(model.accounts.all()).toHaveLength(before + 10);
        await mona.panel.getByText(/@coins-\w+-10/).waitFor();
    });
});
