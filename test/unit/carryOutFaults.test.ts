import type { Outcome } from '../../src/moderation/carryOut';
import { Claims } from '../../src/moderation/claims';
import type { Relinquished } from '../../src/moderation/roomsOwnedAlone';
import { carrying } from './support/asking';
import { type Fault, faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { moderator, otherModerator, target } from './support/people';
import { claim, closedCase, confirmation, permitFor } from './support/records';

const MINUTE = 60_000;
const room: Relinquished = { rooms: [{ id: 'r', name: '#r' }], unchecked: ['u'] };
let workspace: MemoryWorkspace;
let claims: Claims;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(moderator, otherModerator, target));
    workspace.store.confirmations.set('view-1', confirmation());
    claims = new Claims();
});

afterEach(() => {
    jest.useRealTimers();
});

/** Carries the decision out, and lets 5 minutes pass. */
async function outcome(relinquish?: Relinquished): Promise<Outcome> {
    const work = carrying(workspace, claims, {
        decided: confirmation({ reason: 'rude' }),
        ...(relinquish && { relinquish }),
    });
    await jest.advanceTimersByTimeAsync(5 * MINUTE);
    return work;
}

const isActive = (): boolean | undefined => workspace.store.accounts.get(target.id)?.active;

describe('nothing is called', () => {
    const before: readonly [operation: string, nth: number][] = [
        ['claims.write', 1],
        ['claims.ofTarget', 1],
        ['accounts.byId', 1],
        ['accounts.byId', 2],
        ['confirmations.remove', 1],
        ['cases.open', 1],
    ];

    describe.each(before)('where %s', (operation, nth) => {
        test.each(faults)('%s', async (fault) => {
            workspace.before = faulty(operation, fault, nth);
            await expect(outcome()).resolves.toEqual({ kind: 'not-begun' });
            expect(workspace.calls()).toEqual([]);
            expect(isActive()).toBe(true);
            expect(workspace.store.open.size).toBe(0);
            expect(workspace.store.claims.size).toBe(0);
            expect(claims.isHeld(target.id)).toBe(false);
        });

        test.each(faults)('took effect, but its answer %s', async (fault) => {
            workspace.after = faulty(operation, fault, nth);
            await expect(outcome()).resolves.toEqual({ kind: 'not-begun' });
            expect(workspace.calls()).toEqual([]);
            expect(workspace.store.open.size).toBe(0);
            expect(workspace.store.claims.size).toBe(0);
        });
    });

    test('where the account is gone', async () => {
        const work = carrying(workspace, claims);
        workspace.store.accounts.delete(target.id);
        await expect(work).resolves.toEqual({
            kind: 'refused',
            refusal: { why: 'account-deleted', target: { id: target.id, username: target.username } },
        });
        expect(workspace.calls()).toEqual([]);
    });

    test('where the account is as asked already', async () => {
        workspace.store.setActive(target.id, false);
        const last = closedCase({ moderator: { id: otherModerator.id, username: otherModerator.username } });
        workspace.store.closed.set(last.id, last);
        await expect(outcome()).resolves.toMatchObject({ kind: 'refused', refusal: { why: 'already', last } });
        expect(workspace.calls()).toEqual([]);
        expect(workspace.store.open.size).toBe(0);
    });

    test('where the confirmation was spent', async () => {
        workspace.store.confirmations.clear();
        await expect(outcome()).resolves.toEqual({ kind: 'spent' });
        expect(workspace.calls()).toEqual([]);
    });

    test('where the account became a protected one since the check', async () => {
        const protectedNow = { ...target, roles: ['admin'] };
        workspace.before = (operation) => {
            if (operation === 'claims.write') {
                workspace.store.add(protectedNow);
            }
        };
        await expect(outcome()).resolves.toEqual({
            kind: 'refused',
            refusal: { why: 'protected', target: protectedNow },
        });
        expect(workspace.calls()).toEqual([]);
        expect([workspace.store.open.size, workspace.store.claims.size]).toEqual([0, 0]);
    });

    test('while a call may be under way, though its claim was long in the making', async () => {
        const later = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
        const limits: Readonly<Record<string, number>> = {
            'claims.write': 4900,
            'claims.ofTarget': 4900,
            'activeStatus.deactivate': 59_000,
        };
        workspace.before = (operation) => later(limits[operation] ?? 0);
        void carrying(workspace, claims);
        await jest.advanceTimersByTimeAsync(MINUTE + 1);
        expect(workspace.calls()).toHaveLength(1);
        expect(isActive()).toBe(true);

        const elsewhere = new MemoryWorkspace(workspace.store);
        const another = confirmation({ id: 'view-2', viewId: 'view-2', moderatorId: otherModerator.id });
        workspace.store.confirmations.set(another.id, another);
        const permit = permitFor(otherModerator);
        await expect(carrying(elsewhere, new Claims(), { decided: another, permit })).resolves.toMatchObject({
            kind: 'busy',
        });
    });

    test('where this process is at work on the account', async () => {
        const records = new MemoryWorkspace(new Store());
        await claims.acquire(permitFor(otherModerator), 'view-2', records);
        const other = { by: { id: otherModerator.id, username: otherModerator.username }, since: Date.now() };
        await expect(outcome()).resolves.toEqual({ kind: 'busy', other });
        expect(workspace.asked).toEqual([]);
        expect(claims.isHeld(target.id)).toBe(true);
    });

    test('where another instance is', async () => {
        const other = claim({ at: Date.now() - 1.5 * MINUTE + 1 });
        workspace.store.claims.set(other.id, other);
        await expect(outcome()).resolves.toEqual({ kind: 'busy', other: { by: other.moderator, since: other.at } });
        expect(workspace.calls()).toEqual([]);
        expect([...workspace.store.claims.keys()]).toEqual([other.id]);
        expect(workspace.store.confirmations.has('view-1')).toBe(true);
    });
});

