import type { Person } from '../../src/moderation/account';
import type { Batch } from '../../src/moderation/batch';
import type { BatchDecision } from '../../src/moderation/checkSubmit';
import { Deadline } from '../../src/moderation/deadline';
import type { ModalAnswer } from '../../src/surfaces/modalAnswer';
import { seeBatchThrough, startBatch } from '../../src/surfaces/seeBatchThrough';
import { MINUTE, SECOND } from '../../src/words/units';
import { faulty } from './support/faults';
import { type Hook, MemoryWorkspace, Store } from './support/memoryWorkspace';
import { admin, moderator, person } from './support/people';
import { batchOf, claim, confirmation } from './support/records';
import { type Surface, surfaceOver } from './support/surface';
import { userOf } from './support/users';

const LIMIT = 3 * SECOND;
const user = userOf(moderator);
const spammers = ['ann', 'bob', 'cat'].map((name) => person(name));
const byId = (people: readonly Person[]) => people.map(({ id, username }) => ({ id, username }));
const step: BatchDecision['step'] = {
    kind: 'batch',
    accounts: byId(spammers),
    owners: [],
    leftOut: [],
    offersDurations: false,
    cleanUp: 'not-permitted',
};
let workspace: MemoryWorkspace;
let surface: Surface;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(admin, moderator, ...spammers));
    workspace.store.permit('mods-id');
    surface = surfaceOver(workspace);
});

afterEach(() => {
    jest.useRealTimers();
});

/** Waits so long before one operation, each time. */
const slow =
    (operation: string, milliseconds: number): Hook =>
    async (asked) => {
        if (asked === operation) {
            await new Promise((resolve) => setTimeout(resolve, milliseconds));
        }
    };
const told = (): string => surface.told.join();
const isActive = (): boolean[] => spammers.map(({ id }) => workspace.store.accounts.get(id)?.active === true);

describe('a submit that several accounts are decided by', () => {
    async function starting(): Promise<ModalAnswer> {
        const asked = { ...confirmation(), action: 'deactivate', step, target: null } as const;
        const decision: BatchDecision = { kind: 'batch-decided', moderator, step, confirmation: asked };
        const work = startBatch(decision, user, surface.context, new Deadline(LIMIT));
        await jest.advanceTimersByTimeAsync(LIMIT);
        return work;
    }

    beforeEach(() => {
        const asked = { ...confirmation(), action: 'deactivate', step, target: null } as const;
        workspace.store.confirmations.set(asked.id, asked);
    });

    test.each<[string, string, () => void]>([
        [
            'was answered before',
            'submit_no_longer_counts',
            () => {
                workspace.store.confirmations.clear();
            },
        ],
        ['can’t be written down', 'batch_not_begun', () => (workspace.before = faulty('batches.write', 'fails'))],
    ])('says so in its place where it %s', async (_, key, happens) => {
        happens();
        const answer = await starting();
        expect(answer.kind).toBe('notice');
        expect(JSON.stringify(answer)).toContain(key);
        await jest.advanceTimersByTimeAsync(MINUTE);
        expect([isActive(), surface.told]).toEqual([[true, true, true], []]);
    });

    test('a second time, while the first is at work, leaves the modal as it is', async () => {
        workspace.before = slow('activeStatus.deactivate', 20 * SECOND);
        await starting();
        expect(await starting()).toMatchObject({ kind: 'field-error' });
        await jest.advanceTimersByTimeAsync(5 * MINUTE);
        expect(workspace.calls()).toHaveLength(3);
    });

    describe('where the records are slow the modal closes, and a message tells', () => {
        test('how all ended', async () => {
            workspace.before = slow('batches.write', LIMIT + SECOND);
            expect(await starting()).toMatchObject({ kind: 'closed' });
            expect(surface.told).toEqual([]);
            await jest.advanceTimersByTimeAsync(5 * MINUTE);
            expect(told()).toContain('batch_end');
            expect(isActive()).toEqual([false, false, false]);
        });

        test.each<[string, string, () => void]>([
            [
                'that it was answered before',
                'submit_no_longer_counts',
                () => {
                    workspace.store.confirmations.clear();
                    workspace.before = slow('confirmations.byId', LIMIT + SECOND);
                },
            ],
            ['that nothing was begun', 'batch_not_begun', () => (workspace.before = faulty('batches.write', 'hangs'))],
        ])('%s', async (_, key, happens) => {
            happens();
            expect(await starting()).toMatchObject({ kind: 'closed' });
            await jest.advanceTimersByTimeAsync(5 * MINUTE);
            expect(surface.told).toEqual([expect.stringContaining(key)]);
            expect(isActive()).toEqual([true, true, true]);
        });
    });
});

