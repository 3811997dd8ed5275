import { until } from '../support/until';
import { CleanUpStage, MINUTE } from './support/cleanUpStage';
import { saidIn } from './support/said';

/** A call into a process that has ended is given up after so many milliseconds; on a server that takes 30 s. */
const GIVE_UP = 2000;

/** A stored message ends the process that reads it: docs/rocketchat.md#a-key-named-proto-ends-the-process */
describe('a clean-up that comes to a message with the prototype’s key', () => {
    let at: CleanUpStage;

    beforeEach(async () => {
        at = await CleanUpStage.start({ engine: { runtimeTimeoutMs: GIVE_UP } });
        // Each sweep is run by the test.
        await at.stage.workspace.scheduler.stop();
    });

    afterEach(() => at.stop());

    const reads = (): number =>
        at.stage.hooks.argsOf('room.getMessages').filter(([rid]) => rid === at.stage.rooms.general._id).length;

    /** Waits until the room was read so often, and has the engine restart the process. */
    async function restartAfter(count: number): Promise<void> {
        await until('the room is read', () => reads() === count);
        await at.stage.workspace.engines[0]?.restart(at.stage.appId);
    }

    /** The next sweep for which the claim of the process before is over. */
    async function sweep(): Promise<void> {
        at.stage.model.clock.shift(2 * MINUTE);
        await at.stage.workspace.engines[0]?.shiftClock(at.stage.model.clock.offset);
        await at.stage.sweepOn(0);
    }

    test('ends the process twice, then leaves that room out, deletes in the others and says so', async () => {
        const { general } = at.stage.rooms;
        at.join(general);
        const spam = at.flood(3);
        const poison = at.wrote('COINS', { rid: general._id, blocks: [{ type: 'section', ['__proto__']: {} }] });
        await at.decide('hour');
        await restartAfter(1);
        void sweep().catch(() => undefined);
        await restartAfter(2);
        await sweep();
        await until('it is told', () => at.logged().some(({ blocks }) => isLeftOut(blocks)));
        expect(spam.filter((one) => at.isThere(one))).toEqual([]);
        expect(at.isThere(poison)).toBe(true);
        await sweep();
        expect(reads()).toBe(2);
    });

    const isLeftOut = (blocks: unknown): boolean =>
        saidIn(blocks).some(
            ({ key, args }) => key === 'clean_up_left_out' && args.rooms === at.stage.rooms.general._id,
        );
});
