import type { Account, Person } from './account';
import type { DeletionPermit, Permit } from './authorise';
import type { Batch, BatchEntry } from './batch';
import type { Case, ClosedCase, Failure } from './case';
import type { CleanUp, CleanUpReport, LogThread, MessageFate } from './cleanUp';
import type { NewcomerList, Registration } from './newcomer';
import type { PendingBatch, PendingConfirmation } from './pendingConfirmation';
import type { Dismissal, HeardReports, ReportCard, ReportCardView, ReportedAuthor, ReportEvent } from './report';
import type { ReportedRooms } from './roomsOwnedAlone';
import type { PermittedRoles, Role, Rules } from './standard';
import type { Timer } from './timer';

/**
 * What moderation asks of Rocket.Chat, one small interface for each thing asked. Everything may reject, and may hang: whoever asks waits with
 * a deadline. What is not there is `undefined`.
 */
export interface Ports {
    readonly accounts: Accounts;
    readonly rooms: Rooms;
    readonly roles: Roles;
    readonly settings: Settings;
    readonly activeStatus: ActiveStatus;
    readonly serviceAccount: ServiceAccount;
    readonly cases: CaseRecords;
    readonly confirmations: ConfirmationRecords;
    readonly claims: ClaimRecords;
    readonly batches: BatchRecords;
    readonly timers: TimerRecords;
    readonly told: ToldRecords;
    readonly caseLog: CaseLog;
    readonly reports: ReportRecords;
    readonly newcomers: NewcomerRecords;
    readonly reportCards: ReportCards;
    readonly reportDismissal: ReportDismissal;
    readonly written: WrittenMessages;
    readonly cleanUps: CleanUpRecords;
    readonly appLog: AppLog;
}

/** The accounts of the workspace. */
export interface Accounts {
    /** Who asks, as the server knew them when it let this very request in. */
    caller(id: string): Promise<Account | undefined>;
    byId(id: string): Promise<Account | undefined>;
    byUsername(username: string): Promise<Account | undefined>;
    /** Ids of all rooms that the account has joined, direct messages and omnichannel rooms too. */
    roomIds(id: string): Promise<string[]>;
}

/** A room, as far as moderation needs it. */
export interface Room {
    readonly id: string;
    readonly name: string;
    /** Its name in the server's own lists of rooms, `null` where it has none. */
    readonly listedAs: string | null;
    /** Not a direct message and not an omnichannel room: those have no owner to succeed. */
    readonly canBeRelinquished: boolean;
    /** The server never deletes one because its owner or its last member is deactivated. */
    readonly isPublicChannel: boolean;
    /** A public channel that is no team's: everybody may read it. */
    readonly isOpenToAll: boolean;
    /** A room about a message of another room. */
    readonly isDiscussion: boolean;
    /** The main room of a team: where it is deleted, so is the team. */
    readonly isTeamMain: boolean;
    /** How many subscriptions the server has counted; 0 where it doesn't say. */
    readonly memberCount: number;
    /** When it was made, in milliseconds since 1970; `null` where that isn't known. */
    readonly madeAt: number | null;
    /** Nobody can post in it. */
    readonly isArchived: boolean;
    /** Only those can post in it whom its owners let. */
    readonly isReadOnly: boolean;
    /** Apps can post in it only where the workspace allows messages that are not encrypted. */
    readonly isEncrypted: boolean;
}

/** The rooms of the workspace, and who is in them. */
export interface Rooms {
    byId(id: string): Promise<Room | undefined>;
    owners(roomId: string): Promise<Account[]>;
    /** One for each subscription, `undefined` where its account is deleted. Costs the server one query each. */
    members(roomId: string): Promise<(Account | undefined)[]>;
}

/** The workspace's roles. */
export interface Roles {
    /** The roles that the workspace's admins made. */
    custom(): Promise<Role[]>;
    byNameOrId(nameOrId: string): Promise<Role | undefined>;
}

/** The moderation log room, as an admin set it. Of several rooms the first counts. `unreadable`: something is set, and it is no room. */
export type LogRoomSetting =
    | { readonly kind: 'none' }
    | { readonly kind: 'set'; readonly id: string; readonly ignored: number }
    | { readonly kind: 'unreadable' };

/** What an admin has set for this app. Remembered for seconds; what is saved counts at once. */
export interface Settings {
    rules(): Promise<Rules>;
    logRoom(): Promise<LogRoomSetting>;
    /** What the log room is called; `undefined` where there is none. */
    logRoomName(): Promise<string | undefined>;
    /** Whether reports come to the log room. */
    postsReports(): Promise<boolean>;
}

