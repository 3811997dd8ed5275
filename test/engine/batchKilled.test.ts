import type { Account } from '../../sandbox/model/documents';
import {
    addSpammers,
    askAbout,
    countsIn,
    endOf,
    expectNothingLeft,
    listsIn,
    openBatches,
    wrongAbout,
} from './support/batches';
import { keysIn } from './support/said';
import { type Stage, stageForEachTest } from './support/stage';

const SECOND = 1000;
/** The engine gives up a call into a process that was killed after so many milliseconds; on a server that takes 30 s. */
const GIVE_UP = 2000;
const COUNT = 12;

/** The app's process is killed in the middle of a batch: the sweep takes it up, and nobody is forgotten or done twice. */
describe('a kill in the middle of a batch', () => {
    let stage: Stage;
    let mona: Account;
    let spammers: Account[];

    stageForEachTest(
        (started) => {
            stage = started;
            mona = stage.people.moderator;
            spammers = addSpammers(stage, COUNT);
        },
        { engine: { runtimeTimeoutMs: GIVE_UP } },
    );

    const callsAbout = ({ _id }: Account): number =>
        stage.hooks.argsOf('user.deactivate').filter(([id]) => id === _id).length;

    /** What the moderator is told by messages, the newest last. */
    async function told() {
        const { stream } = await stage.as(mona);
        return stream
            .since(0)
            .flatMap(({ type, payload }) =>
                type === 'ephemeral-message' && Array.isArray(payload.blocks) ? [payload] : [],
            );
    }

    /** Lets four minutes pass, and more where the batch is not over by then: on a busy machine a sweep settles fewer accounts. */
    async function letPass(): Promise<void> {
        for (let passed = 0; passed < 240 || (passed < 1200 && openBatches(stage).length > 0); passed += 20) {
            await stage.workspace.clock.shift(20 * SECOND);
        }
    }

    /** Submits, kills the process when the app makes its n-th call from then on, and lets time pass until the batch is over. */
    async function killAt(nth: number): Promise<void> {
        const modal = await askAbout(stage, mona, spammers);
        const call = stage.hooks.holdNth(nth);
        const submitting = stage.submit(mona, modal);
        await call.reached;
        await stage.kill();
        call.release('hang');
        await submitting;
        await letPass();
        expect(wrongAbout(stage, spammers)).toEqual([]);
    }

    test.each([40, 60, 90, 130, 180, 240])(
        'at call %i after the submit: each account is done, or its case says why not, and the end is told',
        async (nth) => {
            await killAt(nth);
            await expectNothingLeft(stage);
            const cases = stage.closedCases();
            for (const spammer of spammers) {
                expect(callsAbout(spammer)).toBeLessThanOrEqual(1);
                expect(cases.filter(({ target }) => target.id === spammer._id)).toHaveLength(1);
            }
            const ends = (await told()).filter((message) => keysIn(message).includes('batch_ended_deactivate'));
            expect(ends).toHaveLength(1);
        },
    );

    test('before it was written down: nothing is begun, and the same modal can be submitted again', async () => {
        const modal = await askAbout(stage, mona, spammers);
        const call = stage.hooks.hold('persistence.updateByAssociations');
        const submitting = stage.submit(mona, modal);
        await call.reached;
        await stage.kill();
        call.release('hang');
        await submitting;
        await stage.workspace.clock.shift(100 * SECOND);
        await stage.workspace.clock.shift(60 * SECOND);
        expect(spammers.every((spammer) => stage.isActive(spammer))).toBe(true);
        const { kind, exchange } = await stage.submit(mona, modal);
        expect(kind).toBe('closed');
        expect(countsIn(await endOf(stage, mona, await exchange.ephemeral()))).toEqual({
            done: String(COUNT),
            others: '0',
            left: '0',
        });
    });

    test('a moderator who may no longer act after the restart: nobody more is deactivated', async () => {
        const modal = await askAbout(stage, mona, spammers);
        const call = stage.hooks.holdNth(100);
        const submitting = stage.submit(mona, modal);
        await call.reached;
        stage.model.accounts.update(mona._id, { roles: ['user'] });
        await stage.kill();
        call.release('hang');
        await submitting;
        const calls = stage.hooks.argsOf('user.deactivate').length;
        await letPass();
        expect(stage.hooks.argsOf('user.deactivate')).toHaveLength(calls);
        expect(openBatches(stage)).toEqual([]);
        const end = (await told()).findLast((message) => keysIn(message).includes('batch_ended_deactivate'));
        expect(listsIn({ blocks: [Object(end)] }).not_permitted?.length).toBeGreaterThan(0);
    });

    test('a batch that stayed away for longer than half an hour goes on no more, and says so', async () => {
        const modal = await askAbout(stage, mona, spammers);
        const call = stage.hooks.holdNth(60);
        const submitting = stage.submit(mona, modal);
        await call.reached;
        await stage.kill();
        call.release('hang');
        await submitting;
        stage.model.clock.shift(31 * 60 * SECOND);
        await letPass();
        await expectNothingLeft(stage);
        const active = spammers.filter((spammer) => stage.isActive(spammer));
        expect(active.length).toBeGreaterThan(COUNT / 2);
        const end = (await told()).findLast((message) => keysIn(message).includes('batch_ended_deactivate'));
        // A few are settled at a time: in which order they are listed is nobody's promise.
        const { failed = [] } = listsIn({ blocks: [Object(end)] });
        expect(failed.sort()).toEqual(active.map(({ username }) => `@${String(username)}`).sort());
    });
});
