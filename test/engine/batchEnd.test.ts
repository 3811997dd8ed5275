import type { Modal } from '../../sandbox/client/modal';
import type { ChatMessage } from '../../sandbox/client/shapes';
import { addAccount, addRoom } from '../../sandbox/model/build';
import type { Account } from '../../sandbox/model/documents';
import { until } from '../support/until';
import {
    addSpammers,
    askAbout,
    countsIn,
    deactivateAll,
    endOf,
    expectNothingLeft,
    listsIn,
    settledEntries,
    toldFrom,
    wrongAbout,
} from './support/batches';
import { writes } from './support/hooks';
import { expectPlain } from './support/plainText';
import { keysIn, listedBelow, saidIn } from './support/said';
import { type Stage, stageForEachTest } from './support/stage';

const SECOND = 1000;

/** What a batch comes to where accounts, rooms and rights change between the modal and the last account. */
describe('a batch that not all goes well with', () => {
    let stage: Stage;
    let mona: Account;
    let spammers: Account[];

    stageForEachTest((started) => {
        stage = started;
        mona = stage.people.moderator;
        spammers = addSpammers(stage, 50);
    });

    const nth = (number: number): Account => {
        const spammer = spammers[number - 1];
        if (!spammer) {
            throw new Error(`There is no spam.${number}`);
        }
        return spammer;
    };
    const names = (...numbers: number[]): string[] => numbers.map((number) => `@spam.${number}`);

    /** Submits, and waits for the next message. */
    async function told(modal: Modal): Promise<ChatMessage> {
        const { kind, exchange } = await stage.submit(mona, modal);
        expect(kind).toBe('closed');
        return exchange.ephemeral();
    }

    /** Submits, and waits for the end. */
    const ended = async (modal: Modal): Promise<ChatMessage> => endOf(stage, mona, await told(modal));

    /** Submits, and waits for the message of how far it has come that says so many. */
    async function progressed(modal: Modal, done: number): Promise<ChatMessage> {
        return toldFrom(stage, mona, await told(modal), ({ blocks }) =>
            saidIn(blocks).some(({ key, args }) => key === 'batch_progress' && args.done === String(done)),
        );
    }

    test('each refusal and failure is told with its accounts, and none stops the others', async () => {
        const { model, people, workspace } = stage;
        const modal = await askAbout(stage, mona, spammers);
        model.accounts.update(nth(1)._id, { active: false });
        model.accounts.update(nth(2)._id, { roles: ['user', 'admin'] });
        model.accounts.update(nth(3)._id, { roles: ['user', workspace.sample.moderatorRole._id] });
        model.accounts.remove(nth(4)._id);
        model.accounts.update(nth(5)._id, { federated: true });
        stage.hooks.fault('user.deactivate', 'throw', ([id]) => id === nth(6)._id || id === nth(7)._id);
        const room = addRoom(model, 'p', 'spam-notes', { members: [nth(8)], owners: [nth(8)] });
        const other = await stage.ask(people.otherModerator, nth(9));
        const call = stage.hooks.hold('user.deactivate', ([id]) => id === nth(9)._id);
        const acting = stage.submit(people.otherModerator, other);
        await call.reached;

        const end = await ended(modal);
        call.release();
        await acting;
        expect(countsIn(end)).toEqual({ done: '41', others: '8', left: '1' });
        expect(listsIn(end)).toEqual({
            deactivated: spammers.slice(9).map(({ username }) => `@${String(username)}`),
            owners: names(8),
            inactive: names(1),
            admin_only: names(2, 3),
            nobody: names(4),
            busy: names(9),
            failed: names(5, 6, 7),
        });
        expect(keysIn(end.blocks)).toEqual(expect.arrayContaining(['why_federated', 'why_in_app_log']));
        expectPlain({ blocks: end.blocks });
        expect(model.rooms.byId(room._id)).toBeDefined();
        expect(stage.isActive(nth(8))).toBe(true);
        expect(wrongAbout(stage, [nth(2), nth(3), ...spammers.slice(4)])).toEqual([]);
        await expectNothingLeft(stage);
    });

    test('no call of a batch ever consents to giving up rooms', async () => {
        const modal = await askAbout(stage, mona, spammers.slice(0, 3));
        addRoom(stage.model, 'p', 'spam-notes', { members: [nth(2)], owners: [nth(2)] });
        await ended(modal);
        expect(stage.hooks.argsOf('user.deactivate').map(([, confirmRelinquish]) => confirmRelinquish)).toEqual(
            Array(3).fill(false),
        );
    });

    test('an account that owns rooms alone has a button, which leads to the usual question about its rooms', async () => {
        const { owner, member } = stage.people;
        const late = nth(2);
        const modal = await askAbout(stage, mona, [nth(1), owner, late]);
        addRoom(stage.model, 'p', 'spam-team', { members: [late, member], owners: [late] });
        const end = await ended(modal);
        expect(countsIn(end)).toEqual({ done: '1', others: '0', left: '2' });
        expect(listsIn(end).owners).toEqual(['@olga.owner', '@spam.2']);
        expect([stage.isActive(owner), stage.isActive(late)]).toEqual([true, true]);

        const client = await stage.as(mona);
        const ofOwner = (end.blocks ?? []).filter((block) =>
            saidIn(block).some(({ args }) => args.username === 'olga.owner'),
        );
        const step = await (await client.clickButton({ ...end, blocks: ofOwner }, 'open-confirmation')).modal();
        expect(listedBelow('heading_deleted', step.view.blocks)).toEqual(['olgas-notes']);
        await stage.submit(mona, step.fill('username', 'olga.owner'));
        expect(stage.isActive(owner)).toBe(false);
        expect(stage.closedCases().at(-1)).toMatchObject({ target: { id: owner._id }, reason: 'sells coins' });
    });

    test('a moderator who loses the role in the middle: nobody more is deactivated', async () => {
        const modal = await askAbout(stage, mona, spammers);
        const call = stage.hooks.hold('user.deactivate', ([id]) => id === nth(10)._id);
        const ending = ended(modal);
        await call.reached;
        stage.model.accounts.update(mona._id, { roles: ['user'] });
        call.release();
        const end = await ending;
        const { deactivated = [], not_permitted: refused = [] } = listsIn(end);
        expect(deactivated.length).toBeLessThan(20);
        expect(deactivated.length + refused.length).toBe(50);
        expect(wrongAbout(stage, spammers)).toEqual([]);
    });

    test('a message tells at least every 5 s how far it is', async () => {
        const modal = await askAbout(stage, mona, spammers);
        const call = stage.hooks.hold('user.deactivate', ([id]) => id === nth(1)._id);
        const progressing = progressed(modal, 49);
        await call.reached;
        await until('the others are done', () => settledEntries(stage) === 49);
        await stage.workspace.clock.shift(5 * SECOND);
        const progress = await progressing;
        expect(saidIn(progress.blocks)).toEqual([{ key: 'batch_progress', args: { done: '49', count: '50' } }]);
        call.release();
        expect(countsIn(await endOf(stage, mona, progress))).toEqual({ done: '50', others: '0', left: '0' });
    });

    test('one call that gets no answer: the others are done, and the sweep settles it by looking', async () => {
        const few = spammers.slice(0, 6);
        const modal = await askAbout(stage, mona, few);
        const call = stage.hooks.hold('user.deactivate', ([id]) => id === nth(1)._id);
        const progressing = progressed(modal, 5);
        await call.reached;
        await until('the others are done', () => settledEntries(stage) === 5);
        await stage.workspace.clock.shift(31 * SECOND);
        let end = await toldFrom(stage, mona, await progressing, ({ blocks }) => keysIn(blocks)[0] === 'batch_goes_on');
        while (!countsIn(end)) {
            const next = stage.toldAfter(mona, end);
            await stage.workspace.clock.shift(60 * SECOND);
            await stage.workspace.clock.shift(60 * SECOND);
            end = await next;
        }
        expect(countsIn(end)).toEqual({ done: '5', others: '1', left: '0' });
        expect(keysIn(end.blocks)).toContain('why_interrupted');
        expect(wrongAbout(stage, few)).toEqual([]);
        await expectNothingLeft(stage);
    });

    test('a log room that takes no entry: each case is posted by itself', async () => {
        const stop = stage.hooks.fault('message.create', 'throw');
        const modal = await askAbout(stage, mona, spammers.slice(0, 2));
        const call = stage.hooks.hold('persistence.createWithAssociations', writes('open-case'));
        const ending = ended(modal);
        await call.reached;
        stop();
        call.release();
        await ending;
        const posts = stage.model.messages.ofRoom(stage.rooms.moderationLog._id);
        expect(posts.map(({ tmid, blocks }) => [tmid, keysIn(blocks)[0]])).toEqual([
            [undefined, 'log_posted_deactivated'],
            [undefined, 'log_posted_deactivated'],
            [undefined, 'batch_ended_deactivate'],
        ]);
    });

    test('without a log room it is the same, and nothing is posted', async () => {
        await stage.workspace.saveSettings({ 'log-room': [] });
        const end = await deactivateAll(stage, mona, spammers.slice(0, 2));
        expect(countsIn(end)).toEqual({ done: '2', others: '0', left: '0' });
        expect(stage.model.messages.ofRoom(stage.rooms.moderationLog._id)).toEqual([]);
    });

    test('names form no markup and no mentions, in the modal, the end and the log room', async () => {
        const { model } = stage;
        addAccount(model, 'all');
        addAccount(model, '*bold*_name_');
        const modal = await (await stage.run(mona, '@all @*bold*_name_ [link](http://x)')).modal();
        expectPlain(modal.view);
        const end = await ended(modal);
        expectPlain(end);
        for (const { msg, blocks } of model.messages.ofRoom(stage.rooms.moderationLog._id)) {
            expectPlain({ msg, blocks });
        }
    });
});
