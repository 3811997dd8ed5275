import type { Modal } from '../../sandbox/client/modal';
import { elementsOf, isFields } from '../../sandbox/client/shapes';
import { addAccount, say } from '../../sandbox/model/build';
import { toEngineUser } from '../../sandbox/model/convertUser';
import type { Account } from '../../sandbox/model/documents';
import { until } from '../support/until';
import { inEnglish, keysIn, saidIn, shownIn } from './support/said';
import { type Stage, stageForEachTest } from './support/stage';

const HOUR = 60 * 60_000;

/** The list of accounts that registered themselves lately. It leads into the question about several accounts. */
describe('/deactivate newcomers', () => {
    let stage: Stage;
    let mona: Account;

    stageForEachTest(async (started) => {
        stage = started;
        stage.model.settings.API_Enable_Rate_Limiter = false;
        mona = stage.people.moderator;
        await stage.as(mona);
    });

    const records = (kind: string) =>
        stage.model.records.all(stage.appId).filter(({ data }) => Reflect.get(data, 'kind') === kind);
    /** Makes accounts that registered themselves, and waits until the app has noted them. */
    async function register(...usernames: string[]): Promise<Account[]> {
        const noted = records('registration').length;
        const accounts = usernames.map((username) => addAccount(stage.model, username));
        await Promise.all(accounts.map(tell));
        await until('all are noted', () => records('registration').length === noted + accounts.length);
        return accounts;
    }
    /** What the server tells apps of somebody who registers: no username yet, and nobody who did it. */
    async function tell(account: Account): Promise<void> {
        const user = toEngineUser({ ...account, username: undefined });
        await stage.workspace.engines[0]?.tell({ listener: 'IPostUserCreated', data: { user } });
    }
    const open = async (words = 'newcomers'): Promise<Modal> => (await stage.run(mona, words)).modal();
    const optionsOf = (modal: Modal): unknown[] =>
        elementsOf(modal.view.blocks).flatMap(({ element }) => {
            const options: unknown = Reflect.get(element, 'options');
            return Array.isArray(options) ? options.map((option: unknown) => isFields(option) && option.value) : [];
        });

    test('lists who registered themselves, the newest first, with when and how often they were reported; nobody is chosen', async () => {
        const [first, second] = await register('coins-1', 'coins-2');
        const spam = say(stage.model, stage.rooms.general, second ?? mona, 'FREE COINS');
        const max = await stage.as(stage.people.member);
        await max.post('/api/v1/chat.reportMessage', { messageId: spam._id, description: 'spam' });
        await until('the report is noted', () => records('heard-reports').length === 1);
        const modal = await open();
        const inUtc: unknown = expect.stringContaining('UTC');
        expect([...optionsOf(modal)].sort()).toEqual([first?._id, second?._id].sort());
        expect(saidIn(modal.view.blocks)).toEqual(
            expect.arrayContaining([
                { key: 'newcomers_listed', args: { hours: '24', count: '2' } },
                { key: 'newcomers_option', args: { username: 'coins-1', when: inUtc } },
                {
                    key: 'newcomers_option_reported',
                    args: { username: 'coins-2', when: inUtc, reports: '1' },
                },
            ]),
        );
        expect(shownIn((await stage.submit(mona, modal)).exchange.answer)).toEqual([inEnglish('field_nobody_chosen')]);
    });

    test('who is chosen is asked about in the question about several accounts, and is deactivated by its consent', async () => {
        const [first, second, third] = await register('coins-1', 'coins-2', 'coins-3');
        const modal = (await open()).fill('newcomers', [first?._id, second?._id]);
        await stage.submit(mona, modal);
        expect(keysIn(modal.view.title)).not.toContain('newcomers_title');
        await stage.submit(mona, modal);
        await until('both are deactivated', () => ![first, second].some((one) => one && stage.isActive(one)));
        expect(third && stage.isActive(third)).toBe(true);
        expect(records('newcomer-list')).toEqual([]);
    });

    test('a button chooses all', async () => {
        const accounts = await register('coins-1', 'coins-2');
        const modal = await open();
        const { answer } = await (await stage.as(mona)).clickInModal(modal, 'newcomers-choose-all');
        const view = answer.body.view;
        expect(JSON.stringify(view)).toContain('"initialValue"');
        const chosen = await (
            await stage.as(mona)
        ).interact(stage.appId, {
            type: 'viewSubmit',
            viewId: modal.view.id,
            payload: { view: { ...(typeof view === 'object' ? view : {}), state: {} } },
        });
        for (const { username } of accounts) {
            expect(JSON.stringify(chosen.answer.body.view)).toContain(`@${username ?? ''}`);
        }
    });

    test('ids of others are refused, and nobody is asked about', async () => {
        const [first] = await register('coins-1');
        const modal = (await open()).fill('newcomers', [first?._id, stage.people.member._id]);
        const { exchange } = await stage.submit(mona, modal);
        expect(shownIn(exchange.answer)).toContain('newcomers_not_listed');
        expect(stage.confirmations()).toEqual([]);
    });

    test('a list counts for whom it was shown to alone, and for 10 minutes', async () => {
        const [first] = await register('coins-1');
        const modal = (await open()).fill('newcomers', [first?._id]);
        const milo = await stage.as(stage.people.otherModerator);
        const forged = await milo.submit(modal);
        expect(shownIn(forged.exchange.answer)).toContain('submit_no_longer_counts');
        await stage.workspace.clock.shift(11 * 60_000);
        const late = (await open()).fill('newcomers', [first?._id]);
        await stage.workspace.clock.shift(11 * 60_000);
        expect(shownIn((await stage.submit(mona, late)).exchange.answer)).toContain('submit_no_longer_counts');
        expect(stage.confirmations()).toEqual([]);
    });

    test('members are refused, and their submits and clicks change nothing', async () => {
        const { member } = stage.people;
        const [first] = await register('coins-1');
        expect(await stage.keys(member, 'newcomers')).toEqual(['refused_not_permitted']);
        const modal = (await open()).fill('newcomers', [first?._id]);
        const client = await stage.as(member);
        const clicked = await client.clickInModal(modal, 'newcomers-choose-all');
        expect(keysIn(clicked.answeredModal().view.title)).toEqual(['notice_title']);
        expect(shownIn((await client.submit(modal)).exchange.answer)).toEqual(
            expect.arrayContaining(['refused_not_permitted']),
        );
        expect(records('newcomer-list')).toMatchObject([{ data: { record: { chosen: 'none' } } }]);
    });

    test('accounts that somebody else made are not listed, nor those that are deactivated or older', async () => {
        const byAdmin = addAccount(stage.model, 'made-by-ada');
        const data = { user: toEngineUser(byAdmin), performedBy: toEngineUser(stage.people.admin) };
        await stage.workspace.engines[0]?.tell({ listener: 'IPostUserCreated', data });
        const [old] = await register('coins-old');
        await stage.workspace.clock.shift(2 * HOUR);
        const [fresh, gone] = await register('coins-new', 'coins-gone');
        stage.model.accounts.update(gone?._id ?? '', { active: false });
        expect(optionsOf(await open('newcomers 1h'))).toEqual([fresh?._id]);
        expect([...optionsOf(await open('newcomers 24h'))].sort()).toEqual([fresh?._id, old?._id].sort());
    });

    test('what is older than a day is removed by the sweep', async () => {
        await register('coins-1');
        await stage.workspace.clock.shift(26 * HOUR);
        await stage.sweepOn(0);
        expect([records('registration'), records('registration-hour')]).toEqual([[], []]);
        expect(await stage.keys(mona, 'newcomers')).toEqual(['newcomers_none']);
    });

    test('a thousand registrations in a minute cost one small record each; the newest 100 are listed, and that there may be more', async () => {
        // A sweep in between calls, too.
        await stage.workspace.scheduler.stop();
        const calls = stage.hooks.calls.length;
        await register(...Array.from({ length: 1000 }, (_, index) => `flood-${index}`));
        const made = stage.hooks.calls.slice(calls).filter(({ method }) => method !== 'room.getById');
        expect(made.length).toBeLessThanOrEqual(1010);
        expect(records('registration').every(({ data }) => JSON.stringify(data).length < 200)).toBe(true);
        const modal = await open();
        expect(optionsOf(modal)).toHaveLength(100);
        expect(saidIn(modal.view.blocks)).toEqual(
            expect.arrayContaining([
                { key: 'newcomers_more', args: {} },
                { key: 'newcomers_choose_newest', args: { count: '50' } },
            ]),
        );
    });

    test('an account that is called so is meant with an @; anything else after the word is told', async () => {
        const target = addAccount(stage.model, 'newcomers');
        expect((await stage.ask(mona, target)).text).toContain('@newcomers');
        expect(await stage.keys(mona, 'newcomers 2h')).toEqual(['told_help_newcomers']);
        expect(await stage.keys(mona, 'newcomers 1h 24h')).toEqual(['told_help_newcomers']);
    });
});
