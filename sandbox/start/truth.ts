import type { Case, ClosedCase } from '../../src/moderation/case';
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

/** A case as the app has it on record. */
export interface TrueCase {
    id: string;
    state: 'open' | ClosedCase['ending']['state'];
    action: Case['action'];
    /** Usernames. */
    moderator: string;
    target: string;
    reason: string;
    /** Milliseconds since 1970. */
    openedAt: number;
    rooms: { name: string; became: string }[];
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
        cases: casesOf(model, appId),
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

/** The cases on record, newest first. One that is just being closed stands there twice: then it is closed. */
export function casesOf(model: WorkspaceModel, appId: string): TrueCase[] {
    const known = new Map<string, TrueCase>();
    for (const { data } of model.records.all(appId)) {
        const found = caseOf(data);
        if (found && (found.state !== 'open' || !known.has(found.id))) {
            known.set(found.id, found);
        }
    }
    return [...known.values()].sort((a, b) => b.openedAt - a.openedAt);
}

function caseOf(data: object): TrueCase | undefined {
    if (!('kind' in data) || !('record' in data) || (data.kind !== 'open-case' && data.kind !== 'closed-case')) {
        return undefined;
    }
    // Nobody but the app writes its records, and the kind stands for the shape.
    const record = data.record as Case | ClosedCase;
    const { id, action, moderator, target, reason, openedAt } = record;
    const always = { id, action, moderator: moderator.username, target: target.username, reason, openedAt };
    return 'ending' in record
        ? {
              ...always,
              state: record.ending.state,
              rooms: record.ending.rooms.map((room) => ({
                  name: 'name' in room ? room.name : 'rooms that were not checked',
                  became: room.became,
              })),
          }
        : { ...always, state: 'open', rooms: [] };
}
