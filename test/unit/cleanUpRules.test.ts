import { Claims } from '../../src/moderation/claims';
import { type CleanedMessage, type CleanUp, MAX_DELETED } from '../../src/moderation/cleanUp';
import { type CleanUpRound, runCleanUp } from '../../src/moderation/runCleanUp';
import { CLEAN_UP_PAUSE } from '../../src/moderation/timeouts';
import { MINUTE, SECOND } from '../../src/words/units';
import { askedCleanUp, workspaceToCleanUp } from './support/cleanUps';
import { faults, faulty } from './support/faults';
import type { MemoryWorkspace } from './support/memoryWorkspace';
import { member, target } from './support/people';
import { privateRoom } from './support/records';

let workspace: MemoryWorkspace;
let claims: Claims;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = workspaceToCleanUp();
    inRooms('room-1');
    claims = new Claims();
});

afterEach(() => {
    jest.useRealTimers();
});

function inRooms(...ids: readonly string[]): void {
    for (const id of ids) {
        workspace.store.rooms.set(id, { room: privateRoom(id), owners: [], members: [target.id] });
    }
}

function write(id: string, senderId = target.id, ago = MINUTE, roomId = 'room-1'): void {
    const sentAt = Date.now() - ago;
    workspace.store.written.set(id, { id, roomId, senderId, content: id, sentAt, isPinned: false, hasFiles: false });
}

async function round(cleanUp = askedCleanUp()): Promise<CleanUpRound | undefined> {
    workspace.store.cleanUps.set(cleanUp.caseId, cleanUp);
    const running = runCleanUp(cleanUp, workspace, claims, () => Promise.resolve());
    await jest.advanceTimersByTimeAsync(2 * MINUTE);
    return running;
}

function kept(id: string, fate: CleanedMessage['fate'] = 'kept-as-evidence'): CleanedMessage {
    return { id, roomId: 'room-1', fate, isPinned: false, hasFiles: false };
}

const standing = (): CleanUp | undefined => workspace.store.cleanUps.get('case-1');
const left = (): string[] => [...workspace.store.written.keys()];

describe('what became of a message counts as it is read afterwards', () => {
    test.each(['hidden', 'removed'] as const)('%s', async (fate) => {
        write('spam');
        workspace.after = (operation) => {
            if (operation === 'written.delete') {
                workspace.store.fates.set('spam', fate);
            }
        };
        expect(await round()).toMatchObject({ cleanUp: { messages: [{ id: 'spam', fate }] } });
        expect(standing()).toMatchObject({ told: 1 });
    });

    test.each(faults)('it stayed where deleting it %s, and is tried again by the second look', async (fault) => {
        write('spam');
        workspace.before = faulty('written.delete', fault);
        expect(await round()).toMatchObject({ kind: 'looked', cleanUp: { messages: [{ fate: 'stayed' }] } });
        expect(standing()).toMatchObject({ told: 0, messages: [{ fate: 'kept-as-evidence' }] });
        workspace.before = () => undefined;
        const again = { ...askedCleanUp(), ...standing(), dueAt: Date.now() };
        expect(await round(again)).toMatchObject({
            kind: 'over',
            isNews: true,
            cleanUp: { messages: [{ fate: 'gone' }] },
        });
        expect(workspace.store.evidence).toEqual(['spam']);
    });

    test('it stayed where the server said nothing against it, and it is still there', async () => {
        write('spam');
        jest.spyOn(workspace.written, 'delete').mockResolvedValue('asked');
        expect(await round()).toMatchObject({ cleanUp: { messages: [{ fate: 'stayed' }] } });
    });

    test('it stayed once, though it is found again by the second look', async () => {
        write('spam');
        workspace.before = faulty('written.delete', 'fails');
        await round();
        const again = await round({ ...askedCleanUp(), ...standing(), dueAt: Date.now() });
        expect(again).toMatchObject({ kind: 'over', isNews: false, cleanUp: { messages: [{ fate: 'stayed' }] } });
        expect(workspace.store.evidence).toEqual(['spam']);
    });

    test('what was seen gone is not deleted again by the second look', async () => {
        write('spam');
        await round();
        await round({ ...askedCleanUp(), ...standing(), dueAt: Date.now() });
        expect(workspace.asked.filter(([operation]) => operation === 'written.delete')).toHaveLength(1);
    });

    test('another’s message is not deleted, though the records name it', async () => {
        write('others', member.id);
        const messages = [kept('others')];
        expect(await round(askedCleanUp({ messages }))).toMatchObject({ cleanUp: { messages: [{ fate: 'stayed' }] } });
        expect(left()).toEqual(['others']);
    });
});

