import type { CleanUp } from '../../src/moderation/cleanUp';
import { workOffCleanUps } from '../../src/surfaces/workOffCleanUps';
import { MINUTE, SECOND } from '../../src/words/units';
import { askedCleanUp, workspaceToCleanUp } from './support/cleanUps';
import { faults, faulty } from './support/faults';
import type { MemoryWorkspace } from './support/memoryWorkspace';
import { target } from './support/people';
import { privateRoom } from './support/records';
import { type Surface, surfaceOver } from './support/surface';

let workspace: MemoryWorkspace;
let surface: Surface;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = workspaceToCleanUp();
    workspace.store.rooms.set('room-1', { room: privateRoom('room-1'), owners: [], members: [target.id] });
    const spam = {
        id: 'spam',
        roomId: 'room-1',
        senderId: target.id,
        content: 'spam',
        isPinned: false,
        hasFiles: false,
    };
    workspace.store.written.set(spam.id, { ...spam, sentAt: Date.now() - MINUTE });
    surface = surfaceOver(workspace);
});

afterEach(() => {
    jest.useRealTimers();
});

/** A clean-up that is due. */
function put(more: Partial<CleanUp> = {}): void {
    const one = askedCleanUp(more);
    workspace.store.cleanUps.set(one.caseId, one);
}

async function working(): Promise<void> {
    const work = workOffCleanUps(surface.context);
    await jest.advanceTimersByTimeAsync(5 * MINUTE);
    await work;
}

/** How often the moderator was told, and how often the thread in the log room. */
const told = (): number[] => [surface.told.length, workspace.store.cleanUpReports.length];

test('what was deleted is told to the moderator and in the thread of the case', async () => {
    put();
    await working();
    expect(workspace.store.written.size).toBe(0);
    expect(told()).toEqual([1, 1]);
});

test('of a batch it is told in the thread alone: of fifty accounts there would be fifty messages', async () => {
    put({ batchId: 'batch-1' });
    await working();
    expect(told()).toEqual([0, 1]);
});

test('that a clean-up stopped is told to the moderator, also of a batch', async () => {
    put({ batchId: 'batch-1' });
    workspace.store.rules = { ...workspace.store.rules, moderatorsMayDelete: false };
    await working();
    expect(workspace.store.written.size).toBe(1);
    expect(told()).toEqual([1, 1]);
});

test('what is not due yet is left for later', async () => {
    put({ dueAt: Date.now() + 1 });
    await working();
    expect([workspace.store.written.size, ...told()]).toEqual([1, 0, 0]);
});

test('the second look tells nothing where it found nothing more', async () => {
    workspace.store.written.clear();
    put({ isSecondLook: true });
    await working();
    expect(workspace.store.cleanUps.size).toBe(0);
    expect(told()).toEqual([0, 0]);
});

test.each<[string, Partial<CleanUp>, number]>([
    ['two are worked off at a time', {}, 2],
    ['after an interruption it is one at a time: the next end must tell in which', { interruptions: 1 }, 1],
    ['so it is where the process ended while rooms were read', { searching: ['room-1'] }, 1],
])('%s', async (_, more, most) => {
    for (const caseId of ['case-1', 'case-2', 'case-3']) {
        put({ caseId, ...(caseId === 'case-2' ? more : {}) });
    }
    let atOnce = 0;
    workspace.before = async (operation) => {
        if (operation === 'written.page') {
            atOnce = Math.max(atOnce, workspace.store.claims.size);
            await new Promise((resolve) => setTimeout(resolve, SECOND));
        }
    };
    await working();
    expect(atOnce).toBe(most);
    expect(told()).toEqual([3, 3]);
});

test.each(faults)('where they can’t be read (%s) the app’s log says so', async (fault) => {
    workspace.before = faulty('cleanUps.all', fault);
    await working();
    expect(JSON.stringify(surface.context.logger)).toContain('The clean-ups could not be read');
});

describe('a clean-up is told of before its record moves on: after a kill in between it is told once more', () => {
    /** What stands on record of it whenever the log room is told of it. */
    function standingWhenTold(): unknown[] {
        const standing: unknown[] = [];
        workspace.before = (operation) => {
            if (operation === 'caseLog.postCleanUp') {
                standing.push(workspace.store.cleanUps.get('case-1'));
            }
        };
        return standing;
    }

    test('the first look', async () => {
        put();
        const standing = standingWhenTold();
        await working();
        expect(standing).toMatchObject([{ isSecondLook: false }]);
        expect(workspace.store.cleanUps.get('case-1')).toMatchObject({ isSecondLook: true });
    });

    test('one that was stopped', async () => {
        put();
        workspace.store.setActive(target.id, true);
        const standing = standingWhenTold();
        await working();
        expect(standing).toMatchObject([{ caseId: 'case-1' }]);
        expect(workspace.store.cleanUps.size).toBe(0);
    });
});
