import { askServerForRooms, type AskedForRooms } from '../../src/moderation/askServerForRooms';
import { Deadline } from '../../src/moderation/deadline';
import { joinedWith, relinquishedBy, type RoomsOwnedAlone } from '../../src/moderation/roomsOwnedAlone';
import type { RestAnswer } from '../../src/moderation/workspace';
import { faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { moderator, target } from './support/people';
import { noRooms } from './support/records';

const LIMIT = 3000;
const lost = { id: 'lost', name: '#lost', takesTeam: false };
let workspace: MemoryWorkspace;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(moderator, target));
    workspace.store.rooms.set('lost', {
        room: { id: 'lost', name: '#lost', canBeRelinquished: true, isTeamMain: false },
        owners: [target.id],
        members: [target.id],
    });
});

afterEach(() => {
    jest.useRealTimers();
});

async function asking(): Promise<AskedForRooms> {
    const work = askServerForRooms(target.id, workspace, new Deadline(LIMIT));
    await jest.advanceTimersByTimeAsync(LIMIT);
    return work;
}

test('without a service account the accessors are asked, and no endpoint', async () => {
    await expect(asking()).resolves.toEqual({ rooms: { ...noRooms, deleted: [lost] }, mayHaveDeactivated: false });
    expect(workspace.operations()).not.toContain('serviceAccount.setActiveStatus');
});

describe('with a service account the endpoint is asked, too', () => {
    beforeEach(() => {
        workspace.store.permitted = { kind: 'read', roles: ['admin'] };
    });

    test('without giving up any room', async () => {
        await asking();
        expect(workspace.asked).toContainEqual(['serviceAccount.setActiveStatus', target.id, false, false]);
    });

    test.each<[string, RestAnswer, Partial<RoomsOwnedAlone>, boolean]>([
        [
            'it names rooms that the accessors did not find',
            { kind: 'last-owner', deleted: ['#lost', '#hidden'], handedOver: ['#passed on'] },
            { reported: { deleted: ['#hidden'], handedOver: ['#passed on'] } },
            false,
        ],
        ['it deactivates the account after all', { kind: 'accepted' }, {}, true],
        ['it refuses', { kind: 'refused', failure: { why: 'rest-forbidden' } }, {}, false],
        ['it gives no answer', { kind: 'refused', failure: { why: 'rest-timeout' } }, {}, true],
    ])('%s', async (_, answer, more, mayHaveDeactivated) => {
        workspace.endpoint = () => answer;
        const expected = { rooms: { ...noRooms, deleted: [lost], ...more }, mayHaveDeactivated };
        await expect(asking()).resolves.toEqual(expected);
    });

    test('what the accessors could not check, the server’s word settles', async () => {
        workspace.before = faulty('accounts.roomIds', 'hangs');
        workspace.endpoint = () => ({ kind: 'last-owner', deleted: ['#lost'], handedOver: [] });
        const { rooms } = await asking();
        expect(rooms).toEqual({ ...noRooms, reported: { deleted: ['#lost'], handedOver: [] } });
    });

    test.each(faults)('where the call %s, what the accessors found stands', async (fault) => {
        workspace.before = faulty('serviceAccount.setActiveStatus', fault);
        await expect(asking()).resolves.toEqual({
            rooms: { ...noRooms, deleted: [lost] },
            mayHaveDeactivated: fault === 'hangs',
        });
    });
});

describe('what was found, joined with what the server says', () => {
    const found: RoomsOwnedAlone = {
        ...noRooms,
        handedOver: [
            { id: 'a', name: 'same' },
            { id: 'b', name: 'kept' },
        ],
        deleted: [{ id: 'c', name: 'same', takesTeam: false }],
        unchecked: ['d'],
    };

    test.each<[string, RoomsOwnedAlone['reported'], RoomsOwnedAlone['reported']]>([
        ['the same rooms', { handedOver: ['same', 'kept'], deleted: ['same'] }, { handedOver: [], deleted: [] }],
        ['another room is deleted', { handedOver: [], deleted: ['x'] }, { handedOver: [], deleted: ['x'] }],
        ['another room is handed over', { handedOver: ['x'], deleted: [] }, { handedOver: ['x'], deleted: [] }],
        [
            'a second room of a name',
            { handedOver: [], deleted: ['same', 'same'] },
            { handedOver: [], deleted: ['same'] },
        ],
        [
            'it deletes what was found to be handed over: the worse is said',
            { handedOver: [], deleted: ['kept'] },
            { handedOver: [], deleted: ['kept'] },
        ],
        ['nothing', { handedOver: [], deleted: [] }, { handedOver: [], deleted: [] }],
    ])('%s', (_, said, reported) => {
        expect(joinedWith(found, said)).toEqual({ ...found, unchecked: [], reported });
    });

    test('all of them are given up, those of which only the name is known without an id', () => {
        expect(relinquishedBy({ ...found, reported: { handedOver: ['x'], deleted: ['y'] } })).toEqual([
            { id: 'a', name: 'same' },
            { id: 'b', name: 'kept' },
            { id: 'c', name: 'same' },
            { id: '', name: 'x' },
            { id: '', name: 'y' },
        ]);
    });
});
