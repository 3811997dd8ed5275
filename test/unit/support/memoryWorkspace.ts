import type { Account } from '../../../src/moderation/account';
import type { ClosedCase } from '../../../src/moderation/case';
import type {
    CallAnswer,
    LogRoomSetting,
    Ports,
    Posted,
    RestAnswer,
    ServiceState,
} from '../../../src/moderation/ports';
import { memoryCleanUpLog, memoryMessages } from './memoryMessages';
import { memoryReports } from './memoryReports';
import { type RoomRecord, Store } from './store';

export { type RoomRecord, Store };

/** What was asked of the workspace, with what: `['claims.write', claim]`. */
export type Asked = readonly [operation: string, ...parameters: readonly unknown[]];

/** What happens on the way to the store, or back. */
export type Hook = (operation: string) => Promise<void> | void;

/**
 * The interfaces of src/moderation/ports.ts over a {@link Store}. What a test wants to go wrong it does in `before` and `after`: reject, hang,
 * wait for its turn. Between them the operation takes effect, at once. What comes back is a copy, as from a database.
 */
export class MemoryWorkspace implements Ports {
    public readonly asked: Asked[] = [];
    public before: Hook = () => undefined;
    public after: Hook = () => undefined;
    /** What the server answers to the call; by default it does what is asked. */
    public server: (accountId: string, activeStatus: boolean, confirmRelinquish: boolean) => CallAnswer = (
        accountId,
        activeStatus,
    ) => {
        this.store.setActive(accountId, activeStatus);
        return { kind: 'accepted' };
    };
    /** What the endpoint answers the service account, where there is one. */
    public endpoint: (accountId: string) => RestAnswer = () => ({
        kind: 'refused',
        failure: { why: 'rest-unreachable' },
    });

    public constructor(public readonly store: Store) {
        const reporting = memoryReports(store, (operation, parameters, effect) =>
            this.do(operation, parameters, effect),
        );
        this.reports = reporting.reports;
        this.newcomers = reporting.newcomers;
        this.reportCards = reporting.reportCards;
        this.reportDismissal = reporting.reportDismissal;
    }

    public readonly accounts: Ports['accounts'] = {
        caller: (id) => this.do('accounts.caller', [id], () => this.store.accounts.get(id)),
        byId: (id) => this.do('accounts.byId', [id], () => this.store.accounts.get(id)),
        byUsername: (username) =>
            this.do('accounts.byUsername', [username], () =>
                [...this.store.accounts.values()].find((account) => account.username === username),
            ),
        roomIds: (id) =>
            this.do('accounts.roomIds', [id], () =>
                [...this.store.rooms.values()].filter(({ members }) => members.includes(id)).map(({ room }) => room.id),
            ),
    };

    public readonly rooms: Ports['rooms'] = {
        byId: (id) => this.do('rooms.byId', [id], () => this.store.rooms.get(id)?.room),
        owners: (id) => this.do('rooms.owners', [id], () => this.accountsOf(this.store.rooms.get(id)?.owners)),
        members: (id) =>
            this.do('rooms.members', [id], () =>
                (this.store.rooms.get(id)?.members ?? []).map((member) => this.store.accounts.get(member)),
            ),
    };

    public readonly roles: Ports['roles'] = {
        custom: () => this.do('roles.custom', [], () => this.store.roles),
        byNameOrId: (asked) =>
            this.do('roles.byNameOrId', [asked], () =>
                this.store.roles.find(({ id, name }) => id === asked || name === asked),
            ),
    };

    public readonly settings: Ports['settings'] = {
        rules: () => this.do('settings.rules', [], () => this.store.rules),
        logRoom: () =>
            this.do('settings.logRoom', [], (): LogRoomSetting => {
                const id = this.store.logRoomId;
                return id === undefined ? { kind: 'none' } : { kind: 'set', id, ignored: 0 };
            }),
        logRoomName: () =>
            this.do('settings.logRoomName', [], () => this.store.rooms.get(this.store.logRoomId ?? '')?.room.name),
        postsReports: () => this.do('settings.postsReports', [], () => true),
    };

    public readonly activeStatus: Ports['activeStatus'] = {
        deactivate: ({ target: { id } }, confirmRelinquish) =>
            this.do('activeStatus.deactivate', [id, confirmRelinquish], () =>
                this.server(id, false, confirmRelinquish),
            ),
        activate: ({ target: { id } }) => this.do('activeStatus.activate', [id], () => this.server(id, true, false)),
    };

