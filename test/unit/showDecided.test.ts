import type { Decided } from '../../src/moderation/applyDecision';
import type { ClosedCase, RoomAfter } from '../../src/moderation/case';
import { Deadline } from '../../src/moderation/deadline';
import type { PendingConfirmation } from '../../src/moderation/pendingConfirmation';
import { type ModalAnswer, showDecided } from '../../src/surfaces/modalAnswer';
import { faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { moderator, otherModerator, target } from './support/people';
import {
    closedCase,
    confirmation,
    deleted,
    noRooms,
    openCase,
    ownershipConfirmation,
    permitFor,
    privateRoom,
} from './support/records';
import { type Surface, surfaceOver } from './support/surface';
import { userOf } from './support/users';

const LIMIT = 3000;
/** Both are asked in `room-1`. */
const first = confirmation();
const second = ownershipConfirmation({ ...noRooms, deleted: [deleted('den')] });
let workspace: MemoryWorkspace;
let surface: Surface;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(moderator, otherModerator, target));
    workspace.store.rooms.set('room-1', { room: privateRoom('room-1'), owners: [], members: [] });
    surface = surfaceOver(workspace);
});

afterEach(() => {
    jest.useRealTimers();
});

async function showing(decided: Decided, step: PendingConfirmation = second): Promise<ModalAnswer> {
    const decision = { kind: 'decided', intent: permitFor(), confirmation: step, isUnsaid: false } as const;
    const work = showDecided(decided, decision, userOf(moderator), surface.context, new Deadline(LIMIT));
    await jest.advanceTimersByTimeAsync(2 * LIMIT);
    return work;
}

function ended(rooms: readonly RoomAfter[], unchecked: ClosedCase['unchecked'] = []): Decided {
    const closed = closedCase({ unchecked }, { kind: 'done', rooms });
    return { kind: 'ended', closed, recorded: true, following: Promise.resolve('posted') };
}

const after = (id: string, kind: 'deleted' | 'kept' | 'not-confirmed'): RoomAfter => ({ kind, id, name: id });

/** What came of it is told by message in the room where it was asked; where that is gone, only the modal can. */
describe('what came of it', () => {
    const toldInRoom = async (decided: Decided, step?: PendingConfirmation): Promise<boolean> => {
        const answer = await showing(decided, step);
        const isSaid = JSON.stringify(answer).includes('told_room_gone');
        expect([answer.kind, surface.told.length]).toEqual(isSaid ? ['notice', 0] : ['closed', 1]);
        return !isSaid;
    };

    test.each<[string, boolean, Decided, PendingConfirmation]>([
        ['is told in the room, where no room was given up', true, ended([]), first],
        ['is told in the room, where another room was deleted', true, ended([after('den', 'deleted')]), second],
        ['is told in the room, which was to go and stayed', true, ended([after('room-1', 'kept')]), second],
        ['stands in the modal, where that room was deleted', false, ended([after('room-1', 'deleted')]), second],
    ])('%s', async (_, isTold, decided, step) => {
        expect(await toldInRoom(decided, step)).toBe(isTold);
        expect(workspace.operations()).not.toContain('rooms.byId');
    });

    describe.each<[string, Decided]>([
        ['could not be checked before', ended([], ['room-1'])],
        ['was one of rooms that nobody knew', ended([], null)],
        ['was not seen to be deleted', ended([after('room-1', 'not-confirmed')])],
    ])('where the room %s', (_, decided) => {
        test('is told in it if it is there', async () => {
            expect(await toldInRoom(decided)).toBe(true);
        });

        test('stands in the modal if it is gone', async () => {
            workspace.store.rooms.clear();
            expect(await toldInRoom(decided)).toBe(false);
        });

        test.each(faults)('is told in it if it can’t be read (%s)', async (fault) => {
            workspace.before = faulty('rooms.byId', fault);
            expect(await toldInRoom(decided)).toBe(true);
        });
    });
});

test('that no answer came is told by message, which outlives the modal', async () => {
    expect(await showing({ kind: 'no-answer', opened: openCase(), failure: undefined })).toMatchObject({
        kind: 'closed',
    });
    expect(surface.told).toEqual([expect.stringContaining('no_answer')]);
});

test.each<Decided>([
    { kind: 'spent' },
    { kind: 'not-begun' },
    { kind: 'refused', refusal: { why: 'no-such-account' } },
])('what was not begun stands in the modal: $kind', async (decided) => {
    expect(await showing(decided)).toMatchObject({ kind: 'notice' });
    expect(surface.told).toEqual([]);
});

test.each([
    [moderator, 'field-error'],
    [otherModerator, 'notice'],
])('an account that $username is at work on can be submitted again by them alone', async (who, kind) => {
    const by = { id: who.id, username: who.username };
    expect(await showing({ kind: 'busy', other: { by, since: Date.now() } })).toMatchObject({ kind });
});
