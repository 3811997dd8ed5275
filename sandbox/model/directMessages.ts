import type { Account, Room } from './documents';
import type { WorkspaceModel } from './model';

/**
 * Archives the subscriptions to direct messages that are named after the user, or takes them out of the archive: those of the others, and
 * the user's own of the one with themselves.
 */
export function archiveDirectMessagesWith(model: WorkspaceModel, username: string, archived: boolean): void {
    for (const { rid, t, name, u } of model.subscriptions.all()) {
        if (t === 'd' && name === username) {
            model.subscriptions.setArchived(rid, u._id, archived);
        }
    }
}

/** Makes the direct messages between the user and one other read-only. Those among more people stay as they are. */
export function closeDirectMessages(model: WorkspaceModel, userId: string): void {
    for (const { _id } of directPairs(model, userId)) {
        setReadOnly(model, _id, true);
    }
}

/** Opens those again whose other side is active, and no app (docs/rocketchat.md#direct-messages-become-read-only). */
export function reopenDirectMessages(model: WorkspaceModel, userId: string): void {
    for (const { _id, uids } of directPairs(model, userId)) {
        if (isActivePerson(model.accounts.byId(uids?.find((id) => id !== userId) ?? ''))) {
            setReadOnly(model, _id, false);
        }
    }
}

const directPairs = (model: WorkspaceModel, userId: string): Room[] =>
    model.rooms.all().filter(({ t, uids }) => t === 'd' && uids?.length === 2 && uids.includes(userId));

const isActivePerson = (account: Account | undefined): boolean => account?.active === true && account.type !== 'app';

function setReadOnly(model: WorkspaceModel, rid: string, ro: boolean): void {
    model.rooms.update(rid, { ro, reactWhenReadOnly: false });
}
