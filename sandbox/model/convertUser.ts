import { type IUser, UserStatusConnection, UserType } from '@rocket.chat/apps-engine/definition/users';

import type { Account, UserStatus } from './documents';

const connections: Record<UserStatus, UserStatusConnection> = {
    online: UserStatusConnection.ONLINE,
    away: UserStatusConnection.AWAY,
    busy: UserStatusConnection.BUSY,
    offline: UserStatusConnection.OFFLINE,
};

/** An account as the server's converter gives it to the engine: every key is there, the value may be `undefined`. */
export function toEngineUser(account: Account): IUser {
    const language = account.settings?.preferences?.language;
    return asUser({
        id: account._id,
        username: account.username,
        emails: account.emails?.map((email) => ({ ...email })),
        type: typeOf(account.type),
        isEnabled: account.active,
        name: account.name,
        roles: [...account.roles],
        bio: account.bio,
        status: account.status,
        statusText: account.statusText,
        statusConnection: account.statusConnection
            ? connections[account.statusConnection]
            : UserStatusConnection.UNDEFINED,
        utcOffset: account.utcOffset,
        createdAt: new Date(account.createdAt),
        updatedAt: new Date(account._updatedAt),
        lastLoginAt: account.lastLogin && new Date(account.lastLogin),
        appId: account.appId,
        customFields: undefined,
        isFederated: account.federated,
        settings: { preferences: language === undefined ? {} : { language } },
    });
}

function typeOf(type: Account['type']): UserType {
    switch (type) {
        case 'user':
            return UserType.USER;
        case 'bot':
            return UserType.BOT;
        case 'app':
            return UserType.APP;
        case '':
        case undefined:
            return UserType.UNKNOWN;
    }
}

type ConvertedUser = { [key in keyof IUser]: IUser[key] | undefined } & { isFederated?: boolean };

/** The engine's type promises a username, a name, e-mails, ... that not every account has: the server's converter hides that with a cast, too. */
const asUser = (user: ConvertedUser): IUser => user as IUser;
