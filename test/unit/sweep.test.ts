import { Claims } from '../../src/moderation/claims';
import type { OpenCase } from '../../src/moderation/ports';
import { removeExpired, sweepCases, type Swept } from '../../src/moderation/sweep';
import { carrying } from './support/asking';
import { faults, faulty, never } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { moderator, person, target } from './support/people';
import { claim, closedCase, confirmation, openCase, permitFor } from './support/records';

const SECOND = 1000;
const other = person('olga');
let workspace: MemoryWorkspace;
let claims: Claims;
let now: number;

beforeEach(() => {
    jest.useFakeTimers();
    now = Date.now();
    workspace = new MemoryWorkspace(new Store(moderator, target, other));
    claims = new Claims();
});

afterEach(() => {
    jest.useRealTimers();
});

/** A case that was opened so many seconds ago. */
function open(secondsAgo: number, more: Partial<OpenCase> = {}): OpenCase {
    const opened = openCase({ openedAt: now - secondsAgo * SECOND, ...more });
    workspace.store.open.set(opened.id, opened);
    return opened;
}

async function sweep(): Promise<Swept> {
    const swept = sweepCases(workspace, claims);
    await jest.advanceTimersByTimeAsync(25 * SECOND);
    return swept;
}

/** Looks are 5 s apart at least. */
const inSeconds = (seconds: number): number => Math.ceil((now + seconds * SECOND) / 5000) * 5000;

test('where no case is open there is nothing to look at again', async () => {
    await expect(sweep()).resolves.toEqual({ closed: [], lookAgainAt: [] });
});

describe('by its age, and by what the account is', () => {
    test.each<
        [
            string,
            { age: number; active: boolean; isInProgress?: boolean; isAccepted?: true },
            'done' | 'found' | 'failed' | number,
        ]
    >([
        // A number: it is left open, and looked at again in so many seconds.
        ['a new case is left to its process', { age: 0, active: true }, 10],
        ['also where the account is as asked', { age: 9, active: false }, 1],
        [
            'after 10 s one that was answered is closed as soon as the account is as asked',
            { age: 10, active: false, isAccepted: true },
            'done',
        ],
        ['one without an answer is not: it may still come', { age: 10, active: false }, 50],
        ['and the call may still be under way', { age: 10, active: true }, 50],
        ['until it can’t', { age: 59, active: true }, 1],
        ['after 60 s it has failed', { age: 60, active: true }, 'failed'],
        ['or the account was found as asked, by whomever', { age: 60, active: false }, 'found'],
        ['a case of long ago is closed, too', { age: 24 * 3600, active: true }, 'failed'],
        ['this process is at work on it', { age: 10, active: false, isInProgress: true }, 50],
        ['also where it was answered', { age: 10, active: false, isInProgress: true, isAccepted: true }, 50],
        ['this process is at work on it still', { age: 59, active: false, isInProgress: true }, 1],
        ['this process is at work for too long', { age: 60, active: false, isInProgress: true }, 'found'],
    ])('%s', async (_, { age, active, isInProgress, isAccepted }, expected) => {
        workspace.store.setActive(target.id, active);
        const opened = open(age, isAccepted && { isAccepted });
        if (isInProgress) {
            await claims.acquire(permitFor(), 'view-1', new MemoryWorkspace(new Store()));
        }
        const { closed, lookAgainAt } = await sweep();
        if (typeof expected === 'number') {
            expect({ closed, lookAgainAt }).toEqual({ closed: [], lookAgainAt: [inSeconds(expected)] });
            expect(workspace.store.open.size).toBe(1);
            expect(workspace.store.posted).toEqual([]);
        } else {
            expect(closed).toMatchObject([{ closed: { id: opened.id, ending: { kind: expected } }, recorded: true }]);
            expect(lookAgainAt).toEqual([]);
            expect(workspace.store.open.size).toBe(0);
            expect(workspace.store.posted).toHaveLength(1);
        }
    });
});

test('a case that failed so was interrupted', async () => {
    open(60);
    const { closed } = await sweep();
    expect(closed).toMatchObject([{ closed: { ending: { failure: { why: 'interrupted' } } } }]);
});

