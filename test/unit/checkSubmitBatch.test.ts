import type { BatchStep } from '../../src/moderation/batch';
import type { Submit } from '../../src/moderation/checkSubmit';
import { submitted } from './support/asking';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { moderator, otherModerator, person } from './support/people';
import { confirmation } from './support/records';

let workspace: MemoryWorkspace;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(moderator, otherModerator));
});

afterEach(() => {
    jest.useRealTimers();
});

/** The question about so many accounts stands, as it was shown to {@link moderator}. */
function standing(count: number): BatchStep {
    const accounts = Array.from({ length: count }, (_, i) => person(`spammer-${i}`));
    const step: BatchStep = {
        kind: 'batch',
        accounts: accounts.map(({ id, username }) => ({ id, username })),
        owners: [],
        leftOut: [],
        offersDurations: false,
        cleanUp: 'not-permitted',
    };
    const one = { ...confirmation(), action: 'deactivate', step, target: null } as const;
    workspace.store.confirmations.set(one.id, one);
    return step;
}

const submitting = (more?: Partial<Submit>): ReturnType<typeof submitted> => submitted(workspace, more);

test('a submit decides on the accounts that were shown', async () => {
    const step = standing(5);
    await expect(submitting({ reason: 'raid' })).resolves.toMatchObject({
        kind: 'batch-decided',
        moderator,
        step,
        confirmation: { reason: 'raid' },
    });
});

describe('of more than 5 accounts the number is typed', () => {
    test.each(['6', ' 6 ', '6\u200b'])('%j is the number of 6', async (typedCount) => {
        standing(6);
        await expect(submitting({ typedCount })).resolves.toMatchObject({ kind: 'batch-decided' });
    });

    test.each([undefined, '', '5', '66', 'six', '6.0'])('%j is not', async (typedCount) => {
        standing(6);
        await expect(submitting({ typedCount })).resolves.toEqual({ kind: 'wrong-count', expected: 6 });
    });

    test('of 5 nothing is', async () => {
        standing(5);
        await expect(submitting({ typedCount: '4' })).resolves.toMatchObject({ kind: 'batch-decided' });
    });
});

test.each<[string, Partial<Submit>]>([
    ['another moderator', { callerId: otherModerator.id }],
    ['a client that shows something else', { fingerprint: () => 'mark-2' }],
])('%s decides nothing', async (_, more) => {
    standing(2);
    await expect(submitting(more)).resolves.toEqual({ kind: 'no-longer-counts' });
});

test('what was not offered decides nothing', async () => {
    standing(2);
    await expect(submitting({ duration: '1-hour' })).resolves.toEqual({ kind: 'unknown-duration' });
    await expect(submitting({ cleanUp: 'day' })).resolves.toEqual({ kind: 'unknown-clean-up' });
});
