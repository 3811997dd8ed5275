import type { Account } from './documents';
import { ServerError } from './errors';
import type { WorkspaceModel } from './model';
import { fatesOfRooms, namesOfFates } from './ownedRooms';
import { relinquishRooms } from './relinquish';

/**
 * Activates or deactivates an account: the one function of the server behind `users.setActiveStatus` and behind an app's `deactivate`.
 * It asks for nobody's permission (docs/rocketchat.md#deactivating-by-an-app-asks-for-no-permission).
 * It runs in full on an account that is as asked (docs/rocketchat.md#a-repeated-deactivation-checks-the-rooms-again).
 * @returns false if there is no such account
 * @throws ServerError `error-user-is-federated`, `error-action-not-allowed` (the last active admin), `user-last-owner` with the rooms'
 * names as details unless `confirmRelinquish` is set, `error-license-user-limit-reached`
 */
export async function setUserActiveStatus(
    model: WorkspaceModel,
    userId: string,
    active: boolean,
    confirmRelinquish: boolean,
): Promise<boolean> {
    await model.faults.beforeStatusChange();
    const account = model.accounts.byId(userId);
    if (!account) {
        return false;
    }
    if (account.federated) {
        throw new ServerError('error-user-is-federated', 'Cannot change federated users status', {
            method: 'setUserActiveStatus',
        });
    }
    if (!active && account.username !== undefined) {
        prepareDeactivation(model, account, confirmRelinquish);
    }
    if (active && !account.active) {
        claimSeat(model, account);
    }
    model.accounts.update(userId, { active });
    archiveDirectMessages(model, account, !active);
    if (active) {
        reopenDirectMessages(model, userId);
    } else {
        model.sessions.endAll(userId);
        setDirectMessagesReadOnly(model, userId, true);
        model.events.emit({ type: 'force-logout', user: userId, payload: {} });
    }
    sendMail(model, account, active);
    await model.faults.afterStatusChange();
    return true;
}

function prepareDeactivation(model: WorkspaceModel, account: Account, confirmRelinquish: boolean): void {
    if (account.roles.includes('admin') && model.accounts.countActiveWithRole('admin') === 1) {
        throw new ServerError('error-action-not-allowed', 'Leaving the app without an active admin is not allowed', {
            method: 'removeUserFromRole',
            action: 'Remove_last_admin',
        });
    }
    const fates = fatesOfRooms(model, account._id);
    if (!confirmRelinquish && fates.some(({ fate }) => fate !== 'stays')) {
        throw new ServerError('user-last-owner', '', namesOfFates(model, fates));
    }
    closeOmnichannelRooms(model, account);
    try {
        relinquishRooms(model, fates);
    } catch {
        // The server lets these fail and goes on (docs/rocketchat.md#failures-with-rooms-are-swallowed).
    }
}

function closeOmnichannelRooms(model: WorkspaceModel, { _id, username = '' }: Account): void {
    for (const { rid, t } of model.subscriptions.ofUser(_id)) {
        if (t === 'l') {
            model.rooms.update(rid, {
                open: false,
                closedAt: model.clock.now(),
                closer: 'user',
                closedBy: { _id, username },
            });
            model.subscriptions.remove(rid, _id);
        }
    }
}

function claimSeat(model: WorkspaceModel, account: Account): void {
    const taken = model.accounts.all().filter(({ active, type }) => active && type === 'user').length;
    if (account.type === 'user' && taken >= model.seats) {
        throw new ServerError('error-license-user-limit-reached', 'The maximum number of users has been reached.');
    }
}

/** The others' side of the user's direct messages goes to, or comes from, their archive. */
function archiveDirectMessages(model: WorkspaceModel, { _id, username }: Account, archived: boolean): void {
    const direct = model.subscriptions.ofUser(_id).filter(({ t }) => t === 'd');
    for (const other of direct.flatMap(({ rid }) => model.subscriptions.ofRoom(rid))) {
        if (other.name === username) {
            model.subscriptions.setArchived(other.rid, other.u._id, archived);
        }
    }
}

/** Direct messages between two people, this user being one. Those among more people stay as they are. */
function directPairs(model: WorkspaceModel, userId: string): { rid: string; other: string }[] {
    return model.subscriptions.ofUser(userId).flatMap(({ rid }) => {
        const { t, uids = [] } = model.rooms.byId(rid) ?? {};
        const other = uids.find((id) => id !== userId);
        return t === 'd' && uids.length === 2 && other !== undefined ? [{ rid, other }] : [];
    });
}

function setDirectMessagesReadOnly(model: WorkspaceModel, userId: string, ro: boolean): void {
    for (const { rid } of directPairs(model, userId)) {
        model.rooms.update(rid, { ro });
    }
}

function reopenDirectMessages(model: WorkspaceModel, userId: string): void {
    for (const { rid, other } of directPairs(model, userId)) {
        if (model.accounts.byId(other)?.active) {
            model.rooms.update(rid, { ro: false });
        }
    }
}

function sendMail(model: WorkspaceModel, { name, username, emails = [] }: Account, active: boolean): void {
    const {
        Accounts_Send_Email_When_Activating: whenActivating,
        Accounts_Send_Email_When_Deactivating: whenDeactivating,
    } = model.settings;
    if (active ? whenActivating : whenDeactivating) {
        for (const { address } of emails) {
            model.mails.push({
                to: `${name ?? username ?? ''}<${address}>`,
                subject: active ? 'Account activated' : 'Account deactivated',
            });
        }
    }
}
