import type { UserRef } from '../model/documents';
import { WorkspaceModel } from '../model/model';
import type { Vector, VectorRoom, VectorUser } from './vector';

const start = Date.UTC(2026, 0, 1);
const minute = 60_000;

/** Builds the workspace that a vector begins with. */
export function buildWorkspace({ workspace }: Vector): WorkspaceModel {
    const { seats, mail = false } = workspace;
    const model = new WorkspaceModel();
    model.seats = seats ?? model.seats;
    model.settings.Accounts_Send_Email_When_Activating = mail;
    model.settings.Accounts_Send_Email_When_Deactivating = mail;
    fillWorkspace(model, workspace);
    return model;
}

/** Adds the accounts and rooms of a vector to a workspace. Each account has one e-mail address. */
export function fillWorkspace(model: WorkspaceModel, { users, rooms }: Vector['workspace']): void {
    for (const user of users) {
        addUser(model, user);
    }
    for (const room of rooms) {
        addRoom(model, room);
    }
}

function addUser(model: WorkspaceModel, { tokens, oauth, roles = [], ...fields }: VectorUser): void {
    const emails = [{ address: `${fields._id}@example.com`, verified: true }];
    model.accounts.insert({ ...fields, roles, emails });
    for (let i = 0; i < tokens; i++) {
        model.sessions.create(fields._id);
    }
    for (let i = 0; i < oauth; i++) {
        model.sessions.createOAuth(fields._id);
    }
}

function addRoom(model: WorkspaceModel, { subs, msgs, ...fields }: VectorRoom): void {
    const usernames = fields.uids?.map((id) => refOf(model, id).username);
    const room = model.rooms.insert({ ...fields, usernames, ts: new Date(start) });
    if (room.teamMain && room.teamId !== undefined) {
        model.rooms.insertTeam({ _id: room.teamId, name: room.name ?? '', roomId: room._id });
    }
    for (const { u, ts, ...rest } of subs) {
        model.subscriptions.insert({ room, user: refOf(model, u), ts: new Date(start + ts * minute), ...rest });
    }
    for (let i = 0; i < msgs; i++) {
        model.messages.insert({ rid: room._id, u: refOf(model, subs[0]?.u ?? ''), msg: `Message ${i + 1}` });
    }
}

/** An orphan is nobody, but has an id. */
function refOf(model: WorkspaceModel, id: string): UserRef {
    const { username = '', name } = model.accounts.byId(id) ?? {};
    return { _id: id, username, name };
}