    public readonly serviceAccount: Ports['serviceAccount'] = {
        isUsable: () =>
            this.do('serviceAccount.isUsable', [], () => this.store.permitted.kind !== 'no-service-account'),
        tryOut: () => this.do('serviceAccount.tryOut', [], (): ServiceState => ({ kind: 'not-set', missing: 'both' })),
        permittedRoles: () => this.do('serviceAccount.permittedRoles', [], () => this.store.permitted),
        setActiveStatus: ({ target: { id }, action }, confirmRelinquish) =>
            this.do('serviceAccount.setActiveStatus', [id, action, confirmRelinquish], () => this.endpoint(id)),
    };

    public readonly cases: Ports['cases'] = {
        open: (opened) => this.do('cases.open', [opened], () => void this.store.open.set(opened.id, opened)),
        noteAccepted: (opened) =>
            this.do(
                'cases.noteAccepted',
                [opened],
                () => void this.store.open.set(opened.id, { ...opened, isAccepted: true }),
            ),
        nextNumber: () => this.do('cases.nextNumber', [], () => this.store.closed.size + 1),
        keepNumber: (opened) =>
            this.do('cases.keepNumber', [opened], () => opened.number ?? this.store.closed.size + 1),
        giveBackNumber: (number) => {
            this.asked.push(['cases.giveBackNumber', number]);
        },
        finish: (id) =>
            this.do('cases.finish', [id], () => {
                this.store.open.delete(id);
                this.store.claims.delete(id);
            }),
        stillOpen: () => this.do('cases.stillOpen', [], () => [...this.store.open.values()]),
        close: (closed) => this.do('cases.close', [closed], () => void this.store.closed.set(closed.id, closed)),
        removeOpen: (id) => this.do('cases.removeOpen', [id], () => void this.store.open.delete(id)),
        closed: (id) => this.do('cases.closed', [id], () => this.store.closed.get(id)),
        ofTarget: (id) =>
            this.do('cases.ofTarget', [id], () => this.newestFirst().filter((one) => one.target.id === id)),
        ofUsername: (username) =>
            this.do('cases.ofUsername', [username], () =>
                this.newestFirst().filter((one) => one.target.username === username),
            ),
        recentOf: (id) =>
            this.do('cases.recentOf', [id], () => ({
                closed: this.newestFirst().filter(({ moderator }) => moderator.id === id),
                claims: [...this.store.claims.values()].filter(({ moderator }) => moderator.id === id),
            })),
        byNumber: (number) =>
            this.do('cases.byNumber', [number], () => this.newestFirst().find((one) => one.number === number)),
        page: (older, count) =>
            this.do('cases.page', [older, count], () => ({
                cases: this.newestFirst().slice(0, count),
                older: undefined,
            })),
        bringForward: (since) => this.do('cases.bringForward', [since], () => undefined),
    };

    public readonly confirmations: Ports['confirmations'] = {
        write: (one) =>
            this.do(
                'confirmations.write',
                [one],
                () => void this.store.confirmations.set(one.id, structuredClone(one)),
            ),
        byId: (id) => this.do('confirmations.byId', [id], () => this.store.confirmations.get(id)),
        ofView: (viewId) =>
            this.do('confirmations.ofView', [viewId], () =>
                [...this.store.confirmations.values()].filter((one) => one.viewId === viewId),
            ),
        remove: (id) => this.do('confirmations.remove', [id], () => this.store.confirmations.delete(id)),
        all: () => this.do('confirmations.all', [], () => [...this.store.confirmations.values()]),
    };

    public readonly claims: Ports['claims'] = {
        write: (claim) => this.do('claims.write', [claim], () => void this.store.claims.set(claim.id, claim)),
        ofTarget: (id) =>
            this.do('claims.ofTarget', [id], () =>
                [...this.store.claims.values()].filter(({ targetId }) => targetId === id),
            ),
        remove: (id) => this.do('claims.remove', [id], () => void this.store.claims.delete(id)),
        all: () => this.do('claims.all', [], () => [...this.store.claims.values()]),
    };

