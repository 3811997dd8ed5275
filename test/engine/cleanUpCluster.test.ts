import { CleanUpStage, MINUTE } from './support/cleanUpStage';

/** Two server instances over one database: at most one is at work on a clean-up, and what both do does no harm. */
describe('a clean-up on two server instances', () => {
    let at: CleanUpStage;

    beforeEach(async () => {
        at = await CleanUpStage.start({ instances: 2 });
    });

    afterEach(() => at.stop());

    test('is worked off by one of them: each message is posted once, and deleted once', async () => {
        const spam = at.flood(40);
        const held = at.stage.hooks.hold('room.getMessages');
        const outcome = await at.decide('hour');
        await held.reached;
        await Promise.all([at.stage.sweepOn(0), at.stage.sweepOn(1)]);
        expect(at.evidence()).toEqual([]);
        held.release();
        await at.toldAfter(outcome);
        expect(spam.filter((one) => at.isThere(one))).toEqual([]);
        expect(at.evidence()).toHaveLength(40);
        expect(at.stage.hooks.argsOf('message.delete')).toHaveLength(40);
    });

    test('whose process hangs longer than its claim lasts is gone on with by the other, and nothing is counted twice', async () => {
        const spam = at.flood(30);
        const held = at.stage.hooks.hold('message.delete');
        await at.decide('hour');
        await held.reached;
        await at.stage.workspace.clock.shift(2 * MINUTE);
        await at.stage.sweepOn(1);
        await at.stage.workspace.clock.shift(2 * MINUTE);
        held.release();
        // Where the machine is busy a round ends before its last message, and the next one goes on.
        let rounds = 0;
        do {
            await at.stage.workspace.clock.shift(2 * MINUTE);
        } while (++rounds < 10 && spam.some((one) => at.isThere(one)));
        expect(spam.filter((one) => at.isThere(one))).toEqual([]);
        const counts = JSON.stringify(at.logged().map(({ blocks }) => blocks)).match(/"count":"\d+"/g) ?? [];
        expect(counts.map((count) => Number(/\d+/.exec(count))).filter((count) => count > 30)).toEqual([]);
        expect(at.evidence()).toHaveLength(30);
    });
});
