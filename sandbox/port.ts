/**
 * The seam of the embedded workspace: what the engine's bridges ask of a workspace, and what a workspace asks of an engine.
 * Everything that crosses it is plain data, and every method is asynchronous. So either side may sit in another process: two engine processes over
 * one workspace are a cluster.
 */
import type { IMessage, IMessageRaw, IMessageReportContext } from '@rocket.chat/apps-engine/definition/messages';
import type { IAppInfo, RocketChatAssociationRecord } from '@rocket.chat/apps-engine/definition/metadata';
import type { IPermission } from '@rocket.chat/apps-engine/definition/permissions/IPermission';
import type { IRole } from '@rocket.chat/apps-engine/definition/roles';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';
import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import type { ISlashCommand } from '@rocket.chat/apps-engine/definition/slashcommands';
import type { IUIActionButton } from '@rocket.chat/apps-engine/definition/ui';
import type { IUIKitInteraction } from '@rocket.chat/apps-engine/definition/uikit';
import type { IUser, IUserContext } from '@rocket.chat/apps-engine/definition/users';
import type { GetMessagesOptions } from '@rocket.chat/apps-engine/server/bridges/RoomBridge';
import type { ILoggerStorageEntry } from '@rocket.chat/apps-engine/server/logging';

export type Association = Pick<RocketChatAssociationRecord, never> & { model: string; id: string };

/** Which messages of a room are asked for: those of threads, too, or not; unsorted they come as they were stored. */
export type PageOfMessages = Pick<GetMessagesOptions, 'limit' | 'showThreadMessages'> &
    Partial<Pick<GetMessagesOptions, 'skip' | 'sort'>>;

/** What happened, as the server's listener bridge tells apps that implement the interface. */
export type AppEvent =
    | { listener: 'IPostMessageReported'; data: IMessageReportContext }
    | { listener: 'IPostUserCreated'; data: IUserContext };

/** What the bridges of an engine ask of the workspace. `undefined` stands for what the server would not find. */
export interface WorkspacePort {
    getUserById(id: string): Promise<IUser | undefined>;
    getUserByUsername(username: string): Promise<IUser | undefined>;
    getAppUser(appId: string): Promise<IUser | undefined>;
    createAppUser(user: Partial<IUser>, appId: string): Promise<string>;
    removeUser(id: string): Promise<boolean>;
    getUserRoomIds(userId: string): Promise<string[]>;
    /** Throws as the server does: `[user-last-owner]`, `... [error-action-not-allowed]`, a TypeError for an unknown id. */
    deactivateUser(userId: string, confirmRelinquish: boolean): Promise<boolean>;

    getRoomById(id: string): Promise<IRoom | undefined>;
    getRoomByName(name: string): Promise<IRoom | undefined>;
    getDirectRoom(usernames: string[]): Promise<IRoom | undefined>;
    /** `undefined` stands for a member whose account is gone. */
    getRoomMembers(roomId: string): Promise<(IUser | undefined)[]>;
    /** In the order of their ids. */
    getRoomUsersWithRole(roomId: string, role: 'owner' | 'moderator' | 'leader'): Promise<IUser[]>;
    getRoomUsernames(roomId: string): Promise<string[]>;

    getRole(idOrName: string): Promise<IRole | undefined>;
    getCustomRoles(): Promise<IRole[]>;
    getServerSetting(id: string): Promise<ISetting | undefined>;

    getMessageById(id: string): Promise<IMessage | undefined>;
    createMessage(message: IMessage, appId: string): Promise<string>;
    updateMessage(message: IMessage, appId: string): Promise<void>;
    /** Throws where the message names no room that is there, and where a copy of one that is gone were to be kept. */
    deleteMessage(message: IMessage, user: IUser, appId: string): Promise<void>;
    getRoomMessages(roomId: string, page: PageOfMessages): Promise<IMessageRaw[]>;
    notifyUser(userId: string, message: IMessage, appId: string): Promise<void>;
    notifyRoom(roomId: string, message: IMessage, appId: string): Promise<void>;
    /** A modal or contextual bar, pushed to the client that holds the trigger; dropped in silence when the trigger is spent or over. */
    pushInteraction(userId: string, interaction: IUIKitInteraction, appId: string): Promise<void>;
    dismissReportsByMessageId(messageId: string, reason: string, action: string, appId: string): Promise<void>;
    dismissReportsByUserId(userId: string, reason: string, action: string, appId: string): Promise<void>;

