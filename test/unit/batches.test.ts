import { type Batch, type BatchEntry, MAX_BATCH } from '../../src/moderation/batch';
import { beginBatch } from '../../src/moderation/beginBatch';
import type { BatchDecision } from '../../src/moderation/checkSubmit';
import { Claims } from '../../src/moderation/claims';
import { Deadline } from '../../src/moderation/deadline';
import { lookUpBatch } from '../../src/moderation/lookUpBatch';
import { type BatchRan, runBatch } from '../../src/moderation/runBatch';
import { takeUpBatch } from '../../src/moderation/takeUpBatch';
import { faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { admin, moderator, person } from './support/people';
import { batchOf, closedCase, confirmation, openCase } from './support/records';

const MINUTE = 60_000;
const spammers = ['ann', 'bob', 'cat'].map((name) => person(name));
let workspace: MemoryWorkspace;
let claims: Claims;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(admin, moderator, ...spammers));
    claims = new Claims();
});

afterEach(() => {
    jest.useRealTimers();
});

const step: BatchDecision['step'] = {
    kind: 'batch',
    accounts: spammers.map(({ id, username }) => ({ id, username })),
    owners: [],
    leftOut: [],
    offersDurations: false,
    cleanUp: 'not-permitted',
};

function decision(): BatchDecision {
    const asked = { ...confirmation(), action: 'deactivate', step, target: null } as const;
    workspace.store.confirmations.set(asked.id, asked);
    return { kind: 'batch-decided', moderator, step, confirmation: asked };
}

const batch = (more: Partial<Batch> = {}): Batch => batchOf(step, more);

/** Lets as much time pass as it takes. */
async function inTime<T>(work: Promise<T>): Promise<T> {
    await jest.advanceTimersByTimeAsync(2 * MINUTE);
    return work;
}

const run = (opened = batch()): Promise<BatchRan> => {
    workspace.store.batches.set(opened.id, opened);
    return inTime(runBatch(opened, workspace, claims, { settled: 0, before: 0 }));
};
const statesOf = (ran: BatchRan): string[] =>
    ran.kind === 'over'
        ? [...ran.entries].map(({ account, state }) => `${account.username} ${state.kind}`).sort()
        : [ran.kind];
const calls = (): unknown[] => workspace.calls().map(([, id]) => id);

describe('a batch begins', () => {
    test('it has the id of its confirmation, which is used up', async () => {
        const begun = await inTime(beginBatch(decision(), workspace, claims));
        expect(begun).toMatchObject({ kind: 'begun', batch: { id: confirmation().id, reason: 'spam' } });
        expect([workspace.store.batches.size, workspace.store.confirmations.size]).toEqual([1, 0]);
        expect(calls()).toEqual([]);
    });

    test('the same decision a second time is busy, and later spent', async () => {
        const decided = decision();
        const begun = await inTime(beginBatch(decided, workspace, claims));
        await expect(inTime(beginBatch(decided, workspace, claims))).resolves.toMatchObject({ kind: 'busy' });
        if (begun.kind === 'begun') {
            await claims.release(begun.claim, workspace);
        }
        await expect(inTime(beginBatch(decided, workspace, claims))).resolves.toEqual({ kind: 'spent' });
    });

    describe.each(['confirmations.byId', 'batches.write', 'confirmations.remove', 'claims.write'])(
        '%s',
        (operation) => {
            test.each(faults)(
                '%s: nothing is begun, and nothing stands that the sweep would go on with',
                async (fault) => {
                    const decided = decision();
                    workspace.before = faulty(operation, fault);
                    await expect(inTime(beginBatch(decided, workspace, claims))).resolves.toEqual({
                        kind: 'not-begun',
                    });
                    expect([workspace.store.batches.size, workspace.store.confirmations.size]).toEqual([0, 1]);
                },
            );
        },
    );
});

