import { Deadline } from '../../src/moderation/deadline';
import { type Log, type LogQuestion, readLog } from '../../src/moderation/readLog';
import { answerBlockAction } from '../../src/surfaces/blockAction';
import { OLDER_CASES_ACTION } from '../../src/ui/logPages';
import { faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { admin, member, moderator, otherModerator, target } from './support/people';
import { closedCase, openCase } from './support/records';
import { click, surfaceOver } from './support/surface';
import { userOf } from './support/users';

const LIMIT = 3500;
let workspace: MemoryWorkspace;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(admin, moderator, otherModerator, member, target));
});

afterEach(() => {
    jest.useRealTimers();
});

async function reading(question: LogQuestion, who = moderator): Promise<Log> {
    const work = readLog(who.id, question, workspace, new Deadline(LIMIT));
    await jest.advanceTimersByTimeAsync(2 * LIMIT);
    return work;
}

/** Closes so many cases of {@link target}, one after the other. */
function close(count: number): void {
    for (let number = 1; number <= count; number++) {
        const one = closedCase({ id: `case-${number}`, number, openedAt: number });
        workspace.store.closed.set(one.id, one);
    }
}

const numbersOf = (log: Log): (number | null)[] => (log.kind === 'cases' ? log.cases.map(({ number }) => number) : []);
const ofTarget = { kind: 'username', username: target.username } as const;

describe('whoever may not moderate reads nothing of the log', () => {
    test.each<LogQuestion>([
        { kind: 'newest' },
        { kind: 'number', number: 1 },
        ofTarget,
        { kind: 'older', than: { kind: 'number', number: 9 }, accountId: undefined },
    ])('%j', async (question) => {
        close(1);
        expect(await reading(question, member)).toMatchObject({ kind: 'refused', refusal: { why: 'not-permitted' } });
        expect(workspace.operations().filter((operation) => operation.startsWith('cases.'))).toEqual([]);
    });

    test('nor by the button “Older”', async () => {
        close(1);
        const press = click(member, OLDER_CASES_ACTION, 'number:9');
        const answer = answerBlockAction(press, userOf(member), surfaceOver(workspace).context);
        await jest.advanceTimersByTimeAsync(2 * LIMIT);
        expect(JSON.stringify(await answer)).toContain('refused_not_permitted');
        expect(workspace.operations()).not.toContain('cases.page');
    });
});

test('a case that is still open stands in the newest page, until it is closed', async () => {
    workspace.store.open.set('case-1', openCase());
    expect(await reading({ kind: 'newest' })).toMatchObject({ open: [{ id: 'case-1' }], cases: [] });
    close(1);
    expect(await reading({ kind: 'newest' })).toMatchObject({ open: [], cases: [{ id: 'case-1' }] });
});

test('one case is found by its number, and another number is none', async () => {
    close(2);
    expect(await reading({ kind: 'number', number: 2 })).toMatchObject({ kind: 'case', closed: { id: 'case-2' } });
    expect(await reading({ kind: 'number', number: 3 })).toEqual({ kind: 'no-such-case', number: 3 });
});

