import { addAccount } from '../../sandbox/model/build';
import type { Account } from '../../sandbox/model/documents';
import { addRecordLike, patternOf } from './support/records';
import { inUtc } from './support/inUtc';
import { keysIn, saidIn, sentencesIn } from './support/said';
import { Stage } from './support/stage';

const MINUTE = 60_000;

/** `/deactivate log [@user]`: the last 10 cases, newest first, for those who may deactivate. */
describe('the log', () => {
    let stage: Stage;
    let mona: Account;

    beforeEach(async () => {
        stage = await Stage.start();
        mona = stage.people.moderator;
    });

    afterEach(() => stage.stop());

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
        const opened = inUtc(stage.closedCases()[0]?.openedAt);
        expect(saidIn((await stage.told(mona, 'log')).blocks)).toEqual([
            { key: 'log_title', args: {} },
            {
                key: 'log_case_deactivated',
                args: { when: opened, moderator: 'mona.moderator', username: 'olga.owner' },
            },
            { key: 'done_reason', args: { reason: 'left' } },
            { key: 'done_handed_over', args: { room: 'design-team', owner: 'mia.member' } },
            { key: 'done_deleted', args: { room: 'olgas-notes' } },
        ]);
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
        /** Fills the records with cases a minute apart, as the app writes them. The last one is the newest. */
        async function fill(count: number): Promise<void> {
            const { spammer, newcomer } = stage.people;
            await stage.submit(mona, await stage.ask(mona, spammer));
            const [real] = stage.closedCases();
            const pattern = patternOf(stage.model, stage.appId, 'closed-case');
            const openedAt = real?.openedAt ?? 0;
            for (let index = 1; index < count; index++) {
                const isLate = index % 100 === 0;
                addRecordLike(stage.model, stage.appId, pattern, {
                    [pattern.recordId]: `case-${index}`,
                    [spammer._id]: isLate ? newcomer._id : `account-${index}`,
                    [`"openedAt":${openedAt}`]: `"openedAt":${openedAt - (count - index) * MINUTE}`,
                    '"sam.spammer"': isLate ? '"nina.newcomer"' : `"account-${index}"`,
                });
            }
        }

        test('the last 10, newest first, within the deadline; also of one account', async () => {
            await fill(10_000);
            const start = performance.now();
            const all = await listed('log');
            expect(performance.now() - start).toBeLessThan(3500);
            expect(all).toEqual([
                'sam.spammer',
                ...[9999, 9998, 9997, 9996, 9995, 9994, 9993, 9992, 9991].map((index) => `account-${index}`),
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
