import type { WorkspaceModel } from './model';
import { setUserActiveStatus } from './setUserActiveStatus';

/**
 * One account in a sync of accounts with LDAP (docs/rocketchat.md#ldap-may-set-the-status-back): by the setting `LDAP_Sync_User_Active_State`
 * the account becomes what the directory says, rooms given up unasked.
 * @param isDisabled whether the directory says that the person's account is disabled
 */
export async function syncWithLdap(model: WorkspaceModel, userId: string, isDisabled: boolean): Promise<void> {
    const { LDAP_Sync_User_Active_State: follows } = model.settings;
    const isActive = model.accounts.byId(userId)?.active ?? false;
    if (isDisabled && isActive && follows !== 'none' && follows !== 'enable') {
        await setUserActiveStatus(model, userId, false, true);
    } else if (!isDisabled && !isActive && (follows === 'both' || follows === 'enable')) {
        await setUserActiveStatus(model, userId, true, false);
    }
}
