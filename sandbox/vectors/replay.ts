import type { Account, Room } from '../model/documents';
import { ServerError } from '../model/errors';
import type { WorkspaceModel } from '../model/model';
import { setUserActiveStatus } from '../model/setUserActiveStatus';
import { buildWorkspace } from './build';
import type { OperationResult, Outcome, Vector, VectorOperation } from './vector';

/** Does in the model what the vector says, one operation after another, and tells what came of it. */
export async function replay(vector: Vector): Promise<Outcome> {
    const model = buildWorkspace(vector);
    const results: OperationResult[] = [];
    for (const operation of vector.operations) {
        results.push(await carryOut(model, operation));
    }
    return { results, ...stateOf(model) };
}

async function carryOut(model: WorkspaceModel, { op, user }: VectorOperation): Promise<OperationResult> {
    try {
        return { ok: await setUserActiveStatus(model, user, op === 'activate', op === 'confirm') };
    } catch (error) {
        if (error instanceof ServerError) {
            return { code: error.code, reason: error.reason, details: error.details ?? null };
        }
        throw error;
    }
}

/** What is missing is `null` in a vector, and `false` where it is a flag that everything has. */
function stateOf(model: WorkspaceModel): Omit<Outcome, 'results'> {
    const rooms = model.rooms.all();
    return {
        users: Object.fromEntries(model.accounts.all().map((account) => [account._id, userOf(model, account)])),
        rooms: Object.fromEntries(rooms.map((room) => [room._id, roomOf(model, room)])),
        subs: Object.fromEntries(
            model.subscriptions
                .all()
                .map(({ rid, u, roles = [], archived = false, open }) => [
                    `${rid}/${u._id}`,
                    { roles, archived, open },
                ]),
        ),
        teams: model.rooms.teams().map(({ _id }) => _id),
        mails: model.mails.length,
    };
}

function userOf({ sessions }: WorkspaceModel, { _id, active, reason, roles, statusLivechat }: Account) {
    return {
        active,
        reason: reason ?? null,
        roles,
        statusLivechat: statusLivechat ?? null,
        tokens: sessions.count(_id),
        oauth: sessions.countOAuth(_id),
    };
}

function roomOf({ messages }: WorkspaceModel, room: Room) {
    return {
        ro: room.ro ?? false,
        reactWhenReadOnly: room.reactWhenReadOnly ?? null,
        teamId: room.teamId ?? null,
        teamMain: room.teamMain ?? null,
        open: room.open ?? null,
        closer: room.closer ?? null,
        closedBy: room.closedBy?._id ?? null,
        msgs: messages.ofRoom(room._id).length,
    };
}
