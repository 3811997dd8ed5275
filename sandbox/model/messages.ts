import type { Clock } from './clock';
import type { Message, UserRef } from './documents';
import type { Events } from './events';
import { randomId } from './ids';
import type { Rooms } from './rooms';

export type NewMessage = Partial<Message> & { rid: string; u: UserRef; msg: string };

/** The messages, by id and by room. */
export class Messages {
    readonly #byId = new Map<string, Message>();
    readonly #byRoom = new Map<string, Map<string, Message>>();

    constructor(
        private readonly clock: Clock,
        private readonly events: Events,
        private readonly rooms: Rooms,
    ) {}

    /** Stores a message, keeps the count of its thread and of its room, and tells the room. */
    insert(fields: NewMessage): Message {
        const now = this.clock.now();
        const message: Message = { _id: randomId(), ts: now, _updatedAt: now, ...fields };
        const parent = message.tmid === undefined ? undefined : this.#byId.get(message.tmid);
        if (parent) {
            // An answer to an answer belongs to the thread that the latter is in.
            message.tmid = parent.tmid ?? parent._id;
            this.#countReply(message.tmid, message);
        }
        this.#store(message);
        const room = this.rooms.byId(message.rid);
        if (room) {
            room.msgs++;
            room.lm = message.ts;
        }
        this.events.emit({ type: 'room-message', room: message.rid, payload: message });
        return message;
    }

    /** Stores a copy of a message that nobody sees: nothing is counted, nobody told. */
    keep(fields: Omit<Message, '_id'>): void {
        this.#store({ ...fields, _id: randomId() });
    }

    byId(id: string): Message | undefined {
        return this.#byId.get(id);
    }

    /** The messages of a room that may be seen, in the order in which they were stored. */
    ofRoom(roomId: string): Message[] {
        return this.allOfRoom(roomId).filter(({ _hidden }) => !_hidden);
    }

    /** The same, with those that are hidden. */
    allOfRoom(roomId: string): Message[] {
        return [...(this.#byRoom.get(roomId)?.values() ?? [])];
    }

    /** The answers in a thread, oldest first. */
    ofThread(tmid: string): Message[] {
        const parent = this.#byId.get(tmid);
        return parent ? this.ofRoom(parent.rid).filter((message) => message.tmid === tmid) : [];
    }

    replace(message: Message): void {
        const changed = { ...message, _updatedAt: this.clock.now() };
        this.#byId.set(message._id, changed);
        this.#byRoom.get(message.rid)?.set(message._id, changed);
        this.events.emit({ type: 'room-message', room: message.rid, payload: changed });
    }

    remove(id: string): void {
        const message = this.#byId.get(id);
        this.#byId.delete(id);
        this.#byRoom.get(message?.rid ?? '')?.delete(id);
    }

    removeRoom(roomId: string): void {
        for (const { _id } of this.allOfRoom(roomId)) {
            this.#byId.delete(_id);
        }
        this.#byRoom.delete(roomId);
    }

    /** Counts one answer less in a thread. Who took part in it stays noted. */
    countReplyGone(tmid: string): void {
        const parent = this.#byId.get(tmid);
        if (parent) {
            parent.tcount = (parent.tcount ?? 0) - 1;
        }
    }

    #store(message: Message): void {
        this.#byId.set(message._id, message);
        const ofRoom = this.#byRoom.get(message.rid) ?? new Map<string, Message>();
        this.#byRoom.set(message.rid, ofRoom.set(message._id, message));
    }

    #countReply(tmid: string, reply: Message): void {
        const parent = this.#byId.get(tmid);
        if (parent) {
            parent.tcount = (parent.tcount ?? 0) + 1;
            parent.tlm = reply.ts;
            parent.replies = [...new Set([...(parent.replies ?? []), reply.u._id])];
        }
    }
}
