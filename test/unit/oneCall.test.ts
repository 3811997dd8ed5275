import fc from 'fast-check';

import type { Outcome } from '../../src/moderation/carryOut';
import { Claims } from '../../src/moderation/claims';
import type { PendingConfirmation } from '../../src/moderation/pendingConfirmation';
import { carrying } from './support/asking';
import { never } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { moderator, otherModerator, target } from './support/people';
import { confirmation, permitFor } from './support/records';

const first = confirmation();
const second = confirmation({ id: 'view-2', viewId: 'view-2', moderatorId: otherModerator.id });

let callsUnderWay: number;
let mostUnderWay: number;

beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
    callsUnderWay = mostUnderWay = 0;
});

afterEach(() => {
    jest.useRealTimers();
});

function storeWithBoth(): Store {
    const store = new Store(moderator, otherModerator, target);
    store.confirmations.set(first.id, first);
    store.confirmations.set(second.id, second);
    return store;
}

/**
 * An instance of the app over the shared store. Each of its operations takes effect, and is answered, when the scheduler says so.
 * @param livesFor after so many operations the instance's process is dead: nothing that it asks takes effect any more.
 */
function instance(name: string, store: Store, scheduler: fc.Scheduler, livesFor = Infinity): MemoryWorkspace {
    const workspace = new MemoryWorkspace(store);
    let asked = 0;
    workspace.before = async (operation) => {
        if (++asked > livesFor) {
            await never();
        }
        await scheduler.schedule(Promise.resolve(), `${name} asks ${operation}`);
        if (operation === 'activeStatus.deactivate') {
            mostUnderWay = Math.max(mostUnderWay, ++callsUnderWay);
        }
    };
    workspace.after = async (operation) => {
        await scheduler.schedule(Promise.resolve(), `${name} is answered ${operation}`);
        if (operation === 'activeStatus.deactivate') {
            callsUnderWay--;
        }
    };
    return workspace;
}

function submit(workspace: MemoryWorkspace, claims: Claims, decided: PendingConfirmation): Promise<Outcome> {
    const caller = decided.moderatorId === moderator.id ? moderator : otherModerator;
    return carrying(workspace, claims, { decided, permit: permitFor(caller) });
}

const callsOf = (...workspaces: readonly MemoryWorkspace[]): number => workspaces.flatMap((one) => one.calls()).length;
const kindsOf = (outcomes: readonly Outcome[]): string[] => outcomes.map(({ kind }) => kind).sort();

describe('within one process exactly one acts', () => {
    test.each([
        ['one submit, sent twice', first, first],
        ['the submits of two moderators', first, second],
    ])('%s', async (_, one, other) => {
        await fc.assert(
            fc.asyncProperty(fc.scheduler(), async (scheduler) => {
                const workspace = instance('A', storeWithBoth(), scheduler);
                const claims = new Claims();
                const outcomes = await scheduler.waitFor(
                    Promise.all([submit(workspace, claims, one), submit(workspace, claims, other)]),
                );
                expect(callsOf(workspace)).toBe(1);
                expect(kindsOf(outcomes)).toEqual(['busy', 'ended']);
                expect(workspace.store.closed.size).toBe(1);
            }),
            { numRuns: 100 },
        );
    });

    test('the second is told who is at work, and since when', async () => {
        const workspace = new MemoryWorkspace(storeWithBoth());
        const claims = new Claims();
        const working = submit(workspace, claims, first);
        await expect(submit(workspace, claims, second)).resolves.toEqual({
            kind: 'busy',
            other: { by: { id: moderator.id, username: moderator.username }, since: Date.now() },
        });
        await working;
    });

    test('a second that comes when the first is through finds it done', async () => {
        const workspace = new MemoryWorkspace(storeWithBoth());
        const claims = new Claims();
        await submit(workspace, claims, first);
        await expect(submit(workspace, claims, second)).resolves.toMatchObject({
            kind: 'refused',
            refusal: { why: 'already' },
        });
        workspace.store.setActive(target.id, true);
        await expect(submit(workspace, claims, first)).resolves.toEqual({ kind: 'spent' });
        expect(callsOf(workspace)).toBe(1);
    });
});

