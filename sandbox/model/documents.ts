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
    teamId?: string;
    teamMain?: boolean;
    /** The parent of a discussion. */
    prid?: string;
    federated?: boolean;
    /** Omnichannel only, as are the next ones. */
    open?: boolean;
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
    attachments?: unknown[];
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
    _updatedAt: Date;
}

export interface Team {
    _id: string;
    name: string;
    /** The team's main room. */
    roomId: string;
}

export interface Report {
    _id: string;
    message: Message;
    description: string;
    reportedBy: string;
    ts: Date;
    /** Set when the report was dismissed. */
    dismissed?: { at: Date; by: string; reason: string; action: string };
}
