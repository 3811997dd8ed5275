import { type Acquired, Claims, rivalOf } from '../../src/moderation/claims';
import { faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { admin, member, moderator, otherModerator, target } from './support/people';
import { permitFor } from './support/records';

const ofMona = permitFor();
const ofOtto = permitFor(otherModerator);
let claims: Claims;
let workspace: MemoryWorkspace;

beforeEach(() => {
    jest.useFakeTimers();
    claims = new Claims();
    workspace = new MemoryWorkspace(new Store());
});

afterEach(() => {
    jest.useRealTimers();
});

async function acquiring(permit = ofMona, mandateId = 'view-1', by = claims): Promise<Acquired> {
    const work = by.acquire(permit, mandateId, workspace);
    await jest.advanceTimersByTimeAsync(15_000);
    return work;
}

const busyWith = ({ id, username }: typeof moderator) => ({ kind: 'busy', other: { by: { id, username } } });

test('the first at an account gets it, the second is told who is there', async () => {
    await expect(acquiring(ofMona)).resolves.toMatchObject({ kind: 'acquired' });
    await expect(acquiring(ofOtto, 'view-2')).resolves.toMatchObject(busyWith(moderator));
    expect(claims.isHeld(target.id)).toBe(true);
});

test('the same moderator gets it no second time', async () => {
    await acquiring();
    await expect(acquiring()).resolves.toMatchObject(busyWith(moderator));
});

test('other accounts are not in the way', async () => {
    await acquiring();
    await expect(acquiring(permitFor(moderator, member))).resolves.toMatchObject({ kind: 'acquired' });
});

test('what is released can be had again, by this process and by others', async () => {
    const first = await acquiring();
    expect(first.kind).toBe('acquired');
    if (first.kind === 'acquired') {
        await claims.release(first.claim, workspace);
    }
    expect(claims.isHeld(target.id)).toBe(false);
    expect(workspace.store.claims.size).toBe(0);
    await expect(acquiring(ofOtto, 'view-2', new Claims())).resolves.toMatchObject({ kind: 'acquired' });
});

test('what is left to expire keeps other instances away, not this one’s memory', async () => {
    const first = await acquiring();
    if (first.kind === 'acquired') {
        claims.leaveToExpire(first.claim);
    }
    expect(claims.isHeld(target.id)).toBe(false);
    expect(workspace.store.claims.size).toBe(1);
});

test('of two instances that claim an account each is told of the other', async () => {
    const mine = await acquiring();
    const theirs = await acquiring(ofOtto, 'view-2', new Claims());
    if (mine.kind !== 'acquired' || theirs.kind !== 'acquired') {
        throw new Error('Nobody claimed it');
    }
    await expect(rivalOf(mine.claim, workspace)).resolves.toMatchObject(busyWith(otherModerator).other);
    await expect(rivalOf(theirs.claim, workspace)).resolves.toMatchObject(busyWith(moderator).other);
    await claims.release(mine.claim, workspace);
    await expect(rivalOf(theirs.claim, workspace)).resolves.toBeUndefined();
});

test.each(faults)('where the claim can’t be written (%s) nobody gets it', async (fault) => {
    workspace.before = faulty('claims.write', fault);
    await expect(acquiring()).resolves.toEqual({ kind: 'unread' });
    expect(claims.isHeld(target.id)).toBe(false);
});

test('whoever comes while a claim is about to be gone waits for that, and then has it', async () => {
    const first = await acquiring();
    if (first.kind !== 'acquired') {
        throw new Error('Nobody claimed it');
    }
    let leave: () => void = () => undefined;
    const leaving = new Promise<void>((resolve) => {
        leave = resolve;
    });
    claims.leaveAfter(first.claim, leaving);
    expect(claims.heldBy('view-1')).toBeUndefined();
    const second = claims.acquire(ofOtto, 'view-2', workspace);
    await jest.advanceTimersByTimeAsync(1000);
    expect(workspace.store.claims.size).toBe(1);
    leave();
    await expect(second).resolves.toMatchObject({ kind: 'acquired', claim: { moderator: { id: otherModerator.id } } });
});

test('what is over leaves alone who has claimed the account since', async () => {
    const first = await acquiring();
    if (first.kind !== 'acquired') {
        throw new Error('Nobody claimed it');
    }
    await claims.release(first.claim, workspace);
    await acquiring(ofOtto, 'view-2');
    claims.leaveAfter(first.claim, Promise.resolve());
    await jest.advanceTimersByTimeAsync(1000);
    expect(claims.isHeld(target.id)).toBe(true);
    expect(claims.heldBy('view-2')?.by.id).toBe(otherModerator.id);
});

test('the brake counts a deactivation that is under way, but no newcomer’s, and no reactivation', async () => {
    const newcomer = { ...member, memberSince: Date.now() };
    const inactive = { ...admin, roles: ['user'], active: false };
    const permits = [ofMona, permitFor(moderator, newcomer), permitFor(moderator, inactive, 'activate')];
    const counted: boolean[] = [];
    for (const permit of permits) {
        const got = await acquiring(permit);
        counted.push(got.kind === 'acquired' && got.claim.isCounted);
    }
    expect(counted).toEqual([true, false, false]);
});

test('the brake counts neither a batch nor a clean-up: each account of a batch has a claim of its own', async () => {
    const got = await Promise.all([
        claims.acquireBatch({ id: 'batch-1', moderator }, workspace),
        claims.acquireCleanUp({ caseId: 'case-1', moderator }, workspace),
    ]);
    expect(got).toMatchObject([{ claim: { isCounted: false } }, { claim: { isCounted: false } }]);
});

describe('a clean-up', () => {
    const cleanUp = { caseId: 'case-1', moderator } as const;
    const acquiringCleanUp = async (by = claims): Promise<Acquired> => {
        const work = by.acquireCleanUp(cleanUp, workspace);
        await jest.advanceTimersByTimeAsync(15_000);
        return work;
    };

    test('is claimed by one instance only, and does not keep anybody from its account', async () => {
        await expect(acquiringCleanUp(new Claims())).resolves.toMatchObject({ kind: 'acquired' });
        await expect(acquiringCleanUp()).resolves.toMatchObject(busyWith(moderator));
        await expect(acquiring(ofOtto)).resolves.toMatchObject({ kind: 'acquired' });
    });
});

describe('a batch', () => {
    const batch = { id: 'batch-1', action: 'deactivate', moderator } as const;
    const acquiringBatch = async (by = claims): Promise<Acquired> => {
        const work = by.acquireBatch(batch, workspace);
        await jest.advanceTimersByTimeAsync(15_000);
        return work;
    };

    test('is claimed by one instance only, and nothing of the other’s try is left', async () => {
        await expect(acquiringBatch(new Claims())).resolves.toMatchObject({ kind: 'acquired' });
        await expect(acquiringBatch()).resolves.toMatchObject(busyWith(moderator));
        expect(workspace.store.claims.size).toBe(1);
    });

    test.each(faults)('is nobody’s where it can’t be read who claims it (%s)', async (fault) => {
        workspace.before = faulty('claims.ofTarget', fault);
        await expect(acquiringBatch()).resolves.toEqual({ kind: 'unread' });
        expect(workspace.store.claims.size).toBe(0);
    });
});

test('who is at work is found by what it is done by, while it is done', async () => {
    const first = await acquiring();
    await acquiring(permitFor(otherModerator, member), 'view-2');
    expect(claims.heldBy('view-2')?.by.id).toBe(otherModerator.id);
    expect(claims.heldBy('view-1')?.by.id).toBe(moderator.id);
    if (first.kind === 'acquired') {
        claims.leaveToExpire(first.claim);
    }
    expect(claims.heldBy('view-1')).toBeUndefined();
    expect(claims.heldBy('')).toBeUndefined();
});
