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

const keysOf = (said: string): (string | undefined)[] => [...said.matchAll(/"key":"(\w+)"/g)].map(([, key]) => key);

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
    expect(said).not.toContain('status_log_room_ignored');
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
    [
        'that more rooms are chosen as log room than one, and how many',
        'status_log_room_ignored","args":{"count":"2"}',
        () => jest.spyOn(workspace.settings, 'logRoom').mockResolvedValue({ kind: 'set', id: 'log-room', ignored: 2 }),
    ],
    [
        'that the log room can’t be told from its setting',
        'status_log_room_unreadable',
        () => jest.spyOn(workspace.settings, 'logRoom').mockResolvedValue({ kind: 'unreadable' }),
    ],
    ['a case that is open', '"count":"1"', () => workspace.store.open.set('case-1', openCase())],
])('an admin is told %s', async (_, key, happens) => {
    expect(await asking()).not.toContain(key);
    happens();
    expect(await asking()).toContain(key);
});

describe('of reports an admin is told', () => {
    test.each<[string, string, () => unknown]>([
        ['that they come to the log room', 'status_reports', () => undefined],
        [
            'that a setting keeps them away',
            'status_reports_off',
            () => jest.spyOn(workspace.settings, 'postsReports').mockResolvedValue(false),
        ],
        ['that there is no room for them', 'status_reports_no_log_room', () => (workspace.store.logRoomId = undefined)],
    ])('%s', async (_, key, happens) => {
        happens();
        expect(keysOf(await asking()).filter((one) => one?.startsWith('status_reports'))).toEqual([key]);
    });

    test('whether the app lacks the permission to dismiss them', async () => {
        expect(await asking()).not.toContain('status_lacks_moderation_write');
        jest.spyOn(workspace.reportDismissal, 'isGranted').mockResolvedValue(false);
        expect(await asking()).toContain('status_lacks_moderation_write');
    });
});

describe('that messages can’t be read for lack of a permission', () => {
    const write = (roomId: string): void => {
        const one = {
            id: roomId,
            roomId,
            senderId: member.id,
            content: '',
            sentAt: 0,
            isPinned: false,
            hasFiles: false,
        };
        workspace.store.written.set(one.id, one);
    };
    const lose = (): void => {
        jest.spyOn(workspace.written, 'look').mockResolvedValue('gone');
    };

    test.each<[string, boolean, () => void]>([
        [
            'is told where the newest message of the log room seems to be gone',
            true,
            () => {
                write('log-room');
                lose();
            },
        ],
        [
            'is told by that of the room it is asked in, where the log room has none',
            true,
            () => {
                write('room-1');
                lose();
            },
        ],
        [
            'is told by that room alone without a log room',
            true,
            () => {
                workspace.store.logRoomId = undefined;
                write('room-1');
                lose();
            },
        ],
        [
            'is not told where it is there',
            false,
            () => {
                write('log-room');
            },
        ],
        ['is not told where there is no message', false, lose],
        [
            'is not told where there is none in reach',
            false,
            () => {
                write('room-2');
                lose();
            },
        ],
    ])('%s', async (_, isTold, happens) => {
        happens();
        expect((await asking()).includes('status_lacks_message_read')).toBe(isTold);
    });
});

describe('of the service account an admin is told', () => {
    test.each([
        [true, 'status_permissions'],
        [false, 'status_permissions_strict'],
    ])('by which permissions one may act (manage-moderation-actions: %s)', async (moderationActionsSuffice, key) => {
        set({ moderationActionsSuffice });
        expect(await asking()).not.toContain('status_permissions');
        jest.spyOn(workspace.serviceAccount, 'tryOut').mockResolvedValue({ kind: 'works', username: 'service' });
        expect(keysOf(await asking())).toContain(key);
    });
});

test.each([
    ['roles.custom', 'status_no_engine'],
    ['settings.rules', 'status_no_settings'],
    ['settings.logRoom', 'status_no_log_room'],
    ['settings.postsReports', 'status_no_reports'],
    ['written.page', 'status_no_messages'],
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
