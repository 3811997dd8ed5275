import type { IMessage } from '@rocket.chat/apps-engine/definition/messages';
import type { IRole } from '@rocket.chat/apps-engine/definition/roles';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';
import { type ISetting, SettingType } from '@rocket.chat/apps-engine/definition/settings';
import { type IUser, UserType } from '@rocket.chat/apps-engine/definition/users';

import type { PageOfMessages, WorkspacePort } from '../port';
import { deleteMessage, updateMessage } from './changeMessage';
import { changesOf, fromEngineMessage, toEngineMessage, toRawMessage } from './convertMessage';
import { toEngineRoom } from './convertRoom';
import { toEngineUser } from './convertUser';
import type { Role } from './documents';
import type { UIKitInteractionPush } from './interactions';
import type { WorkspaceModel } from './model';
import { postMessage, showEphemeral } from './post';
import { isOfAuthor, isOfMessage } from './reports';
import { setUserActiveStatus } from './setUserActiveStatus';

/** The workspace as the bridges of an engine see it: each answer is a copy, made when it is asked for. */
export function portOf(model: WorkspaceModel): WorkspacePort {
    return {
        ...users(model),
        ...rooms(model),
        ...settings(model),
        ...messages(model),
        ...records(model),
        ...jobs(model),
        ...notices(model),
    };
}

const users = (model: WorkspaceModel) => ({
    getUserById: (id: string) => answer(() => userOf(model, id)),
    getUserByUsername: (username: string) => answer(() => userOf(model, model.accounts.byUsername(username)?._id)),
    getAppUser: (appId: string) => answer(() => userOf(model, model.accounts.ofApp(appId)?._id)),
    createAppUser: (user: Partial<IUser>, appId: string) =>
        answer(() => {
            const { username, name, type = UserType.APP, roles = ['app'], status } = user;
            if (username !== undefined && model.accounts.byUsername(username)) {
                throw new Error(
                    `The username "${username}" is already being used. Rename or remove the user using it to install this App`,
                );
            }
            if (type !== UserType.APP && type !== UserType.BOT) {
                throw new Error('Creating normal users is currently not supported');
            }
            return model.accounts.insert({
                username,
                name,
                type,
                roles,
                appId,
                status: status === 'online' ? status : 'offline',
            })._id;
        }),
    removeUser: (id: string) =>
        answer(() => {
            for (const { rid } of model.subscriptions.ofUser(id)) {
                model.subscriptions.remove(rid, id);
            }
            model.sessions.endAll(id);
            return model.accounts.remove(id);
        }),
    getUserRoomIds: (userId: string) => answer(() => model.subscriptions.ofUser(userId).map(({ rid }) => rid)),
    deactivateUser: async (userId: string, confirmRelinquish: boolean): Promise<boolean> => {
        if (userId === '') {
            throw new Error('Invalid user id');
        }
        if (!model.accounts.byId(userId)) {
            // docs/rocketchat.md#an-unknown-id-makes-deactivating-throw
            throw new TypeError("Cannot destructure property 'id' of 'convertedUser' as it is undefined.");
        }
        await setUserActiveStatus(model, userId, false, confirmRelinquish);
        return true;
    },
});

const rooms = (model: WorkspaceModel) => ({
    getRoomById: (id: string) => answer(() => roomOf(model, id)),
    getRoomByName: (name: string) => answer(() => roomOf(model, model.rooms.byName(name)?._id)),
    getDirectRoom: (usernames: string[]) => answer(() => roomOf(model, model.rooms.direct(usernames)?._id)),
    // A subscription whose account is gone leaves a gap here, and none among those with a role (docs/rocketchat.md#members-and-owners-of-a-room).
    getRoomMembers: (roomId: string) =>
        answer(() => model.subscriptions.ofRoom(roomId).map(({ u }) => userOf(model, u._id))),
    getRoomUsersWithRole: (roomId: string, role: 'owner' | 'moderator' | 'leader') =>
        answer(() => usersOf(model, model.subscriptions.holders(roomId, role).sort())),
    getRoomUsernames: (roomId: string) => answer(() => model.subscriptions.ofRoom(roomId).map(({ u }) => u.username)),
});

const settings = (model: WorkspaceModel) => ({
    getRole: (idOrName: string) => answer(() => roleOf(model.roles.byIdOrName(idOrName))),
    getCustomRoles: () => answer(() => model.roles.custom().flatMap((role) => roleOf(role) ?? [])),
    getServerSetting: (id: string) => answer((): ISetting => settingOf(model, id)),
});

