import { carryOut, type Outcome } from '../../src/moderation/carryOut';
import { Claims } from '../../src/moderation/claims';
import { Deadline } from '../../src/moderation/deadline';
import { type Mandate, mandateOfConfirmation } from '../../src/moderation/mandate';
import { MINUTE } from '../../src/words/units';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { moderator, target } from './support/people';
import { closedCase, confirmation, permitFor } from './support/records';

let workspace: MemoryWorkspace;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(moderator, target));
    workspace.store.confirmations.set('view-1', confirmation());
});

afterEach(() => void jest.useRealTimers());

async function carriedOut(more: Partial<Mandate> = {}, permit = permitFor()): Promise<Outcome> {
    const mandate = { ...mandateOfConfirmation(confirmation(), undefined, workspace), ...more };
    const work = carryOut(permit, mandate, workspace, new Claims(), new Deadline(MINUTE));
    await jest.advanceTimersByTimeAsync(MINUTE);
    return work;
}

test('a moderator who has reached the limit of the hour meanwhile is stopped before the call', async () => {
    workspace.store.rules = { ...workspace.store.rules, deactivationsPerHour: 1 };
    workspace.store.closed.set('earlier', closedCase({ id: 'earlier', target: { id: 'other', username: 'other' } }));
    await expect(carriedOut()).resolves.toMatchObject({ kind: 'refused', refusal: { why: 'braked', limit: 1 } });
    expect(workspace.calls()).toEqual([]);
    expect(workspace.store.confirmations.has('view-1')).toBe(true);
});

test('for how long an account stays deactivated is changed without a call', async () => {
    workspace.store.setActive(target.id, false);
    workspace.store.permit('admin', 'mods-id');
    const permit = permitFor(moderator, { ...target, active: false }, 'change-duration');
    await expect(carriedOut({ lasts: MINUTE }, permit)).resolves.toMatchObject({
        kind: 'ended',
        closed: { action: 'change-duration', ending: { kind: 'done' } },
    });
    expect(workspace.calls()).toEqual([]);
    expect(workspace.store.timers.size).toBe(1);
});

describe('where the server takes no more calls', () => {
    beforeEach(() => {
        workspace.server = () => ({ kind: 'refused', failure: { why: 'rest-rate-limited', resetAt: 1 } });
    });

    test('a moderator is told, and the case says so', async () => {
        await expect(carriedOut()).resolves.toMatchObject({
            kind: 'ended',
            closed: { ending: { kind: 'failed', failure: { why: 'rest-rate-limited' } } },
        });
    });

    test.each<[string, Partial<Mandate>]>([
        ['a timer', { byTimer: true }],
        ['an account of a batch', { batchId: 'batch-1' }],
    ])('%s waits, and leaves no case', async (_, more) => {
        await expect(carriedOut(more)).resolves.toMatchObject({ kind: 'not-begun', limit: { resetAt: 1 } });
        expect([workspace.store.open.size, workspace.store.closed.size]).toEqual([0, 0]);
    });
});

test('a last owner of a batch is left alone: the server is not asked for the rooms', async () => {
    workspace.store.permit('admin', 'mods-id');
    workspace.server = () => ({ kind: 'refused', failure: { why: 'last-owner' } });
    await expect(carriedOut({ batchId: 'batch-1' })).resolves.toMatchObject({ kind: 'last-owner' });
    expect(workspace.operations()).not.toContain('serviceAccount.setActiveStatus');
    expect(workspace.store.open.size).toBe(0);
});
