import type { IUserRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { Account, AccountKind } from '../moderation/account';
import type { Accounts } from '../moderation/ports';
import { listed, listedOrNone } from './crossing';

/** @param asking who is asking: the server has read that account for this very request, so it is not read again. */
export function accountsOf(users: IUserRead, asking: IUser | undefined): Accounts {
    return {
        caller: async (id) => accountOf(id === asking?.id ? asking : await users.getById(id)),
        byId: async (id) => accountOf(await users.getById(id)),
        byUsername: async (username) => accountOf(await users.getByUsername(username)),
        roomIds: async (id) => listed(await users.getUserRoomIds(id)),
    };
}

/** Whom the engine's user stands for; `undefined` for none, which crosses to the app as `null` although the type says otherwise. */
export function accountOf(user: IUser | null | undefined): Account | undefined {
    if (!user) {
        return undefined;
    }
    return {
        id: user.id,
        username: user.username || '',
        name: user.name || user.username || '',
        kind: kindOf(user),
        active: isEnabled(user),
        federated: 'isFederated' in user && user.isFederated === true,
        roles: listedOrNone(user.roles),
        online: ['online', 'away', 'busy'].includes(user.status),
        isEmailVerified: isVerified(user.emails),
        lastLogin: timeOf(user.lastLoginAt),
        memberSince: timeOf(user.createdAt),
    };
}

/** Whoever isn't said to be enabled may do nothing. */
function isEnabled({ isEnabled: enabled }: { readonly isEnabled: boolean | null | undefined }): boolean {
    return enabled === true;
}

function kindOf({ type }: IUser): AccountKind {
    const name: string = type;
    return name === 'user' || name === 'bot' || name === 'app' ? name : 'other';
}

/** Who has no address has none to verify. */
function isVerified(emails: IUser['emails'] | null | undefined): boolean {
    const addresses = listedOrNone(emails);
    return addresses.length === 0 || addresses.some(({ verified }) => verified);
}

/** A date may cross as a `Date` or as text, or be missing. */
export function timeOf(date: Date | string | null | undefined): number | null {
    const time = date ? new Date(date).getTime() : Number.NaN;
    return Number.isNaN(time) ? null : time;
}
