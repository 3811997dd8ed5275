import { isAsAsked } from './account';
import type { Case, Ending, Failure, RoomAfter, RoomName } from './case';
import { Deadline } from './deadline';
import { inParallel } from './inParallel';
import type { KnownAnswer, Ports, Rooms } from './ports';
import { ACCOUNT_AFTER_LIMIT, ROOMS_AFTER_LIMIT } from './timeouts';

/**
 * Looks at the account after a call and says how the case ended. Only what is read counts.
 * Errors lose their details on their way to the app (docs/rocketchat.md#errors-cross-without-their-details).
 * The server swallows failures with rooms (docs/rocketchat.md#failures-with-rooms-are-swallowed).
 * @param answer what the call was answered; `undefined` where no answer came.
 */
export async function verifyOutcome(opened: Case, answer: KnownAnswer | undefined, ports: Ports): Promise<Ending> {
    const [account, rooms] = await Promise.all([
        new Deadline(ACCOUNT_AFTER_LIMIT).wait(ports.accounts.byId(opened.target.id)),
        lookAtRooms(opened, ports.rooms),
    ]);
    if (account.kind !== 'answered') {
        return { kind: 'unknown', rooms };
    }
    if (!account.value) {
        return { kind: 'failed', failure: { why: 'account-gone' }, rooms };
    }
    return isAsAsked(account.value, opened.action)
        ? { kind: isAnswered(answer) ? 'done' : 'found', rooms }
        : { kind: 'failed', failure: failureOf(opened, answer), rooms };
}

/** Whether the server answered at all. Without an answer, what is seen may be somebody else's deed. */
function isAnswered(answer: KnownAnswer | undefined): boolean {
    return answer !== undefined && !(answer.kind === 'refused' && answer.failure.why === 'rest-timeout');
}

function failureOf({ action }: Case, answer: KnownAnswer | undefined): Failure {
    if (action === 'change-duration') {
        return { why: 'active-by-now' };
    }
    switch (answer?.kind) {
        case undefined:
            return { why: 'interrupted' };
        case 'accepted':
            return { why: 'not-changed' };
        case 'refused':
            return answer.failure;
    }
}

/** First come those that are known by name. Then, as far as there is time, those that could not be checked before. */
async function lookAtRooms({ relinquished, unchecked, target }: Case, rooms: Rooms): Promise<RoomAfter[]> {
    const deadline = new Deadline(ROOMS_AFTER_LIMIT);
    const agreed = await inParallel(relinquished, (room) => lookAtRoom(room, target.id, rooms), deadline);
    return [
        ...agreed.map(({ item, answer }): RoomAfter =>
            answer.kind === 'answered' ? answer.value : { kind: 'not-confirmed', ...item },
        ),
        ...(await lookAtUnchecked(unchecked ?? [], rooms, deadline)),
    ];
}

/** Of a room that could not be checked before, only that it is gone is told. It may have had other owners all the time. */
async function lookAtUnchecked(ids: readonly string[], rooms: Rooms, deadline: Deadline): Promise<RoomAfter[]> {
    const looked = await inParallel(ids, (id) => rooms.byId(id), deadline);
    const gone = looked.flatMap(({ item, answer }) => (answer.kind === 'answered' && !answer.value ? [item] : []));
    const count = looked.filter(({ answer }) => answer.kind !== 'answered').length;
    return [
        ...(gone.length > 0 ? [{ kind: 'gone', ids: gone } as const] : []),
        ...(count > 0 ? [{ kind: 'unread', count } as const] : []),
    ];
}

async function lookAtRoom(room: RoomName, formerOwnerId: string, rooms: Rooms): Promise<RoomAfter> {
    if (room.id === '') {
        return { kind: 'not-confirmed', ...room };
    }
    // First the owners: reading a room may end the process, by its newest message, and would again at each sweep.
    const owners = await rooms.owners(room.id);
    const heir = owners.find(({ id }) => id !== formerOwnerId);
    if (heir) {
        return { kind: 'handed-over', owner: heir.username, ...room };
    }
    if (!(await rooms.byId(room.id))) {
        return { kind: 'deleted', ...room };
    }
    return { kind: owners.length > 0 ? 'kept' : 'ownerless', ...room };
}
