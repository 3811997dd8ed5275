import { DeletionPermit } from './authorise';
import type { Claims } from './claims';
import {
    type CleanUp,
    type CleanUpReport,
    countFate,
    keptAsEvidence,
    leavingOut,
    type LogThread,
    MAX_DELETED,
    type MessageFate,
    pastInterruption,
    secondLook,
    type WhyStopped,
} from './cleanUp';
import { Deadline } from './deadline';
import { findMessages, type MessageSearch } from './findMessages';
import { inParallel } from './inParallel';
import { lookUpGrounds } from './lookUp';
import type { Ports, WrittenMessage } from './ports';
import {
    CLEAN_UP_CALL_LIMIT,
    CLEAN_UP_LIMIT,
    CLEAN_UP_PAUSE,
    CLEAN_UP_SEARCH_LIMIT,
    RECORD_LIMIT,
    SECOND_LOOK_AFTER,
} from './timeouts';

/** So many rooms are searched at a time, and so many messages deleted. Before each of the latter groups the account is looked at again. */
const ROOMS_AT_ONCE = 4;
const DELETIONS_AT_ONCE = 8;
const DELETIONS_A_LOOK = 24;
/** After so many failures, or ends of the process while rooms were read, it is given up. */
const MAX_FAILURES = 5;

/** What came of a round. What goes on is taken up by the sweep. */
export type CleanUpRound = CleanUpReport | { readonly kind: 'goes-on' };

/**
 * Goes on with a clean-up, where nobody else is at work on it. First what will be deleted is posted in the log room; only then it is deleted, and
 * it counts only when it was read as gone. All of it can be done twice: a process that is killed leaves the record, from which another goes on.
 * @param tell tells what came of a round. It is awaited before the record moves on: better told twice than never.
 * @returns `undefined` where somebody else is at work on it, and where there is nothing to do yet.
 */
export async function runCleanUp(
    found: CleanUp,
    ports: Ports,
    claims: Claims,
    tell: (report: CleanUpReport) => Promise<void>,
): Promise<CleanUpRound | undefined> {
    const acquired = await claims.acquireCleanUp(found, ports);
    if (acquired.kind !== 'acquired') {
        return undefined;
    }
    try {
        const standing = await new Deadline(RECORD_LIMIT).wait(ports.cleanUps.byCase(found.caseId));
        if (standing.kind !== 'answered' || !standing.value || standing.value.dueAt > Date.now()) {
            return undefined;
        }
        const round = await new RoundOfCleanUp(standing.value, ports).run();
        if (round.kind !== 'goes-on') {
            await tell(round);
            await new Deadline(RECORD_LIMIT).wait(moveOn(round, ports));
        }
        return round;
    } finally {
        await claims.release(acquired.claim, ports);
    }
}

function moveOn({ kind, cleanUp }: CleanUpReport, { cleanUps }: Ports): Promise<void> {
    return kind === 'looked'
        ? cleanUps.write(secondLook(cleanUp, Date.now() + SECOND_LOOK_AFTER))
        : cleanUps.remove(cleanUp.caseId);
}

/** Ends a round. What is not to be tried again is a {@link WhyStopped}; all else is an error like any other, and is tried again. */
class StopOfCleanUp extends Error {
    public constructor(public readonly why: WhyStopped) {
        super(why);
    }
}

class RoundOfCleanUp {
    /** No room is begun after it, and no call of this round is waited for after the other one. */
    private readonly searching = new Deadline(CLEAN_UP_SEARCH_LIMIT);
    private readonly working = new Deadline(CLEAN_UP_LIMIT);

    public constructor(
        private cleanUp: CleanUp,
        private readonly ports: Ports,
    ) {}

    public async run(): Promise<CleanUpRound> {
        try {
            return await this.goOn();
        } catch (error) {
            if (error instanceof StopOfCleanUp) {
                return { kind: 'stopped', cleanUp: this.cleanUp, why: error.why };
            }
            await this.write({ dueAt: Date.now() + CLEAN_UP_PAUSE }).catch(() => undefined);
            return { kind: 'goes-on' };
        }
    }