test('a sweep never changes an account', async () => {
    open(60);
    await sweep();
    expect(workspace.calls()).toEqual([]);
});

describe.each(faults)('an account that can’t be read (%s)', (fault) => {
    beforeEach(() => {
        workspace.before = faulty('accounts.byId', fault);
    });

    test('is looked at again', async () => {
        open(10);
        await expect(sweep()).resolves.toEqual({ closed: [], lookAgainAt: [inSeconds(50)] });
    });

    test('is given up after 60 s: what came of it is not known, and that is said', async () => {
        open(60);
        await expect(sweep()).resolves.toMatchObject({ closed: [{ closed: { ending: { kind: 'unknown' } } }] });
    });
});

describe('a case that was closed, but is still among the open ones', () => {
    test('was not posted: it stays as it was closed, is posted, and is told', async () => {
        const closed = closedCase({ openedAt: now - 60 * SECOND, closedAt: now - 10 * SECOND });
        workspace.store.closed.set(closed.id, closed);
        open(60);
        const swept = await sweep();
        expect(swept).toMatchObject({ closed: [{ closed, recorded: true }], lookAgainAt: [] });
        await expect(swept.closed[0]?.following).resolves.toBe('posted');
        expect(workspace.store.open.size).toBe(0);
        expect([...workspace.store.closed.values()]).toEqual([closed]);
        expect(workspace.store.posted).toEqual([closed]);
    });

    test('just now, is left to who closed it', async () => {
        const closed = closedCase({ openedAt: now - 60 * SECOND, closedAt: now - 9 * SECOND });
        workspace.store.closed.set(closed.id, closed);
        open(60);
        await expect(sweep()).resolves.toEqual({ closed: [], lookAgainAt: [inSeconds(1)] });
        expect(workspace.store.posted).toEqual([]);
    });

    test.each(faults)('and can’t be taken off them (%s) is not posted: it would be at each sweep', async (fault) => {
        const closed = closedCase({ openedAt: now - 60 * SECOND, closedAt: now - 30 * SECOND });
        workspace.store.closed.set(closed.id, closed);
        open(60);
        workspace.before = faulty('cases.removeOpen', fault);
        await expect(sweep()).resolves.toMatchObject({ closed: [] });
        expect(workspace.store.posted).toEqual([]);
    });
});

describe('one change is one case', () => {
    test('where a later case made the account as asked, the open one is withdrawn', async () => {
        workspace.store.setActive(target.id, false);
        open(60);
        const later = closedCase({ id: 'later', openedAt: now - 30 * SECOND, closedAt: now - 29 * SECOND });
        workspace.store.closed.set(later.id, later);
        await expect(sweep()).resolves.toEqual({ closed: [], lookAgainAt: [] });
        expect([...workspace.store.closed.keys()]).toEqual(['later']);
        expect(workspace.store.open.size).toBe(0);
    });

    test('an earlier one is no reason to', async () => {
        workspace.store.setActive(target.id, false);
        open(60);
        const earlier = closedCase({ id: 'earlier', openedAt: now - 3600 * SECOND, closedAt: now - 3599 * SECOND });
        workspace.store.closed.set(earlier.id, earlier);
        await expect(sweep()).resolves.toMatchObject({ closed: [{ closed: { ending: { kind: 'found' } } }] });
    });

    test('nor is a later one that failed', async () => {
        workspace.store.setActive(target.id, false);
        open(60);
        const ending = { kind: 'failed', failure: { why: 'interrupted' }, rooms: [] } as const;
        workspace.store.closed.set('later', closedCase({ id: 'later', openedAt: now, closedAt: now }, ending));
        await expect(sweep()).resolves.toMatchObject({ closed: [{ closed: { ending: { kind: 'found' } } }] });
    });
});

