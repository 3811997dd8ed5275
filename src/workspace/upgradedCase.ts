import type { Case, ClosedCase, Ending, Failure, RoomAfter, RoomName } from '../moderation/case';
import type { OpenCase } from '../moderation/ports';

/** What version 1.0.0 didn't write: it knew no batches, deleted no messages, and asked for less. */
type Later = 'isNewcomer' | 'batchId' | 'mandateId' | 'cleanUp';
/** It gave cases no numbers. */
type LaterWhenOpen = Later | 'number';
/** It counted no repetitions, either. */
type LaterWhenClosed = LaterWhenOpen | 'times';

/** An open case as any version of the app has written it. */
export type StoredOpenCase = Omit<OpenCase, LaterWhenOpen> & Partial<Pick<OpenCase, LaterWhenOpen>>;

/** A closed case as any version of the app has written it. */
export type StoredCase = Omit<ClosedCase, LaterWhenClosed | 'ending'> &
    Partial<Pick<ClosedCase, LaterWhenClosed>> & { readonly ending: Ending | EarlierEnding };

/** As version 1.0.0 wrote it. */
type EarlierEnding = (
    { readonly state: 'done' | 'unknown' } | { readonly state: 'failed'; readonly failure: Failure }
) & { readonly rooms: readonly EarlierRoom[] };

type EarlierRoom =
    | ({ readonly became: 'handed-over'; readonly owner: string } & RoomName)
    | ({ readonly became: 'deleted' | 'kept' | 'not-confirmed' } & RoomName)
    | { readonly became: 'gone'; readonly ids: readonly string[] }
    | { readonly became: 'unread'; readonly count: number };

/** Reads an open case that an earlier version may have written. */
export function upgradedOpenCase(stored: StoredOpenCase): OpenCase {
    return { ...stored, ...laterOf(stored), number: stored.number ?? null };
}

/** Reads a closed case that an earlier version may have written. This file alone knows how those were. */
export function upgradedCase(stored: StoredCase): ClosedCase {
    const { ending } = stored;
    return {
        ...stored,
        ...laterOf(stored),
        number: stored.number ?? null,
        times: stored.times ?? 1,
        ending: 'state' in ending ? upgradedEnding(ending) : ending,
    };
}

/** Two writers at once may have written one case twice: it is one case all the same. */
export function newestFirst(cases: readonly StoredCase[]): ClosedCase[] {
    const byId = new Map(cases.map((one) => [one.id, upgradedCase(one)]));
    return [...byId.values()].sort((a, b) => (b.number ?? 0) - (a.number ?? 0) || b.openedAt - a.openedAt);
}

function laterOf(stored: Partial<Pick<Case, Later>>): Pick<Case, Later> {
    const { isNewcomer = false, batchId = null, mandateId = null, cleanUp = null } = stored;
    return { isNewcomer, batchId, mandateId, cleanUp };
}

function upgradedEnding(ending: EarlierEnding): Ending {
    const rooms = ending.rooms.map(upgradedRoom);
    return ending.state === 'failed'
        ? { kind: 'failed', failure: ending.failure, rooms }
        : { kind: ending.state, rooms };
}

function upgradedRoom(room: EarlierRoom): RoomAfter {
    switch (room.became) {
        case 'handed-over':
            return { kind: room.became, id: room.id, name: room.name, owner: room.owner };
        case 'deleted':
        case 'kept':
        case 'not-confirmed':
            return { kind: room.became, id: room.id, name: room.name };
        case 'gone':
            return { kind: room.became, ids: room.ids };
        case 'unread':
            return { kind: room.became, count: room.count };
    }
}
