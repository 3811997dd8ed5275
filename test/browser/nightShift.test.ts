import { until } from '../support/until';
import type { Person } from './support/Person';
import { stageForTests } from './support/Stage';

/** Counts the clicks that somebody makes with the mouse from now on. The answer tells how many there were. */
async function clicksOf({ page }: Person): Promise<() => Promise<number>> {
    await page.evaluate(() => {
        document.documentElement.dataset.clicks = '0';
        const count = ({ isTrusted, detail }: MouseEvent): void => {
            const { dataset } = document.documentElement;
            dataset.clicks = String(Number(dataset.clicks) + (isTrusted && detail > 0 ? 1 : 0));
        };
        document.addEventListener('click', count, true);
    });
    return async () => Number(await page.locator('html').getAttribute('data-clicks'));
}

/** A moderator is called at night: ten accounts have registered themselves, and post the same link in #general. */
describe('the night shift', () => {
    const stage = stageForTests();

    test('from the first report to ten spammers deactivated and their messages gone: at most 6 clicks, in less than 60 s', async () => {
        const { accounts, model, rooms, workspace } = stage();
        await workspace.saveSettings({ 'moderators-may-delete': true });
        const mona = await stage().person(accounts.moderator);
        const max = await stage().person(accounts.member);
        const before = { accounts: model.accounts.all(), messages: model.messages.ofRoom(rooms.general._id) };
        await max.page.getByRole('button', { name: 'Start a flood of spam' }).click();
        await until('ten have come', () => model.accounts.all().length === before.accounts.length + 10);
        const spammers = model.accounts.all().slice(before.accounts.length);
        const clicks = await clicksOf(mona);
        await mona.openRoom('moderation-log');

        const begun = Date.now();
        await max.pick(max.message('https://coins.example/free'), 'Report');
        await max.dialog.getByLabel('Why do you report it?').fill('Spam');
        await max.click('Report');
        const { username = '' } = spammers[9] ?? {};
        await mona.message(`Reported: a message of @${username}`).waitFor();

        await mona.say('/deactivate newcomers');
        await mona.dialogCalled('Newcomers');
        await mona.click('Choose all');
        await mona.dialog.getByText(`@${username}`).first().waitFor();
        await mona.click('Next …');
        await mona.dialogCalled('Deactivate 10 accounts');
        await mona.choose('Delete their messages', 'Of the last hour');
        await mona.dialog.getByLabel('Type 10 to confirm').fill('10');
        await mona.click('Deactivate');
        await mona.told('Deactivated: 10, not changed or unknown: 0');
        await until('their messages are gone', () =>
            model.messages.ofRoom(rooms.general._id).every(({ u }) => !spammers.some(({ _id }) => _id === u._id)),
        );
        expect(Date.now() - begun).toBeLessThan(60_000);
        const made = await clicks();
        expect(made).toBeGreaterThan(0);
        expect(made).toBeLessThanOrEqual(6);

        expect(spammers.filter((one) => stage().isActive(one))).toEqual([]);
        expect(before.accounts.filter(({ _id, active }) => model.accounts.byId(_id)?.active !== active)).toEqual([]);
        expect(model.messages.ofRoom(rooms.general._id).map(({ _id }) => _id)).toEqual(
            expect.arrayContaining(before.messages.map(({ _id }) => _id)),
        );
        await mona.message(`mona.moderator deactivated @${username} (case #`).waitFor();
        expect(await mona.messages.getByRole('button', { name: 'Dismiss' }).count()).toBe(0);
    });
});
