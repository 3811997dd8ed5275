import { addAccount } from '../../sandbox/model/build';
import type { RecordRow, SandboxedApp } from '../../sandbox/start/sandboxedApp';
import type { Workspace } from '../../sandbox/workspace';
import type { Case, ClosedCase } from '../../src/moderation/case';

/** What the sandbox is told of this app. */
export const activeStatus: Omit<SandboxedApp, 'zip'> = {
    setUp,
    rowsOf: (records) => casesOf(records).map(rowOf),
    tryOut: { command: 'deactivate', params: '@sam.spammer Posts spam' },
};

/** The settings that an admin of the sandbox would make. With the service account all that the app can do can be tried. */
async function setUp({ model, sample: { moderatorRole, rooms }, saveSettings, scheduler }: Workspace): Promise<void> {
    const role = model.roles.create('account-service', 'For an app that uses the REST API');
    model.permissions.grant('edit-other-user-active-status', role._id);
    model.permissions.grant('api-bypass-rate-limit', role._id);
    const service = addAccount(model, 'serge.service', { type: 'bot', roles: ['bot', role._id] });
    await saveSettings({
        'authorised-roles': `admin, ${moderatorRole.name}`,
        'service-user-id': service._id,
        'service-token': model.sessions.create(service._id),
    });
    // The app tries the service account in a job, and tells the log room. Before there is one, the log begins with a case.
    await scheduler.look();
    await saveSettings({ 'log-room': [{ _id: rooms.moderationLog._id, name: rooms.moderationLog.name }] });
}

/** A case, without what the sandbox has no use for. */
export interface CaseSummary {
    id: string;
    state: 'open' | ClosedCase['ending']['kind'];
    action: Case['action'];
    /** Usernames. */
    moderator: string;
    target: string;
    reason: string;
    /** Milliseconds since 1970. */
    openedAt: number;
    rooms: { name: string; became: string }[];
}

/** The cases on record, newest first. One that is just being closed stands there twice: then it is closed. */
export function casesOf(records: readonly object[]): CaseSummary[] {
    const known = new Map<string, CaseSummary>();
    for (const record of records) {
        const found = caseIn(record);
        if (found && (found.state !== 'open' || !known.has(found.id))) {
            known.set(found.id, found);
        }
    }
    return [...known.values()].sort((a, b) => b.openedAt - a.openedAt);
}

function caseIn(stored: object): CaseSummary | undefined {
    if (!('kind' in stored) || !('record' in stored) || !['open-case', 'closed-case'].includes(String(stored.kind))) {
        return undefined;
    }
    // Nobody but the app writes its records, and the kind stands for the shape.
    const record = stored.record as Case | ClosedCase;
    const { id, action, moderator, target, reason, openedAt } = record;
    const always = { id, action, moderator: moderator.username, target: target.username, reason, openedAt };
    if (!('ending' in record)) {
        return { ...always, state: 'open', rooms: [] };
    }
    const rooms = record.ending.rooms.map((room) => ({
        name: 'name' in room ? room.name : 'rooms that were not checked',
        became: room.kind,
    }));
    return { ...always, state: record.ending.kind, rooms };
}

const moods = { open: 'open', done: 'good', found: 'good', failed: 'bad', unknown: 'bad' } as const;

function rowOf({ id, state, action, moderator, target, reason, openedAt, rooms }: CaseSummary): RecordRow {
    const fates = rooms.map(({ name, became }) => `${name}: ${became}`);
    return {
        id,
        title: `${action} @${target}`,
        tag: state,
        mood: moods[state],
        at: openedAt,
        lines: [`by @${moderator}`, reason, ...fates].filter((line) => line !== ''),
    };
}