test('a call that takes long is left by the sweep of another instance to who waits for its answer', async () => {
    const elsewhere = new MemoryWorkspace(workspace.store);
    workspace.after = async (operation) => {
        if (operation === 'activeStatus.deactivate') {
            await new Promise((resolve) => setTimeout(resolve, 12 * SECOND));
        }
    };
    workspace.store.confirmations.set('view-1', confirmation());
    const work = carrying(workspace, claims);
    await jest.advanceTimersByTimeAsync(11 * SECOND);
    await expect(sweepCases(elsewhere, new Claims())).resolves.toMatchObject({ closed: [] });
    await jest.advanceTimersByTimeAsync(10 * SECOND);
    await expect(work).resolves.toMatchObject({ kind: 'ended', closed: { ending: { kind: 'done' } }, recorded: true });
    expect(workspace.store.posted).toHaveLength(1);
    expect(workspace.store.closed.size).toBe(1);
});

describe('several cases', () => {
    test('each is looked at for itself, at its own time', async () => {
        open(5, { id: 'young' });
        open(20, { id: 'middle' });
        open(60, { id: 'old' });
        workspace.store.setActive(target.id, true);
        const { closed, lookAgainAt } = await sweep();
        expect(closed.map((one) => one.closed.id)).toEqual(['old']);
        expect(lookAgainAt).toEqual([inSeconds(5), inSeconds(40)]);
    });

    test('many that need another look at about the same time get one', async () => {
        for (let index = 0; index < 20; index++) {
            open(20, { id: `case-${index}` });
        }
        await expect(sweep()).resolves.toEqual({ closed: [], lookAgainAt: [inSeconds(40)] });
    });

    test.each(['fails', 'hangs'] as const)('one that %s does not keep the others open', async (fault) => {
        open(60, { id: 'stuck' });
        open(60, { id: 'fine', target: { id: other.id, username: other.username } });
        const goesWrong = fault === 'hangs' ? never : (): Promise<never> => Promise.reject(new Error('no'));
        let asked = 0;
        workspace.before = (operation) => (operation === 'cases.closed' && ++asked === 1 ? goesWrong() : undefined);
        const { closed, lookAgainAt } = await sweep();
        expect(closed.map((one) => one.closed.id)).toEqual(['fine']);
        expect(lookAgainAt).toEqual([inSeconds(60)]);
        expect([...workspace.store.open.keys()]).toEqual(['stuck']);
    });
});

test('where the open cases can’t be read, the sweep rejects and closes none', async () => {
    open(60);
    workspace.before = faulty('cases.stillOpen', 'fails');
    await expect(sweepCases(workspace, claims)).rejects.toThrow('cases.stillOpen failed');
    expect(workspace.store.open.size).toBe(1);
});

describe('what has expired is removed', () => {
    test('confirmations after 10 minutes', async () => {
        for (const [id, age] of [
            ['young', 599],
            ['old', 600],
        ] as const) {
            workspace.store.confirmations.set(id, confirmation({ id, createdAt: now - age * SECOND }));
        }
        await removeExpired(workspace);
        expect([...workspace.store.confirmations.keys()]).toEqual(['young']);
    });

    test('at most 20 questions stay open to a moderator: a sweep removes the oldest', async () => {
        const questions = Array.from({ length: 25 }, (_, index) =>
            confirmation({ id: `${index}`, createdAt: now + index }),
        );
        for (const one of [...questions, confirmation({ id: 'of another', moderatorId: 'somebody', createdAt: now })]) {
            workspace.store.confirmations.set(one.id, one);
        }
        await removeExpired(workspace);
        const kept = [...workspace.store.confirmations.keys()];
        expect(kept.sort()).toEqual([...questions.slice(5).map(({ id }) => id), 'of another'].sort());
    });

    test('no claim whose case is still open', async () => {
        workspace.store.claims.set('young', claim({ id: 'young', at: now }));
        workspace.store.claims.set('old', claim({ id: 'old', at: now - 95 * SECOND }));
        workspace.store.open.set('old', openCase({ id: 'old' }));
        await removeExpired(workspace);
        expect([...workspace.store.claims.keys()]).toEqual(['young', 'old']);
    });

    test('claims that are in nobody’s way any more', async () => {
        workspace.store.claims.set('young', claim({ id: 'young', at: now - 89 * SECOND }));
        workspace.store.claims.set('old', claim({ id: 'old', at: now - 90 * SECOND }));
        await removeExpired(workspace);
        expect([...workspace.store.claims.keys()]).toEqual(['young']);
    });
});
