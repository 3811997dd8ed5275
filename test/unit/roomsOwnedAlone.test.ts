import fc from 'fast-check';

import { Deadline } from '../../src/moderation/deadline';
import { findRoomsOwnedAlone, mightDelete, type RoomsOwnedAlone } from '../../src/moderation/roomsOwnedAlone';
import { never } from './support/faults';
import { MemoryWorkspace, type RoomRecord, Store } from './support/memoryWorkspace';
import { person, target } from './support/people';
import { noRooms } from './support/records';

const active = person('anna');
const inactive = person('ivo', { active: false });

/** A room whose id is its name; `T` stands for the account that is asked about, `A` for an active one, `I` for an inactive one. */
function room(id: string, owners: string, members: string, more: Partial<RoomRecord['room']> = {}): RoomRecord {
    const ids = (letters: string): string[] =>
        Array.from(letters, (letter) => (letter === 'T' ? target : letter === 'A' ? active : inactive).id);
    return {
        room: { id, name: id, canBeRelinquished: true, isTeamMain: false, ...more },
        owners: ids(owners),
        members: ids(members),
    };
}

function workspaceWith(...rooms: readonly RoomRecord[]): MemoryWorkspace {
    const store = new Store(target, active, inactive);
    for (const one of rooms) {
        store.rooms.set(one.room.id, one);
    }
    return new MemoryWorkspace(store);
}

const find = (workspace: MemoryWorkspace, milliseconds = 2500): Promise<RoomsOwnedAlone> =>
    findRoomsOwnedAlone(target.id, workspace, new Deadline(milliseconds));

beforeEach(() => {
    jest.useFakeTimers();
});

afterEach(() => {
    jest.useRealTimers();
});

describe('what becomes of a room, by the server’s own rule', () => {
    test.each<[string, RoomRecord, Partial<RoomsOwnedAlone>]>([
        ['another owner', room('r', 'TA', 'TA'), {}],
        ['another owner, who is inactive', room('r', 'TI', 'TIA'), {}],
        ['the only owner, another active member', room('r', 'T', 'TA'), { handedOver: [{ id: 'r', name: 'r' }] }],
        [
            'the only owner, no other member',
            room('r', 'T', 'T'),
            { deleted: [{ id: 'r', name: 'r', takesTeam: false }] },
        ],
        [
            'the only owner, inactive members only',
            room('r', 'T', 'TI'),
            { deleted: [{ id: 'r', name: 'r', takesTeam: false }] },
        ],
        [
            'the main room of a team',
            room('r', 'T', 'T', { isTeamMain: true }),
            { deleted: [{ id: 'r', name: 'r', takesTeam: true }] },
        ],
        ['a member among others, no owner at all', room('r', '', 'TI'), {}],
        [
            'the last member, no owner at all',
            room('r', '', 'T'),
            { deleted: [{ id: 'r', name: 'r', takesTeam: false }] },
        ],
        ['a direct message or an omnichannel room', room('r', '', 'T', { canBeRelinquished: false }), {}],
    ])('%s', async (_, record, expected) => {
        await expect(find(workspaceWith(record))).resolves.toEqual({ ...noRooms, ...expected });
    });

    test('rooms are listed by name', async () => {
        const rooms = ['Zoo', 'apple', 'Birds'].map((name) => room(name, 'T', 'TA'));
        const { handedOver } = await find(workspaceWith(...rooms));
        expect(handedOver.map(({ name }) => name)).toEqual(['apple', 'Birds', 'Zoo']);
    });

    test('every room of any workspace', async () => {
        const records = fc.record({
            owners: fc.subarray(['T', 'A', 'I']).map((letters) => letters.join('')),
            others: fc.subarray(['A', 'I']).map((letters) => letters.join('')),
            canBeRelinquished: fc.boolean(),
        });
        const fateOf = ({
            owners,
            others,
            canBeRelinquished,
        }: {
            owners: string;
            others: string;
            canBeRelinquished: boolean;
        }): string => {
            const isOnlyOwner = owners === 'T';
            const isOnlyMember = owners.replace('T', '') === '' && others === '';
            if (!canBeRelinquished || (!isOnlyOwner && !isOnlyMember)) {
                return 'kept';
            }
            return others.includes('A') ? 'handed over' : 'deleted';
        };
        await fc.assert(
            fc.asyncProperty(fc.array(records, { maxLength: 150 }), async (all) => {
                const workspace = workspaceWith(
                    ...all.map(({ owners, others, canBeRelinquished }, index) => {
                        const members = [...new Set(`T${owners}${others}`)].join('');
                        return room(`room-${index}`, owners, members, { canBeRelinquished });
                    }),
                );
                const found = await find(workspace);
                const idsOf = (fate: string): string[] =>
                    all.flatMap((one, index) => (fateOf(one) === fate ? [`room-${index}`] : []));
                expect(found.handedOver.map(({ id }) => id).sort()).toEqual(idsOf('handed over').sort());
                expect(found.deleted.map(({ id }) => id).sort()).toEqual(idsOf('deleted').sort());
                expect(found.unchecked).toEqual([]);
            }),
            { numRuns: 50 },
        );
    });
});