const messages = (model: WorkspaceModel) => ({
    getMessageById: (id: string) =>
        answer(() => {
            const message = model.messages.byId(id);
            return message && toEngineMessage(model, message);
        }),
    createMessage: (message: IMessage) =>
        answer(() => {
            const sent = postMessage(model, fromEngineMessage(model, message));
            if (!sent) {
                throw new TypeError("Cannot read properties of undefined (reading '_id')");
            }
            return sent._id;
        }),
    updateMessage: (message: Partial<IMessage>) =>
        answer(() => {
            const editor = model.accounts.byId(message.editor?.id ?? '');
            if (!editor) {
                throw new Error('Invalid editor assigned to the message for the update.');
            }
            const known = model.messages.byId(message.id ?? '');
            if (!known) {
                throw new Error('Invalid message ID.');
            }
            updateMessage(model, { ...known, ...changesOf(model, message) }, editor);
        }),
    deleteMessage: (message: IMessage, user: IUser) =>
        answer(() => {
            assertGiven(message.id ?? '', 'Invalid message id');
            const { _id, rid } = fromEngineMessage(model, message);
            // Of somebody unknown what the app says is taken.
            const by = model.accounts.byId(user.id) ?? { _id: user.id, username: user.username };
            deleteMessage(model, _id, rid, by);
        }),
    getRoomMessages: (roomId: string, { limit, skip = 0, sort, showThreadMessages }: PageOfMessages) =>
        answer(() => {
            const listed = model.messages
                .ofRoom(roomId)
                .filter(({ t, tmid }) => t === undefined && (showThreadMessages || tmid === undefined));
            const direction = sort?.createdAt;
            if (direction) {
                listed.sort((a, b) => (direction === 'asc' ? 1 : -1) * (a.ts.getTime() - b.ts.getTime()));
            }
            return listed.slice(skip, skip + limit).map(toRawMessage);
        }),
    notifyUser: (userId: string, message: IMessage) =>
        answer(() => {
            showEphemeral(model, userId, fromEngineMessage(model, message));
        }),
    notifyRoom: (roomId: string, message: IMessage) =>
        answer(() => {
            const converted = fromEngineMessage(model, message);
            for (const { u } of model.subscriptions.ofRoom(roomId)) {
                showEphemeral(model, u._id, converted);
            }
        }),
    pushInteraction: (userId: string, interaction: UIKitInteractionPush) =>
        answer(() => {
            model.interactions.push(userId, structuredClone(interaction));
        }),
    dismissReportsByMessageId: (messageId: string, reason: string, action: string, appId: string) =>
        answer(() => {
            assertGiven(messageId, 'Invalid message id');
            model.reports.hide(isOfMessage(messageId), appId, reason, action);
        }),
    dismissReportsByUserId: (userId: string, reason: string, action: string, appId: string) =>
        answer(() => {
            assertGiven(userId, 'Invalid user id');
            model.reports.hide(isOfAuthor(userId), appId, reason, action);
        }),
});

function assertGiven(id: string, error: string): void {
    if (id === '') {
        throw new Error(error);
    }
}

const records = (model: WorkspaceModel) => ({
    createRecord: (data: object, associations: Parameters<WorkspacePort['createRecord']>[1], appId: string) =>
        answer(() => model.records.create(appId, data, associations)),
    readRecord: (id: string) => answer(() => model.records.readById(id)),
    readRecords: (associations: Parameters<WorkspacePort['readRecords']>[0], appId: string) =>
        answer(() => model.records.read(appId, associations)),
    removeRecord: (id: string, appId: string) => answer(() => model.records.removeById(appId, id)),
    removeRecords: (associations: Parameters<WorkspacePort['removeRecords']>[0], appId: string) =>
        answer(() => model.records.removeAll(appId, associations)),
    updateRecord: (): Promise<string> => Promise.reject(new Error('Not implemented.')),
    updateRecords: (
        associations: Parameters<WorkspacePort['updateRecords']>[0],
        data: object,
        upsert: boolean,
        appId: string,
    ) => answer(() => model.records.update(appId, associations, data, upsert)),
    purgeRecords: (appId: string) =>
        answer(() => {
            model.records.purge(appId);
        }),
});

const jobs = (model: WorkspaceModel) => ({
    scheduleOnce: (processorId: string, when: string | Date, data: object | undefined, appId: string) =>
        answer(() => model.jobs.once(processorId, appId, when, data)),
    scheduleRecurring: (
        processorId: string,
        interval: string | number,
        skip: boolean,
        data: object | undefined,
        appId: string,
    ) => answer(() => model.jobs.every(processorId, appId, interval, skip, data)),
    hasJobToRunOnce: (processorId: string) => answer(() => model.jobs.hasOnce(processorId)),
    cancelJob: (jobIdOrProcessorId: string) =>
        answer(() => {
            model.jobs.cancel(jobIdOrProcessorId);
        }),
    cancelAllJobs: (appId: string) =>
        answer(() => {
            model.jobs.cancelAll(appId);
        }),
});

const notices = (model: WorkspaceModel) => ({
    mayEnablePrivateApps: () => answer(() => model.enablesPrivateApps),
    storeLog: (entry: object) => answer(() => void model.appLogs.push(structuredClone(entry))),
    actionButtonsChanged: () =>
        answer(() => {
            model.events.emit({ type: 'actions-changed', payload: {} });
        }),
});

/** An answer in a later turn, as from a database; what `make` throws rejects it. */
async function answer<T>(make: () => T): Promise<T> {
    await Promise.resolve();
    return make();
}

function userOf(model: WorkspaceModel, id: string | undefined): IUser | undefined {
    const account = id === undefined ? undefined : model.accounts.byId(id);
    return account && toEngineUser(account);
}

const usersOf = (model: WorkspaceModel, ids: string[]): IUser[] => ids.flatMap((id) => userOf(model, id) ?? []);

function roomOf(model: WorkspaceModel, id: string | undefined): IRoom | undefined {
    const room = id === undefined ? undefined : model.rooms.byId(id);
    return room && toEngineRoom(model, room);
}

function roleOf(role: Role | undefined): IRole | undefined {
    if (!role) {
        return undefined;
    }
    const { _id: id, ...rest } = role;
    return { id, ...rest };
}

function settingOf(model: WorkspaceModel, id: string): ISetting {
    const known: Record<string, unknown> = { ...model.settings };
    if (!(id in known)) {
        throw new Error(`The setting "${id}" is not readable.`);
    }
    const value = known[id];
    return { id, type: SettingType.STRING, packageValue: value, value, required: false, public: true, i18nLabel: id };
}
