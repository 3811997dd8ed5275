import type { Ports, Room } from './ports';

/**
 * The room, where somebody may read what is written in it. They have joined it, or it is a public channel that is no team's. The server
 * hands an app any message whose id a client names. So whatever is quoted of one, or told of its author, asks this first.
 * @throws where the room can't be read.
 */
export async function readableRoom(
    userId: string,
    roomId: string,
    { accounts, rooms }: Pick<Ports, 'accounts' | 'rooms'>,
): Promise<Room | undefined> {
    const [joined, room] = await Promise.all([accounts.roomIds(userId), rooms.byId(roomId)]);
    if (!room) {
        throw new Error('The room of a message was not found');
    }
    return room.isOpenToAll || joined.includes(roomId) ? room : undefined;
}