    private async goOn(): Promise<CleanUpRound> {
        this.cleanUp = pastInterruption(this.cleanUp);
        const { failures, interruptions } = this.cleanUp;
        if (failures >= MAX_FAILURES || interruptions >= MAX_FAILURES) {
            throw new StopOfCleanUp('gave-up');
        }
        // Where this can't be written down, nothing is posted either: else it would be posted at each sweep.
        await this.write({ failures: failures + 1 });
        await this.askPermit();
        const thread = await this.thread();
        await this.deleteAll();
        if (this.cleanUp.roomsLeft === null) {
            await this.write({ roomsLeft: await this.inTime(this.ports.accounts.roomIds(this.cleanUp.target.id)) });
        }
        await this.leaveOut();
        for (let rooms = this.nextRooms(); rooms.length > 0; rooms = this.nextRooms()) {
            await this.searchRooms(rooms, thread);
            await this.deleteAll();
        }
        const { cleanUp } = this;
        if ((cleanUp.roomsLeft ?? []).length > 0 || countFate(cleanUp, 'kept-as-evidence') > 0) {
            return { kind: 'goes-on' };
        }
        return cleanUp.isSecondLook
            ? { kind: 'over', cleanUp, isNews: countFate(cleanUp, 'gone', 'removed', 'hidden') > cleanUp.told }
            : { kind: 'looked', cleanUp };
    }

    /** What ended the process in one clean-up would end it in the others, too. */
    private async leaveOut(): Promise<void> {
        const change = leavingOut(this.cleanUp, await this.inTime(this.ports.cleanUps.all()));
        if (change) {
            await this.write(change);
        }
    }

    /** None, when the time to begin with more is over. */
    private nextRooms(): readonly string[] {
        const { roomsLeft, interruptions } = this.cleanUp;
        const count = interruptions > 0 ? 1 : ROOMS_AT_ONCE;
        return this.searching.left() > 0 ? (roomsLeft ?? []).slice(0, count) : [];
    }

    /** Asked anew in each round, and before each group of deletions: whoever undoes the deactivation keeps what is left. */
    private async askPermit(): Promise<DeletionPermit> {
        const { accounts, settings } = this.ports;
        const deadline = this.callLimit();
        const [grounds, logRoom, moderator, target] = await Promise.all([
            lookUpGrounds(this.ports, deadline),
            this.inTime(settings.logRoom()),
            this.inTime(accounts.byId(this.cleanUp.moderator.id)),
            this.inTime(accounts.byId(this.cleanUp.target.id)),
        ]);
        if (grounds.kind === 'unread') {
            throw new Error('The rules could not be read');
        }
        if (logRoom.kind !== 'set') {
            throw new StopOfCleanUp('no-log-room');
        }
        const { standard } = grounds.value;
        const permit = DeletionPermit.ask(moderator, standard, target);
        if (permit instanceof DeletionPermit) {
            return permit;
        }
        if (permit === 'not-permitted' && standard.rule.endsWith('-unread')) {
            throw new Error('It could not be read by which rule it is decided');
        }
        throw new StopOfCleanUp(permit);
    }

    /** Where an answer to a question about a message can't be trusted, all would seem to be gone: so one is asked for that is there. */
    private async thread(): Promise<LogThread> {
        const { caseLog } = this.ports;
        const known = this.cleanUp.thread ?? (await this.inTime(caseLog.threadOf(this.cleanUp)));
        if (known && (await this.isThere(known))) {
            return known;
        }
        const opened = await this.inTime(caseLog.openThread(this.cleanUp));
        if (!(await this.isThere(opened))) {
            throw new StopOfCleanUp('unreadable');
        }
        await this.write({ thread: opened });
        return opened;
    }

    private async isThere({ messageId }: Pick<LogThread, 'messageId'>): Promise<boolean> {
        return (await this.inTime(this.ports.written.look(messageId))) === 'there';
    }

