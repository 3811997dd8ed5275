/**
 * What the workspace stores, in the shapes of Rocket.Chat's own database, which are also those of its REST API.
 * The engine's shapes (`IUser`, `IRoom`, `IMessage`) are made from these by the converters.
 */

export type UserStatus = 'online' | 'away' | 'busy' | 'offline';

export interface UserRef {
    _id: string;
    username: string;
    name?: string;
}

export interface Account {
    _id: string;
    /** An account without one can do nothing; the server then skips the check of its rooms. */
    username?: string;
    name?: string;
    emails?: { address: string; verified: boolean }[];
    /** Absent or empty on some old and imported accounts, which the engine calls `unknown`. */
    type?: 'user' | 'bot' | 'app' | '';
    /** Ids of workspace-wide roles. */
    roles: string[];
    active: boolean;
    status: UserStatus;
    statusConnection?: UserStatus;
    statusText?: string;
    bio?: string;
    /** In hours. */
    utcOffset?: number;
    createdAt: Date;
    lastLogin?: Date;
    _updatedAt: Date;
    federated?: boolean;
    /** The app that an account of type `app` belongs to. */
    appId?: string;
    settings?: { preferences?: { language?: string } };
    customFields?: Record<string, unknown>;
    federation?: object;
    /** The number of their telephone. */
    freeSwitchExtension?: string;
    /** Why somebody who registered wants to be let in, while they wait for approval. */
    reason?: string;
    /** Omnichannel agents only: whether they take chats. */
    statusLivechat?: 'available' | 'not-available';
}

export interface Role {
    /** Built-in roles: the name. Custom roles: a random id. */
    _id: string;
    name: string;
    description: string;
    scope: 'Users' | 'Subscriptions';
    protected: boolean;
    mandatory2fa: boolean;
}

export interface Permission {
    _id: string;
    /** Ids of roles. */
    roles: string[];
    _updatedAt: Date;
}

export type RoomType = 'c' | 'p' | 'd' | 'l';
export type RoomRole = 'owner' | 'moderator' | 'leader';

export interface Room {
    _id: string;
    t: RoomType;
    name?: string;
    fname?: string;
    /** Who made the room. Says nothing about who owns it: that is a role of a subscription. */
    u?: UserRef;
    ts: Date;
    msgs: number;
    usersCount: number;
    /** Direct messages only. */
    uids?: string[];
    usernames?: string[];
    ro?: boolean;
    /** Whether people may react to messages although the room is read-only. */
    reactWhenReadOnly?: boolean;
    archived?: boolean;
    /** End to end: see the settings `E2E_…`. */
    encrypted?: boolean;
    /** Usernames of those who may not post. */
    muted?: string[];
    /** Usernames of those who may post although the room is read-only. */
    unmuted?: string[];
    default?: boolean;
    sysMes?: boolean;
    description?: string;
    topic?: string;
    /** The newest message. The server keeps it where `Store_Last_Message` is on, as it is by default; here a test does. */
    lastMessage?: object;
    teamId?: string;
    teamMain?: boolean;
    /** The parent of a discussion. */
    prid?: string;
    federated?: boolean;
    federation?: object;
    customFields?: Record<string, unknown>;
    /** Omnichannel only, as are the next ones. */
    open?: boolean;
    livechatData?: Record<string, unknown>;
    waitingResponse?: boolean;
    v?: { _id: string; username: string; token: string };
    servedBy?: UserRef;
    closedAt?: Date;
    closedBy?: UserRef;
    closer?: 'user' | 'visitor';
    lm?: Date;
    _updatedAt: Date;
}

export interface Subscription {
    _id: string;
    rid: string;
    t: RoomType;
    name: string;
    fname?: string;
    u: UserRef;
    /** When the subscriber joined: the longest-standing one has the smallest. */
    ts: Date;
    roles?: RoomRole[];
    open: boolean;
    alert: boolean;
    unread: number;
    archived?: boolean;
    _updatedAt: Date;
}

export interface Message {
    _id: string;
    rid: string;
    msg: string;
    ts: Date;
    u: UserRef;
    tmid?: string;
    /** How many answers a thread has, when the last came, and who takes part. */
    tcount?: number;
    tlm?: Date;
    replies?: string[];
    blocks?: unknown[];
    attachments?: Attachment[];
    file?: MessageFile;
    files?: MessageFile[];
    reactions?: Record<string, { usernames: string[] }>;
    urls?: unknown[];
    mentions?: unknown[];
    pinned?: boolean;
    /** Omnichannel only: of the visitor who wrote it. */
    token?: string;
    alias?: string;
    emoji?: string;
    avatar?: string;
    groupable?: boolean;
    parseUrls?: boolean;
    customFields?: Record<string, unknown>;
    editedAt?: Date;
    editedBy?: { _id: string; username: string };
    /** System messages only. */
    t?: string;
    /** On messages that only one person sees. */
    private?: boolean;
    /** Kept, and shown to nobody. */
    _hidden?: boolean;
    /** Of which message this is an earlier text. */
    parent?: string;
    _updatedAt: Date;
}

export type Attachment = Record<string, unknown>;

/** A file that was uploaded with a message. */
export interface MessageFile {
    _id: string;
    name: string;
    type: string;
    size: number;
    typeGroup?: string;
}

export interface Team {
    _id: string;
    name: string;
    /** The team's main room. */
    roomId: string;
}

/** Who reported something, as it was then. */
export type Reporter = Pick<Account, '_id' | 'username' | 'name' | 'createdAt'>;

interface AnyReport {
    _id: string;
    description: string;
    reportedBy: Reporter;
    ts: Date;
    /** Dismissed: by whom, an account or an app, and why. */
    _hidden?: true;
    moderationInfo?: { hiddenAt: Date; moderatedBy: string; reason: string; action: string };
}

export interface MessageReport extends AnyReport {
    /** As it was when it was reported. */
    message: Message;
    room: Pick<Room, '_id' | 'name' | 't' | 'federated' | 'fname'>;
}

export interface UserReport extends AnyReport {
    reportedUser: Pick<Account, '_id' | 'username' | 'name'>;
}

export type Report = MessageReport | UserReport;
