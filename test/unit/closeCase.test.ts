import type { ClosedCase, Ending, Failure } from '../../src/moderation/case';
import { closeCase, foundCase } from '../../src/moderation/closeCase';
import type { OpenCase, Posted } from '../../src/moderation/ports';
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

/** What a closing came to, with what follows it. */
interface Closed {
    readonly closed: ClosedCase;
    readonly recorded: boolean;
    readonly posted: Posted;
}

async function close(opened: OpenCase, ending: Ending): Promise<Closed> {
    const work = closeCase(foundCase(opened, workspace), ending, workspace);
    const whole = work.then(async ({ closed, recorded, following }) => ({ closed, recorded, posted: await following }));
    await jest.advanceTimersByTimeAsync(20_000);
    return whole;
}

const closing = (more: Partial<OpenCase> = {}): Promise<Closed> => close(openCase(more), { kind: 'done', rooms: [] });

/** Another instance leaves a case alone for 10 s. */
const MAY_BE_SWEPT = 10_000;

test('a case is written down as closed, taken off the open ones, and posted', async () => {
    const { closed, recorded, posted } = await closing();
    expect([recorded, posted]).toEqual([true, 'posted']);
    expect(workspace.store.closed.get('case-1')).toEqual(closed);
    expect(workspace.store.open.size).toBe(0);
    expect(workspace.store.posted).toEqual([closed]);
});

describe('a deactivation for a time', () => {
    test('leaves a timer, and one that lasts leaves none', async () => {
        await closing({ lasts: 3_600_000 });
        expect([...workspace.store.timers.keys()]).toEqual(['case-1']);
        workspace.store.timers.clear();
        await closing();
        expect(workspace.store.timers.size).toBe(0);
    });

    test.each(faults)('whose timer can’t be written (%s) is not closed: the sweep tries again', async (fault) => {
        workspace.before = faulty('timers.write', fault);
        await expect(closing({ lasts: 3_600_000 })).resolves.toMatchObject({ recorded: false });
        expect(workspace.store.open.size).toBe(1);
        expect(workspace.store.closed.size).toBe(0);
    });
});

test('a case that another has closed stays as it was closed, and is not posted again', async () => {
    const before = closedCase({}, { kind: 'unknown', rooms: [] });
    workspace.store.closed.set(before.id, before);
    const openedAt = Date.now() - MAY_BE_SWEPT;
    await expect(closing({ openedAt })).resolves.toEqual({ closed: before, recorded: true, posted: 'posted' });
    expect([...workspace.store.closed.values()]).toEqual([before]);
    expect(workspace.store.posted).toEqual([]);
});

test.each(faults)('where it can’t be read whether another has (%s), it is closed', async (fault) => {
    workspace.before = faulty('cases.closed', fault);
    await expect(closing({ openedAt: Date.now() - MAY_BE_SWEPT })).resolves.toMatchObject({
        recorded: true,
        posted: 'posted',
    });
    expect(workspace.store.posted).toHaveLength(1);
});

test('whether another has closed a young case is not asked: that is left alone', async () => {
    await closing();
    expect(workspace.operations()).not.toContain('cases.closed');
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

const SAID: Ending = { kind: 'failed', failure: { why: 'said', message: 'Never.' }, rooms: [] };

describe('a failure that repeats one of the last minutes', () => {
    const federated = { why: 'federated' } as const;
    const failed = (failure: Failure): Ending => ({ kind: 'failed', failure, rooms: [] });

    function closingAfter(before: ClosedCase, ending: Ending = failed(federated)): Promise<Closed> {
        workspace.store.closed.set(before.id, before);
        return close(openCase({ origin: { ...openCase().origin, roomId: 'room-2' } }), ending);
    }

    const earlier = (more: Partial<ClosedCase> = {}, ending = failed(federated)): ClosedCase =>
        closedCase({ id: 'case-0', number: 7, ...more }, ending);

    test('is counted on that case, which is not posted again, and told where it was asked', async () => {
        const { closed, recorded } = await closingAfter(earlier());
        expect(recorded).toBe(true);
        expect(closed).toMatchObject({ id: 'case-0', number: 7, times: 2, origin: { roomId: 'room-2' } });
        expect([...workspace.store.closed.values()]).toEqual([closed]);
        expect(workspace.store.open.size).toBe(0);
        expect(workspace.store.posted).toEqual([]);
    });

    test.each([
        ['for another reason', earlier({}, failed({ why: 'last-admin' }))],
        ['in other words of Rocket.Chat’s', earlier({}, failed({ why: 'said', message: 'No.' }))],
        ['of somebody else', earlier({ moderator: { id: 'somebody-id', username: 'somebody' } })],
        ['of the other action', earlier({ action: 'activate' })],
        ['of a timer', earlier({ byTimer: true })],
        ['of a batch', earlier({ batchId: 'batch-1' })],
        ['that came about', earlier({}, { kind: 'done', rooms: [] })],
        ['that changed rooms', earlier({}, { ...failed(federated), rooms: [{ kind: 'gone', ids: ['room-3'] }] })],
    ])('but is a case of its own after one %s', async (_, before) => {
        const ending =
            before.ending.kind === 'failed' && before.ending.failure.why === 'said' ? SAID : failed(federated);
        await expect(closingAfter(before, ending)).resolves.toMatchObject({ closed: { id: 'case-1', times: 1 } });
        expect(workspace.store.posted).toHaveLength(1);
    });

    test('and changed rooms itself is a case of its own', async () => {
        const ending = { ...failed(federated), rooms: [{ kind: 'gone', ids: ['room-3'] }] } as const;
        await expect(closingAfter(earlier(), ending)).resolves.toMatchObject({ closed: { id: 'case-1' } });
    });

    test.each(faults)('where the earlier ones can’t be read (%s), it is a case of its own', async (fault) => {
        workspace.before = faulty('cases.ofTarget', fault);
        await expect(closingAfter(earlier())).resolves.toMatchObject({ closed: { id: 'case-1' }, posted: 'posted' });
    });

    test.each(faults)('where it can’t be written (%s), stays open: the sweep closes it', async (fault) => {
        workspace.before = faulty('cases.close', fault);
        await expect(closingAfter(earlier())).resolves.toMatchObject({ recorded: false });
        expect(workspace.store.open.size).toBe(1);
    });
});
