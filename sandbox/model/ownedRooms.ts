import type { Subscription } from './documents';
import type { WorkspaceModel } from './model';

/** What deactivating a subscriber would do to one room. */
export type RoomFate = { rid: string } & (
    { fate: 'stays' } | { fate: 'removed' } | { fate: 'handed over'; newOwner: string }
);

/**
 * What deactivating the user would do to each of their rooms: a room that they alone own goes to the longest-standing other active subscriber;
 * one without such a subscriber is removed, and so is a room that they are alone in without owning it. Direct messages and omnichannel rooms don't count.
 */
export function fatesOfRooms(model: WorkspaceModel, userId: string): RoomFate[] {
    const counted = model.subscriptions.ofUser(userId).filter(({ t }) => t !== 'd' && t !== 'l');
    return counted.map((subscription) => ({ rid: subscription.rid, ...fate(model, subscription) }));
}

function fate(
    model: WorkspaceModel,
    { rid, roles, u }: Subscription,
): { fate: 'stays' | 'removed' } | { fate: 'handed over'; newOwner: string } {
    if (!roles?.includes('owner')) {
        return { fate: model.subscriptions.count(rid) === 1 ? 'removed' : 'stays' };
    }
    // Owners whose accounts are inactive count as owners here.
    if (model.subscriptions.holders(rid, 'owner').length !== 1) {
        return { fate: 'stays' };
    }
    const bySeniority = model.subscriptions.ofRoom(rid).sort((a, b) => a.ts.getTime() - b.ts.getTime());
    const heir = bySeniority.find((other) => other.u._id !== u._id && model.accounts.byId(other.u._id)?.active);
    return heir ? { fate: 'handed over', newOwner: heir.u._id } : { fate: 'removed' };
}

/** The two lists of names that `user-last-owner` carries. Discussions and teams go by their display names. */
export function namesOfFates(
    model: WorkspaceModel,
    fates: RoomFate[],
): { shouldBeRemoved: string[]; shouldChangeOwner: string[] } {
    const names = (wanted: RoomFate['fate']): string[] =>
        fates.flatMap(({ rid, fate }) => {
            const room = fate === wanted ? model.rooms.byId(rid) : undefined;
            return room ? [room.fname ?? room.name ?? ''] : [];
        });
    return { shouldBeRemoved: names('removed'), shouldChangeOwner: names('handed over') };
}
