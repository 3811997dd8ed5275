import type { Clock } from './clock';
import type { Account } from './documents';
import { randomId } from './ids';

export type NewAccount = Partial<Account> & Pick<Account, 'roles'>;

/** The accounts, found by id, by username and by the app they belong to without a scan. */
export class Accounts {
    readonly #byId = new Map<string, Account>();
    readonly #byUsername = new Map<string, Account>();
    readonly #byApp = new Map<string, Account>();

    constructor(private readonly clock: Clock) {}

    insert(fields: NewAccount): Account {
        const now = this.clock.now();
        const account: Account = {
            _id: randomId(),
            active: true,
            status: 'offline',
            createdAt: now,
            _updatedAt: now,
            ...fields,
        };
        if (this.#byId.has(account._id) || (account.username !== undefined && this.#byUsername.has(account.username))) {
            throw new Error(
                `There is an account with the id "${account._id}" or the username "${account.username ?? ''}" already.`,
            );
        }
        this.#byId.set(account._id, account);
        if (account.username !== undefined) {
            this.#byUsername.set(account.username, account);
        }
        if (account.appId !== undefined) {
            this.#byApp.set(account.appId, account);
        }
        return account;
    }

    byId(id: string): Account | undefined {
        return this.#byId.get(id);
    }

    /** Exactly this username: case counts, and there is no `@`. */
    byUsername(username: string): Account | undefined {
        return this.#byUsername.get(username);
    }

    ofApp(appId: string): Account | undefined {
        return this.#byApp.get(appId);
    }

    /** Gives the account a username, its first or another. What names it elsewhere stays as it is: see `rename`. */
    setUsername(id: string, username: string): void {
        const account = this.#byId.get(id);
        if (!account || this.#byUsername.has(username)) {
            throw new Error(`There is no account "${id}", or one with the username "${username}".`);
        }
        if (account.username !== undefined) {
            this.#byUsername.delete(account.username);
        }
        Object.assign(account, { username, _updatedAt: this.clock.now() });
        this.#byUsername.set(username, account);
    }

    /** Changes fields of an account; the username stays, as everything is found by it. */
    update(id: string, fields: Partial<Omit<Account, '_id' | 'username'>>): void {
        const account = this.#byId.get(id);
        if (account) {
            Object.assign(account, fields, { _updatedAt: this.clock.now() });
        }
    }

    remove(id: string): boolean {
        const account = this.#byId.get(id);
        if (!account) {
            return false;
        }
        this.#byId.delete(id);
        if (account.username !== undefined) {
            this.#byUsername.delete(account.username);
        }
        if (account.appId !== undefined) {
            this.#byApp.delete(account.appId);
        }
        return true;
    }

    all(): Account[] {
        return [...this.#byId.values()];
    }

    /** How many active accounts hold the role in the whole workspace. */
    countActiveWithRole(role: string): number {
        return this.all().filter(({ active, roles }) => active && roles.includes(role)).length;
    }
}