/** What the server answered to the call. Only a look at the account tells whether it was carried out. */
export type CallAnswer =
    | KnownAnswer
    /** Something went wrong inside the server. Its words are for the app's log, never for the chat. */
    | { readonly kind: 'broken'; readonly words: string };

/** What may be kept and told of an answer. */
export type KnownAnswer = { readonly kind: 'accepted' } | { readonly kind: 'refused'; readonly failure: Failure };

/** The calls that change an account. */
export interface ActiveStatus {
    /** @param confirmRelinquish hands over, or deletes with all their messages, the rooms that the account owns alone. */
    deactivate(permit: Permit, confirmRelinquish: boolean): Promise<CallAnswer>;
    /** Needs a service account. */
    activate(permit: Permit): Promise<CallAnswer>;
}

/** Whether the settings of the service account are complete, and what a try with them came to. */
export type ServiceState =
    | { readonly kind: 'not-set'; readonly missing: 'user-id' | 'token' | 'both' }
    | { readonly kind: 'works'; readonly username: string }
    /** `hasWorked`: it did with these settings, so permissions decide, and can't be read now. */
    | { readonly kind: 'fails'; readonly failure: Failure; readonly hasWorked: boolean };

/** What `users.setActiveStatus` answered. `last-owner` names the rooms; only a look at the account tells what was carried out. */
export type RestAnswer =
    | CallAnswer
    /** `rooms` is `undefined` where the server said that there are such rooms, and not which. */
    | { readonly kind: 'last-owner'; readonly rooms: ReportedRooms | undefined };

/** An account of the workspace in whose name the app uses REST, where an admin set one. It adds what only REST can do. */
export interface ServiceAccount {
    /** Whether it is set and a try with it has succeeded. */
    isUsable(): Promise<boolean>;
    /** Tries it now. */
    tryOut(): Promise<ServiceState>;
    /** Remembered for seconds. */
    permittedRoles(): Promise<PermittedRoles>;
    setActiveStatus(permit: Permit, confirmRelinquish: boolean): Promise<RestAnswer>;
}

/** A case as it stands in the records while it is open. */
export interface OpenCase extends Case {
    /** That the server accepted its call, or that it needs none; absent where no acceptance is known. */
    readonly isAccepted?: true;
    /** The number that it claims; `null` where none could be had. */
    readonly number: number | null;
}

/** The cases: those that are open, and those that were closed. */
export interface CaseRecords {
    /** Writes a case down before its call. */
    open(opened: OpenCase): Promise<void>;
    /** Adds to an open case that the server accepted its call, for whoever closes it. */
    noteAccepted(opened: OpenCase): Promise<void>;
    stillOpen(): Promise<OpenCase[]>;
    /** The number for a case to claim, before it is opened. */
    nextNumber(): Promise<number>;
    /**
     * The number that an open case has in the end. It is another than the one that it claims, where it claims none or is not alone with it.
     */
    keepNumber(opened: OpenCase): Promise<number>;
    /** So that the next case can have it. Of its own case nothing is on record any more. */
    giveBackNumber(number: number): void;
    /** Writes how it ended. Doing it twice does no harm. */
    close(closed: ClosedCase): Promise<void>;
    /** Takes a case off the open ones: it is closed and posted, or it never came to a decision. */
    removeOpen(id: string): Promise<void>;
    /** The same, and gives up its claim with it. */
    finish(id: string): Promise<void>;
    closed(id: string): Promise<ClosedCase | undefined>;
    byNumber(number: number): Promise<ClosedCase | undefined>;
    /** Newest first. */
    ofTarget(accountId: string): Promise<ClosedCase[]>;
    /** The cases of an account that had this username then, whatever it is called now. Newest first. */
    ofUsername(username: string): Promise<ClosedCase[]>;
    /** What a moderator did in the last 60 minutes, and is about to do. There may be more, which is older. */
    recentOf(moderatorId: string): Promise<RecentWork>;
    /**
     * A page of the log, newest first.
     * @param older where the page before it ended; `undefined` for the newest.
     * @param count the most cases of a page.
     */
    page(older: OlderThan | undefined, count: number): Promise<CasePage>;
    /**
     * Lets `recentOf` find the cases that version 1.0.0 has closed, after an update from it.
     * @param since when the earliest of them was opened, in milliseconds since 1970.
     */
    bringForward(since: number): Promise<void>;
}

export interface RecentWork {
    /** Newest first. */
    readonly closed: readonly ClosedCase[];
    readonly claims: readonly Claim[];
}