describe('the log of one account', () => {
    test('has its own cases alone, open ones too', async () => {
        close(1);
        const other = { id: member.id, username: member.username };
        workspace.store.closed.set('case-9', closedCase({ id: 'case-9', target: other }));
        workspace.store.open.set('open-1', openCase({ id: 'open-1' }));
        workspace.store.open.set('open-9', openCase({ id: 'open-9', target: other }));
        expect(await reading(ofTarget)).toMatchObject({
            accountId: target.id,
            username: target.username,
            open: [{ id: 'open-1' }],
            cases: [{ id: 'case-1' }],
        });
    });

    test('goes on after ten cases, newest first, and ends with the last', async () => {
        close(12);
        const first = await reading(ofTarget);
        expect(numbersOf(first)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
        expect(first).toMatchObject({ older: { kind: 'number', number: 3 } });
        const second = await reading({ kind: 'older', than: { kind: 'number', number: 3 }, accountId: target.id });
        expect(numbersOf(second)).toEqual([2, 1]);
        expect(second).toMatchObject({ older: undefined });
    });

    test('goes on among cases of version 1.0.0, which have no numbers, by their time', async () => {
        for (let openedAt = 1; openedAt <= 11; openedAt++) {
            const one = closedCase({ id: `old-${openedAt}`, number: null, openedAt });
            workspace.store.closed.set(one.id, one);
        }
        workspace.store.closed.set('case-1', closedCase({ number: 1, openedAt: 12 }));
        const timesOf = (log: Log): number[] => (log.kind === 'cases' ? log.cases.map(({ openedAt }) => openedAt) : []);
        const first = await reading(ofTarget);
        expect(timesOf(first)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
        expect(first).toMatchObject({ older: { kind: 'time', before: 3 } });
        const than = { kind: 'time', before: 3 } as const;
        expect(timesOf(await reading({ kind: 'older', than, accountId: target.id }))).toEqual([2, 1]);
        const afterNumbers = { kind: 'number', number: 1 } as const;
        const second = await reading({ kind: 'older', than: afterNumbers, accountId: target.id });
        expect(timesOf(second)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
    });

    test('says whose it is, on each page and where it is empty; that of everybody is nobody’s', async () => {
        expect(await reading(ofTarget)).toMatchObject({ username: target.username, cases: [] });
        close(4);
        const than = { kind: 'number', number: 3 } as const;
        const older = await reading({ kind: 'older', than, accountId: target.id });
        expect(older).toMatchObject({ username: target.username });
        expect(await reading({ kind: 'newest' })).toMatchObject({ username: undefined });
    });

    test('has open cases on its first page alone', async () => {
        close(12);
        workspace.store.open.set('open-1', openCase({ id: 'open-1' }));
        const than = { kind: 'number', number: 3 } as const;
        expect(await reading({ kind: 'older', than, accountId: target.id })).toMatchObject({ open: [] });
    });

    test('is found of an account that is gone by the name that it had, with an @ or without', async () => {
        close(1);
        workspace.store.accounts.delete(target.id);
        for (const username of [target.username, `@${target.username}`]) {
            expect(numbersOf(await reading({ kind: 'username', username }))).toEqual([1]);
        }
        const other = { id: 'gone-id', username: 'fred@home' };
        workspace.store.closed.set('case-2', closedCase({ id: 'case-2', number: 2, target: other }));
        expect(numbersOf(await reading({ kind: 'username', username: 'fred@home' }))).toEqual([2]);
    });

    test('is refused where nobody has or had that name', async () => {
        const log = await reading({ kind: 'username', username: 'nobody' });
        expect(log).toMatchObject({ kind: 'refused', refusal: { why: 'no-such-username' } });
    });
});

test('people are named as they are called now, in each case', async () => {
    close(1);
    workspace.store.open.set('open-1', openCase({ id: 'open-1' }));
    workspace.store.add({ ...target, username: 'tess.now' }, { ...moderator, username: 'mona.now' });
    const now = { target: { username: 'tess.now' }, moderator: { username: 'mona.now' } };
    expect(await reading({ kind: 'newest' })).toMatchObject({ open: [now], cases: [now] });
    expect(await reading({ kind: 'number', number: 1 })).toMatchObject({ closed: now });
});

describe('what can’t be read is said to be unread, and is no empty log:', () => {
    test.each<[string, LogQuestion]>([
        ['cases.page', { kind: 'newest' }],
        ['cases.stillOpen', { kind: 'newest' }],
        ['cases.byNumber', { kind: 'number', number: 1 }],
        ['cases.ofTarget', ofTarget],
        ['cases.ofUsername', { kind: 'username', username: 'nobody' }],
        ['accounts.byUsername', ofTarget],
    ])('%s', async (operation, question) => {
        for (const fault of faults) {
            workspace.before = faulty(operation, fault);
            expect(await reading(question)).toEqual({ kind: 'unread' });
        }
    });
});
