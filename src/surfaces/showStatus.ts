import type { IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { refusalToAdminister } from '../moderation/authorise';
import type { Origin } from '../moderation/case';
import { Deadline } from '../moderation/deadline';
import { entriesOf } from '../moderation/standard';
import type { Workspace } from '../moderation/ports';
import type { WordKey } from '../words/english';
import { type Words, words } from '../words/words';
import { listsRoles } from '../workspace/settings';
import { rolesOf } from '../workspace/roles';
import { type Desk, type ModerationApp, TRIGGER_LIMIT } from '../wiring';
import { sayRefusal, sayServiceState } from '../ui/say';

/** `/deactivate status`: a check of the whole set-up, for admins. */
export async function showStatus(user: IUser, origin: Origin, desk: Desk): Promise<void> {
    await desk.tell(user, origin, await status(user, desk));
}

async function status(user: IUser, { workspace, version }: Desk): Promise<Words[]> {
    const deadline = new Deadline(TRIGGER_LIMIT);
    const caller = await deadline.wait(workspace.accounts.caller(user.id));
    const refusal = refusalToAdminister(caller.kind === 'answered' ? caller.value : undefined);
    if (refusal) {
        return [sayRefusal(refusal, '')];
    }
    const checks = await Promise.all([
        check('status_no_engine', deadline, checkEngine(user.id, workspace)),
        check('status_no_settings', deadline, checkRules(workspace)),
        check('status_no_log_room', deadline, checkLogRoom(workspace)),
        check('status_no_records', deadline, checkRecords(workspace)),
        check('status_no_service_account', deadline, checkServiceAccount(workspace, user.utcOffset)),
    ]);
    return [words('status_title', { version }), ...checks.flat()];
}

type Unread = Extract<WordKey, `status_no_${string}`>;

async function check(unread: Unread, deadline: Deadline, work: Promise<Words[]>): Promise<Words[]> {
    const answer = await deadline.wait(work);
    return answer.kind === 'answered' ? answer.value : [words(unread)];
}

/** One question of each kind that a deactivation asks: where the app lacks an engine permission, it is answered without a list. */
async function checkEngine(userId: string, { accounts, roles, cases }: Workspace): Promise<Words[]> {
    await Promise.all([accounts.roomIds(userId), roles.custom(), cases.stillOpen()]);
    return [words('status_engine_ok')];
}

async function checkRules({ settings, roles }: Workspace): Promise<Words[]> {
    const { authorisedRoles, protectedRoles, reasonRequired } = await settings.rules();
    const entries = entriesOf(authorisedRoles);
    const unknown = await unknownRoles([...entries, ...entriesOf(protectedRoles)], roles);
    return [
        entries.length > 0 ? words('status_roles', { roles: entries.join(', ') }) : words('status_roles_none'),
        words('status_protected', { roles: entriesOf(protectedRoles).join(', ') }),
        ...unknown.map((role) => words('status_role_unknown', { role })),
        words(reasonRequired ? 'status_reason_required' : 'status_reason_optional'),
    ];
}

/** The entries that are neither the name nor the id of a role: they have no effect. */
async function unknownRoles(entries: readonly string[], roles: Workspace['roles']): Promise<string[]> {
    const found = await Promise.all(entries.map(async (entry) => ({ entry, role: await roles.byNameOrId(entry) })));
    return [...new Set(found.flatMap(({ entry, role }) => (role ? [] : [entry])))];
}

/** An app can't refuse a setting, so what it would refuse it says in its log. */
export async function logUnknownRoles(setting: ISetting, read: IRead, app: ModerationApp): Promise<void> {
    if (!listsRoles(setting)) {
        return;
    }
    const entries = entriesOf(String(setting.value));
    const unknown = await new Deadline(TRIGGER_LIMIT).wait(
        unknownRoles(entries, rolesOf(read.getRoleReader(), app.getID(), app.memory.customRoles)),
    );
    for (const role of unknown.kind === 'answered' ? unknown.value : []) {
        app.getLogger().warn(`The setting ${setting.id} names "${role}", which is no role: it has no effect.`);
    }
}

async function checkLogRoom({ settings, rooms }: Workspace): Promise<Words[]> {
    const id = await settings.logRoomId();
    if (id === undefined) {
        return [words('status_log_room_none')];
    }
    const room = await rooms.byId(id);
    return [room ? words('status_log_room', { room: room.name }) : words('status_log_room_gone')];
}

async function checkRecords({ cases }: Workspace): Promise<Words[]> {
    const open = await cases.stillOpen();
    return [words('status_open_cases', { count: String(open.length) })];
}

async function checkServiceAccount({ serviceAccount }: Workspace, utcOffset: number): Promise<Words[]> {
    const state = await serviceAccount.tryOut();
    const lines = sayServiceState(state, utcOffset);
    return state.kind === 'works' ? [...lines, words('status_permissions')] : lines;
}
