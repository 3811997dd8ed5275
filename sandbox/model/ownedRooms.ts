import type { Room, Subscription } from './documents';
import type { WorkspaceModel } from './model';

/** What deactivating a subscriber would do to one room. */
export type RoomFate = { rid: string } & (
    { fate: 'stays' } | { fate: 'removed' } | { fate: 'handed over'; newOwner: string }
);

/**
 * What deactivating the user would do to each of their rooms. Direct messages and omnichannel rooms don't count
 * (docs/rocketchat.md#direct-messages-and-omnichannel-rooms-are-left-aside).
 */
export function fatesOfRooms(model: WorkspaceModel, userId: string): RoomFate[] {
    const counted = model.subscriptions.ofUser(userId).filter(({ t }) => t !== 'd' && t !== 'l');
    return counted.map((subscription) => {
        const { rid, roles } = subscription;
        return roles?.includes('owner')
            ? fateOfOwned(model, subscription)
            : { rid, fate: fateOfJoined(model, subscription) };
    });
}

/** Owners and subscribers whose accounts are inactive or gone count here, but never inherit. */
function fateOfOwned(model: WorkspaceModel, { rid, t, u }: Subscription): RoomFate {
    if (model.subscriptions.holders(rid, 'owner').length !== 1) {
        return { rid, fate: 'stays' };
    }
    const bySeniority = model.subscriptions.ofRoom(rid).sort((a, b) => a.ts.getTime() - b.ts.getTime());
    const heir = bySeniority.find((other) => other.u._id !== u._id && model.accounts.byId(other.u._id)?.active);
    if (heir) {
        return { rid, fate: 'handed over', newOwner: heir.u._id };
    }
    // docs/rocketchat.md#a-public-channel-is-never-deleted
    return { rid, fate: t === 'c' ? 'stays' : 'removed' };
}

function fateOfJoined(model: WorkspaceModel, { rid, t }: Subscription): 'stays' | 'removed' {
    return t !== 'c' && model.subscriptions.count(rid) === 1 ? 'removed' : 'stays';
}

/** The two lists that `user-last-owner` carries; a room without any name stands there as `null`. */
export interface LastOwnerDetails extends Record<string, unknown> {
    shouldBeRemoved: (string | null)[];
    shouldChangeOwner: (string | null)[];
}

/** Names the rooms in the database's order, that of their ids (docs/rocketchat.md#the-lists-hold-names-and-a-name-can-be-missing). */
export function namesOfFates(model: WorkspaceModel, fates: RoomFate[]): LastOwnerDetails {
    const byRoomId = [...fates].sort((a, b) => (a.rid < b.rid ? -1 : 1));
    const names = (wanted: RoomFate['fate']): (string | null)[] =>
        byRoomId.flatMap(({ rid, fate }) => {
            const room = fate === wanted ? model.rooms.byId(rid) : undefined;
            return room ? [nameOf(room)] : [];
        });
    return { shouldBeRemoved: names('removed'), shouldChangeOwner: names('handed over') };
}

/** An empty display name counts as none. */
function nameOf({ fname, name }: Room): string | null {
    return (fname === '' ? undefined : fname) ?? name ?? null;
}