describe('what can’t be found out is said to be unchecked', () => {
    const rooms = [room('kept', 'TA', 'TA'), room('lost', 'T', 'T'), room('passed on', 'T', 'TA')];

    test.each(['rooms.owners', 'rooms.byId', 'rooms.members'])('%s fails', async (operation) => {
        const workspace = workspaceWith(room('lost', 'T', 'T'));
        workspace.before = (asked) => {
            if (asked === operation) {
                throw new Error('no');
            }
        };
        await expect(find(workspace)).resolves.toEqual({ ...noRooms, unchecked: ['lost'] });
    });

    test.each(['rooms.owners', 'rooms.byId', 'rooms.members'])('%s hangs', async (operation) => {
        const workspace = workspaceWith(room('lost', 'T', 'T'));
        workspace.before = (asked) => (asked === operation ? never() : undefined);
        const found = find(workspace, 2500);
        await jest.advanceTimersByTimeAsync(2500);
        await expect(found).resolves.toEqual({ ...noRooms, unchecked: ['lost'] });
    });

    test('one room that hangs does not keep the others unchecked', async () => {
        const workspace = workspaceWith(...rooms);
        let asked = 0;
        workspace.before = (operation) => (operation === 'rooms.owners' && ++asked === 2 ? never() : undefined);
        const found = find(workspace, 2500);
        await jest.advanceTimersByTimeAsync(2500);
        const { handedOver, deleted, unchecked } = await found;
        expect(unchecked).toHaveLength(1);
        expect(handedOver.length + deleted.length).toBe(1);
    });

    test.each<[string, () => Promise<void>]>([
        ['fails', () => Promise.reject(new Error('no'))],
        ['hangs', never],
    ])('the list of rooms %s: then any room might be deleted', async (_, goesWrong) => {
        const workspace = workspaceWith(...rooms);
        workspace.before = goesWrong;
        const found = find(workspace, 2500);
        await jest.advanceTimersByTimeAsync(2500);
        await expect(found).resolves.toEqual({ ...noRooms, unchecked: null });
    });

    test('what is too late to be asked is not asked: the members cost the server one query each', async () => {
        const workspace = workspaceWith(room('lost', 'T', 'T'));
        workspace.before = async (operation) => {
            if (operation === 'rooms.byId') {
                await new Promise((resolve) => setTimeout(resolve, 2501));
            }
        };
        const found = find(workspace, 2500);
        await jest.advanceTimersByTimeAsync(60_000);
        await expect(found).resolves.toEqual({ ...noRooms, unchecked: ['lost'] });
        expect(workspace.operations()).not.toContain('rooms.members');
    });

    test('a deadline that is over already', async () => {
        const workspace = workspaceWith(...rooms);
        const found = find(workspace, 0);
        await jest.advanceTimersByTimeAsync(0);
        const { handedOver, deleted, unchecked } = await found;
        expect(unchecked === null || handedOver.length + deleted.length + unchecked.length === rooms.length).toBe(true);
    });
});

describe('a server with many rooms', () => {
    const ROOMS = 1000;
    const EACH_CALL = 5;
    let inFlight = 0;
    let mostInFlight = 0;

    function slow(workspace: MemoryWorkspace): MemoryWorkspace {
        inFlight = mostInFlight = 0;
        workspace.before = async (operation) => {
            if (operation.startsWith('rooms.')) {
                mostInFlight = Math.max(mostInFlight, ++inFlight);
                await new Promise((resolve) => setTimeout(resolve, EACH_CALL));
            }
        };
        workspace.after = (operation) => {
            inFlight -= operation.startsWith('rooms.') ? 1 : 0;
        };
        return workspace;
    }

    const many = (): MemoryWorkspace =>
        slow(workspaceWith(...Array.from({ length: ROOMS }, (_, index) => room(`room-${index}`, 'T', 'TA'))));

    test('is asked at most 64 things at a time, and as many as that', async () => {
        const found = find(many(), 60_000);
        await jest.advanceTimersByTimeAsync(60_000);
        expect((await found).handedOver).toHaveLength(ROOMS);
        expect(mostInFlight).toBe(64);
    });

    test('at the deadline every room is in exactly one list, and no new one is begun', async () => {
        const workspace = many();
        const found = find(workspace, 50);
        await jest.advanceTimersByTimeAsync(50);
        const { handedOver, deleted, unchecked } = await found;
        const all = [...handedOver, ...deleted].map(({ id }) => id).concat(unchecked ?? []);
        expect(new Set(all).size).toBe(ROOMS);
        expect(all).toHaveLength(ROOMS);
        expect(handedOver.length).toBeGreaterThan(0);
        const begun = workspace.operations().filter((operation) => operation === 'rooms.owners').length;
        await jest.advanceTimersByTimeAsync(60_000);
        expect(workspace.operations().filter((operation) => operation === 'rooms.owners')).toHaveLength(begun);
    });
});

test.each<[string, Partial<RoomsOwnedAlone>, boolean]>([
    ['a room is deleted', { deleted: [{ id: 'r', name: 'r', takesTeam: false }] }, true],
    ['a room is unchecked', { unchecked: ['r'] }, true],
    ['not even the list could be read', { unchecked: null }, true],
    ['no room was found at all', {}, true],
    ['the server says that rooms are handed over only', { reported: { handedOver: ['r'], deleted: [] } }, false],
    ['the server says that one is deleted', { reported: { handedOver: ['s'], deleted: ['r'] } }, true],
    ['rooms are handed over only', { handedOver: [{ id: 'r', name: 'r' }] }, false],
])('a room might be deleted: %s', (_, rooms, expected) => {
    expect(mightDelete({ ...noRooms, ...rooms })).toBe(expected);
});
