import {
    countedDeactivations,
    deactivationsLeft,
    isNewcomer,
    refusalByBrake,
    tellBrake,
} from '../../src/moderation/brake';
import type { Claim } from '../../src/moderation/ports';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { admin, moderator, otherModerator, person } from './support/people';
import { claim, closedCase, permitFor } from './support/records';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;

const own: Claim = claim({ id: 'own', moderator, at: Date.now() });

function stage(ages: readonly number[], more: Partial<ReturnType<typeof closedCase>> = {}) {
    const workspace = new MemoryWorkspace(new Store());
    for (const [index, minutes] of ages.entries()) {
        const openedAt = Date.now() - minutes * MINUTE;
        const one = closedCase({ id: `case-${index}`, openedAt, closedAt: openedAt, ...more });
        workspace.store.closed.set(one.id, one);
    }
    return workspace;
}

const counted = (workspace: MemoryWorkspace, by = own) => countedDeactivations(by, workspace);

test('what was deactivated within the last hour counts', async () => {
    await expect(counted(stage([1, 30, 59, 61]))).resolves.toHaveLength(3);
});

test('what was only found deactivated counts, too: it may well be theirs', async () => {
    await expect(counted(stage([1, 2], { ending: { kind: 'found', rooms: [] } }))).resolves.toHaveLength(2);
});

test.each([
    ['what failed', { ending: { kind: 'failed', failure: { why: 'federated' }, rooms: [] } } as const],
    ['what was reactivated', { action: 'activate' } as const],
    ['newcomers', { isNewcomer: true } as const],
    ['what somebody else did', { moderator: { id: 'somebody-id', username: 'somebody' } } as const],
])('%s does not count', async (_, more) => {
    await expect(counted(stage([1, 2, 3], more))).resolves.toEqual([]);
});

test('what is under way on any instance counts, if it came before', async () => {
    const workspace = stage([]);
    const claims = [
        claim({ id: 'earlier', moderator, at: own.at - MINUTE }),
        claim({ id: 'later', moderator, at: own.at + 1 }),
        claim({ id: 'newcomer', moderator, at: own.at - MINUTE, isCounted: false }),
        claim({ id: 'expired', moderator, at: own.at - HOUR }),
        claim({ id: 'somebody-else', at: own.at - MINUTE }),
        own,
    ];
    for (const one of claims) {
        workspace.store.claims.set(one.id, one);
    }
    await expect(counted(workspace)).resolves.toEqual([own.at - MINUTE]);
});

test('of two that are begun in the same moment the one with the lower id came before', async () => {
    const workspace = stage([]);
    workspace.store.claims.set('a', claim({ id: 'a', moderator, at: own.at }));
    workspace.store.claims.set('z', claim({ id: 'z', moderator, at: own.at }));
    await expect(counted(workspace)).resolves.toEqual([own.at]);
});

test('the times are in order, whatever was done and what is under way', async () => {
    jest.useFakeTimers({ now: own.at });
    const workspace = stage([2, 60, 30]);
    workspace.store.claims.set('earlier', claim({ id: 'earlier', moderator, at: own.at - MINUTE }));
    const ages = (await counted(workspace)).map((at) => (own.at - at) / MINUTE);
    jest.useRealTimers();
    expect(ages).toEqual([60, 30, 2, 1]);
});

test('a case that is closed while its claim is still there counts once', async () => {
    const workspace = stage([1]);
    workspace.store.claims.set('case-0', claim({ id: 'case-0', moderator, at: Date.now() - MINUTE }));
    await expect(counted(workspace)).resolves.toHaveLength(1);
});

test('a claim that does not count, as of a newcomer or to reactivate, is not braked, and nothing is read', async () => {
    const workspace = stage([1, 2, 3]);
    await expect(counted(workspace, { ...own, isCounted: false })).resolves.toEqual([]);
    expect(workspace.asked).toEqual([]);
});

test('an admin is not braked', () => {
    const rules = { ...new Store().rules, deactivationsPerHour: 1 };
    expect(refusalByBrake(permitFor(admin), [100, 200, 300], rules)).toBeUndefined();
});

test('an account of a day, and one whose age is not known, is no newcomer', () => {
    const now = Date.now();
    expect(isNewcomer(person('new', { memberSince: now - 24 * HOUR + 1 }), now)).toBe(true);
    expect(isNewcomer(person('old', { memberSince: now - 24 * HOUR }), now)).toBe(false);
    expect(isNewcomer(person('unknown', { memberSince: null }), now)).toBe(false);
});

test('at the limit it says from when on it goes on: when the earliest that counts leaves the hour', () => {
    const rules = { ...new Store().rules, deactivationsPerHour: 3 };
    expect(refusalByBrake(permitFor(), [100, 200], rules)).toBeUndefined();
    expect(refusalByBrake(permitFor(), [100, 200, 300], rules)).toEqual({
        why: 'braked',
        limit: 3,
        againAt: 100 + HOUR,
    });
    expect(refusalByBrake(permitFor(), [100, 200, 300, 400], rules)).toEqual({
        why: 'braked',
        limit: 3,
        againAt: 200 + HOUR,
    });
});

test('a limit of 0 is none', () => {
    expect(refusalByBrake(permitFor(), [1, 2, 3], { ...new Store().rules, deactivationsPerHour: 0 })).toBeUndefined();
});

describe('how many deactivations are left to a moderator', () => {
    const left = (done: number, limit: number, who = moderator): Promise<number> =>
        deactivationsLeft(
            who,
            { ...new Store().rules, deactivationsPerHour: limit },
            stage(Array.from({ length: done }, () => 1)),
        );

    test('is the limit less what was deactivated within the hour, and never less than none', async () => {
        await expect(left(1, 3)).resolves.toBe(2);
        await expect(left(3, 3)).resolves.toBe(0);
        await expect(left(5, 3)).resolves.toBe(0);
    });

    test('is without end for an admin, and where the limit is 0', async () => {
        await expect(left(5, 3, admin)).resolves.toBe(Number.POSITIVE_INFINITY);
        await expect(left(5, 0)).resolves.toBe(Number.POSITIVE_INFINITY);
    });

    test('is less by what is under way', async () => {
        const workspace = stage([]);
        workspace.store.claims.set('own', own);
        await expect(deactivationsLeft(moderator, new Store().rules, workspace)).resolves.toBe(29);
    });
});

test('the log room is told of a moderator who was braked once an hour, and of each', async () => {
    jest.useFakeTimers({ now: 0 });
    const workspace = new MemoryWorkspace(new Store());
    const told = (): string[] =>
        workspace.store.notices.map((one) => (one.kind === 'braked' ? one.moderator.username : one.kind));
    await tellBrake(moderator, 30, workspace);
    jest.setSystemTime(HOUR - 1);
    await tellBrake(moderator, 30, workspace);
    expect(told()).toEqual(['mona']);
    await tellBrake(otherModerator, 30, workspace);
    expect(told()).toEqual(['mona', 'otto']);
    jest.setSystemTime(HOUR);
    await tellBrake(moderator, 30, workspace);
    expect(told()).toEqual(['mona', 'otto', 'mona']);
    jest.useRealTimers();
});
