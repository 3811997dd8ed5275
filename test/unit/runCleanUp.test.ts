import { Claims } from '../../src/moderation/claims';
import { type CleanUp, cleanUpOf, MAX_DELETED } from '../../src/moderation/cleanUp';
import { type CleanUpRound, runCleanUp } from '../../src/moderation/runCleanUp';
import { askedCleanUp, workspaceToCleanUp } from './support/cleanUps';
import type { MemoryWorkspace } from './support/memoryWorkspace';
import { member, moderator, target } from './support/people';
import { closedCase, privateRoom } from './support/records';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** The rules of a clean-up, over records and messages in memory. */
describe('a clean-up', () => {
    let workspace: MemoryWorkspace;
    let claims: Claims;

    beforeEach(() => {
        jest.useFakeTimers();
        workspace = workspaceToCleanUp();
        workspace.store.rooms.set('room-1', { room: privateRoom('room-1'), owners: [], members: [target.id] });
        claims = new Claims();
        put(askedCleanUp());
    });

    afterEach(() => jest.useRealTimers());

    const put = (cleanUp: CleanUp): void => void workspace.store.cleanUps.set(cleanUp.caseId, cleanUp);
    const standing = (): CleanUp | undefined => workspace.store.cleanUps.get('case-1');
    const write = (
        id: string,
        more: { readonly senderId?: string; readonly ago?: number; readonly roomId?: string } = {},
    ): void => {
        const { senderId = target.id, ago = MINUTE, roomId = 'room-1' } = more;
        const sentAt = Date.now() - ago;
        const message = { id, roomId, senderId, content: id, sentAt, isPinned: false, hasFiles: false };
        workspace.store.written.set(id, message);
    };
    const round = async (): Promise<CleanUpRound | undefined> => {
        const running = runCleanUp(askedCleanUp(), workspace, claims, () => Promise.resolve());
        await jest.advanceTimersByTimeAsync(2 * MINUTE);
        return running;
    };
    const left = (): string[] => [...workspace.store.written.keys()];

    test('deletes what the account wrote in that time, after its evidence', async () => {
        write('spam');
        write('old', { ago: 2 * HOUR });
        write('others', { senderId: member.id });
        const began = Date.now();
        expect(await round()).toMatchObject({ kind: 'looked', cleanUp: { messages: [{ id: 'spam', fate: 'gone' }] } });
        expect(left()).toEqual(['old', 'others']);
        expect(workspace.store.evidence).toEqual(['spam']);
        const operations = workspace.operations();
        expect(operations.indexOf('caseLog.postEvidence')).toBeLessThan(operations.indexOf('written.delete'));
        expect(standing()).toMatchObject({ isSecondLook: true, roomsLeft: null, dueAt: began + MINUTE });
    });

    test('is looked at once more not before a minute is over, is over then, and is not begun again', async () => {
        write('spam');
        await round();
        put({ ...askedCleanUp(), isSecondLook: true, dueAt: Date.now() + MINUTE });
        expect(await runCleanUp(askedCleanUp(), workspace, claims, () => Promise.resolve())).toBeUndefined();
        await jest.advanceTimersByTimeAsync(MINUTE);
        expect(await round()).toMatchObject({ kind: 'over', isNews: false });
        expect(standing()).toBeUndefined();
        expect(await round()).toBeUndefined();
    });

    test('never deletes more than the newest 500, and counts the rest', async () => {
        workspace.store.rooms.set('room-2', { room: privateRoom('room-2'), owners: [], members: [target.id] });
        for (let index = 0; index < MAX_DELETED + 7; index++) {
            write(`spam-${index}`, { ago: MINUTE + index, roomId: index % 2 === 0 ? 'room-1' : 'room-2' });
        }
        expect(await round()).toMatchObject({ cleanUp: { tooMany: 7 } });
        expect(left()).toEqual(Array.from({ length: 7 }, (_, index) => `spam-${MAX_DELETED + index}`));
    });

    test('goes on with what a killed process has left: its evidence is not posted again', async () => {
        write('kept');
        write('new');
        const kept = {
            id: 'kept',
            roomId: 'room-1',
            fate: 'kept-as-evidence',
            isPinned: false,
            hasFiles: false,
        } as const;
        put({ ...askedCleanUp(), messages: [kept], roomsLeft: ['room-1'] });
        expect(await round()).toMatchObject({ kind: 'looked' });
        expect(left()).toEqual([]);
        expect(workspace.store.evidence).toEqual(['new']);
    });

    test.each<[string, () => unknown, string]>([
        ['the account is active again', () => workspace.store.setActive(target.id, true), 'active-again'],
        ['the account is gone', () => workspace.store.accounts.delete(target.id), 'account-gone'],
        ['the moderator is deactivated', () => workspace.store.setActive(moderator.id, false), 'not-permitted'],
        ['there is no log room', () => (workspace.store.logRoomId = undefined), 'no-log-room'],
    ])('stops where %s', async (_, change, why) => {
        write('spam');
        change();
        expect(await round()).toMatchObject({ kind: 'stopped', why });
        expect(left()).toEqual(['spam']);
        expect(standing()).toBeUndefined();
    });

    test('waits where it can’t be read who may, and gives up after five tries', async () => {
        write('spam');
        workspace.before = (operation) =>
            operation === 'settings.rules' ? Promise.reject(new Error('no')) : undefined;
        for (let tries = 0; tries < 5; tries++) {
            expect(await round()).toEqual({ kind: 'goes-on' });
        }
        expect(await round()).toMatchObject({ kind: 'stopped', why: 'gave-up' });
        expect(left()).toEqual(['spam']);
    });

    test('posts nothing while the records can’t be written', async () => {
        write('spam');
        workspace.before = (operation) =>
            operation === 'cleanUps.write' ? Promise.reject(new Error('no')) : undefined;
        expect(await round()).toEqual({ kind: 'goes-on' });
        expect(workspace.store.evidence).toEqual([]);
        expect(left()).toEqual(['spam']);
    });

    describe('where reading a room ends the process', () => {
        const ids = ['room-1', 'room-2', 'room-3'];
        let isEnding = false;

        beforeEach(() => {
            ids.forEach((id) => {
                workspace.store.rooms.set(id, { room: privateRoom(id), owners: [], members: [target.id] });
                write(`spam in ${id}`, { roomId: id });
            });
        });

        /** Until it ends, what such a process asks is still carried out, and nothing is answered. */
        const endAt = (...bad: readonly string[]): void => {
            const hang = new Promise<void>(() => undefined);
            workspace.before = (operation) => {
                isEnding ||= operation === 'written.page' && bad.includes(String(workspace.asked.at(-1)?.[1]));
                return isEnding && operation !== 'cleanUps.write' ? hang : undefined;
            };
            workspace.after = () => (isEnding ? hang : undefined);
        };
        /** The next round, in a process of its own. */
        const next = (): Promise<CleanUpRound | undefined> => {
            isEnding = false;
            claims = new Claims();
            workspace.store.claims.clear();
            return round();
        };
        const searched = (): unknown[] =>
            workspace.asked.flatMap(([operation, id]) => (operation === 'written.page' ? [id] : []));

        test('gets past it the second time, and leaves that room out for good', async () => {
            endAt('room-2');
            expect(await next()).toEqual({ kind: 'goes-on' });
            expect(await next()).toEqual({ kind: 'goes-on' });
            expect(await next()).toMatchObject({ kind: 'looked', cleanUp: { leftOut: ['room-2'], unsearched: 0 } });
            expect(left()).toEqual(['spam in room-2']);
            expect(searched().filter((id) => id === 'room-2')).toHaveLength(2);
            expect(await next()).toMatchObject({ kind: 'over' });
            expect(searched().filter((id) => id === 'room-2')).toHaveLength(2);
        });

        test('has not searched the rooms that were read before it ended', async () => {
            endAt('room-2');
            const { before } = workspace;
            workspace.before = async (operation) => {
                if (operation === 'rooms.byId' && workspace.asked.at(-1)?.[1] === 'room-2') {
                    await new Promise((resolve) => setTimeout(resolve, 1000));
                }
                await before(operation);
            };
            expect(await next()).toEqual({ kind: 'goes-on' });
            expect(standing()).toMatchObject({ searching: ids, roomsLeft: ids });
        });

        test('leaves out what another clean-up had to leave out, and nothing that isn’t its own', async () => {
            endAt('room-3');
            put({ ...askedCleanUp(), caseId: 'case-2', leftOut: ['room-3', 'elsewhere'] });
            expect(await next()).toMatchObject({ kind: 'looked', cleanUp: { leftOut: ['room-3'], interruptions: 0 } });
            expect(left()).toEqual(['spam in room-3']);
        });

        test('gives up the fifth time, and knows which rooms it left out', async () => {
            const more = ['room-4', 'room-5'].map((id) => ({
                room: privateRoom(id),
                owners: [],
                members: [target.id],
            }));
            more.forEach((one) => workspace.store.rooms.set(one.room.id, one));
            endAt('room-1', 'room-2', 'room-4', 'room-5');
            let last = await next();
            while (last?.kind === 'goes-on') {
                last = await next();
            }
            expect(last).toMatchObject({
                kind: 'stopped',
                why: 'gave-up',
                cleanUp: { interruptions: 5, leftOut: ['room-1', 'room-2', 'room-4', 'room-5'] },
            });
            expect(left()).not.toContain('spam in room-3');
        });

        test('is no reason to leave out a room that was searched', async () => {
            workspace.before = (operation) =>
                operation === 'caseLog.postEvidence' ? Promise.reject(new Error('no')) : undefined;
            await next();
            await next();
            expect(standing()).toMatchObject({ failures: 2, interruptions: 0, searching: [], leftOut: [] });
        });
    });

    test('that hangs is over before its claim is', async () => {
        write('spam');
        workspace.before = (operation) => (operation === 'written.page' ? new Promise(() => undefined) : undefined);
        expect(await round()).toMatchObject({ kind: 'looked', cleanUp: { unsearched: 1 } });
        expect(workspace.store.claims.size).toBe(0);
    });
});

test.each([
    ['an activation', closedCase({ action: 'activate', cleanUp: HOUR })],
    ['one that failed', closedCase({ cleanUp: HOUR }, { kind: 'failed', failure: { why: 'federated' }, rooms: [] })],
    ['one that was not asked for', closedCase()],
])('a case calls for no clean-up: %s', (_, closed) => {
    expect(cleanUpOf(closed)).toBeUndefined();
});

test('a case of version 1.0.0 that is still open when the app is updated calls for none', () => {
    const closed = closedCase({ cleanUp: HOUR });
    Reflect.deleteProperty(closed, 'cleanUp');
    expect(cleanUpOf(closed)).toBeUndefined();
});
