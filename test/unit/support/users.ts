import type { IUserRead } from '@rocket.chat/apps-engine/definition/accessors';
import { type IUser, UserStatusConnection, UserType } from '@rocket.chat/apps-engine/definition/users';

import type { Account } from '../../../src/moderation/account';

/** An account as the engine hands it to the app. */
export function userOf({ id, username, name, active, roles }: Account): IUser {
    const created = new Date(0);
    return {
        id,
        username,
        name,
        emails: [],
        type: UserType.USER,
        isEnabled: active,
        roles: [...roles],
        status: 'offline',
        statusConnection: UserStatusConnection.OFFLINE,
        utcOffset: 0,
        createdAt: created,
        updatedAt: created,
        lastLoginAt: created,
    };
}

/** An account that has no roles: they cross as `null`, although the engine's type says that they are always a list. */
export function withoutRoles(user: IUser): IUser {
    return { ...user, roles: null } as unknown as IUser;
}

/** Reads these accounts, and notes the ids that were asked for. */
export function readerOf(users: readonly IUser[], asked: string[]): IUserRead {
    const find = (isIt: (user: IUser) => boolean): Promise<IUser> => {
        const user = users.find(isIt);
        return user ? Promise.resolve(user) : Promise.reject(new Error('No such account'));
    };
    return {
        getById: (id) => {
            asked.push(id);
            return find((user) => user.id === id);
        },
        getByUsername: (username) => find((user) => user.username === username),
        getAppUser: () => Promise.resolve(undefined),
        getUserUnreadMessageCount: () => Promise.resolve(undefined),
        getUserRoomIds: () => Promise.resolve([]),
    };
}