    public readonly batches: Ports['batches'] = {
        write: (one) => this.do('batches.write', [one], () => void this.store.batches.set(one.id, one)),
        byId: (id) =>
            this.do('batches.byId', [id], () => this.store.batches.get(id) ?? this.store.closedBatches.get(id)),
        stillOpen: () => this.do('batches.stillOpen', [], () => [...this.store.batches.values()]),
        close: (one) =>
            this.do('batches.close', [one], () => {
                this.store.batches.delete(one.id);
                this.store.closedBatches.set(one.id, one);
            }),
        remove: (id) => this.do('batches.remove', [id], () => void this.store.batches.delete(id)),
        entries: (id) =>
            this.do('batches.entries', [id], () =>
                [...this.store.entries.values()].filter(({ batchId }) => batchId === id),
            ),
        entry: (id, accountId) =>
            this.do('batches.entry', [id, accountId], () => this.store.entries.get(`${id}:${accountId}`)),
        writeEntry: (one) =>
            this.do(
                'batches.writeEntry',
                [one],
                () => void this.store.entries.set(`${one.batchId}:${one.account.id}`, one),
            ),
        removeEntry: (id, accountId) =>
            this.do('batches.removeEntry', [id, accountId], () => void this.store.entries.delete(`${id}:${accountId}`)),
    };

    public readonly told: Ports['told'] = {
        has: (what) => this.do('told.has', [what], () => this.store.told.has(what)),
        write: (what) => this.do('told.write', [what], () => void this.store.told.add(what)),
        forget: (what) => this.do('told.forget', [what], () => void this.store.told.delete(what)),
    };

    public readonly timers: Ports['timers'] = {
        write: (timer) => this.do('timers.write', [timer], () => void this.store.timers.set(timer.caseId, timer)),
        byCase: (caseId) => this.do('timers.byCase', [caseId], () => this.store.timers.get(caseId)),
        remove: (caseId) => this.do('timers.remove', [caseId], () => void this.store.timers.delete(caseId)),
        all: () => this.do('timers.all', [], () => [...this.store.timers.values()]),
    };

    public readonly reports: Ports['reports'];
    public readonly newcomers: Ports['newcomers'];
    public readonly reportCards: Ports['reportCards'];
    public readonly reportDismissal: Ports['reportDismissal'];
    private readonly messages = memoryMessages(() => this.store, this.do.bind(this));
    public readonly written = this.messages.written;
    public readonly cleanUps = this.messages.cleanUps;

    public readonly appLog: Ports['appLog'] = {
        broken: (caseId, words) => this.store.logged.push(`${caseId}: ${words}`),
    };

    public readonly caseLog: Ports['caseLog'] = {
        ...memoryCleanUpLog(() => this.store, this.do.bind(this)),
        openBatch: (one) =>
            this.do('caseLog.openBatch', [one], () =>
                this.store.logRoomId === undefined ? undefined : `entry-${one.id}`,
            ),
        closeBatch: (one, entries) => this.do('caseLog.closeBatch', [one, entries], (): Posted => 'posted'),
        notice: (notice) =>
            this.do('caseLog.notice', [notice], (): Posted => {
                this.store.notices.push(notice);
                return 'posted';
            }),
        post: (closed) =>
            this.do('caseLog.post', [closed], (): Posted => {
                if (this.store.logRoomId === undefined) {
                    return 'no-log-room';
                }
                this.store.posted.push(closed);
                return 'posted';
            }),
    };

    /** The names of what was asked, in order. */
    public operations(): string[] {
        return this.asked.map(([operation]) => operation);
    }

    /** The parameters of each call that would change an account. */
    public calls(): (readonly unknown[])[] {
        return this.asked.flatMap(([operation, ...parameters]) =>
            operation.startsWith('activeStatus.') ? [[operation.slice('activeStatus.'.length), ...parameters]] : [],
        );
    }

    private async do<T>(operation: string, parameters: readonly unknown[], effect: () => T): Promise<T> {
        this.asked.push([operation, ...parameters]);
        await this.before(operation);
        const value = structuredClone(effect());
        await this.after(operation);
        return value;
    }

    private accountsOf(ids: readonly string[] = []): Account[] {
        return ids.flatMap((id) => this.store.accounts.get(id) ?? []);
    }

    private newestFirst(): ClosedCase[] {
        return [...this.store.closed.values()].sort((a, b) => b.openedAt - a.openedAt);
    }
}