/** Submits to one instance after the other: each starts when the one before it has asked so many things, or is through. */
function submitInTurn(
    instances: readonly MemoryWorkspace[],
    submits: readonly PendingConfirmation[],
    headStart: number,
): Promise<Outcome[]> {
    let before: Promise<unknown> = Promise.resolve();
    return Promise.all(
        instances.map((workspace, index) => {
            const outcome = before.then(() => submit(workspace, new Claims(), submits[index] ?? first));
            before = Promise.race([outcome, hasAsked(workspace, headStart)]);
            return outcome;
        }),
    );
}

function hasAsked(workspace: MemoryWorkspace, times: number): Promise<void> {
    const { before } = workspace;
    return new Promise((resolve) => {
        workspace.before = (operation) => {
            if (workspace.asked.length >= times) {
                resolve();
            }
            return before(operation);
        };
    });
}

/** From starting together to starting when the other is through: carrying out asks 10 things. */
const headStarts = fc.integer({ min: 1, max: 12 });

describe('across instances at most one acts, whatever comes first', () => {
    test.each([
        ['one submit, sent to two', [first, first]],
        ['the submits of two moderators', [first, second]],
        ['one submit, sent to three', [first, first, first]],
        ['three submits of two moderators', [first, second, first]],
    ])('%s', async (_, submits) => {
        await fc.assert(
            fc.asyncProperty(fc.scheduler(), headStarts, async (scheduler, headStart) => {
                const store = storeWithBoth();
                const instances = submits.map((_one, index) => instance(`instance ${index}`, store, scheduler));
                const outcomes = await scheduler.waitFor(submitInTurn(instances, submits, headStart));
                expect(callsOf(...instances)).toBeLessThanOrEqual(1);
                expect(outcomes.filter(({ kind }) => kind === 'ended')).toHaveLength(callsOf(...instances));
                expect(store.closed.size).toBe(callsOf(...instances));
                expect(store.open.size + store.claims.size).toBe(0);
            }),
            { numRuns: 150 },
        );
    });

    test('also where the server refuses, one submit that was sent to two is called once', async () => {
        await fc.assert(
            fc.asyncProperty(fc.scheduler(), headStarts, async (scheduler, headStart) => {
                const store = storeWithBoth();
                const instances = ['A', 'B'].map((name) => instance(name, store, scheduler));
                for (const one of instances) {
                    one.server = () => ({ kind: 'refused', failure: { why: 'last-owner' } });
                }
                await scheduler.waitFor(submitInTurn(instances, [first, first], headStart));
                expect(callsOf(...instances)).toBeLessThanOrEqual(1);
            }),
            { numRuns: 150 },
        );
    });

    test('also where one dies at any moment, and where time passes at any moment, no two calls are under way', async () => {
        const lives = fc.tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 14 }));
        const pauses = fc.array(fc.constantFrom(1000, 5000, 9000), { maxLength: 6 });
        await fc.assert(
            fc.asyncProperty(fc.scheduler(), lives, pauses, async (scheduler, [lifeOfA, lifeOfB], passing) => {
                callsUnderWay = mostUnderWay = 0;
                const store = storeWithBoth();
                const a = instance('A', store, scheduler, lifeOfA);
                const b = instance('B', store, scheduler, lifeOfB);
                for (const milliseconds of passing) {
                    void scheduler.schedule(Promise.resolve(), `${milliseconds} ms pass`).then(() => {
                        jest.advanceTimersByTime(milliseconds);
                    });
                }
                void submit(a, new Claims(), first);
                void submit(b, new Claims(), second);
                await scheduler.waitIdle();
                expect(callsOf(a, b)).toBeLessThanOrEqual(1);
                expect(mostUnderWay).toBeLessThanOrEqual(1);
                jest.clearAllTimers();
            }),
            { numRuns: 400 },
        );
    });
});
