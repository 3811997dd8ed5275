import { type IUser, UserStatusConnection, UserType } from '@rocket.chat/apps-engine/definition/users';

import type { Account, UserStatus } from './documents';

const connections: Record<UserStatus, UserStatusConnection> = {
    online: UserStatusConnection.ONLINE,
    away: UserStatusConnection.AWAY,
    busy: UserStatusConnection.BUSY,
    offline: UserStatusConnection.OFFLINE,
};

/** What a converter may get of an account: all of it, or the few fields that a message or an event has. */
export type KnownAccount = Partial<Account> & Pick<Account, '_id'>;

/**
 * An account as the server's converter gives it to the engine (docs/rocketchat.md#how-an-account-reaches-an-app): every key is there, the
 * value may be `undefined`.
 */
export function toEngineUser(account: KnownAccount): IUser {
    const { settings, type, statusConnection, ...known } = structuredClone(account);
    const language = settings?.preferences?.language;
    return asUser({
        id: known._id,
        username: known.username,
        emails: known.emails,
        type: typeOf(type),
        isEnabled: known.active,
        name: known.name,
        roles: known.roles,
        bio: known.bio,
        status: known.status,
        statusText: known.statusText,
        statusConnection: statusConnection ? connections[statusConnection] : UserStatusConnection.UNDEFINED,
        utcOffset: known.utcOffset,
        createdAt: known.createdAt,
        updatedAt: known._updatedAt,
        lastLoginAt: known.lastLogin,
        appId: known.appId,
        customFields: known.customFields,
        isFederated: known.federated,
        federation: known.federation,
        sipExtension: known.freeSwitchExtension,
        // An empty language counts as none.
        settings: { preferences: language ? { language } : {} },
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

type ConvertedUser = { [key in keyof IUser]: IUser[key] | undefined } & {
    isFederated?: boolean;
    federation?: object;
    sipExtension?: string;
};

/** The engine's type promises a username, a name, e-mails, ... that not every account has: the server's converter hides that with a cast, too. */
const asUser = (user: ConvertedUser): IUser => user as IUser;
