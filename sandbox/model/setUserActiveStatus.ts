import { archiveDirectMessagesWith, closeDirectMessages, reopenDirectMessages } from './directMessages';
import type { Account } from './documents';
import { ServerError } from './errors';
import type { WorkspaceModel } from './model';
import { closeOmnichannelChats, makeAgentUnavailable } from './omnichannel';
import { fatesOfRooms, namesOfFates } from './ownedRooms';
import { relinquishRooms } from './relinquish';
import { assertSeatLeft } from './seats';

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
    if (active) {
        activate(model, account);
    } else {
        deactivate(model, account, confirmRelinquish);
    }
    sendMail(model, account, active);
    await model.faults.afterStatusChange();
    return true;
}

function activate(model: WorkspaceModel, account: Account): void {
    const { _id, username } = account;
    if (!account.active) {
        assertSeatLeft(model);
    }
    // docs/rocketchat.md#activating-approves-a-pending-registration
    model.accounts.update(_id, { active: true, reason: undefined });
    if (username) {
        archiveDirectMessagesWith(model, username, false);
    }
    reopenDirectMessages(model, _id);
}

function deactivate(model: WorkspaceModel, account: Account, confirmRelinquish: boolean): void {
    const { _id, username } = account;
    // docs/rocketchat.md#an-account-without-a-username-skips-the-checks
    if (username !== undefined) {
        giveUpRooms(model, account, confirmRelinquish);
    }
    if (account.active) {
        makeAgentUnavailable(model, account);
    }
    model.accounts.update(_id, { active: false });
    if (username) {
        archiveDirectMessagesWith(model, username, true);
    }
    // docs/rocketchat.md#deactivating-ends-every-session
    model.sessions.endAll(_id);
    closeDirectMessages(model, _id);
    model.events.emit({ type: 'force-logout', user: _id, payload: {} });
}

function giveUpRooms(model: WorkspaceModel, account: Account, confirmRelinquish: boolean): void {
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
    closeOmnichannelChats(model, account);
    try {
        relinquishRooms(model, fates);
    } catch {
        // The server lets these fail and goes on (docs/rocketchat.md#failures-with-rooms-are-swallowed).
    }
}

/** One message to all addresses of the person. */
function sendMail(model: WorkspaceModel, { name, username, emails = [] }: Account, active: boolean): void {
    const {
        Accounts_Send_Email_When_Activating: whenActivating,
        Accounts_Send_Email_When_Deactivating: whenDeactivating,
    } = model.settings;
    if ((active ? whenActivating : whenDeactivating) && emails.length > 0) {
        const called = (name === '' ? undefined : name) ?? username ?? '';
        model.mails.push({
            to: emails.map(({ address }) => `${called}<${address}>`).join(','),
            subject: active ? 'Account activated' : 'Account deactivated',
        });
    }
}
