import type { Chat } from './Chat';

/** Where a link into the workspace leads: a room, by its id or its name, and a message in it. */
interface Destination {
    /** As it stands in the address. */
    room: string;
    messageId: string | undefined;
}

/** Reads a link as Rocket.Chat writes them: `/channel/<room>?msg=<id>`, `/group/…`, `/direct/…`. Undefined for one that leads elsewhere. */
export function destinationOf(href: string): Destination | undefined {
    if (!URL.canParse(href, location.href)) {
        return undefined;
    }
    const { origin, pathname, searchParams } = new URL(href, location.href);
    const room = /^\/(?:channel|group|direct)\/([^/]+)\/?$/.exec(pathname)?.[1];
    return origin === location.origin && room !== undefined
        ? { room, messageId: searchParams.get('msg') ?? undefined }
        : undefined;
}

/** Opens the room, with the thread where the message is in one, and marks the message. */
export async function follow(chat: Chat, { room: wanted, messageId }: Destination): Promise<void> {
    const own = chat.state.rooms.find(({ room }) =>
        [room._id, room.name ?? ''].map(encodeURIComponent).includes(wanted),
    );
    if (!own) {
        chat.toast('error', 'You are not in that room, or it is gone.');
        return;
    }
    await chat.openRoom(own.room._id);
    const message = chat.state.messages[own.room._id]?.find(({ _id }) => _id === messageId);
    if (messageId !== undefined && !message) {
        chat.toast('error', 'That message is gone.');
        return;
    }
    chat.store.update(() => ({ threadId: message?.tmid, linkedId: message?._id }));
}
