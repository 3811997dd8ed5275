import type { ClosedCase, Ending, Failure, RoomAfter, RoomName } from '../moderation/case';

/** What version 1.0.0 didn't write: it gave no numbers, counted no repetitions, knew no batches, deleted no messages, and asked for less. */
type Later = 'number' | 'times' | 'isNewcomer' | 'batchId' | 'mandateId' | 'cleanUp';

/** A closed case as any version of the app has written it. */
export type StoredCase = Omit<ClosedCase, Later | 'ending'> &
    Partial<Pick<ClosedCase, Later>> & { readonly ending: Ending | EarlierEnding };

/** As version 1.0.0 wrote it. */
type EarlierEnding = (
    { readonly state: 'done' | 'unknown' } | { readonly state: 'failed'; readonly failure: Failure }
) & { readonly rooms: readonly EarlierRoom[] };

type EarlierRoom =
    | ({ readonly became: 'handed-over'; readonly owner: string } & RoomName)
    | ({ readonly became: 'deleted' | 'kept' | 'not-confirmed' } & RoomName)
    | { readonly became: 'gone'; readonly ids: readonly string[] }
    | { readonly became: 'unread'; readonly count: number };

/** Reads a closed case that an earlier version may have written. This is the only place that knows how those were. */
export function upgradedCase(stored: StoredCase): ClosedCase {
    const { ending } = stored;
    return {
        ...stored,
        number: stored.number ?? null,
        times: stored.times ?? 1,
        isNewcomer: stored.isNewcomer ?? false,
        batchId: stored.batchId ?? null,
        cleanUp: stored.cleanUp ?? null,
        mandateId: stored.mandateId ?? null,
        ending: 'state' in ending ? upgradedEnding(ending) : ending,
    };
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
