import { type AskedForRooms, askServerForRooms, type EndpointSaid } from '../../src/moderation/askServerForRooms';
import { Deadline } from '../../src/moderation/deadline';
import type { RestAnswer } from '../../src/moderation/ports';
import { joinedWith, mightDelete, relinquishedBy, type RoomsOwnedAlone } from '../../src/moderation/roomsOwnedAlone';
import { faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { moderator, target } from './support/people';
import { deleted, handedOver, noRooms, permitFor, privateRoom } from './support/records';

const LIMIT = 3000;
const lost = deleted('lost', '#lost');
let workspace: MemoryWorkspace;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(moderator, target));
    workspace.store.rooms.set('lost', {
        room: privateRoom('lost', '#lost'),
        owners: [target.id],
        members: [target.id],
    });
});

afterEach(() => {
    jest.useRealTimers();
});

async function asking(): Promise<AskedForRooms> {
    const work = askServerForRooms(permitFor(), workspace, new Deadline(LIMIT));
    await jest.advanceTimersByTimeAsync(LIMIT);
    return work;
}

test('without a service account the accessors are asked, and no endpoint', async () => {
    await expect(asking()).resolves.toEqual({ rooms: { ...noRooms, deleted: [lost] }, endpoint: { kind: 'refused' } });
    expect(workspace.operations()).not.toContain('serviceAccount.setActiveStatus');
});

describe('with a service account the endpoint is asked, too', () => {
    beforeEach(() => {
        workspace.store.permitted = { kind: 'read', statusRoles: ['admin'], moderationRoles: [] };
    });

    test('without giving up any room', async () => {
        await asking();
        expect(workspace.asked).toContainEqual(['serviceAccount.setActiveStatus', target.id, 'deactivate', false]);
    });

    test.each<[string, RestAnswer, Partial<RoomsOwnedAlone>, EndpointSaid['kind']]>([
        [
            'it names rooms that the accessors did not find',
            { kind: 'last-owner', rooms: { deleted: ['#lost', '#hidden'], handedOver: ['#passed on'] } },
            { reported: { deleted: ['#hidden'], handedOver: ['#passed on'] } },
            'refused',
        ],
        ['it deactivates the account after all', { kind: 'accepted' }, {}, 'accepted'],
        ['it refuses', { kind: 'refused', failure: { why: 'rest-forbidden' } }, {}, 'refused'],
        ['it gives no answer', { kind: 'refused', failure: { why: 'rest-timeout' } }, {}, 'unanswered'],
    ])('%s', async (_, answer, more, endpoint) => {
        workspace.endpoint = () => answer;
        const expected = { rooms: { ...noRooms, deleted: [lost], ...more }, endpoint: { kind: endpoint } };
        await expect(asking()).resolves.toMatchObject(expected);
    });

    test('a room without a name that it deletes counts as one that is deleted', async () => {
        workspace.store.rooms.clear();
        workspace.endpoint = () => ({ kind: 'last-owner', rooms: { deleted: [null], handedOver: [] } });
        const { rooms } = await asking();
        expect(rooms).toEqual({ ...noRooms, reported: { deleted: [null], handedOver: [] } });
        expect(mightDelete(rooms)).toBe(true);
    });

    test('where it names no room, what the accessors could not check stays unchecked', async () => {
        workspace.before = faulty('accounts.roomIds', 'hangs');
        workspace.endpoint = () => ({ kind: 'last-owner', rooms: undefined });
        await expect(asking()).resolves.toMatchObject({ rooms: { ...noRooms, unchecked: null } });
    });

    test('what the accessors could not check, the server’s word settles', async () => {
        workspace.before = faulty('accounts.roomIds', 'hangs');
        workspace.endpoint = () => ({ kind: 'last-owner', rooms: { deleted: ['#lost'], handedOver: [] } });
        const { rooms } = await asking();
        expect(rooms).toEqual({ ...noRooms, reported: { deleted: ['#lost'], handedOver: [] } });
    });

    test.each(faults)('where the call %s, what the accessors found stands', async (fault) => {
        workspace.before = faulty('serviceAccount.setActiveStatus', fault);
        await expect(asking()).resolves.toMatchObject({
            rooms: { ...noRooms, deleted: [lost] },
            endpoint: { kind: fault === 'hangs' ? 'unanswered' : 'refused' },
        });
    });

    test.each<[string, RestAnswer, EndpointSaid['kind']]>([
        ['refuses, for it is a last owner', { kind: 'last-owner', rooms: { deleted: [], handedOver: [] } }, 'refused'],
        ['refuses for another reason', { kind: 'refused', failure: { why: 'rest-forbidden' } }, 'refused'],
        ['deactivates the account', { kind: 'accepted' }, 'accepted'],
        ['doesn’t answer at all', { kind: 'refused', failure: { why: 'rest-timeout' } }, 'unanswered'],
    ])('late, it %s', async (_, answer, said) => {
        workspace.endpoint = () => answer;
        workspace.before = async (operation) => {
            if (operation === 'serviceAccount.setActiveStatus') {
                await new Promise((resolve) => setTimeout(resolve, LIMIT + 20_000));
            }
        };
        const { endpoint } = await asking();
        await jest.advanceTimersByTimeAsync(60_000);
        expect(endpoint.kind === 'unanswered' && (await endpoint.later)).toBe(said);
    });

    test('where it never answers, nobody knows for good what it did', async () => {
        workspace.before = faulty('serviceAccount.setActiveStatus', 'hangs');
        const { endpoint } = await asking();
        const later = endpoint.kind === 'unanswered' ? endpoint.later : undefined;
        await jest.advanceTimersByTimeAsync(60_000);
        expect(await later).toBe('unanswered');
    });

    test('nothing is asked of the endpoint that could not be answered in time: asking is a change, too', async () => {
        workspace.before = async (operation) => {
            if (operation === 'serviceAccount.isUsable') {
                await new Promise((resolve) => setTimeout(resolve, LIMIT + 1));
            }
        };
        await expect(asking()).resolves.toMatchObject({ rooms: { deleted: [lost] } });
        await jest.advanceTimersByTimeAsync(60_000);
        expect(workspace.operations()).toContain('serviceAccount.isUsable');
        expect(workspace.operations()).not.toContain('serviceAccount.setActiveStatus');
    });
});

