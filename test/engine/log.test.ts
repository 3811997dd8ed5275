import { addAccount } from '../../sandbox/model/build';
import type { Account } from '../../sandbox/model/documents';
import { rename } from '../../sandbox/model/rename';
import type { Association } from '../../sandbox/port';
import { type FillLog, logFiller } from './support/fillLog';
import { inUtc } from './support/inUtc';
import { keysIn, saidIn, sentencesIn } from './support/said';
import { type Stage, stageForEachTest } from './support/stage';

/** `/deactivate log [@user]`: the last 10 cases, newest first, for those who may deactivate. */
describe('the log', () => {
    let stage: Stage;
    let mona: Account;

    stageForEachTest((started) => {
        stage = started;
        mona = stage.people.moderator;
    });

    /** Who was deactivated, by the lines of the log, in their order. */
    const listed = async (words: string): Promise<unknown[]> =>
        sentencesIn(await stage.told(mona, words))
            .filter(({ key }) => key.startsWith('log_case_'))
            .map(({ args }) => args.username);

    test('without any case it says so', async () => {
        expect(await stage.keys(mona, 'log')).toEqual(['log_empty']);
        expect(await stage.keys(mona, 'log @sam.spammer')).toEqual(['log_empty_of']);
    });

    test('when, who, whom, why, and what became of rooms', async () => {
        const { owner } = stage.people;
        const modal = await stage.ask(mona, owner, 'left');
        await stage.submit(mona, modal);
        await stage.submit(mona, modal.fill('username', 'olga.owner'));
        const when = inUtc(stage.closedCases()[0]?.openedAt);
        const headline = {
            key: 'log_case_deactivated',
            args: { number: '1', when, moderator: 'mona.moderator', username: 'olga.owner' },
        };
        const reason = { key: 'done_reason', args: { reason: 'left' } };
        expect(saidIn((await stage.told(mona, 'log')).blocks)).toEqual([
            { key: 'log_title', args: {} },
            headline,
            reason,
            { key: 'log_case_rooms_named', args: { deleted: '1', handedOver: '1', others: '0', number: '1' } },
        ]);
        expect(saidIn((await stage.told(mona, 'log #1')).blocks)).toEqual([
            headline,
            reason,
            { key: 'done_deleted', args: { rooms: 'olgas-notes' } },
            { key: 'done_handed_over', args: { rooms: 'design-team', owner: 'mia.member' } },
        ]);
        expect(await stage.keys(mona, 'log #2')).toEqual(['log_no_such_case']);
    });

    test('each case is one block with a divider before it, and one line of small print', async () => {
        const { federated, spammer, newcomer } = stage.people;
        for (const target of [federated, spammer, newcomer]) {
            await stage.submit(mona, await stage.ask(mona, target, 'sells coins'));
        }
        const { blocks = [] } = await stage.told(mona, 'log');
        const types = blocks.map(({ type }) => type);
        expect(types).toEqual(['section', ...[1, 2, 3].flatMap(() => ['divider', 'section', 'context'])]);
    });

    test('people are named as they are called now, whatever they called themselves then', async () => {
        const { model, people } = stage;
        rename(model, mona._id, 'nobody.you.know');
        await stage.submit(mona, await stage.ask(mona, people.spammer));
        rename(model, mona._id, 'mona.moderator');
        rename(model, people.spammer._id, 'sam.honest');
        addAccount(model, 'sam.spammer');
        expect(sentencesIn(await stage.told(mona, 'log'))[1]?.args).toMatchObject({
            moderator: 'mona.moderator',
            username: 'sam.honest',
        });
        expect(await listed('log @sam.spammer')).toEqual([]);
        expect(await listed('log @sam.honest')).toEqual(['sam.honest']);
    });

    test('“Older” leads from page to page, in one window, until there are no older cases', async () => {
        const { model } = stage;
        const names = Array.from({ length: 23 }, (_, index) => `person-${index}`);
        for (const name of names) {
            await stage.submit(mona, await stage.ask(mona, addAccount(model, name)));
        }
        const namesOn = (blocks: unknown) =>
            saidIn(blocks)
                .filter(({ key }) => key.startsWith('log_case_'))
                .map(({ args }) => args.username);
        const message = await stage.told(mona, 'log');
        const client = await stage.as(mona);
        const second = (await client.clickButton(message, 'older-cases')).answeredModal();
        const third = (await client.clickInModal(second, 'older-cases')).answeredModal();
        expect([message.blocks, second.view.blocks, third.view.blocks].flatMap(namesOn)).toEqual([...names].reverse());
        expect(third.view.id).toBe(second.view.id);
        expect(JSON.stringify(third.view.blocks)).not.toContain('older-cases');
    });

    test('“Older” is refused to those who may not deactivate, and takes nothing that the app has not written', async () => {
        for (let made = 0; made < 11; made++) {
            await stage.submit(mona, await stage.ask(mona, addAccount(stage.model, `person-${made}`)));
        }
        const message = await stage.told(mona, 'log');
        const asMember = await (await stage.as(stage.people.member)).clickButton(message, 'older-cases');
        expect(keysIn(asMember.answer.body)).toContain('refused_not_permitted');
        const { _id: mid, rid } = message;
        const forged = await (
            await stage.as(mona)
        ).interact(stage.appId, {
            type: 'blockAction',
            actionId: 'older-cases',
            payload: { blockId: 'block-1', value: '__proto__' },
            container: { type: 'message', id: mid },
            mid,
            rid,
        });
        expect(keysIn(forged.answer.body)).toContain('submit_malformed');
    });

    test('an account that is gone is found by the name that it had', async () => {
        const { model, people } = stage;
        await stage.submit(mona, await stage.ask(mona, people.spammer));
        model.accounts.remove(people.spammer._id);
        expect(await listed('log @sam.spammer')).toEqual(['sam.spammer']);
    });

    test('of one account, with and without @, and of nobody else', async () => {
        for (const target of [stage.people.spammer, stage.people.newcomer]) {
            await stage.submit(mona, await stage.ask(mona, target));
        }
        for (const words of ['log @sam.spammer', 'log sam.spammer']) {
            expect(await listed(words)).toEqual(['sam.spammer']);
        }
        expect(await stage.keys(mona, 'log @nobody.here')).toEqual(['refused_no_such_account']);
    });

    test('a failed case with its cause, and one that is open', async () => {
        const { federated, spammer } = stage.people;
        await stage.submit(mona, await stage.ask(mona, federated));
        const call = stage.hooks.hold('user.deactivate');
        const submitting = stage.submit(mona, await stage.ask(mona, spammer));
        await call.reached;
        const keys = await stage.keys(mona, 'log');
        expect(keys).toEqual(['log_title', 'log_case_open', 'log_case_not_deactivated', 'why_federated']);
        call.release();
        await submitting;
    });

    test('for those who may not deactivate: refused, whoever they ask for', async () => {
        const { member, guest, bot } = stage.people;
        await stage.submit(mona, await stage.ask(mona, stage.people.spammer, 'sells coins'));
        for (const who of [member, guest, bot]) {
            for (const words of ['log', 'log @sam.spammer', 'log @nobody.here']) {
                const message = await stage.told(who, words);
                expect(keysIn(message.blocks)).toEqual(['refused_not_permitted']);
                expect(JSON.stringify(message)).not.toContain('sam.spammer');
            }
        }
    });

    test('accounts that are called as the words of the command are meant with an @', async () => {
        for (const username of ['log', 'status', 'help']) {
            addAccount(stage.model, username);
            const modal = await (await stage.run(mona, `@${username}`)).modal();
            expect(saidIn(modal.view.blocks)[0]?.args.username).toBe(username);
        }
    });

    describe('with 10,000 cases on record', () => {
        let fillTo: FillLog;

        /** Every hundredth case is about the newcomer. */
        const isAbout = (number: number) =>
            number % 100 === 0 ? { id: stage.people.newcomer._id, username: 'nina.newcomer' } : undefined;

        async function fill(count: number): Promise<void> {
            const { spammer } = stage.people;
            await stage.workspace.scheduler.stop();
            await stage.submit(mona, await stage.ask(mona, spammer));
            await stage.followed();
            const [real] = stage.closedCases();
            const target = { id: spammer._id, username: 'sam.spammer' };
            const filled = { model: stage.model, appId: stage.appId, moderatorId: mona._id, target };
            fillTo = logFiller({ ...filled, openedAt: real?.openedAt ?? 0 });
            fillTo(2, count, isAbout);
        }

        /** How many calls a command makes, and how many records they read. */
        async function costOf(words: string): Promise<[calls: number, records: number]> {
            await stage.told(mona, words);
            const { length } = stage.hooks.calls;
            await stage.told(mona, words);
            const calls = stage.hooks.calls.slice(length);
            const records = calls
                .filter(({ method }) => method === 'persistence.readByAssociations')
                .map(({ args: [keys] }) => stage.model.records.read(stage.appId, keysOf(keys)).length);
            return [calls.length, records.reduce((sum, count) => sum + count, 0)];
        }

        test.each(['log', 'log @sam.spammer', 'log #40', '@sam.spammer'])(
            '“%s” makes as many calls, and reads as many records, as with 100',
            async (words) => {
                await fill(100);
                const few = await costOf(words);
                fillTo(101, 10_000, isAbout);
                expect(await costOf(words)).toEqual(few);
            },
        );

        test('the last 10, newest first, within the deadline; also of one account', async () => {
            await fill(10_000);
            const start = performance.now();
            const all = await listed('log');
            expect(performance.now() - start).toBeLessThan(3500);
            expect(all).toEqual([
                'nina.newcomer',
                ...[9999, 9998, 9997, 9996, 9995, 9994, 9993, 9992, 9991].map((number) => `account-${number}`),
            ]);
            const between = performance.now();
            expect(await listed('log @nina.newcomer')).toHaveLength(10);
            expect(performance.now() - between).toBeLessThan(3500);
        });

        test('and a decision still takes no longer than its trigger lives', async () => {
            await fill(10_000);
            const { newcomer } = stage.people;
            const start = performance.now();
            await stage.submit(mona, await stage.ask(mona, newcomer));
            expect(performance.now() - start).toBeLessThan(3500);
            expect(stage.isActive(newcomer)).toBe(false);
        });
    });
});

/** The keys that records are asked by, as they cross from the app. */
function keysOf(keys: unknown): Association[] {
    return Array.isArray(keys)
        ? keys.map((key: object) => ({ model: String(Reflect.get(key, 'model')), id: String(Reflect.get(key, 'id')) }))
        : [];
}
