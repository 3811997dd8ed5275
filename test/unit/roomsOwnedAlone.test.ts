import fc from 'fast-check';

import type { Account } from '../../src/moderation/account';
import { Deadline } from '../../src/moderation/deadline';
import { findRoomsOwnedAlone } from '../../src/moderation/findRoomsOwnedAlone';
import type { RoomsOwnedAlone } from '../../src/moderation/roomsOwnedAlone';
import { never } from './support/faults';
import { MemoryWorkspace, type RoomRecord, Store } from './support/memoryWorkspace';
import { person, target } from './support/people';
import { deleted, handedOver, noRooms, privateRoom } from './support/records';

const active = person('anna');
const other = person('olaf');
const inactive = person('ivo', { active: false });
const nameless = person('', { id: 'nameless-id' });

/** A room whose id is its name; `T` stands for the account that is asked about. Of the others `A`, `B` and `N` are active, `I` is inactive, and `D` deleted. */
function room(id: string, owners: string, members: string, more: Partial<RoomRecord['room']> = {}): RoomRecord {
    const ids = (letters: string): string[] =>
        Array.from(
            letters,
            (letter) => ({ T: target, A: active, B: other, I: inactive, N: nameless })[letter]?.id ?? 'deleted-id',
        );
    return {
        room: { ...privateRoom(id), ...more },
        owners: ids(owners),
        members: ids(members),
    };
}

function workspaceWith(...rooms: readonly RoomRecord[]): MemoryWorkspace {
    const store = new Store(target, active, other, inactive, nameless);
    for (const one of rooms) {
        store.rooms.set(one.room.id, one);
    }
    return new MemoryWorkspace(store);
}

const aloneSince7 = { ...deleted('r'), aloneSince: 7 };
const toAnna = { ...handedOver('r'), heir: active.username };

const find = (workspace: MemoryWorkspace, milliseconds = 2500): Promise<RoomsOwnedAlone> =>
    findRoomsOwnedAlone({ accountId: target.id, moderatorId: active.id }, workspace, new Deadline(milliseconds));

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
        ['the only owner, another active member', room('r', 'T', 'TA'), { handedOver: [toAnna] }],
        ['the only owner, one other active member among others', room('r', 'T', 'IDTA'), { handedOver: [toAnna] }],
        ['the only owner, several active members', room('r', 'T', 'TAB'), { handedOver: [handedOver('r')] }],
        ['the only owner, no other member', room('r', 'T', 'T'), { deleted: [deleted('r')] }],
        ['the only owner, an heir without a username', room('r', 'T', 'TN'), { handedOver: [handedOver('r')] }],
        ['the only owner, inactive members only', room('r', 'T', 'TI', { madeAt: 7 }), { deleted: [deleted('r')] }],
        ['the only owner, all alone', room('r', 'T', 'T', { madeAt: 7 }), { deleted: [aloneSince7] }],
        ['the last member, all alone', room('r', '', 'T', { madeAt: 7 }), { deleted: [aloneSince7] }],
        [
            'the main room of a team that is a discussion',
            room('r', 'T', 'T', { isTeamMain: true, isDiscussion: true }),
            { deleted: [{ ...deleted('r'), isTeamMain: true, isDiscussion: true }] },
        ],
        ['a member among others, no owner at all', room('r', '', 'TI'), {}],
        ['the last member, no owner at all', room('r', '', 'T'), { deleted: [deleted('r')] }],
        ['the last member but for an inactive one', room('r', '', 'TI'), {}],
        ['the last member but for a deleted account', room('r', '', 'TD'), {}],
        ['the only owner, a deleted account is a member', room('r', 'T', 'TD'), { deleted: [deleted('r')] }],
        [
            'the only owner of a public channel, another active member',
            room('r', 'T', 'TA', { isPublicChannel: true }),
            { handedOver: [toAnna] },
        ],
        [
            'the only owner of a public channel, no other active member',
            room('r', 'T', 'TI', { isPublicChannel: true }),
            { ownerless: [{ id: 'r', name: 'r' }] },
        ],
        [
            'the main room of a team that is a public channel, no other member',
            room('r', 'T', 'T', { isPublicChannel: true, isTeamMain: true }),
            { ownerless: [{ id: 'r', name: 'r' }] },
        ],
        ['the last member of a public channel, no owner at all', room('r', '', 'T', { isPublicChannel: true }), {}],
        ['a direct message or an omnichannel room', room('r', '', 'T', { canBeRelinquished: false }), {}],
    ])('%s', async (_, record, expected) => {
        await expect(find(workspaceWith(record))).resolves.toEqual({ ...noRooms, ...expected });
    });

    test.each<[string, Partial<Account>]>([
        ['a federated account, which the server refuses', { federated: true }],
        ['an account without a username, whose rooms the server does not check', { username: '' }],
    ])('none of %s', async (_, more) => {
        const workspace = workspaceWith(room('r', 'T', 'TA'), room('s', '', 'T'));
        workspace.store.add({ ...target, ...more });
        await expect(find(workspace)).resolves.toEqual(noRooms);
    });

    test('rooms are listed by name', async () => {
        const rooms = ['Zoo', 'apple', 'Birds'].map((name) => room(name, 'T', 'TA'));
        const { handedOver } = await find(workspaceWith(...rooms));
        expect(handedOver.map(({ name }) => name)).toEqual(['apple', 'Birds', 'Zoo']);
    });

    test('every room of any workspace', async () => {
        const records = fc.record({
            owners: fc.subarray(['T', 'A', 'I']).map((letters) => letters.join('')),
            others: fc.subarray(['A', 'I', 'D']).map((letters) => letters.join('')),
            canBeRelinquished: fc.boolean(),
            isPublicChannel: fc.boolean(),
        });
        type Made = typeof records extends fc.Arbitrary<infer One> ? One : never;
        const fateOf = ({ owners, others, canBeRelinquished, isPublicChannel }: Made): string => {
            const isOnlyOwner = owners === 'T';
            const isOnlyMember = owners.replace('T', '') === '' && others === '';
            if (!canBeRelinquished || (!isOnlyOwner && !isOnlyMember)) {
                return 'kept';
            }
            if (isOnlyOwner && others.includes('A')) {
                return 'handed over';
            }
            return !isPublicChannel ? 'deleted' : isOnlyOwner ? 'ownerless' : 'kept';
        };
        await fc.assert(
            fc.asyncProperty(fc.array(records, { maxLength: 150 }), async (all) => {
                const workspace = workspaceWith(
                    ...all.map(({ owners, others, ...kind }, index) => {
                        const members = [...new Set(`T${owners}${others}`)].join('');
                        return room(`room-${index}`, owners, members, kind);
                    }),
                );
                const found = await find(workspace);
                const idsOf = (fate: string): string[] =>
                    all.flatMap((one, index) => (fateOf(one) === fate ? [`room-${index}`] : []));
                expect(found.handedOver.map(({ id }) => id).sort()).toEqual(idsOf('handed over').sort());
                expect(found.deleted.map(({ id }) => id).sort()).toEqual(idsOf('deleted').sort());
                expect(found.ownerless.map(({ id }) => id).sort()).toEqual(idsOf('ownerless').sort());
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

    test.each([
        ['and somebody owns: it might be deleted', 'T', ['lost']],
        ['and nobody owns: it is gone', '', []],
    ])('a room that is not found, %s', async (_, owners, unchecked) => {
        const workspace = workspaceWith(room('lost', owners, 'T'));
        jest.spyOn(workspace.rooms, 'byId').mockResolvedValue(undefined);
        await expect(find(workspace)).resolves.toEqual({ ...noRooms, unchecked });
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
