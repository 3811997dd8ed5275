import type { WorkspaceModel } from './model';
import type { RoomFate } from './ownedRooms';

/**
 * Hands over and removes rooms as `fates` says. The one who leaves stays an owner: reactivated, they own those rooms again, among others.
 * @throws where a hand-over or a team fails; what was still to do with rooms is then left undone. The caller swallows that, as the server does.
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
    removeRooms(
        model,
        fates.flatMap(({ rid, fate }) => (fate === 'removed' ? [rid] : [])),
    );
}

/** All rooms are emptied first, then teams go, and the rooms themselves last (docs/rocketchat.md#a-room-can-be-emptied-and-stay). */
function removeRooms(model: WorkspaceModel, rids: string[]): void {
    const teamIds = new Set(rids.flatMap((rid) => teamOfMainRoom(model, rid) ?? []));
    for (const rid of rids) {
        emptyRoom(model, rid);
    }
    for (const teamId of teamIds) {
        eraseTeam(model, teamId);
    }
    for (const rid of rids) {
        eraseRoom(model, rid);
    }
}

function teamOfMainRoom(model: WorkspaceModel, rid: string): string | undefined {
    const room = model.rooms.byId(rid);
    return room?.teamMain ? room.teamId : undefined;
}

function emptyRoom(model: WorkspaceModel, rid: string): void {
    model.subscriptions.removeRoom(rid);
    model.messages.removeRoom(rid);
}

/** The team's other rooms go back to the workspace (docs/rocketchat.md#a-team-goes-with-its-main-room). */
function eraseTeam(model: WorkspaceModel, teamId: string): void {
    const team = model.rooms.team(teamId);
    if (!team) {
        return;
    }
    if (!model.rooms.byId(team.roomId)) {
        throw new Error('invalid-room');
    }
    model.rooms.removeTeam(teamId);
    eraseRoom(model, team.roomId);
}

/** A federated room stays, and so does one whose deletion fails. */
function eraseRoom(model: WorkspaceModel, rid: string): void {
    const room = model.rooms.byId(rid);
    if (room && !room.federated && !model.faults.roomDeletion.has(rid)) {
        emptyRoom(model, rid);
        model.rooms.remove(rid);
    }
}
