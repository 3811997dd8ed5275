import type { Stage } from './stage';

/**
 * All that a decision could change: accounts, sessions, rooms with their owners and members, messages, and the app's records. Two of them are
 * equal where nothing was changed in between.
 */
export function snapshotOf({ model, appId }: Stage): object {
    return {
        accounts: model.accounts.all().map(({ _id, active, roles, type }) => ({
            _id,
            active,
            roles,
            type,
            sessions: model.sessions.count(_id),
        })),
        rooms: model.rooms.all().map(({ _id, ro, teamId, open }) => ({
            _id,
            ro,
            teamId,
            open,
            members: model.subscriptions.ofRoom(_id).map(({ u, roles }) => [u._id, roles]),
            messages: model.messages.ofRoom(_id).map((message) => message._id),
        })),
        records: model.records.all(appId),
    };
}
