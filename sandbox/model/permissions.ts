import type { Accounts } from './accounts';
import type { Clock } from './clock';
import type { Permission } from './documents';
import type { Subscriptions } from './subscriptions';

/** The permissions that matter here, with the roles that Rocket.Chat gives them in a new workspace. */
const defaults: Record<string, string[]> = {
    'access-permissions': ['admin'],
    'api-bypass-rate-limit': ['admin', 'bot', 'app'],
    'assign-admin-role': ['admin'],
    'delete-user': ['admin'],
    'edit-other-user-active-status': ['admin'],
    'manage-apps': ['admin'],
    'manage-moderation-actions': ['admin'],
    'message-impersonate': ['bot', 'app'],
    'post-readonly': ['admin', 'owner', 'moderator'],
    'view-c-room': ['admin', 'user', 'bot', 'app', 'anonymous'],
    'view-d-room': ['admin', 'user', 'bot', 'app', 'guest'],
    'view-full-other-user-info': ['admin'],
    'view-l-room': ['livechat-manager', 'livechat-agent', 'admin'],
    'view-joined-room': ['guest', 'bot', 'app', 'anonymous'],
    'view-moderation-console': ['admin'],
    'view-other-user-channels': ['admin'],
    'view-outside-room': ['admin', 'owner', 'moderator', 'user'],
    'view-p-room': ['admin', 'user', 'anonymous', 'guest'],
    'view-room-administration': ['admin'],
};

/** Which roles hold which permission, and so who may do what. */
export class Permissions {
    readonly #byId = new Map<string, Permission>();

    constructor(
        private readonly clock: Clock,
        private readonly accounts: Accounts,
        private readonly subscriptions: Subscriptions,
    ) {
        for (const [id, roles] of Object.entries(defaults)) {
            this.#byId.set(id, { _id: id, roles: [...roles], _updatedAt: this.clock.now() });
        }
    }

    byId(id: string): Permission | undefined {
        return this.#byId.get(id);
    }

    all(): Permission[] {
        return [...this.#byId.values()];
    }

    setRoles(id: string, roles: string[]): void {
        this.#byId.set(id, { _id: id, roles: [...roles], _updatedAt: this.clock.now() });
    }

    /** Gives the permission to one more role (its id). */
    grant(id: string, role: string): void {
        this.setRoles(id, [...new Set([...(this.#byId.get(id)?.roles ?? []), role])]);
    }

    /** Whether any role of the user holds the permission: of the workspace and, where a room is named, in that room. */
    has(userId: string, permission: string, roomId?: string): boolean {
        const holders = this.#byId.get(permission)?.roles ?? [];
        const inRoom = roomId === undefined ? [] : (this.subscriptions.one(roomId, userId)?.roles ?? []);
        const held: string[] = [...(this.accounts.byId(userId)?.roles ?? []), ...inRoom];
        return held.some((role) => holders.includes(role));
    }
}
