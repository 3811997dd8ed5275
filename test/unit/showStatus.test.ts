import type { Room } from '../../src/moderation/ports';
import type { Rules } from '../../src/moderation/standard';
import { showStatus } from '../../src/surfaces/showStatus';
import { faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { admin, member, moderator } from './support/people';
import { openCase, privateRoom } from './support/records';
import { surfaceOver } from './support/surface';
import { userOf } from './support/users';

let workspace: MemoryWorkspace;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(admin, moderator, member));
    workspace.store.roles.push({ id: 'admin', name: 'admin' });
    logRoomIs({});
});

afterEach(() => {
    jest.useRealTimers();
});

/** What `/deactivate status` says, as JSON. */
async function asking(who = admin): Promise<string> {
    const { context, told } = surfaceOver(workspace);
    const work = showStatus(userOf(who), { roomId: 'room-1', threadId: null, messageId: null }, context);
    await jest.advanceTimersByTimeAsync(10_000);
    await work;
    expect(told).toHaveLength(1);
    return told.join();
}

test.each([moderator, member])('$username, who is no admin, is told nothing of the set-up', async (who) => {
    expect(await asking(who)).toContain('refused_not_admin');
    expect(workspace.operations()).toEqual(['accounts.caller']);
});

test.each(faults)('a caller who can’t be read (%s) is told nothing of the set-up', async (fault) => {
    workspace.before = faulty('accounts.caller', fault);
    expect(await asking()).toContain('refused_caller_unknown');
});

test('an admin is told that it works', async () => {
    const said = await asking();
    expect(said).toContain('status_engine_ok');
    expect(said).not.toContain('status_role_unknown');
    expect(said).toContain('status_reason_optional');
});

test.each<[string, string, () => unknown]>([
    ['a role that is none', 'status_role_unknown', () => (workspace.store.roles = [])],
    [
        'that nobody may act',
        'status_roles_none',
        () => {
            set({ authorisedRoles: '' });
        },
    ],
    [
        'that nobody is protected',
        'status_protected_none',
        () => {
            set({ protectedRoles: '' });
        },
    ],
    [
        'that a reason is required',
        'status_reason_required',
        () => {
            set({ reasonRequired: true });
        },
    ],
    ['that there is no log room', 'status_log_room_none', () => (workspace.store.logRoomId = undefined)],
    [
        'that the log room is gone',
        'status_log_room_gone',
        () => {
            workspace.store.rooms.clear();
        },
    ],
    [
        'that the log room is archived',
        'status_log_room_archived',
        () => {
            logRoomIs({ isArchived: true });
        },
    ],
    [
        'that everybody can read the log room',
        'status_log_room_public',
        () => {
            logRoomIs({ isPublicChannel: true });
        },
    ],
    [
        'that the log room is encrypted',
        'status_log_room_encrypted',
        () => {
            logRoomIs({ isEncrypted: true });
        },
    ],
    [
        'that the log room is read-only',
        'status_log_room_read_only',
        () => {
            logRoomIs({ isReadOnly: true });
        },
    ],
    ['a case that is open', '"count":"1"', () => workspace.store.open.set('case-1', openCase())],
])('an admin is told %s', async (_, key, happens) => {
    expect(await asking()).not.toContain(key);
    happens();
    expect(await asking()).toContain(key);
});

test.each([
    ['roles.custom', 'status_no_engine'],
    ['settings.rules', 'status_no_settings'],
    ['settings.logRoom', 'status_no_log_room'],
    ['settings.postsReports', 'status_no_reports'],
    ['cases.stillOpen', 'status_no_records'],
    ['serviceAccount.tryOut', 'status_no_service_account'],
])('where %s gives no answer, that is said, and the other checks are told', async (operation, key) => {
    workspace.before = faulty(operation, 'hangs');
    const said = await asking();
    expect(said).toContain(key);
    expect(said).toContain('status_title');
});

function logRoomIs(more: Partial<Room>): void {
    const room = { ...privateRoom('log-room'), ...more };
    workspace.store.rooms.set(room.id, { room, owners: [], members: [] });
}

function set(more: Partial<Rules>): void {
    workspace.store.rules = { ...workspace.store.rules, ...more };
}
