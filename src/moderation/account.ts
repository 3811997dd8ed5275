/** What the caller asks for an account's active status. */
export type StatusChange = 'deactivate' | 'activate';

/** What the caller asks for. `change-duration`: for how long a deactivated account stays so. Its status is not changed for that. */
export type Action = StatusChange | 'change-duration';

/** The id, and the name, of Rocket.Chat's own administrator role. */
export const ADMIN = 'admin';

/** Rocket.Chat's types of account. `other`: people who were imported may have no type, and cross to the app as `unknown`. */
export type AccountKind = 'user' | 'bot' | 'app' | 'other';

/** An account of the workspace, as far as moderation needs it. Times are milliseconds since 1970, `null` where there is none. */
export interface Account {
    readonly id: string;
    /** Empty where the account has none. */
    readonly username: string;
    readonly name: string;
    readonly kind: AccountKind;
    /** Rocket.Chat's active status. */
    readonly active: boolean;
    /** It belongs to a federated workspace, and the server refuses to change its status. */
    readonly federated: boolean;
    /** Ids of the workspace-wide roles. */
    readonly roles: readonly string[];
    readonly online: boolean;
    /** `false` where it has an e-mail address, and none of them is verified. */
    readonly isEmailVerified: boolean;
    readonly lastLogin: number | null;
    readonly memberSince: number | null;
}

/** Who an account is, as records and messages keep it. */
export interface Person {
    readonly id: string;
    readonly username: string;
}

/** Records and messages keep who somebody is, and no more. */
export function personOf({ id, username }: Person): Person {
    return { id, username };
}

/** How the request names the account that it is about. */
export type Asked =
    | { readonly kind: 'username'; readonly username: string }
    | { readonly kind: 'id'; readonly id: string }
    /** An account that the app knew: where it isn't there, it was deleted since. */
    | { readonly kind: 'known'; readonly person: Person };

/** Whether the account is as the action makes it, or leaves it. */
export function isAsAsked(account: Account, action: Action): boolean {
    return account.active === (action === 'activate');
}
