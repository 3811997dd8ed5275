import type { Clock } from './clock';
import type { Room, RoomRole, Subscription, UserRef } from './documents';
import type { Events } from './events';
import { randomId } from './ids';

export interface NewSubscription extends Partial<Pick<Subscription, 'open' | 'archived'>> {
    room: Room;
    user: UserRef;
    roles?: RoomRole[];
    /** When the subscriber joined; now, if not given. */
    ts?: Date;
}

/** Who is in which room since when and in which role, found from the room's side and from the user's. */
export class Subscriptions {
    readonly #byRoom = new Map<string, Map<string, Subscription>>();
    readonly #byUser = new Map<string, Map<string, Subscription>>();
    readonly #byRole = new Map<string, Set<string>>();

    constructor(
        private readonly clock: Clock,
        private readonly events: Events,
    ) {}

    insert({ room, user, roles, ts = this.clock.now(), open = true, archived }: NewSubscription): Subscription {
        const subscription: Subscription = {
            _id: randomId(),
            rid: room._id,
            t: room.t,
            name: room.t === 'd' ? directName(room, user) : (room.name ?? ''),
            fname: room.fname,
            u: user,
            ts,
            open,
            archived,
            alert: false,
            unread: 0,
            _updatedAt: ts,
        };
        this.#mapOf(this.#byRoom, room._id).set(user._id, subscription);
        this.#mapOf(this.#byUser, user._id).set(room._id, subscription);
        for (const role of roles ?? []) {
            this.#give(subscription, role);
        }
        room.usersCount = this.count(room._id);
        this.#tell('inserted', subscription);
        return subscription;
    }

    one(roomId: string, userId: string): Subscription | undefined {
        return this.#byRoom.get(roomId)?.get(userId);
    }

    /** The subscriptions of a room, in the order in which they were made. */
    ofRoom(roomId: string): Subscription[] {
        return [...(this.#byRoom.get(roomId)?.values() ?? [])];
    }

    /** All subscriptions of a user: direct messages and omnichannel rooms too. */
    ofUser(userId: string): Subscription[] {
        return [...(this.#byUser.get(userId)?.values() ?? [])];
    }

    all(): Subscription[] {
        return [...this.#byRoom.values()].flatMap((ofRoom) => [...ofRoom.values()]);
    }

    count(roomId: string): number {
        return this.#byRoom.get(roomId)?.size ?? 0;
    }

    /** The ids of those who hold the role in the room, inactive accounts included. */
    holders(roomId: string, role: RoomRole): string[] {
        return [...(this.#byRole.get(`${role}/${roomId}`) ?? [])];
    }

    addRole(roomId: string, userId: string, role: RoomRole): void {
        const subscription = this.one(roomId, userId);
        if (subscription) {
            this.#give(subscription, role);
            this.#tell('updated', subscription);
        }
    }

    /** Calls a direct message after the people in it as they are called now. */
    nameDirect(room: Room): void {
        for (const subscription of this.ofRoom(room._id)) {
            subscription.name = directName(room, subscription.u);
            this.#tell('updated', subscription);
        }
    }

    setArchived(roomId: string, userId: string, archived: boolean): void {
        const subscription = this.one(roomId, userId);
        if (subscription) {
            subscription.archived = archived;
            this.#tell('updated', subscription);
        }
    }

    remove(roomId: string, userId: string): void {
        const subscription = this.one(roomId, userId);
        if (subscription) {
            this.#byRoom.get(roomId)?.delete(userId);
            this.#byUser.get(userId)?.delete(roomId);
            for (const role of subscription.roles ?? []) {
                this.#byRole.get(`${role}/${roomId}`)?.delete(userId);
            }
            this.#tell('removed', subscription);
        }
    }

    removeRoom(roomId: string): void {
        for (const { u } of this.ofRoom(roomId)) {
            this.remove(roomId, u._id);
        }
        this.#byRoom.delete(roomId);
    }

    #give(subscription: Subscription, role: RoomRole): void {
        subscription.roles = [...new Set([...(subscription.roles ?? []), role])];
        const key = `${role}/${subscription.rid}`;
        this.#byRole.set(key, (this.#byRole.get(key) ?? new Set()).add(subscription.u._id));
    }

    #mapOf(index: Map<string, Map<string, Subscription>>, key: string): Map<string, Subscription> {
        const known = index.get(key);
        if (known) {
            return known;
        }
        const made = new Map<string, Subscription>();
        index.set(key, made);
        return made;
    }

    #tell(action: 'inserted' | 'updated' | 'removed', subscription: Subscription): void {
        this.events.emit({ type: 'subscription-changed', user: subscription.u._id, payload: { action, subscription } });
    }
}

/** A direct message is called after the others in it; the one with oneself after oneself. */
function directName({ usernames = [] }: Room, user: UserRef): string {
    const others = usernames.filter((username) => username !== user.username);
    return others.length > 0 ? others.join(', ') : user.username;
}