describe('nothing is deleted', () => {
    test.each(faults)('where the evidence can’t be posted (%s)', async (fault) => {
        write('spam');
        workspace.before = faulty('caseLog.postEvidence', fault);
        expect(await round()).toEqual({ kind: 'goes-on' });
        expect(left()).toEqual(['spam']);
    });

    test('where the evidence was posted and is not there', async () => {
        write('spam');
        jest.spyOn(workspace.caseLog, 'postEvidence').mockResolvedValue(['lost']);
        expect(await round()).toEqual({ kind: 'goes-on' });
        expect(left()).toEqual(['spam']);
    });

    test('where the log room’s own messages can’t be read', async () => {
        write('spam');
        jest.spyOn(workspace.written, 'look').mockResolvedValue('gone');
        expect(await round()).toMatchObject({ kind: 'stopped', why: 'unreadable' });
        expect([left(), workspace.store.evidence]).toEqual([['spam'], []]);
    });

    test('while somebody else is at work on it', async () => {
        write('spam');
        await new Claims().acquireCleanUp(askedCleanUp(), workspace);
        expect(await round()).toBeUndefined();
        expect(left()).toEqual(['spam']);
    });

    test.each(faults)('where the record can’t be read (%s)', async (fault) => {
        write('spam');
        workspace.before = faulty('cleanUps.byCase', fault);
        expect(await round()).toBeUndefined();
        expect(left()).toEqual(['spam']);
    });

    test('where it can’t be read by which rule it is decided: it is tried again', async () => {
        write('spam');
        workspace.store.permitted = { kind: 'unread', failure: { why: 'rest-timeout' } };
        expect(await round()).toEqual({ kind: 'goes-on' });
        expect(standing()?.dueAt).toBeGreaterThan(Date.now() - 2 * MINUTE);
        expect(left()).toEqual(['spam']);
    });
});

test('an account that is reactivated in the middle keeps what is left', async () => {
    const ids = Array.from({ length: 30 }, (_, index) => `spam-${index}`);
    ids.forEach((id) => {
        write(id);
    });
    let deleted = 0;
    workspace.after = (operation) => {
        deleted += operation === 'written.delete' ? 1 : 0;
        if (deleted === 1) {
            workspace.store.setActive(target.id, true);
        }
    };
    const messages = ids.map((id) => kept(id));
    expect(await round(askedCleanUp({ messages, roomsLeft: [] }))).toMatchObject({
        kind: 'stopped',
        why: 'active-again',
    });
    expect(left()).toHaveLength(6);
});

test('every room is searched, and those that can’t be, and encrypted ones, are counted', async () => {
    inRooms('room-2', 'room-3', 'room-4', 'room-5', 'room-6');
    workspace.store.rooms.set('room-6', {
        room: { ...privateRoom('room-6'), isEncrypted: true },
        owners: [],
        members: [target.id],
    });
    write('first');
    write('last', target.id, MINUTE, 'room-6');
    workspace.before = faulty('written.page', 'fails', 6);
    expect(await round()).toMatchObject({ cleanUp: { roomsLeft: [], unsearched: 1, encrypted: 1 } });
    expect(left()).toEqual(['last']);
});

