import type { Role } from './documents';
import { randomId } from './ids';

const builtIn: [name: string, scope: Role['scope']][] = [
    ['admin', 'Users'],
    ['anonymous', 'Users'],
    ['app', 'Users'],
    ['bot', 'Users'],
    ['guest', 'Users'],
    ['livechat-agent', 'Users'],
    ['livechat-manager', 'Users'],
    ['user', 'Users'],
    ['leader', 'Subscriptions'],
    ['moderator', 'Subscriptions'],
    ['owner', 'Subscriptions'],
];

/** The roles: a built-in one has its name as its id, a custom one a random id. */
export class Roles {
    readonly #byId = new Map<string, Role>();

    constructor() {
        for (const [name, scope] of builtIn) {
            this.#insert({ _id: name, name, description: '', scope, protected: true, mandatory2fa: false });
        }
    }

    /** Makes a custom role, as an admin does under Permissions. */
    create(name: string, description = ''): Role {
        return this.#insert({
            _id: randomId(),
            name,
            description,
            scope: 'Users',
            protected: false,
            mandatory2fa: false,
        });
    }

    byId(id: string): Role | undefined {
        return this.#byId.get(id);
    }

    byIdOrName(idOrName: string): Role | undefined {
        return this.#byId.get(idOrName) ?? this.all().find(({ name }) => name === idOrName);
    }

    /** The custom ones: those that Rocket.Chat doesn't protect. */
    custom(): Role[] {
        return this.all().filter((role) => !role.protected);
    }

    all(): Role[] {
        return [...this.#byId.values()];
    }

    #insert(role: Role): Role {
        if (this.all().some(({ name }) => name === role.name)) {
            throw new Error(`There is a role named "${role.name}" already.`);
        }
        this.#byId.set(role._id, role);
        return role;
    }
}
