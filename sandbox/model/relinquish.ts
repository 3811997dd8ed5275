import type { WorkspaceModel } from './model';
import type { RoomFate } from './ownedRooms';

/**
 * Hands over and removes rooms as `fates` says. The one who leaves stays an owner: reactivated, they own those rooms again, among others.
 * @throws where a hand-over fails; what was still to do with rooms is then left undone. The caller swallows that, as the server does.
 */
export function relinquishRooms(model: WorkspaceModel, fates: RoomFate[]): void {
    for (const fate of fates) {
        if (fate.fate === 'handed over') {
            if (model.faults.handOver.has(fate.rid)) {
                throw new Error(`The hand-over of ${fate.rid} was made to fail.`);
            }
            model.subscriptions.addRole(fate.rid, fate.newOwner, 'owner');
        }
    }
    for (const { rid } of fates.filter(({ fate }) => fate === 'removed')) {
        removeRoom(model, rid);
    }
}

/** Removes a room with its subscriptions, messages and, where it is a team's main room, the team. */
function removeRoom(model: WorkspaceModel, rid: string): void {
    const room = model.rooms.byId(rid);
    model.subscriptions.removeRoom(rid);
    model.messages.removeRoom(rid);
    if (room?.teamMain && room.teamId !== undefined) {
        model.rooms.removeTeam(room.teamId);
    }
    // A federated room is emptied, but its record stays.
    if (!room?.federated && !model.faults.roomDeletion.has(rid)) {
        model.rooms.remove(rid);
    }
}