describe('the evidence is posted', () => {
    const threads = (): number => workspace.operations().filter((one) => one === 'caseLog.openThread').length;

    test('in the thread of the case', async () => {
        write('spam');
        await round();
        expect([workspace.store.evidence, threads()]).toEqual([['spam'], 0]);
    });

    test('of nothing where there is nothing to delete', async () => {
        await round();
        expect(workspace.operations()).not.toContain('caseLog.postEvidence');
    });

    test.each([
        ['that was deleted', { roomId: 'log-room', messageId: 'deleted' }],
        ['that was never posted', undefined],
    ])('in a new thread in place of one %s', async (_, thread) => {
        write('spam');
        jest.spyOn(workspace.caseLog, 'threadOf').mockResolvedValue(thread);
        expect(await round()).toMatchObject({ kind: 'looked', cleanUp: { thread: { messageId: 'entry' } } });
        expect([workspace.store.evidence, threads()]).toEqual([['spam'], 1]);
    });
});

describe('a round', () => {
    /** When each of these was begun, in milliseconds from now. Each takes 9 s. */
    const slow = (slowOne: string): readonly number[] => {
        const now = Date.now();
        const begun: number[] = [];
        workspace.before = async (operation) => {
            if (operation === slowOne) {
                begun.push(Date.now() - now);
                await new Promise((resolve) => setTimeout(resolve, 9 * SECOND));
            }
        };
        return begun;
    };

    test('searches the rooms that are left, and no others', async () => {
        inRooms('room-2');
        write('searched');
        write('new', target.id, MINUTE, 'room-2');
        expect(await round(askedCleanUp({ roomsLeft: ['room-2'] }))).toMatchObject({ kind: 'looked' });
        expect(left()).toEqual(['searched']);
    });

    test('begins no room after 45 s, and leaves the others to the next', async () => {
        const ids = Array.from({ length: 24 }, (_, index) => `room-${index + 1}`);
        inRooms(...ids);
        ids.forEach((id) => {
            write(`spam in ${id}`, target.id, MINUTE, id);
        });
        slow('written.page');
        expect(await round()).toEqual({ kind: 'goes-on' });
        expect(standing()?.roomsLeft).toEqual(ids.slice(20));
        expect(await round({ ...askedCleanUp(), ...standing() })).toMatchObject({
            kind: 'looked',
            cleanUp: { unsearched: 0 },
        });
        expect(left()).toEqual([]);
    });

    test('deletes nothing after 70 s, and leaves the rest to the next', async () => {
        const ids = Array.from({ length: 80 }, (_, index) => `spam-${index}`);
        ids.forEach((id) => {
            write(id);
        });
        const begun = slow('written.delete');
        expect(await round(askedCleanUp({ messages: ids.map((id) => kept(id)), roomsLeft: [] }))).toEqual({
            kind: 'goes-on',
        });
        expect([begun.length, Math.max(...begun)]).toEqual([64, 63 * SECOND]);
        expect(standing()?.messages.filter(({ fate }) => fate === 'kept-as-evidence')).toHaveLength(8);
    });

    test('waits for no call longer than 10 s', async () => {
        workspace.before = faulty('caseLog.threadOf', 'hangs');
        const began = Date.now();
        await round();
        expect((standing()?.dueAt ?? 0) - began).toBe(10 * SECOND + CLEAN_UP_PAUSE);
    });
});

test('what was deleted before counts among the 500, and what was too many before is told, too', async () => {
    ['newest', 'newer', 'old'].forEach((id, index) => {
        write(id, target.id, MINUTE + index);
    });
    const messages = Array.from({ length: MAX_DELETED - 1 }, (_, index) => kept(`gone-${index}`, 'gone'));
    expect(await round(askedCleanUp({ messages, tooMany: 5 }))).toMatchObject({ cleanUp: { tooMany: 7 } });
    expect(left()).toEqual(['newer', 'old']);
});
