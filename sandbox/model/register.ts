import { refOf } from './build';
import type { KnownAccount } from './convertUser';
import type { Account } from './documents';
import { ServerError } from './errors';
import type { WorkspaceModel } from './model';

export interface Registration {
    username: string;
    email: string;
    pass: string;
    name: string;
    /** Why they want to be let in. It is kept where newcomers must be approved. */
    reason?: string;
}

/**
 * Somebody registers themselves (docs/rocketchat.md#an-account-that-registered-itself): the account is made without its username, of which apps hear.
 * Then it gets the username and joins the default rooms.
 * @param tell is called with what apps are told, at the time at which they are told
 * @throws ServerError `error-user-registration-disabled`
 */
export function registerUser(
    model: WorkspaceModel,
    { username, email, pass, name, reason = '' }: Registration,
    tell: (created: KnownAccount) => void,
): Account {
    const { Accounts_RegistrationForm: form, Accounts_ManuallyApproveNewUsers: mustBeApproved } = model.settings;
    if (form === 'Disabled') {
        throw new ServerError('error-user-registration-disabled', 'User registration is disabled', {
            method: 'registerUser',
        });
    }
    const account = model.accounts.insert({
        name: name.trim(),
        emails: [{ address: email.trim().toLowerCase(), verified: false }],
        type: 'user',
        roles: ['user'],
        active: !mustBeApproved,
        ...(mustBeApproved && reason.trim() !== '' && { reason: reason.trim() }),
    });
    model.sessions.setPassword(account._id, pass);
    const { _id, type, roles } = account;
    tell({ _id, type, roles });
    model.accounts.setUsername(_id, username);
    for (const room of model.rooms.all().filter((each) => each.default)) {
        model.subscriptions.insert({ room, user: refOf(account), roles: [] });
    }
    return account;
}
