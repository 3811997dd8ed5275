import fc from 'fast-check';

import type { Account } from '../../../sandbox/model/documents';
import { audit, postedAbout } from '../support/audit';
import { BusyModerator } from '../support/busyModerator';
import type { Held } from '../support/hooks';
import { signal } from '../support/signal';
import { Stage } from '../support/stage';
import { addTarget, type Target } from '../support/targets';

const KILLS = 50;
const SEED = 6;
/** How far the clock is put ahead at a time, in milliseconds. */
const STEP = 5000;
/** The engine gives up a call into a process that was killed after so many milliseconds; on a server that takes 30 s. */
const GIVE_UP = 2000;

/** When a kill comes, and what goes on around it. */
interface Plan {
    /** When the app makes its n-th call into the engine, or the server is about to change the n-th status. */
    readonly at: { readonly call: number } | { readonly changes: number };
    /** How many steps the clock goes on before the next round. */
    readonly steps: number;
    /** What is under way in the server at the kill takes effect so many steps later, or never. */
    readonly effectAfter: number | null;
    /** Which of the targets own rooms, in turns. */
    readonly ownRooms: readonly boolean[];
    /** Whether a sweep is under way, too. */
    readonly sweeps: boolean;
    /** Whether the moderators submit once more what they have before them. */
    readonly submitsAgain: boolean;
}

const plan: fc.Arbitrary<Plan> = fc.record({
    at: fc.oneof(
        { weight: 3, arbitrary: fc.record({ call: fc.integer({ min: 1, max: 500 }) }) },
        { weight: 1, arbitrary: fc.record({ changes: fc.integer({ min: 1, max: 3 }) }) },
    ),
    steps: fc.integer({ min: 1, max: 8 }),
    // At most 45 s: a call may be under way for 60 s.
    effectAfter: fc.option(fc.integer({ min: 0, max: 9 })),
    ownRooms: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
    sweeps: fc.boolean(),
    submitsAgain: fc.boolean(),
});

/** Three moderators deactivate one account after the other, and the app's process is killed again and again. */
describe(`${KILLS} kills at seeded moments of a stream of deactivations`, () => {
    let stage: Stage;
    const targets: Target[] = [];
    /** What is asked of a process that dies is answered when the engine gives up. Nobody waits for that before the end. */
    const asked: Promise<unknown>[] = [];
    /** Ids of the cases that a kill left open, and of those whose ending was recorded. How many kills left any. */
    const leftOpen = new Set<string>();
    const leftUnposted = new Set<string>();
    let killsWithOpenCases = 0;
    const underWay: { readonly call: Held; stepsLeft: number }[] = [];

    beforeAll(async () => {
        stage = await Stage.start({ engine: { runtimeTimeoutMs: GIVE_UP } });
        // From now on it runs what is due only where the clock is put ahead. So no kill hits the sweep that others are waiting for.
        await stage.workspace.scheduler.stop();
    });

    afterAll(() => stage.stop());

    /** Stops the server when it is about to change the status of so many accounts. */
    function holdChanges(count: number): Held {
        const [reached, reach] = signal<true>();
        const [released, release] = signal<undefined>();
        let waiting = 0;
        stage.model.faults.beforeStatusChange = () => {
            waiting++;
            if (waiting === count) {
                reach(true);
            }
            return released;
        };
        return {
            reached,
            release: () => {
                release(undefined);
            },
        };
    }

    function nextTarget(ownRooms: readonly boolean[]): Account {
        const count = targets.length;
        const target = addTarget(stage, `target-${count}`, ownRooms[count % ownRooms.length] === true);
        targets.push(target);
        return target.account;
    }

    /** A sweep beside the scheduler's. That of a process which dies ends with an error. */
    const sweep = (): Promise<unknown> => stage.sweepOn(0).catch(() => undefined);

    function noteOpenCases(): void {
        const before = leftOpen.size;
        const closed = new Set(stage.closedCases().map(({ id }) => id));
        for (const { id } of stage.openCases()) {
            leftOpen.add(id);
            if (closed.has(id)) {
                leftUnposted.add(id);
            }
        }
        killsWithOpenCases += leftOpen.size > before ? 1 : 0;
    }

    async function step(): Promise<void> {
        for (const each of underWay) {
            if (each.stepsLeft === 0) {
                each.call.release();
            }
            each.stepsLeft--;
        }
        await stage.workspace.clock.shift(STEP);
        expect(audit(stage, targets)).toEqual([]);
    }

    async function round({ at, steps, effectAfter, ownRooms, sweeps, submitsAgain }: Plan): Promise<void> {
        const { admin, moderator, otherModerator } = stage.people;
        const call = 'call' in at ? stage.hooks.holdNth(at.call) : holdChanges(at.changes);
        const busy = [admin, moderator, otherModerator].map(
            (each) => new BusyModerator(stage, each, () => nextTarget(ownRooms)),
        );
        asked.push(...busy.map((each) => each.work()), ...(sweeps ? [sweep()] : []));
        await call.reached;
        for (const each of busy) {
            each.stop();
        }
        expect(await stage.kill()).toBe(true);
        stage.model.faults.beforeStatusChange = () => Promise.resolve();
        noteOpenCases();
        if (effectAfter !== null) {
            underWay.push({ call, stepsLeft: effectAfter });
        }
        if (submitsAgain) {
            await Promise.all(busy.map((each) => each.submit()));
        }
        for (let passed = 0; passed < steps; passed++) {
            await step();
        }
    }

    test('each case closes and agrees with its account, none is lost and none doubled', async () => {
        for (const each of fc.sample(fc.noBias(plan), { numRuns: KILLS, seed: SEED })) {
            await round(each);
        }
        await Promise.all(asked);
        for (let passed = 0; passed < 90_000; passed += STEP) {
            await step();
        }
        expect(stage.openCases()).toEqual([]);
        // A claim counts for 90 s as well, and is then removed by the sweep that comes every minute.
        await stage.workspace.clock.shift(60_000);
        expect(stage.claims()).toEqual([]);
    }, 300_000);

    test('each case is posted once; only one whose posting a kill may have interrupted can be posted twice', () => {
        const posted = postedAbout(stage);
        const times = (username: string): number => posted.filter((each) => each === username).length;
        const wrong = stage.closedCases().filter(({ id, target: { username } }) => {
            const wanted = leftUnposted.has(id) ? [0, 1, 2] : [1];
            return !wanted.includes(times(username));
        });
        expect(wrong).toEqual([]);
    });

    test('the kills came where they can do harm, and much was done beside them', () => {
        const cases = stage.closedCases();
        const endings = cases.flatMap(({ id, ending }) => (leftOpen.has(id) && ending ? [ending] : []));
        const failures = endings.flatMap(({ failure }) => failure ?? []);
        expect(killsWithOpenCases).toBeGreaterThan(KILLS / 3);
        expect(failures.length).toBeGreaterThan(10);
        expect(new Set(failures.map(({ why }) => why))).toEqual(new Set(['interrupted']));
        expect(endings.length - failures.length).toBeGreaterThan(5);
        expect(cases.length - endings.length).toBeGreaterThan(KILLS / 2);
        expect(cases.filter(({ ending }) => ending && ending.rooms.length > 0).length).toBeGreaterThan(KILLS / 5);
    });
});
