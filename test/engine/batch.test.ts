import { addAccount } from '../../sandbox/model/build';
import { keysIn, sentencesIn } from './support/said';
import { Stage } from './support/stage';

describe('several accounts at once', () => {
    let stage: Stage;

    beforeEach(async () => {
        stage = await Stage.start();
    });

    afterEach(() => stage.stop());

    test('one modal, one reason, one consent: each is deactivated by a case of its own', async () => {
        const { moderator } = stage.people;
        const targets = ['a', 'b', 'c'].map((name) => addAccount(stage.model, `spam.${name}`));
        const modal = await (await stage.run(moderator, '@spam.a, @spam.b @spam.c sells coins')).modal();
        const { kind, exchange } = await stage.submit(moderator, modal);
        expect(kind).toBe('closed');
        const [first] = sentencesIn(await exchange.ephemeral());
        expect(first).toEqual({ key: 'batch_ended_deactivate', args: { done: '3', refused: '0', left: '0' } });
        expect(targets.map((target) => stage.isActive(target))).toEqual([false, false, false]);
        expect(stage.closedCases().map(({ reason }) => reason)).toEqual(Array(3).fill('sells coins'));
    });

    test('the log room gets one entry, in whose thread each account has its line', async () => {
        const { moderator } = stage.people;
        for (const name of ['a', 'b', 'c']) {
            addAccount(stage.model, `spam.${name}`);
        }
        const modal = await (await stage.run(moderator, '@spam.a @spam.b @spam.c')).modal();
        const { exchange } = await stage.submit(moderator, modal);
        await exchange.ephemeral();
        const [entry, ...thread] = stage.model.messages.ofRoom(stage.rooms.moderationLog._id);
        expect(keysIn(entry?.blocks)[0]).toBe('log_batch_deactivates');
        expect(thread.map(({ tmid }) => tmid)).toEqual(Array(4).fill(entry?._id));
        expect(thread.map(({ blocks }) => keysIn(blocks)[0])).toEqual([
            ...Array<string>(3).fill('log_posted_deactivated'),
            'batch_ended_deactivate',
        ]);
    });
});
