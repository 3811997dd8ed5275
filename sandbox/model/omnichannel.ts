import type { Account } from './documents';
import type { WorkspaceModel } from './model';

/**
 * Closes the open omnichannel chats of an agent for everybody in them. One that is closed already is left alone
 * (docs/rocketchat.md#omnichannel-chats-are-closed).
 */
export function closeOmnichannelChats(model: WorkspaceModel, { _id, username = '' }: Account): void {
    const closedBy = { _id, username };
    for (const { rid, t } of model.subscriptions.ofUser(_id)) {
        if (t === 'l' && model.rooms.byId(rid)?.open) {
            model.rooms.update(rid, { open: undefined, closedAt: model.clock.now(), closer: 'user', closedBy });
            model.subscriptions.removeRoom(rid);
            model.messages.insert({
                rid,
                u: closedBy,
                msg: 'Agent was deactivated',
                t: 'livechat-close',
                groupable: false,
            });
        }
    }
}

/** A deactivated agent takes no chats any more, and does not do so by being activated either. */
export function makeAgentUnavailable(model: WorkspaceModel, { _id, roles }: Account): void {
    if (roles.includes('livechat-agent')) {
        model.accounts.update(_id, { statusLivechat: 'not-available' });
    }
}
