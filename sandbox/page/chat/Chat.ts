import { Refused, type Server } from '../server/server';
import { Triggers } from '../server/triggers';
import type { WireAccount, WireMessage } from '../server/wire';
import { destinationOf, follow } from './links';
import { loadMessages, loadOffers, loadRooms } from './load';
import { receive } from './receive';
import { type ChatState, initialState, type Toast } from './state';
import { Store } from './Store';

/** One person at the workspace: what is on their screen, and what they do. */
export class Chat {
    readonly store: Store<ChatState>;
    readonly triggers = new Triggers();
    #stop: () => void = () => undefined;
    #lastToast = 0;

    /** @param leave is called when the session is over: the person logged out, or was */
    constructor(
        readonly server: Server,
        me: WireAccount,
        readonly leave: (forced: boolean) => void,
    ) {
        this.store = new Store(initialState(me));
    }

    get state(): ChatState {
        return this.store.state;
    }

    start(): void {
        this.#stop = this.server.listen(
            (event) => {
                receive(this, event);
            },
            (forGood) => {
                this.store.update(() => ({ connected: false }));
                if (forGood) {
                    // Who is no longer logged in is told so in the answer.
                    void this.attempt(() => this.server.get('/api/v1/me'));
                }
            },
        );
    }

    stop(): void {
        this.#stop();
    }

    /** Loads all anew: at the start, and when a lost connection is back. */
    async load(): Promise<void> {
        const [rooms, offers] = await Promise.all([loadRooms(this.server), loadOffers(this.server)]);
        this.store.update(() => ({ rooms, ...offers, connected: true }));
        const { roomId } = this.state;
        const first = rooms.find(({ room }) => room._id === 'GENERAL') ?? rooms[0];
        await this.openRoom(roomId ?? first?.room._id);
        const linked = roomId === undefined ? destinationOf(location.href) : undefined;
        if (linked) {
            await follow(this, linked);
        }
    }

    async loadOffers(): Promise<void> {
        const offers = await loadOffers(this.server);
        this.store.update(() => offers);
    }

    /** Shows a room; what only this person saw in it stays. */
    async openRoom(roomId: string | undefined): Promise<void> {
        const own = this.state.rooms.find(({ room }) => room._id === roomId);
        this.store.update(({ rooms }) => ({
            roomId: own?.room._id,
            threadId: undefined,
            linkedId: undefined,
            rooms: rooms.map((each) => (each === own ? { ...each, unread: false } : each)),
        }));
        if (own) {
            const stored = await loadMessages(this.server, own.room);
            this.store.update(({ messages }) => {
                const seen = (messages[own.room._id] ?? []).filter((message) => message.private === true);
                return { messages: { ...messages, [own.room._id]: byTime([...stored, ...seen]) } };
            });
        }
    }

    openThread(threadId: string | undefined): void {
        this.store.update(() => ({ threadId }));
    }

    /** Puts a message in its place; one that is there already is replaced. */
    show(message: WireMessage): void {
        this.store.update(({ messages }) => {
            const others = (messages[message.rid] ?? []).filter(({ _id }) => _id !== message._id);
            return { messages: { ...messages, [message.rid]: byTime([...others, message]) } };
        });
    }

    /** Takes a message away that was deleted, and its thread with it. */
    remove(rid: string, messageId: string): void {
        this.store.update(({ messages, threadId }) => ({
            messages: { ...messages, [rid]: (messages[rid] ?? []).filter(({ _id }) => _id !== messageId) },
            threadId: threadId === messageId ? undefined : threadId,
        }));
    }

    /** Shows a message that the client itself makes: nobody else sees it, and it is gone at the next reload. */
    tell(rid: string, tmid: string | undefined, msg: string): void {
        const now = new Date().toISOString();
        const u = { _id: 'rocket.cat', username: 'rocket.cat', name: 'Rocket.Cat' };
        this.show({ _id: crypto.randomUUID(), rid, tmid, msg, u, ts: now, _updatedAt: now, private: true });
    }

    toast(type: Toast['type'], text: string): void {
        const id = ++this.#lastToast;
        this.store.update(({ toasts }) => ({ toasts: [...toasts, { id, type, text }] }));
    }

    closeToast(id: number): void {
        this.store.update(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
    }

    /** Does something that may fail, and says so if it does. */
    async attempt(work: () => Promise<void>): Promise<void> {
        try {
            await work();
        } catch (error) {
            if (error instanceof Refused && error.status === 401) {
                this.leave(true);
            } else {
                this.toast('error', error instanceof Error ? error.message : String(error));
            }
        }
    }
}

const byTime = (messages: WireMessage[]): WireMessage[] => [...messages].sort((a, b) => a.ts.localeCompare(b.ts));
