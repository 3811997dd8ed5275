import type { Account, Room, RoomType } from '../model/documents';
import type { WorkspaceModel } from '../model/model';
import { reportedIn, type TrueReported } from './reported';
import type { RecordRow, SandboxedApp } from './sandboxedApp';

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

/** What is so in the workspace, whoever may see it. */
export interface Truth {
    accounts: TrueAccount[];
    rooms: TrueRoom[];
    reported: TrueReported[];
    /** What the app has on record; undefined where its author has not said how to show that. */
    records?: RecordRow[];
}

/** Looks at everything that a deactivation changes. */
export function truthOf(model: WorkspaceModel, appId: string, { rowsOf }: Pick<SandboxedApp, 'rowsOf'>): Truth {
    return {
        accounts: model.accounts.all().map((account) => accountOf(model, account)),
        rooms: model.rooms.all().map((room) => roomOf(model, room)),
        reported: reportedIn(model),
        records: rowsOf?.(model.records.all(appId).map(({ data }) => data)),
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