/** Where a page of the log ended. Cases of version 1.0.0 have no number: they go on by time, in milliseconds since 1970. */
export type OlderThan =
    { readonly kind: 'number'; readonly number: number } | { readonly kind: 'time'; readonly before: number };

export interface CasePage {
    readonly cases: readonly ClosedCase[];
    /** `undefined` where there are no older cases. */
    readonly older: OlderThan | undefined;
}

/** What the log room was told once and must not be told at each sweep again. */
export interface ToldRecords {
    has(what: string): Promise<boolean>;
    write(what: string): Promise<void>;
    /** So that it is told again when it happens again. */
    forget(what: string): Promise<void>;
}

/** What somebody has written in a room. */
export interface WrittenMessage {
    readonly id: string;
    readonly roomId: string;
    readonly senderId: string;
    /** What it says, and how its attachments are called. */
    readonly content: string;
    /** Milliseconds since 1970. */
    readonly sentAt: number;
    readonly isPinned: boolean;
    readonly hasFiles: boolean;
}

/** The messages of others, for a clean-up. */
export interface WrittenMessages {
    /**
     * Messages of a room, newest first; without those that Rocket.Chat itself wrote, are hidden or removed, or are encrypted
     * (docs/rocketchat.md#reading-the-messages-of-a-room).
     * @param skip so many of the newest are left out.
     */
    page(roomId: string, skip: number, limit: number): Promise<WrittenMessage[]>;
    /** Where the app lacks the engine permission `message.read`, every message seems to be gone. */
    look(id: string): Promise<'there' | Exclude<MessageFate, 'kept-as-evidence' | 'stayed'>>;
    /** Reads the message, and deletes it if the permit covers whoever wrote it. Only a look afterwards tells what became of it. */
    delete(permit: DeletionPermit, id: string): Promise<'asked' | 'not-there' | 'not-theirs'>;
}

/** The clean-ups that are not over. */
export interface CleanUpRecords {
    /** Writes a clean-up, in place of the one of the same case. */
    write(cleanUp: CleanUp): Promise<void>;
    byCase(caseId: string): Promise<CleanUp | undefined>;
    remove(caseId: string): Promise<void>;
    all(): Promise<CleanUp[]>;
}

/** The timers: each ends a timed deactivation. */
export interface TimerRecords {
    /** Writes a timer, in place of the one of the same case. */
    write(timer: Timer): Promise<void>;
    byCase(caseId: string): Promise<Timer | undefined>;
    remove(caseId: string): Promise<void>;
    all(): Promise<Timer[]>;
}

/** Questions that wait for an answer, about one account or several. */
export interface ConfirmationRecords {
    write(confirmation: PendingConfirmation | PendingBatch): Promise<void>;
    byId(id: string): Promise<PendingConfirmation | PendingBatch | undefined>;
    /** The questions that were put in this modal and still stand. */
    ofView(viewId: string): Promise<(PendingConfirmation | PendingBatch)[]>;
    /** @returns whether it was there. Two instances that remove it at once may both be told so. */
    remove(id: string): Promise<boolean>;
    all(): Promise<(PendingConfirmation | PendingBatch)[]>;
}

/** That somebody is about to change an account, so that nobody else does at the same time. */
export interface Claim {
    readonly id: string;
    readonly targetId: string;
    readonly moderator: Person;
    /** Whether the brake counts it. */
    readonly isCounted: boolean;
    /** Since when, in milliseconds since 1970. */
    readonly at: number;
}

/** The claims of all instances of the server. */
export interface ClaimRecords {
    write(claim: Claim): Promise<void>;
    ofTarget(accountId: string): Promise<Claim[]>;
    remove(id: string): Promise<void>;
    all(): Promise<Claim[]>;
}

/** The decisions on several accounts at once, and what became of each account. */
export interface BatchRecords {
    /** Writes one that is not over, in place of what stands of it. */
    write(batch: Batch): Promise<void>;
    byId(id: string): Promise<Batch | undefined>;
    stillOpen(): Promise<Batch[]>;
    /** Takes it off the open ones, with its entries. It stays on record. */
    close(batch: Batch): Promise<void>;
    /** Takes back one that was never begun. */
    remove(id: string): Promise<void>;
    /** One for each account whose turn has come. */
    entries(batchId: string): Promise<BatchEntry[]>;
    entry(batchId: string, accountId: string): Promise<BatchEntry | undefined>;
    /** Writes an entry, in place of what stands of it. */
    writeEntry(entry: BatchEntry): Promise<void>;
    /** So that the account waits for its turn again. */
    removeEntry(batchId: string, accountId: string): Promise<void>;
}