describe('a batch goes on', () => {
    test('each account by a call of its own, that gives up no rooms', async () => {
        expect(statesOf(await run())).toEqual(['ann done', 'bob done', 'cat done']);
        expect(workspace.calls()).toEqual(spammers.map(({ id }) => ['deactivate', id, false]));
        expect([...workspace.store.closed.values()].map(({ batchId }) => batchId)).toEqual(Array(3).fill('batch-1'));
    });

    test('an account whose turn has come already is not carried out again', async () => {
        const [ann] = step.accounts;
        const entry: BatchEntry = { batchId: 'batch-1', account: ann ?? moderator, state: { kind: 'done' } };
        workspace.store.entries.set(`batch-1:${entry.account.id}`, entry);
        expect(statesOf(await run())).toEqual(['ann done', 'bob done', 'cat done']);
        expect(calls()).not.toContain(ann?.id);
    });

    test('what a kill left is settled by its case: a closed one counts, an open one is waited for', async () => {
        const [ann, bob, cat] = step.accounts;
        if (!ann || !bob || !cat) {
            throw new Error('There are three');
        }
        const begun = (account: typeof ann): void => {
            const entry: BatchEntry = { batchId: 'batch-1', account, state: { kind: 'begun' } };
            workspace.store.entries.set(`batch-1:${account.id}`, entry);
        };
        workspace.store.closed.set('a', closedCase({ id: 'a', batchId: 'batch-1', target: ann }));
        begun(ann);
        workspace.store.open.set('b', openCase({ id: 'b', batchId: 'batch-1', target: bob }));
        begun(bob);
        // Without a case no call was made.
        begun(cat);
        expect(statesOf(await run())).toEqual(['goes-on']);
        expect(calls()).toEqual([cat.id]);
    });

    test('a last owner is not touched, and the server is not asked for the rooms', async () => {
        workspace.server = () => ({ kind: 'refused', failure: { why: 'last-owner' } });
        expect(statesOf(await run())).toEqual(['ann last-owner', 'bob last-owner', 'cat last-owner']);
        expect(workspace.operations()).not.toContain('serviceAccount.setActiveStatus');
        expect([workspace.store.open.size, workspace.store.closed.size]).toEqual([0, 0]);
    });

    test('where the server takes no more calls, no case fails for that, and the accounts wait', async () => {
        const limit = { why: 'rest-rate-limited', resetAt: null } as const;
        workspace.server = () => ({ kind: 'refused', failure: limit });
        const ran = await run();
        expect(ran).toEqual({ kind: 'goes-on', limit });
        expect([workspace.store.entries.size, workspace.store.open.size, workspace.store.closed.size]).toEqual([
            0, 0, 0,
        ]);
    });

    test('for half an hour; then whoever was not changed stays as they are', async () => {
        const ran = await run(batch({ openedAt: Date.now() - 30 * MINUTE }));
        expect(statesOf(ran)).toEqual(['ann failed', 'bob failed', 'cat failed']);
        expect(calls()).toEqual([]);
    });

    test('a moderator who lost the role: each account is refused, and none is changed', async () => {
        workspace.store.add({ ...moderator, roles: ['user'] });
        expect(statesOf(await run())).toEqual(['ann refused', 'bob refused', 'cat refused']);
        expect(calls()).toEqual([]);
    });

    test('where it can’t be read by which rule they may, the accounts wait', async () => {
        workspace.store.permitted = { kind: 'unread', failure: { why: 'rest-timeout' } };
        expect(statesOf(await run())).toEqual(['goes-on']);
        expect([calls(), workspace.store.entries.size]).toEqual([[], 0]);
    });
});

describe('the sweep takes up a batch', () => {
    test('that nobody is at work on, and only then', async () => {
        const opened = batch();
        workspace.store.batches.set(opened.id, opened);
        const taken = await inTime(takeUpBatch(opened, workspace, claims));
        expect(taken?.batch).toEqual(opened);
        await expect(inTime(takeUpBatch(opened, workspace, claims))).resolves.toBeUndefined();
    });

    test('that is over by then: not at all, nor another in its place', async () => {
        workspace.store.batches.set('batch-2', batch({ id: 'batch-2' }));
        await expect(inTime(takeUpBatch(batch(), workspace, claims))).resolves.toBeUndefined();
        expect(workspace.store.claims.size).toBe(0);
    });

    test('whose confirmation still stands: it was never begun, and is taken back', async () => {
        const opened = batch({ id: confirmation().id });
        workspace.store.batches.set(opened.id, opened);
        decision();
        await expect(inTime(takeUpBatch(opened, workspace, claims))).resolves.toBeUndefined();
        expect([workspace.store.batches.size, workspace.store.confirmations.size]).toEqual([0, 1]);
    });
});

describe('what is looked up before anybody consents', () => {
    const look = (callerId: string, names: readonly string[]) =>
        inTime(
            lookUpBatch(
                {
                    callerId,
                    action: 'deactivate',
                    asked: names.map((username) => ({ kind: 'username', username })),
                },
                workspace,
                new Deadline(MINUTE),
            ),
        );

    test('whoever may not moderate is refused, however many they name', async () => {
        for (const names of [['ann', 'bob'], ['nobody'], Array<string>(MAX_BATCH + 1).fill('ann')]) {
            await expect(look('ann-id', names)).resolves.toMatchObject({ kind: 'refused' });
        }
    });

    test(`more than ${MAX_BATCH} are too many`, async () => {
        await expect(look(moderator.id, Array<string>(MAX_BATCH + 1).fill('ann'))).resolves.toEqual({
            kind: 'too-many',
        });
    });

    test('where the brake leaves some of them out, the log room is told, once', async () => {
        workspace.store.rules = { ...workspace.store.rules, deactivationsPerHour: 2 };
        await look(moderator.id, ['ann', 'bob']);
        expect(workspace.store.notices).toEqual([]);
        for (let time = 0; time < 2; time++) {
            await expect(look(moderator.id, ['ann', 'bob', 'cat'])).resolves.toMatchObject({
                leftOut: [{ username: 'cat', why: 'braked' }],
            });
        }
        expect(workspace.store.notices).toMatchObject([{ kind: 'braked', moderator: { id: moderator.id }, limit: 2 }]);
    });

    test('an account that is named in two ways is one', async () => {
        await expect(look(moderator.id, ['ann', '@ann', '@ann,', 'bob'])).resolves.toMatchObject({
            accounts: [{ id: 'ann-id' }, { id: 'bob-id' }],
            leftOut: [],
        });
    });
});
