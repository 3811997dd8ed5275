import type { Ending, RoomAfter, RoomName } from '../../src/moderation/case';
import type { KnownAnswer } from '../../src/moderation/ports';
import { verifyOutcome } from '../../src/moderation/verifyOutcome';
import { faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { moderator, person, target } from './support/people';
import { openCase, privateRoom } from './support/records';

const accepted: KnownAnswer = { kind: 'accepted' };
const refused: KnownAnswer = { kind: 'refused', failure: { why: 'last-admin' } };
const room: RoomName = { id: 'r', name: '#r' };
let workspace: MemoryWorkspace;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(moderator, target));
});

afterEach(() => {
    jest.useRealTimers();
});

async function look(answer: KnownAnswer | undefined, relinquished: readonly RoomName[] = []): Promise<Ending> {
    const ending = verifyOutcome(openCase({ relinquished }), answer, workspace);
    await jest.advanceTimersByTimeAsync(5000);
    return ending;
}

describe('the account', () => {
    test.each<[string, KnownAnswer | undefined, () => unknown, Partial<Ending>]>([
        ['is as asked', accepted, () => workspace.store.setActive(target.id, false), { kind: 'done' }],
        [
            'is as asked, whatever was answered',
            refused,
            () => workspace.store.setActive(target.id, false),
            { kind: 'done' },
        ],
        [
            'is as asked, and no answer came',
            undefined,
            () => workspace.store.setActive(target.id, false),
            { kind: 'found' },
        ],
        [
            'is as asked, and the answer did not come in time',
            { kind: 'refused', failure: { why: 'rest-timeout' } },
            () => workspace.store.setActive(target.id, false),
            { kind: 'found' },
        ],
        ['is not, and no answer came', undefined, () => undefined, { kind: 'failed', failure: { why: 'interrupted' } }],
        ['is not', refused, () => undefined, { kind: 'failed', failure: { why: 'last-admin' } }],
        [
            'is not, whatever was answered',
            accepted,
            () => undefined,
            { kind: 'failed', failure: { why: 'not-changed' } },
        ],
        [
            'is gone',
            accepted,
            () => workspace.store.accounts.delete(target.id),
            { kind: 'failed', failure: { why: 'account-gone' } },
        ],
    ])('%s', async (_, answer, happens, expected) => {
        happens();
        await expect(look(answer)).resolves.toEqual({ ...expected, rooms: [] });
    });

    test.each(faults)('can’t be read (%s): nothing is claimed', async (fault) => {
        workspace.before = faulty('accounts.byId', fault);
        await expect(look(accepted)).resolves.toEqual({ kind: 'unknown', rooms: [] });
    });

    test('is active by now, where it was to stay deactivated for another time: that has failed', async () => {
        const changing = openCase({ action: 'change-duration' });
        await expect(verifyOutcome(changing, accepted, workspace)).resolves.toMatchObject({
            kind: 'failed',
            failure: { why: 'active-by-now' },
        });
    });

    test('is asked to be active: then active is as asked', async () => {
        const activating = openCase({ action: 'activate' });
        await expect(verifyOutcome(activating, accepted, workspace)).resolves.toMatchObject({ kind: 'done' });
    });
});

describe('a room that could not be checked before', () => {
    const lookAtUnchecked = async (unchecked: readonly string[] | null): Promise<readonly RoomAfter[]> => {
        const ending = verifyOutcome(openCase({ unchecked }), accepted, workspace);
        await jest.advanceTimersByTimeAsync(5000);
        return (await ending).rooms;
    };

    test('is told of where it is gone; where it is there nothing is said of it', async () => {
        workspace.store.rooms.set('there', {
            room: privateRoom('there', '#there'),
            owners: [],
            members: [],
        });
        await expect(lookAtUnchecked(['there', 'gone'])).resolves.toEqual([{ kind: 'gone', ids: ['gone'] }]);
    });

    test.each(faults)('can’t be read (%s): it is counted', async (fault) => {
        workspace.before = faulty('rooms.byId', fault);
        await expect(lookAtUnchecked(['r', 's'])).resolves.toEqual([{ kind: 'unread', count: 2 }]);
    });

    test('is nothing to look at where nobody knows which they were', async () => {
        await expect(lookAtUnchecked(null)).resolves.toEqual([]);
    });

    test('is looked at when those that are known by name are, 64 at a time altogether', async () => {
        let inFlight = 0;
        let mostInFlight = 0;
        workspace.before = async (operation) => {
            if (operation.startsWith('rooms.')) {
                mostInFlight = Math.max(mostInFlight, ++inFlight);
                await new Promise((resolve) => setTimeout(resolve, 5));
                inFlight--;
            }
        };
        const ids = Array.from({ length: 1000 }, (_, index) => `r${index}`);
        const relinquished = ids.map((id) => ({ id: `named-${id}`, name: id }));
        const ending = verifyOutcome(openCase({ relinquished, unchecked: ids }), accepted, workspace);
        await jest.advanceTimersByTimeAsync(5000);
        const deleted = relinquished.map((named) => ({ kind: 'deleted', ...named }));
        expect((await ending).rooms).toEqual([...deleted, { kind: 'gone', ids }]);
        expect(mostInFlight).toBe(64);
    });
});

describe('a room that was to be given up', () => {
    const owned = (...owners: readonly string[]): unknown =>
        workspace.store.add(person('newt')).rooms.set('r', {
            room: privateRoom('r', '#r'),
            owners,
            members: [],
        });

    test.each<[string, () => unknown, RoomAfter]>([
        ['is gone', () => undefined, { kind: 'deleted', ...room }],
        ['has another owner', () => owned('newt-id'), { kind: 'handed-over', owner: 'newt', ...room }],
        [
            'has another owner beside',
            () => owned(target.id, 'newt-id'),
            { kind: 'handed-over', owner: 'newt', ...room },
        ],
        ['has the same owner still', () => owned(target.id), { kind: 'kept', ...room }],
        ['has no owner', () => owned(), { kind: 'ownerless', ...room }],
    ])('%s', async (_, happens, expected) => {
        happens();
        await expect(look(accepted, [room])).resolves.toMatchObject({ rooms: [expected] });
    });

    test('is not read where its owners say enough: its newest message may end the process', async () => {
        owned('newt-id');
        await look(accepted, [room]);
        expect(workspace.operations()).toContain('rooms.owners');
        expect(workspace.operations()).not.toContain('rooms.byId');
    });

    test.each(
        ['rooms.byId', 'rooms.owners'].flatMap((operation) => faults.map((fault) => [operation, fault] as const)),
    )('%s %s: it is not confirmed what became of it, and only of it', async (operation, fault) => {
        owned(target.id);
        let times = 0;
        const goesWrong = faulty(operation, fault);
        // The first room asks first.
        workspace.before = (asked) => (asked === operation && ++times > 1 ? undefined : goesWrong(asked));
        const { rooms } = await look(accepted, [room, { id: 's', name: '#s' }]);
        expect(rooms).toEqual([
            { kind: 'not-confirmed', ...room },
            { kind: 'deleted', id: 's', name: '#s' },
        ]);
    });
});

test('a room of which the server told the name only is not confirmed, and nobody is asked for it', async () => {
    const nameless = { id: '', name: '#r' };
    await expect(look(accepted, [nameless])).resolves.toMatchObject({
        rooms: [{ kind: 'not-confirmed', ...nameless }],
    });
    expect(workspace.operations()).not.toContain('rooms.byId');
});