    private async searchRooms(rooms: readonly string[], thread: LogThread): Promise<void> {
        const { target, since } = this.cleanUp;
        await this.write({ searching: rooms });
        const searched = await inParallel(
            rooms,
            (id) => findMessages(id, target.id, since, this.ports, this.searching),
            this.working,
            ROOMS_AT_ONCE,
        );
        const found = searched.map(({ answer }): MessageSearch =>
            answer.kind === 'answered'
                ? answer.value
                : { messages: [], ids: new Set(), isWhole: false, isEncrypted: false },
        );
        if (found.some(({ isWhole }) => !isWhole)) {
            // A process on its way to its end is answered nothing more: it must not count as having searched.
            await this.askPermit();
        }
        this.cleanUp = { ...this.cleanUp, searching: [] };
        const known = new Set(this.cleanUp.messages.map(({ id }) => id));
        const fresh = found.flatMap(({ ids }) => [...ids]).filter((id) => !known.has(id));
        const allowed = found
            .flatMap(({ messages }) => messages)
            .filter(({ id }) => !known.has(id))
            .sort((a, b) => b.sentAt - a.sentAt)
            .slice(0, MAX_DELETED - known.size);
        await this.keepEvidence(allowed, thread);
        await this.write({
            failures: 0,
            roomsLeft: (this.cleanUp.roomsLeft ?? []).filter((id) => !rooms.includes(id)),
            tooMany: this.cleanUp.tooMany + fresh.length - allowed.length,
            unsearched: this.cleanUp.unsearched + found.filter(({ isWhole }) => !isWhole).length,
            encrypted: this.cleanUp.encrypted + found.filter(({ isEncrypted }) => isEncrypted).length,
        });
    }

    /** What can't be posted is not deleted. A crash between the two posts it once more, and loses nothing. */
    private async keepEvidence(messages: readonly WrittenMessage[], thread: LogThread): Promise<void> {
        if (messages.length === 0) {
            return;
        }
        await this.askPermit();
        const posted = await this.working.within(this.ports.caseLog.postEvidence(this.cleanUp, thread, messages));
        const areThere = await Promise.all(posted.map((messageId) => this.isThere({ messageId })));
        if (areThere.includes(false)) {
            throw new Error('The evidence was not posted');
        }
        await this.write({ messages: [...this.cleanUp.messages, ...messages.map(keptAsEvidence)] });
    }

    private async deleteAll(): Promise<void> {
        const waiting = this.cleanUp.messages.filter(({ fate }) => fate === 'kept-as-evidence');
        for (let at = 0; at < waiting.length && this.working.left() > 0; at += DELETIONS_A_LOOK) {
            const permit = await this.askPermit();
            const group = waiting.slice(at, at + DELETIONS_A_LOOK);
            const settled = await inParallel(
                group,
                ({ id }) => this.deleteOne(id, permit),
                this.working,
                DELETIONS_AT_ONCE,
            );
            const fates = new Map(
                settled.map(({ item, answer }) => [item.id, answer.kind === 'answered' ? answer.value : 'stayed']),
            );
            await this.write({
                failures: 0,
                messages: this.cleanUp.messages.map((one) => ({ ...one, fate: fates.get(one.id) ?? one.fate })),
            });
        }
    }

    /** Only what is read afterwards counts. */
    private async deleteOne(id: string, permit: DeletionPermit): Promise<MessageFate> {
        const { written } = this.ports;
        if ((await this.inTime(written.delete(permit, id))) === 'not-theirs') {
            return 'stayed';
        }
        const now = await this.inTime(written.look(id));
        return now === 'there' ? 'stayed' : now;
    }

    private async write(change: Partial<CleanUp>): Promise<void> {
        this.cleanUp = { ...this.cleanUp, ...change };
        await new Deadline(RECORD_LIMIT).within(this.ports.cleanUps.write(this.cleanUp));
    }

    private inTime<Value>(work: Promise<Value>): Promise<Value> {
        return this.callLimit().within(work);
    }

    private callLimit(): Deadline {
        return new Deadline(Math.min(CLEAN_UP_CALL_LIMIT, this.working.left()));
    }
}
