import type { Batch } from '../../src/moderation/batch';
import { type Mandate, mandateOfBatch, mandateOfConfirmation, mandateOfTimer } from '../../src/moderation/mandate';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { moderator, target } from './support/people';
import { confirmation, noRooms, ownershipConfirmation, timer } from './support/records';

let workspace: MemoryWorkspace;

beforeEach(() => {
    workspace = new MemoryWorkspace(new Store(moderator, target));
});

async function expectToBeGoodOnce(mandateOf: () => Mandate): Promise<void> {
    const [first, second] = [mandateOf(), mandateOf()];
    await expect(first.spend()).resolves.toBe(true);
    await expect(second.spend()).resolves.toBe(false);
}

test('an answer to a question is good once', async () => {
    const asked = confirmation();
    workspace.store.confirmations.set(asked.id, asked);
    await expectToBeGoodOnce(() => mandateOfConfirmation(asked, undefined, workspace));
});

test('a try of a timer is good once, and leaves the next one in its place', async () => {
    const set = timer();
    workspace.store.timers.set(set.caseId, set);
    await expectToBeGoodOnce(() => mandateOfTimer(set, workspace));
    expect(workspace.store.timers.get(set.caseId)?.triesMade).toBe(1);
});

test('only what a timer does is marked as done by one', () => {
    const mandates = [mandateOfTimer(timer(), workspace), mandateOfConfirmation(confirmation(), undefined, workspace)];
    expect(mandates.map(({ byTimer }) => byTimer)).toEqual([true, false]);
});

test('a timer that was taken back is good for nothing', async () => {
    await expect(mandateOfTimer(timer(), workspace).spend()).resolves.toBe(false);
    expect(workspace.store.timers.size).toBe(0);
});

describe('a batch', () => {
    const { reason, lasts, cleanUp, origin } = confirmation();
    const batch: Batch = {
        id: 'batch-1',
        action: 'deactivate',
        moderator,
        accounts: [target],
        owners: [],
        leftOut: [],
        reason,
        lasts,
        cleanUp,
        origin,
        openedAt: 0,
        entryId: null,
    };

    test('is good once for each of its accounts', async () => {
        await expectToBeGoodOnce(() => mandateOfBatch(batch, target, workspace));
        await expectToBeGoodOnce(() => mandateOfBatch(batch, moderator, workspace));
    });

    test('leaves an account that is done with as it is', async () => {
        const entry = { batchId: batch.id, account: target, state: { kind: 'done' } } as const;
        workspace.store.entries.set(`${batch.id}:${target.id}`, entry);
        await expect(mandateOfBatch(batch, target, workspace).spend()).resolves.toBe(false);
        expect([...workspace.store.entries.values()]).toEqual([entry]);
    });

    test('consents to giving up no room', () => {
        expect(mandateOfBatch(batch, target, workspace)).toMatchObject({ relinquish: undefined, batchId: 'batch-1' });
    });
});

describe('whether the server is asked once more before the call', () => {
    const kept = { ...noRooms, kept: ['kept-1'] };
    const isAsked = (...step: Parameters<typeof ownershipConfirmation>): boolean =>
        mandateOfConfirmation(ownershipConfirmation(...step), undefined, workspace).consentsTo !== undefined;

    test('it is, where it kept rooms that the accessors would have deleted', () => {
        expect(isAsked(kept)).toBe(true);
    });

    test('it is not where it kept none, nor where the consent is to whatever rooms come up', () => {
        expect(isAsked(noRooms)).toBe(false);
        expect(isAsked(kept, { step: { kind: 'ownership', rooms: kept, again: true, isUnsaid: false } })).toBe(false);
        expect(mandateOfConfirmation(confirmation(), undefined, workspace).consentsTo).toBeUndefined();
    });
});