describe('a batch that is taken up', () => {
    const held = claim({ id: 'claim-of-batch', targetId: 'batch:batch-1' });

    async function seeing(more: Partial<Batch> = {}): Promise<void> {
        const batch = batchOf(step, more);
        workspace.store.batches.set(batch.id, batch);
        workspace.store.claims.set(held.id, held);
        const work = seeBatchThrough({ batch, claim: held }, user, surface.context);
        await jest.advanceTimersByTimeAsync(5 * MINUTE);
        await work;
        // Whatever came of it, the next sweep can take it up.
        expect(workspace.store.claims.has(held.id)).toBe(false);
    }

    const buttons = (): unknown[] =>
        [...workspace.store.confirmations.values()].map(({ action, target }) => [action, target?.id]);

    test('and can’t be brought to its end stays open, and its moderator is told how far it came', async () => {
        workspace.before = faulty('accounts.byId', 'fails');
        await seeing();
        expect(told()).toContain('batch_goes_on');
        expect(told()).toContain('"args":{"done":"0","count":"3"}');
        expect(workspace.store.batches.size).toBe(1);
    });

    describe('a second time', () => {
        beforeEach(() => {
            for (const account of byId(spammers).slice(0, 1)) {
                const state = { kind: 'done', rooms: [] } as const;
                workspace.store.entries.set(`batch-1:${account.id}`, { batchId: 'batch-1', account, state });
            }
        });

        test('tells nothing, where nothing is new since the first', async () => {
            workspace.before = faulty('accounts.caller', 'fails');
            await seeing();
            expect(surface.told).toEqual([]);
        });

        test('tells how far it came, where that is further', async () => {
            jest.spyOn(workspace.accounts, 'byId').mockImplementation((id) =>
                id === 'cat-id' ? Promise.reject(new Error('no')) : Promise.resolve(workspace.store.accounts.get(id)),
            );
            await seeing();
            expect(isActive()).toEqual([true, false, true]);
            expect(told()).toContain('"key":"batch_goes_on","args":{"done":"2","count":"3"}');
        });
    });

    test('where the server takes no more calls for now, says that it pauses', async () => {
        workspace.server = () => ({ kind: 'refused', failure: { why: 'rest-rate-limited', resetAt: null } });
        await seeing();
        expect(told()).toContain('batch_pause');
    });

    test('is closed, and looks for messages to delete only where that was decided', async () => {
        await seeing();
        expect(workspace.store.batches.size).toBe(0);
        expect(workspace.operations()).not.toContain('cleanUps.all');
        await seeing({ id: 'batch-2', cleanUp: 3_600_000 });
        expect(workspace.operations()).toContain('cleanUps.all');
    });

    test('where nobody was deactivated has no Undo', async () => {
        workspace.server = () => ({ kind: 'refused', failure: { why: 'federated' } });
        await seeing();
        expect([isActive(), buttons()]).toEqual([[true, true, true], []]);
    });

    test('that activates has no Undo', async () => {
        for (const { id } of spammers) {
            workspace.store.setActive(id, false);
        }
        await seeing({ action: 'activate' });
        expect([isActive(), buttons()]).toEqual([[true, true, true], []]);
    });

    test('leads on to ten of those who own rooms alone, and no more', async () => {
        const owners = Array.from({ length: 12 }, (_, index) => person(`owner-${index}`));
        workspace.store.add(...owners);
        await seeing({ accounts: [], owners: byId(owners) });
        expect(buttons()).toEqual(owners.slice(0, 10).map(({ id }) => ['deactivate', id]));
        expect(told().split('told_offer_ownership_button')).toHaveLength(11);
        // Each is asked about its rooms as for the first time.
        const asked = [...workspace.store.confirmations.values()];
        expect(asked[0]).toMatchObject({ step: { opens: { kind: 'ownership', again: false } } });
    });
});
