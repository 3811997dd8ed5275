import type { Ports } from './ports';

/**
 * Whether somebody may read what is written in a room: they have joined it, or it is a public channel. The server hands an app any message
 * whose id a client names, so whatever is quoted of one, or told of its author, asks this first.
 * @throws where the room can't be read.
 */
export async function mayReadRoom(userId: string, roomId: string, { accounts, rooms }: Ports): Promise<boolean> {
    const [joined, room] = await Promise.all([accounts.roomIds(userId), rooms.byId(roomId)]);
    if (!room) {
        throw new Error('The room of a message was not found');
    }
    return room.isPublicChannel || joined.includes(roomId);
}