describe('what goes wrong after the call does not hide that it was made', () => {
    test.each<[string, Fault, { readonly recorded: boolean; readonly closed?: object }]>([
        ['cases.keepNumber', 'fails', { recorded: true, closed: { number: null } }],
        ['cases.keepNumber', 'hangs', { recorded: true, closed: { number: null } }],
        ['cases.close', 'fails', { recorded: false }],
        ['cases.close', 'hangs', { recorded: false }],
        ['caseLog.post', 'fails', { recorded: true }],
        ['caseLog.post', 'hangs', { recorded: true }],
        ['cases.finish', 'fails', { recorded: true }],
        ['cases.finish', 'hangs', { recorded: true }],
    ])('%s %s', async (operation, fault, expected) => {
        workspace.before = faulty(operation, fault);
        await expect(outcome()).resolves.toMatchObject({
            kind: 'ended',
            ...expected,
            closed: { ...expected.closed, ending: { kind: 'done' } },
        });
        expect(isActive()).toBe(false);
        expect(claims.isHeld(target.id)).toBe(false);
    });
});

test('whatever hangs, even all of it, there is an outcome within 90 s', async () => {
    const operations = new Set<string>();
    workspace.before = (operation) => void operations.add(operation);
    await outcome(room);
    for (const operation of [...operations, 'everything']) {
        workspace = new MemoryWorkspace(new Store(moderator, target));
        workspace.store.confirmations.set('view-1', confirmation());
        const hanging = faulty(operation, 'hangs');
        workspace.before = (asked) => hanging(operation === 'everything' ? operation : asked);
        const work = carrying(workspace, claims, { relinquish: room });
        const settled = jest.fn();
        void work.then(settled);
        await jest.advanceTimersByTimeAsync(1.5 * MINUTE);
        expect([operation, settled.mock.calls.length]).toEqual([operation, 1]);
        expect(claims.isHeld(target.id)).toBe(false);
    }
});
