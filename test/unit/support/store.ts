import type { Account } from '../../../src/moderation/account';
import type { Batch, BatchEntry } from '../../../src/moderation/batch';
import type { ClosedCase } from '../../../src/moderation/case';
import type { CleanUp, CleanUpReport } from '../../../src/moderation/cleanUp';
import type { NewcomerList, Registration } from '../../../src/moderation/newcomer';
import type { PendingBatch, PendingConfirmation } from '../../../src/moderation/pendingConfirmation';
import type { Claim, Notice, OpenCase, Room, WrittenMessage } from '../../../src/moderation/ports';
import type { HeardReports, ReportCard, ReportCardView, ReportEvent } from '../../../src/moderation/report';
import type { PermittedRoles, Role, Rules } from '../../../src/moderation/standard';
import type { Timer } from '../../../src/moderation/timer';

export interface RoomRecord {
    readonly room: Room;
    /** Ids of accounts, the longest-standing first; of a deleted account its subscription is left. */
    readonly owners: readonly string[];
    readonly members: readonly string[];
}

/** What the app keeps and the server knows. Two instances of the app over one of these are a cluster. */
export class Store {
    public readonly accounts = new Map<string, Account>();
    public readonly rooms = new Map<string, RoomRecord>();
    public readonly open = new Map<string, OpenCase>();
    public readonly closed = new Map<string, ClosedCase>();
    public readonly confirmations = new Map<string, PendingBatch | PendingConfirmation>();
    public readonly claims = new Map<string, Claim>();
    public readonly batches = new Map<string, Batch>();
    public readonly closedBatches = new Map<string, Batch>();
    /** By the ids of the batch and the account. */
    public readonly entries = new Map<string, BatchEntry>();
    public readonly timers = new Map<string, Timer>();
    public readonly cleanUps = new Map<string, CleanUp>();
    public readonly written = new Map<string, WrittenMessage>();
    /** What became of messages that are not gone and can't be listed any more. */
    public readonly fates = new Map<string, 'hidden' | 'removed'>();
    /** The ids of the messages of which the log room has the evidence. */
    public readonly evidence: string[] = [];
    public readonly cleanUpReports: CleanUpReport[] = [];
    public readonly told = new Set<string>();
    public registrations: Registration[] = [];
    public readonly newcomerLists = new Map<string, NewcomerList>();
    public readonly heard = new Map<string, HeardReports>();
    public readonly reportCards = new Map<string, ReportCard>();
    public readonly reportEvents = new Map<string, ReportEvent>();
    /** What the cards in the log room show, by the ids of their messages. */
    public readonly shownCards = new Map<string, ReportCardView>();
    public readonly posted: ClosedCase[] = [];
    public readonly notices: Notice[] = [];
    /** What the app's log has. */
    public readonly logged: string[] = [];
    public roles: Role[] = [{ id: 'mods-id', name: 'mods' }];
    public rules: Rules = {
        authorisedRoles: 'admin, mods',
        protectedRoles: 'admin',
        serviceAccountId: '',
        deactivationsPerHour: 30,
        reasonRequired: false,
        moderatorsMayDelete: false,
        moderationActionsSuffice: true,
    };
    public logRoomId: string | undefined = 'log-room';
    /** By default there is no service account. */
    public permitted: PermittedRoles = { kind: 'no-service-account' };

    public constructor(...accounts: readonly Account[]) {
        this.add(...accounts);
    }

    /** Adds accounts, or puts them in place of those of the same id. */
    public add(...accounts: readonly Account[]): this {
        for (const account of accounts) {
            this.accounts.set(account.id, account);
        }
        return this;
    }

    /** The roles whose holders have a permission, as the service account reads them. */
    public permit(...roles: readonly string[]): void {
        this.permitted = { kind: 'read', statusRoles: roles, moderationRoles: [] };
    }

    public setActive(id: string, active: boolean): this {
        const account = this.accounts.get(id);
        return account ? this.add({ ...account, active }) : this;
    }
}