    createRecord(data: object, associations: Association[], appId: string): Promise<string>;
    readRecord(id: string, appId: string): Promise<object | undefined>;
    readRecords(associations: Association[], appId: string): Promise<object[]>;
    removeRecord(id: string, appId: string): Promise<object | undefined>;
    removeRecords(associations: Association[], appId: string): Promise<object[] | undefined>;
    updateRecord(id: string, data: object, upsert: boolean, appId: string): Promise<string>;
    updateRecords(associations: Association[], data: object, upsert: boolean, appId: string): Promise<string>;
    purgeRecords(appId: string): Promise<void>;

    /** `processorId` is the engine's name of the processor (the app's id appended); due jobs go to one engine of the cluster. */
    scheduleOnce(processorId: string, when: string | Date, data: object | undefined, appId: string): Promise<string>;
    /** Whether a job of this processor that runs once is still to run: asked before a processor's own start-up job is scheduled again. */
    hasJobToRunOnce(processorId: string): Promise<boolean>;
    scheduleRecurring(
        processorId: string,
        interval: string | number,
        skipImmediate: boolean,
        data: object | undefined,
        appId: string,
    ): Promise<string>;
    cancelJob(jobIdOrProcessorId: string, appId: string): Promise<void>;
    cancelAllJobs(appId: string): Promise<void>;

    /** Whether the plan of the workspace lets private apps be enabled. */
    mayEnablePrivateApps(): Promise<boolean>;
    storeLog(entry: ILoggerStorageEntry): Promise<void>;
    actionButtonsChanged(): Promise<void>;
}

/** A slash command as `/api/v1/commands.list` needs it. */
export type RegisteredCommand = Pick<
    ISlashCommand,
    'command' | 'i18nParamsExample' | 'i18nDescription' | 'providesPreview'
> & {
    appId: string;
    permission?: string | string[];
};

/** The interactions that `/api/apps/ui.interaction/<appId>` hands to the engine, users, rooms and messages already looked up. */
export type UiInteraction = Record<string, unknown> & { appId: string; user: IUser | undefined };

/** What the workspace asks of an engine. One `AppManager`, and so one engine, is one process. */
export interface EnginePort {
    /**
     * Installs a zip as an admin would: with the permissions that its app.json asks for granted, and enabled where the workspace's plan allows
     * it. Returns the app's id.
     */
    install(zip: Uint8Array, admin: IUser): Promise<string>;
    /**
     * Updates an installed app by another zip of it. Its settings, records and jobs stay.
     * @param granted the permissions that it has from now on; `undefined` for the engine's default ones
     * @returns the app's id, which the zip names
     */
    update(zip: Uint8Array, granted: IPermission[] | undefined, admin: IUser): Promise<string>;
    uninstall(appId: string, admin: IUser): Promise<void>;
    enable(appId: string): Promise<void>;
    disable(appId: string): Promise<void>;
    /** The engine's AppStatus, e.g. `manually_enabled`. */
    status(appId: string): Promise<string>;
    /** The app as its app.json describes it. */
    info(appId: string): Promise<IAppInfo>;
    languages(appId: string): Promise<Record<string, Record<string, string>>>;
    runCommand(
        command: string,
        context: { sender: IUser; room: IRoom; args: string[]; threadId?: string; triggerId?: string },
    ): Promise<void>;
    /** What the app's handler answered (a UIKit response), or undefined for an empty answer. */
    interact(interaction: UiInteraction): Promise<object | undefined>;
    /** Tells the apps of an event, one after the other; resolves when all have handled it. */
    tell(event: AppEvent): Promise<void>;
    listCommands(): Promise<RegisteredCommand[]>;
    listActionButtons(): Promise<IUIActionButton[]>;
    getSettings(appId: string): Promise<Record<string, ISetting>>;
    saveSetting(appId: string, setting: ISetting): Promise<void>;
    runJob(processorId: string, data: object): Promise<void>;
    /** The pid of the app's real Deno process. */
    pid(appId: string): Promise<number>;
    /** Puts the clock of the app's process `milliseconds` ahead of the machine's, timers included. */
    shiftClock(milliseconds: number): Promise<void>;
    stop(): Promise<void>;
}
