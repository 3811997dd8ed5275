import type { Account } from '../../../src/moderation/account';

/** An account with nothing special about it, but for what is given. Its id is its username with `-id` behind it. */
export function person(username: string, more: Partial<Account> = {}): Account {
    return {
        id: `${username}-id`,
        username,
        name: username.toUpperCase(),
        kind: 'user',
        active: true,
        federated: false,
        roles: ['user'],
        online: false,
        isEmailVerified: true,
        lastLogin: null,
        memberSince: null,
        ...more,
    };
}

export const admin = person('ada', { roles: ['user', 'admin'] });
/** Holds a custom role by its id; the role's name is `mods`. */
export const moderator = person('mona', { roles: ['user', 'mods-id'] });
export const otherModerator = person('otto', { roles: ['user', 'mods-id'] });
export const member = person('mike');
export const target = person('tess');
