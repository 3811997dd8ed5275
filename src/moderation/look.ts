import { isAsAsked } from './account';
import type { Case, Ending, Failure, RoomAfter, RoomName } from './case';
import { Deadline } from './deadline';
import { CALLS_IN_FLIGHT } from './roomsOwnedAlone';
import type { CallAnswer, Rooms, Workspace } from './workspace';

/** How long the account may take to be read, in milliseconds, and how long all of its rooms. */
const ACCOUNT_LIMIT = 5000;
const ROOMS_LIMIT = 3000;

/**
 * Looks at the account after a call and says how the case ended. Only what is read counts: errors lose their details on their way to the
 * app, and the server swallows failures with rooms (see the facts).
 * @param answer what the call was answered, or why there is no answer.
 */
export async function lookAtEnding(opened: Case, answer: CallAnswer, workspace: Workspace): Promise<Ending> {
    const [account, rooms] = await Promise.all([
        new Deadline(ACCOUNT_LIMIT).wait(workspace.accounts.byId(opened.target.id)),
        lookAtRooms(opened, workspace.rooms),
    ]);
    if (account.kind !== 'answered') {
        return { state: 'unknown', rooms };
    }
    if (!account.value) {
        return { state: 'failed', failure: { why: 'account-gone' }, rooms };
    }
    return isAsAsked(account.value, opened.action)
        ? { state: 'done', rooms }
        : { state: 'failed', failure: failureOf(answer), rooms };
}

function failureOf(answer: CallAnswer): Failure {
    return answer.kind === 'refused' ? answer.failure : { why: 'not-changed' };
}

async function lookAtRooms(opened: Case, rooms: Rooms): Promise<RoomAfter[]> {
    const deadline = new Deadline(ROOMS_LIMIT);
    const [agreed, unchecked] = await Promise.all([
        lookAtAgreed(opened, rooms, deadline),
        lookAtUnchecked(opened.unchecked ?? [], rooms, deadline),
    ]);
    return [...agreed, ...unchecked];
}

/** Of a room that could not be checked before, only that it is gone is worth telling: it may have had other owners all the time. */
async function lookAtUnchecked(ids: readonly string[], rooms: Rooms, deadline: Deadline): Promise<RoomAfter[]> {
    const after: RoomAfter[] = [];
    const waiting = [...ids];
    const lookOneAfterAnother = async (): Promise<void> => {
        for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
            const found = await deadline.wait(rooms.byId(id));
            if (found.kind !== 'answered') {
                after.push({ became: 'not-confirmed', id, name: id });
            } else if (!found.value) {
                after.push({ became: 'deleted', id, name: id });
            }
        }
    };
    await Promise.all(Array.from({ length: CALLS_IN_FLIGHT }, lookOneAfterAnother));
    return after;
}

function lookAtAgreed({ relinquished, target }: Case, rooms: Rooms, deadline: Deadline): Promise<RoomAfter[]> {
    return Promise.all(
        relinquished.map(async (room): Promise<RoomAfter> => {
            const looked = await deadline.wait(lookAtRoom(room, target.id, rooms));
            return looked.kind === 'answered' ? looked.value : { became: 'not-confirmed', ...room };
        }),
    );
}

async function lookAtRoom(room: RoomName, formerOwnerId: string, rooms: Rooms): Promise<RoomAfter> {
    if (room.id === '') {
        return { became: 'not-confirmed', ...room };
    }
    const [found, owners] = await Promise.all([rooms.byId(room.id), rooms.owners(room.id)]);
    if (!found) {
        return { became: 'deleted', ...room };
    }
    const owner = owners.find(({ id }) => id !== formerOwnerId);
    return owner ? { became: 'handed-over', owner: owner.username, ...room } : { became: 'not-confirmed', ...room };
}
