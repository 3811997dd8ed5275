import type { Account, Room, RoomType } from '../model/documents';
import type { WorkspaceModel } from '../model/model';

export interface TrueAccount {
    _id: string;
    username: string;
    name: string;
    active: boolean;
    type: string;
    /** Names of roles. */
    roles: string[];
    /** How many login tokens it has. */
    sessions: number;
}

export interface TrueRoom {
    _id: string;
    name: string;
    t: RoomType;
    /** Usernames. */
    owners: string[];
    members: number;
    messages: number;
    readOnly: boolean;
}

/** A record that the app wrote, as it wrote it. */
export interface TrueCase {
    open: boolean;
    record: object;
}

/** What is so in the workspace, whoever may see it. */
export interface Truth {
    accounts: TrueAccount[];
    rooms: TrueRoom[];
    /** Newest first. */
    cases: TrueCase[];
}

/** Looks at everything that a deactivation changes. */
export function truthOf(model: WorkspaceModel, appId: string): Truth {
    return {
        accounts: model.accounts.all().map((account) => accountOf(model, account)),
        rooms: model.rooms.all().map((room) => roomOf(model, room)),
        cases: model.records.all(appId).flatMap(({ data }) => caseOf(data)),
    };
}

function accountOf(model: WorkspaceModel, account: Account): TrueAccount {
    const { _id, username = '', name = '', active, type = '' } = account;
    return {
        _id,
        username,
        name,
        active,
        type,
        roles: account.roles.map((id) => model.roles.byId(id)?.name ?? id),
        sessions: model.sessions.count(_id),
    };
}

function roomOf(model: WorkspaceModel, { _id, t, name, fname, usernames, usersCount, msgs, ro }: Room): TrueRoom {
    const owners = model.subscriptions.holders(_id, 'owner');
    return {
        _id,
        t,
        name: t === 'd' ? (usernames ?? []).join(', ') : (fname ?? name ?? _id),
        owners: owners.flatMap((id) => model.accounts.byId(id)?.username ?? []),
        members: usersCount,
        messages: msgs,
        readOnly: ro ?? false,
    };
}

/** The app keeps records of several kinds, each with its kind beside it. */
function caseOf(data: object): TrueCase[] {
    if (!('kind' in data) || !('record' in data) || typeof data.record !== 'object' || data.record === null) {
        return [];
    }
    const { kind, record } = data;
    return kind === 'open-case' || kind === 'closed-case' ? [{ open: kind === 'open-case', record }] : [];
}
