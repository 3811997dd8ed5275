import type { Person } from './account';
import { type ClosedCase, isDeactivation, type Origin } from './case';

/** The most messages that are deleted after one case. */
export const MAX_DELETED = 500;

/** What became of a message of which the evidence is kept. */
export type MessageFate =
    /** It is to be deleted. */
    | 'kept-as-evidence'
    | 'gone'
    /** It began a thread, or the workspace shows deletions: its place stays, as “removed”. */
    | 'removed'
    /** The workspace keeps the history: nobody sees it, and it is still there. */
    | 'hidden'
    /** It was not seen gone. */
    | 'stayed';

export interface CleanedMessage {
    readonly id: string;
    readonly roomId: string;
    readonly fate: MessageFate;
    /** The notice that it was pinned quotes it, and stays. */
    readonly isPinned: boolean;
    /** Files stay in the workspace's storage. */
    readonly hasFiles: boolean;
}

/** A message whose evidence stands in the log room, and which is to be deleted now. */
export function keptAsEvidence({ id, roomId, isPinned, hasFiles }: Omit<CleanedMessage, 'fate'>): CleanedMessage {
    return { id, roomId, fate: 'kept-as-evidence', isPinned, hasFiles };
}

/** The message in the log room in whose thread the evidence is. */
export interface LogThread {
    readonly roomId: string;
    readonly messageId: string;
}

/**
 * Messages that are to be deleted after a deactivation, and how far that has come. It stands in the records until it is over, so that another
 * process can go on with it.
 */
export interface CleanUp {
    /** The case that deactivated the account; also its own id. */
    readonly caseId: string;
    readonly caseNumber: number | null;
    readonly batchId: string | null;
    readonly target: Person;
    readonly moderator: Person;
    readonly origin: Origin;
    /** Messages that are older stay. Times are milliseconds since 1970. */
    readonly since: number;
    readonly dueAt: number;
    /** The second time is for what was in flight the first time. */
    readonly isSecondLook: boolean;
    /** How often in a row it could not go on; a try that was interrupted counts. */
    readonly failures: number;
    /** How many were told to be deleted after the first look. */
    readonly told: number;
    /** The rooms that are still to be searched; `null` until they are known. */
    readonly roomsLeft: readonly string[] | null;
    readonly messages: readonly CleanedMessage[];
    /** So many more were found than may be deleted. */
    readonly tooMany: number;
    /** The rooms that are being searched. Where a round finds some, the process ended while they were read. */
    readonly searching: readonly string[];
    /** How often it ended so. */
    readonly interruptions: number;
    /** Rooms that were read alone when it ended. They are not read again. */
    readonly leftOut: readonly string[];
    /** Rooms that could not be searched to the end, and encrypted ones, whose encrypted messages no app can list. */
    readonly unsearched: number;
    readonly encrypted: number;
    readonly thread: LogThread | null;
}

/** The clean-up that a closed case calls for, `undefined` where it calls for none. */
export function cleanUpOf(closed: ClosedCase): CleanUp | undefined {
    const { id, number, batchId, cleanUp, target, moderator, origin, openedAt, closedAt } = closed;
    // A case of version 1.0.0 that is still open has none.
    if (!isDeactivation(closed) || typeof cleanUp !== 'number') {
        return undefined;
    }
    return {
        caseId: id,
        caseNumber: number,
        batchId,
        target,
        moderator,
        origin,
        since: openedAt - cleanUp,
        dueAt: closedAt,
        isSecondLook: false,
        failures: 0,
        told: 0,
        roomsLeft: null,
        messages: [],
        tooMany: 0,
        searching: [],
        interruptions: 0,
        leftOut: [],
        unsearched: 0,
        encrypted: 0,
        thread: null,
    };
}

/** The same, to be done once more from the beginning. What was not seen gone is tried again; its evidence is there. */
export function secondLook(cleanUp: CleanUp, dueAt: number): CleanUp {
    return {
        ...cleanUp,
        dueAt,
        isSecondLook: true,
        failures: 0,
        told: countFate(cleanUp, 'gone', 'removed', 'hidden'),
        roomsLeft: null,
        messages: cleanUp.messages.map((one) => (one.fate === 'stayed' ? { ...one, fate: 'kept-as-evidence' } : one)),
        tooMany: 0,
        unsearched: 0,
        encrypted: 0,
    };
}

/**
 * The same, where the process may have ended while rooms were read. A message can end it, and would again after each restart
 * (docs/rocketchat.md#a-key-named-proto-ends-the-process). After the first time rooms are read one by one, so the second time tells which it is.
 */
export function pastInterruption(cleanUp: CleanUp): CleanUp {
    const { searching, interruptions, leftOut } = cleanUp;
    if (searching.length === 0) {
        return cleanUp;
    }
    return {
        ...cleanUp,
        searching: [],
        interruptions: interruptions + 1,
        leftOut: interruptions > 0 ? [...leftOut, ...searching] : leftOut,
    };
}

/** What changes where some of the rooms that are left were left out by any clean-up, `undefined` where none of them was. */
export function leavingOut(
    { roomsLeft, leftOut }: CleanUp,
    all: readonly CleanUp[],
): Pick<CleanUp, 'roomsLeft' | 'leftOut'> | undefined {
    const known = new Set(all.flatMap((one) => one.leftOut));
    const found = roomsLeft?.filter((id) => known.has(id)) ?? [];
    return roomsLeft && found.length > 0
        ? { roomsLeft: roomsLeft.filter((id) => !known.has(id)), leftOut: [...new Set([...leftOut, ...found])] }
        : undefined;
}

/** Why a clean-up ended before its end. */
export type WhyStopped = 'active-again' | 'account-gone' | 'not-permitted' | 'no-log-room' | 'unreadable' | 'gave-up';

/** What is to be told of a clean-up. `isNews`: the second look deleted more. */
export type CleanUpReport =
    | { readonly kind: 'looked'; readonly cleanUp: CleanUp }
    | { readonly kind: 'over'; readonly cleanUp: CleanUp; readonly isNews: boolean }
    | { readonly kind: 'stopped'; readonly cleanUp: CleanUp; readonly why: WhyStopped };

/** How many of its messages had one of these fates. */
export function countFate({ messages }: CleanUp, ...fates: readonly MessageFate[]): number {
    return messages.filter(({ fate }) => fates.includes(fate)).length;
}