/** What became of the post to the moderation log room. */
export type Posted = 'posted' | 'no-log-room' | 'not-posted';

/** What an admin or a moderator should know although nobody asked. */
export type Notice =
    | { readonly kind: 'timer-not-permitted'; readonly timer: Timer }
    | { readonly kind: 'timer-account-gone'; readonly timer: Timer }
    | { readonly kind: 'timer-gave-up'; readonly timer: Timer; readonly failure: Failure }
    | {
          readonly kind: 'active-again';
          /** As it is now. */
          readonly account: Account;
          readonly deactivation: ClosedCase;
          readonly hadTimer: boolean;
      }
    /** A moderator wants to go beyond the limit of deactivations an hour. */
    | { readonly kind: 'braked'; readonly moderator: Person; readonly limit: number }
    /** An entry of the settings is no role any more: it grants nothing, and protects nobody. */
    | { readonly kind: 'unknown-role'; readonly role: string }
    | { readonly kind: 'service-account'; readonly state: ServiceState };

/** What is on record of reports. Each process of the app writes what it heard, and nobody overwrites what another wrote. */
export interface ReportRecords {
    ofAuthor(accountId: string): Promise<ReportedAuthor>;
    cardsOf(accountId: string): Promise<ReportCard[]>;
    card(id: string): Promise<ReportCard | undefined>;
    writeHeard(heard: HeardReports): Promise<void>;
    writeCard(card: ReportCard): Promise<void>;
    writeEvent(event: ReportEvent): Promise<void>;
    removeHeard(heard: HeardReports): Promise<void>;
    removeCard(id: string): Promise<void>;
    removeEvent(id: string): Promise<void>;
    all(): Promise<ReportedAuthor>;
}

/** Which accounts registered themselves lately, and the lists of them that were shown. */
export interface NewcomerRecords {
    /** Writes one small record. */
    write(registration: Registration): Promise<void>;
    /** The hours since 1970 of which there are records. */
    hours(): Promise<number[]>;
    ofHour(hour: number): Promise<Registration[]>;
    /** Removes all records of an hour at once. */
    removeHour(hour: number): Promise<void>;
    writeList(list: NewcomerList): Promise<void>;
    list(id: string): Promise<NewcomerList | undefined>;
    lists(): Promise<NewcomerList[]>;
    removeList(id: string): Promise<void>;
}

/** The cards in the moderation log room. They are posted and changed as the app's user. */
export interface ReportCards {
    /** @returns the message's id. */
    post(roomId: string, view: ReportCardView): Promise<string>;
    update(card: ReportCard, view: ReportCardView): Promise<void>;
}

/** Dismisses reports in Rocket.Chat itself (docs/rocketchat.md#dismissing-reports). */
export interface ReportDismissal {
    /** Whether the app was granted what it takes. */
    isGranted(): Promise<boolean>;
    /** @param reason for Rocket.Chat's console, which names the app as moderator. */
    ofMessage(messageId: string, reason: string): Promise<Exclude<Dismissal, 'not-yet'>>;
    ofAuthor(accountId: string, reason: string): Promise<Exclude<Dismissal, 'not-yet'>>;
}

/** The app's own log, which admins read. */
export interface AppLog {
    /** Notes what the server said that went wrong inside it, under the case's id. */
    broken(caseId: string, words: string): void;
}

/** The moderation log room. It is written to as the app's user. */
export interface CaseLog {
    /** Posts a closed case, with a link to the message that it is about. That of a batch goes into the thread of the batch's entry. */
    post(closed: ClosedCase): Promise<Posted>;
    notice(notice: Notice): Promise<Posted>;
    /** Where more is told of a case that asks for a clean-up; `undefined` where nobody knows of its entry. */
    threadOf(cleanUp: CleanUp): Promise<LogThread | undefined>;
    /** Posts an entry of its own for a clean-up, in whose thread the rest is told. */
    openThread(cleanUp: CleanUp): Promise<LogThread>;
    /**
     * Posts what will be deleted, whole.
     * @returns the ids of the posts; whether they are there, only a look tells.
     */
    postEvidence(cleanUp: CleanUp, thread: LogThread, messages: readonly WrittenMessage[]): Promise<string[]>;
    /** Posts what came of a clean-up. */
    postCleanUp(report: CleanUpReport): Promise<void>;
    /**
     * Posts the entry of a batch that begins.
     * @returns the message's id; `undefined` where there is no log room.
     */
    openBatch(batch: Batch): Promise<string | undefined>;
    /** Tells in its thread how a batch ended. */
    closeBatch(batch: Batch, entries: readonly BatchEntry[]): Promise<Posted>;
}
