import type { Clock } from './clock';
import type { Room, RoomType, Team } from './documents';
import type { Events } from './events';
import { randomId } from './ids';

export type NewRoom = Partial<Room> & { t: RoomType };

/** The rooms and the teams, found by id, by name and, for direct messages, by who is in them. */
export class Rooms {
    readonly #byId = new Map<string, Room>();
    readonly #byName = new Map<string, Room>();
    readonly #direct = new Map<string, Room>();
    readonly #teams = new Map<string, Team>();

    constructor(
        private readonly clock: Clock,
        private readonly events: Events,
    ) {}

    insert(fields: NewRoom): Room {
        const now = this.clock.now();
        const room: Room = { _id: randomId(), ts: now, msgs: 0, usersCount: 0, _updatedAt: now, ...fields };
        if (this.#byId.has(room._id) || (room.name !== undefined && this.#byName.has(room.name))) {
            throw new Error(`There is a room with the id "${room._id}" or the name "${room.name ?? ''}" already.`);
        }
        this.#byId.set(room._id, room);
        if (room.name !== undefined) {
            this.#byName.set(room.name, room);
        }
        if (room.t === 'd') {
            this.#direct.set(directKey(room.usernames ?? []), room);
        }
        return room;
    }

    byId(id: string): Room | undefined {
        return this.#byId.get(id);
    }

    byName(name: string): Room | undefined {
        return this.#byName.get(name);
    }

    /** The direct message between exactly these people. */
    direct(usernames: string[]): Room | undefined {
        return this.#direct.get(directKey(usernames));
    }

    all(): Room[] {
        return [...this.#byId.values()];
    }

    update(id: string, fields: Partial<Omit<Room, '_id' | 'name' | 't' | 'usernames'>>): void {
        const room = this.#byId.get(id);
        if (room) {
            Object.assign(room, fields, { _updatedAt: this.clock.now() });
            this.events.emit({ type: 'room-changed', room: id, payload: room });
        }
    }

    /** Changes one of the usernames that a direct message goes by. */
    renameInDirect(id: string, before: string, after: string): Room | undefined {
        const room = this.#byId.get(id);
        if (room) {
            this.#direct.delete(directKey(room.usernames ?? []));
            room.usernames = room.usernames?.map((username) => (username === before ? after : username));
            this.#direct.set(directKey(room.usernames ?? []), room);
        }
        return room;
    }

    countMessageGone(id: string): void {
        const room = this.#byId.get(id);
        if (room) {
            this.update(id, { msgs: room.msgs - 1 });
        }
    }

    remove(id: string): void {
        const room = this.#byId.get(id);
        if (!room) {
            return;
        }
        this.#byId.delete(id);
        if (room.name !== undefined) {
            this.#byName.delete(room.name);
        }
        if (room.t === 'd') {
            this.#direct.delete(directKey(room.usernames ?? []));
        }
    }

    insertTeam(team: Team): Team {
        this.#teams.set(team._id, team);
        return team;
    }

    team(id: string): Team | undefined {
        return this.#teams.get(id);
    }

    teams(): Team[] {
        return [...this.#teams.values()];
    }

    /** Deletes the team alone: its rooms become rooms of the workspace. */
    removeTeam(id: string): void {
        this.#teams.delete(id);
        for (const room of this.#byId.values()) {
            if (room.teamId === id) {
                delete room.teamId;
                delete room.teamMain;
            }
        }
    }
}

const directKey = (usernames: string[]): string => JSON.stringify([...usernames].sort());