describe('what was found, joined with what the server says', () => {
    const [a, b, c] = [handedOver('a', 'same'), handedOver('b', 'kept'), deleted('c', 'same')];
    const found: RoomsOwnedAlone = { ...noRooms, handedOver: [a, b], deleted: [c], unchecked: ['d'] };
    const asHandedOver = handedOver('c', 'same');

    test.each<[string, RoomsOwnedAlone['reported'], Partial<RoomsOwnedAlone>]>([
        ['the same rooms', { handedOver: ['same', 'kept'], deleted: ['same'] }, {}],
        [
            'another room is deleted',
            { handedOver: ['same', 'kept'], deleted: ['same', 'x'] },
            { reported: { handedOver: [], deleted: ['x'] } },
        ],
        [
            'another room is handed over',
            { handedOver: ['same', 'kept', 'x'], deleted: ['same'] },
            { reported: { handedOver: ['x'], deleted: [] } },
        ],
        [
            'a second room of a name',
            { handedOver: ['same', 'kept'], deleted: ['same', 'same'] },
            { reported: { handedOver: [], deleted: ['same'] } },
        ],
        [
            'it deletes what was found to be handed over: the worse is said',
            { handedOver: ['same'], deleted: ['same', 'kept'] },
            { handedOver: [a], reported: { handedOver: [], deleted: ['kept'] } },
        ],
        [
            'it keeps a room that was found to be handed over',
            { handedOver: ['same'], deleted: ['same'] },
            { handedOver: [a] },
        ],
        [
            'it keeps a room that was found to be deleted',
            { handedOver: ['kept'], deleted: [] },
            { handedOver: [b], deleted: [], kept: ['c'] },
        ],
        [
            'it hands over a room that was found to be deleted: of two of that name either may be meant',
            { handedOver: ['same', 'kept'], deleted: [] },
            { handedOver: [a, b, asHandedOver], deleted: [], kept: ['c'] },
        ],
    ])('%s', (_, said, expected) => {
        const nothing = { handedOver: [], deleted: [] };
        expect(joinedWith(found, said)).toEqual({ ...found, unchecked: [], reported: nothing, ...expected });
    });

    test('of two rooms of a name of which it deletes one, either may be meant: both stand as deleted', () => {
        const two = { ...noRooms, deleted: [c, deleted('e', 'same')] };
        expect(joinedWith(two, { handedOver: [], deleted: ['same'] })).toEqual(two);
    });

    test('of two rooms of a name of which it deletes one, none takes the place of a third that it names', () => {
        const two = { ...noRooms, deleted: [c, deleted('e', 'same')] };
        const reported = { handedOver: [], deleted: ['x'] };
        expect(joinedWith(two, { handedOver: [], deleted: ['same', 'x'] })).toEqual({ ...two, reported });
    });

    test('a room without a name is told from others by that it has none', () => {
        const nameless = { ...deleted('n', 'n'), listedAs: null };
        const two = { ...noRooms, deleted: [nameless, deleted('o', 'other')] };
        expect(joinedWith(two, { handedOver: [], deleted: [null] })).toEqual({
            ...noRooms,
            deleted: [nameless],
            kept: ['o'],
        });
    });

    test('all of them are given up, those of which only the name is known without an id; what is unchecked goes along', () => {
        expect(relinquishedBy({ ...found, reported: { handedOver: ['x'], deleted: ['y'] } })).toEqual({
            rooms: [
                { id: 'a', name: 'same' },
                { id: 'b', name: 'kept' },
                { id: 'c', name: 'same' },
                { id: '', name: 'x' },
                { id: '', name: 'y' },
            ],
            unchecked: ['d'],
        });
        expect(relinquishedBy({ ...found, unchecked: ['a', 'c', 'd'] })).toMatchObject({ unchecked: ['d'] });
        expect(relinquishedBy({ ...noRooms, unchecked: null })).toEqual({ rooms: [], unchecked: null });
    });
});
