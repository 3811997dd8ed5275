import type { Server } from '../server/server';
import type {
    ActionButton,
    Command,
    Languages,
    WireMessage,
    WirePermission,
    WireRoom,
    WireSubscription,
} from '../server/wire';
import type { OwnRoom } from './state';

interface Updates<T> {
    update: T[];
}

/** The rooms that the person is subscribed to. */
export async function loadRooms(server: Server): Promise<OwnRoom[]> {
    const [rooms, subscriptions] = await Promise.all([
        server.get<Updates<WireRoom>>('/api/v1/rooms.get'),
        server.get<Updates<WireSubscription>>('/api/v1/subscriptions.get'),
    ]);
    return subscriptions.update.flatMap((subscription) => {
        const room = rooms.update.find(({ _id }) => _id === subscription.rid);
        return room ? [{ room, subscription, unread: false }] : [];
    });
}

export interface Offers {
    commands: Command[];
    buttons: ActionButton[];
    permissions: WirePermission[];
    texts: Record<string, Languages>;
}

/** What apps offer, their texts, and who holds which permission. */
export async function loadOffers(server: Server): Promise<Offers> {
    const [{ commands }, buttons, permissions] = await Promise.all([
        server.get<{ commands: Command[] }>('/api/v1/commands.list'),
        server.get<ActionButton[]>('/api/apps/actionButtons'),
        server.call<WirePermission[]>('permissions/get'),
    ]);
    const apps = [...new Set([...commands, ...buttons].map(({ appId }) => appId))];
    const texts = await Promise.all(
        apps.map(async (appId) => {
            const { languages } = await server.get<{ languages: Languages }>(`/api/apps/${appId}/languages`);
            return [appId, languages] as const;
        }),
    );
    return { commands, buttons, permissions, texts: Object.fromEntries(texts) };
}

const historyOf = { c: 'channels', p: 'groups', l: 'groups', d: 'im' };

/** The messages of a room, oldest first. */
export async function loadMessages(server: Server, { _id, t }: WireRoom): Promise<WireMessage[]> {
    const path = `/api/v1/${historyOf[t]}.history?roomId=${encodeURIComponent(_id)}&count=200`;
    const { messages } = await server.get<{ messages: WireMessage[] }>(path);
    return messages.reverse();
}
