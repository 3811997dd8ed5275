import type { Closing } from '../../src/moderation/closeCase';
import { closeCase } from '../../src/moderation/closeCase';
import { faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { closedCase, openCase } from './support/records';

let workspace: MemoryWorkspace;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store());
    workspace.store.open.set('case-1', openCase());
});

afterEach(() => {
    jest.useRealTimers();
});

async function closing(lasts: number | null = null): Promise<Closing> {
    const work = closeCase(openCase({ lasts }), { kind: 'done', rooms: [] }, workspace);
    await jest.advanceTimersByTimeAsync(10_000);
    return work;
}

test('a case is written down as closed, taken off the open ones, and posted', async () => {
    const { closed, recorded, posted } = await closing();
    expect([recorded, posted]).toEqual([true, 'posted']);
    expect(workspace.store.closed.get('case-1')).toEqual(closed);
    expect(workspace.store.open.size).toBe(0);
    expect(workspace.store.posted).toEqual([closed]);
});

describe('a deactivation for a time', () => {
    test('leaves a timer, and one that lasts leaves none', async () => {
        await closing(3_600_000);
        expect([...workspace.store.timers.keys()]).toEqual(['case-1']);
        workspace.store.timers.clear();
        await closing();
        expect(workspace.store.timers.size).toBe(0);
    });

    test.each(faults)('whose timer can’t be written (%s) is not closed: the sweep tries again', async (fault) => {
        workspace.before = faulty('timers.write', fault);
        await expect(closing(3_600_000)).resolves.toMatchObject({ recorded: false });
        expect(workspace.store.open.size).toBe(1);
        expect(workspace.store.closed.size).toBe(0);
    });
});

test('a case that another has closed stays as it was closed, and is not posted again', async () => {
    const before = closedCase({}, { kind: 'unknown', rooms: [] });
    workspace.store.closed.set(before.id, before);
    await expect(closing()).resolves.toEqual({ closed: before, recorded: true, posted: 'posted' });
    expect([...workspace.store.closed.values()]).toEqual([before]);
    expect(workspace.store.posted).toEqual([]);
});

test.each(faults)('where it can’t be read whether another has (%s), it is closed', async (fault) => {
    workspace.before = faulty('cases.closed', fault);
    await expect(closing()).resolves.toMatchObject({ recorded: true, posted: 'posted' });
    expect(workspace.store.posted).toHaveLength(1);
});

test('without a log room nothing is posted, and nothing is amiss', async () => {
    workspace.store.logRoomId = undefined;
    await expect(closing()).resolves.toMatchObject({ recorded: true, posted: 'no-log-room' });
});

test.each(faults)('where the post %s, the case stands', async (fault) => {
    workspace.before = faulty('caseLog.post', fault);
    await expect(closing()).resolves.toMatchObject({ recorded: true, posted: 'not-posted' });
    expect(workspace.store.closed.size).toBe(1);
});

test.each(faults)(
    'where the record %s, the case stays open, and is not posted twice by whoever closes it',
    async (fault) => {
        workspace.before = faulty('cases.close', fault);
        await expect(closing()).resolves.toMatchObject({ recorded: false, posted: 'not-posted' });
        expect(workspace.store.open.size).toBe(1);
        expect(workspace.operations()).not.toContain('caseLog.post');
    },
);
