import type { Account, Action, Person } from './account';
import type { Case, ClosedCase, Failure } from './case';
import type { Confirmation } from './confirmation';

/**
 * What moderation asks of Rocket.Chat, one small interface for each thing asked. Everything may reject, and may hang: whoever asks waits with
 * a deadline. What is not there is `undefined`.
 */
export interface Workspace {
    readonly accounts: Accounts;
    readonly rooms: Rooms;
    readonly roles: Roles;
    readonly settings: Settings;
    readonly activeStatus: ActiveStatus;
    readonly cases: CaseRecords;
    readonly confirmations: ConfirmationRecords;
    readonly claims: ClaimRecords;
    readonly caseLog: CaseLog;
}

export interface Accounts {
    byId(id: string): Promise<Account | undefined>;
    byUsername(username: string): Promise<Account | undefined>;
    /** Ids of all rooms that the account has joined, direct messages and omnichannel rooms too. */
    roomIds(id: string): Promise<string[]>;
}

export interface Room {
    readonly id: string;
    readonly name: string;
    /** Not a direct message and not an omnichannel room: those have no owner to succeed. */
    readonly canBeRelinquished: boolean;
    /** The main room of a team: where it is deleted, so is the team. */
    readonly isTeamMain: boolean;
}

export interface Rooms {
    byId(id: string): Promise<Room | undefined>;
    owners(roomId: string): Promise<Account[]>;
    /** Costs the server one query a member. */
    members(roomId: string): Promise<Account[]>;
}

/** A workspace-wide role. */
export interface Role {
    readonly id: string;
    readonly name: string;
}

export interface Roles {
    /** The roles that the workspace's admins made. */
    custom(): Promise<Role[]>;
    byNameOrId(nameOrId: string): Promise<Role | undefined>;
}

/** The app's settings that decide who may do what. */
export interface Rules {
    /** Names or ids of roles, separated by commas. */
    readonly authorisedRoles: string;
    readonly protectedRoles: string;
    readonly reasonRequired: boolean;
}

export interface Settings {
    rules(): Promise<Rules>;
    /** Id of the moderation log room, `undefined` where none is set. */
    logRoomId(): Promise<string | undefined>;
}

/** What the server answered to the call. Only a look at the account tells whether it was carried out. */
export type CallAnswer = { readonly kind: 'accepted' } | { readonly kind: 'refused'; readonly failure: Failure };

export interface ActiveStatus {
    /** @param confirmRelinquish hands over, or deletes with all their messages, the rooms that the account owns alone. */
    deactivate(accountId: string, confirmRelinquish: boolean): Promise<CallAnswer>;
}

export interface CaseRecords {
    /** Writes a case down before its call. */
    open(opened: Case): Promise<void>;
    stillOpen(): Promise<Case[]>;
    /** Writes how it ended and takes it off the open ones. Doing it twice does no harm. */
    close(closed: ClosedCase): Promise<void>;
    /** Takes an open case back that never came to a decision. */
    withdraw(id: string): Promise<void>;
    closed(id: string): Promise<ClosedCase | undefined>;
    /** Newest first. */
    ofTarget(accountId: string): Promise<ClosedCase[]>;
    /** The newest closed cases of the workspace, newest first, at least `count` where there are as many. */
    latest(count: number): Promise<ClosedCase[]>;
}

export interface ConfirmationRecords {
    write(confirmation: Confirmation): Promise<void>;
    byId(id: string): Promise<Confirmation | undefined>;
    /** The questions that were put in this modal and still stand. */
    ofView(viewId: string): Promise<Confirmation[]>;
    remove(id: string): Promise<void>;
    all(): Promise<Confirmation[]>;
}

/** That somebody is about to change an account, so that nobody else does at the same time. */
export interface Claim {
    readonly id: string;
    readonly targetId: string;
    readonly action: Action;
    readonly moderator: Person;
    readonly at: number;
}

export interface ClaimRecords {
    write(claim: Claim): Promise<void>;
    ofTarget(accountId: string): Promise<Claim[]>;
    remove(id: string): Promise<void>;
    all(): Promise<Claim[]>;
}

/** What became of the post to the moderation log room. */
export type Posted = 'posted' | 'no-log-room' | 'not-posted';

export interface CaseLog {
    /** Posts a closed case to the moderation log room, as the app's user, with a link to the message that it is about. */
    post(closed: ClosedCase): Promise<Posted>;
}
