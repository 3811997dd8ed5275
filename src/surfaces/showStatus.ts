import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { Origin } from '../moderation/case';
import { Deadline } from '../moderation/deadline';
import type { Ports, Room } from '../moderation/ports';
import { requestStatus } from '../moderation/requestPermit';
import { entriesOf } from '../moderation/standard';
import { TRIGGER_LIMIT } from '../moderation/timeouts';
import { unknownRoles } from '../moderation/unknownRoles';
import { sayRefusal } from '../ui/sayRefusal';
import { sayServiceState } from '../ui/sayServiceState';
import type { WordKey } from '../words/english';
import type { Reader } from '../words/reader';
import { type Words, words } from '../words/words';
import type { Context } from './context';

/** `/deactivate status`: a check of the whole set-up, for admins. */
export async function showStatus(user: IUser, origin: Origin, context: Context): Promise<void> {
    await context.tell(user, origin, await status(user, origin, context));
}

async function status(user: IUser, { roomId }: Origin, { ports, version, reader }: Context): Promise<Words[]> {
    const deadline = new Deadline(TRIGGER_LIMIT);
    const viewing = await requestStatus(user.id, ports, deadline);
    if (viewing.kind === 'refused') {
        return sayRefusal(viewing.refusal, reader);
    }
    const checks = await Promise.all([
        check('status_no_engine', deadline, checkEngine(user.id, ports)),
        check('status_no_settings', deadline, checkRules(ports)),
        check('status_no_log_room', deadline, checkLogRoom(ports)),
        check('status_no_reports', deadline, checkReports(ports)),
        check('status_no_messages', deadline, checkMessages(roomId, ports)),
        check('status_no_records', deadline, checkRecords(ports)),
        check('status_no_service_account', deadline, checkServiceAccount(ports, reader)),
    ]);
    return [words('status_title', { version }), ...checks.flat()];
}

type Unread = Extract<WordKey, `status_no_${string}`>;

async function check(unread: Unread, deadline: Deadline, work: Promise<Words[]>): Promise<Words[]> {
    const answer = await deadline.wait(work);
    return answer.kind === 'answered' ? answer.value : [words(unread)];
}

/** One question of each kind that a deactivation asks: where the app lacks an engine permission, it is answered without a list. */
async function checkEngine(userId: string, { accounts, roles, cases }: Ports): Promise<Words[]> {
    await Promise.all([accounts.roomIds(userId), roles.custom(), cases.stillOpen()]);
    return [words('status_engine_ok')];
}

async function checkRules({ settings, roles }: Ports): Promise<Words[]> {
    const { authorisedRoles, protectedRoles, reasonRequired } = await settings.rules();
    const entries = entriesOf(authorisedRoles);
    const protectedEntries = entriesOf(protectedRoles);
    const unknown = await unknownRoles([...entries, ...protectedEntries], roles);
    return [
        entries.length > 0 ? words('status_roles', { roles: entries.join(', ') }) : words('status_roles_none'),
        protectedEntries.length > 0
            ? words('status_protected', { roles: protectedEntries.join(', ') })
            : words('status_protected_none'),
        words('status_rank'),
        ...unknown.map((role) => words('status_role_unknown', { role })),
        words(reasonRequired ? 'status_reason_required' : 'status_reason_optional'),
    ];
}

async function checkLogRoom({ settings, rooms }: Ports): Promise<Words[]> {
    const setting = await settings.logRoom();
    if (setting.kind !== 'set') {
        return [words(setting.kind === 'none' ? 'status_log_room_none' : 'status_log_room_unreadable')];
    }
    const room = await rooms.byId(setting.id);
    const others = setting.ignored > 0 ? [words('status_log_room_ignored', { count: String(setting.ignored) })] : [];
    return [...sayLogRoom(room), ...others];
}

function sayLogRoom(room: Room | undefined): Words[] {
    if (!room) {
        return [words('status_log_room_gone')];
    }
    if (room.isArchived) {
        return [words('status_log_room_archived', { room: room.name })];
    }
    const said = { room: room.name };
    return [
        words('status_log_room', said),
        ...(room.isEncrypted ? [words('status_log_room_encrypted', said)] : []),
        ...(room.isPublicChannel ? [words('status_log_room_public', said)] : []),
        ...(room.isReadOnly ? [words('status_log_room_read_only', said)] : []),
    ];
}

/** An app that was updated without a new permission is answered as if it had it: so that is asked here. */
async function checkReports({ settings, reportDismissal }: Ports): Promise<Words[]> {
    const [isOn, room, isGranted] = await Promise.all([
        settings.postsReports(),
        settings.logRoom(),
        reportDismissal.isGranted(),
    ]);
    return [
        words(!isOn ? 'status_reports_off' : room.kind === 'set' ? 'status_reports' : 'status_reports_no_log_room'),
        ...(isGranted ? [] : [words('status_lacks_moderation_write')]),
    ];
}

/** As above: without the permission every message seems to be gone, also the newest one of a room. */
async function checkMessages(roomId: string, { settings, written }: Ports): Promise<Words[]> {
    const logRoom = await settings.logRoom();
    for (const id of logRoom.kind === 'set' ? [logRoom.id, roomId] : [roomId]) {
        const [newest] = await written.page(id, 0, 1);
        if (newest) {
            return (await written.look(newest.id)) === 'gone' ? [words('status_lacks_message_read')] : [];
        }
    }
    return [];
}

async function checkRecords({ cases }: Ports): Promise<Words[]> {
    const open = await cases.stillOpen();
    return [words('status_open_cases', { count: String(open.length) })];
}

async function checkServiceAccount({ serviceAccount, settings }: Ports, reader: Reader): Promise<Words[]> {
    const [state, { moderationActionsSuffice }] = await Promise.all([serviceAccount.tryOut(), settings.rules()]);
    const lines = sayServiceState(state, reader);
    const rule = moderationActionsSuffice ? 'status_permissions' : 'status_permissions_strict';
    return state.kind === 'works' ? [...lines, words(rule)] : lines;
}
