import { readableRoom } from '../../src/moderation/readableRoom';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { moderator } from './support/people';
import { privateRoom } from './support/records';

function read(room: Partial<ReturnType<typeof privateRoom>>, members: readonly string[] = []) {
    const workspace = new MemoryWorkspace(new Store(moderator));
    workspace.store.rooms.set('r', { room: { ...privateRoom('r'), ...room }, owners: [], members });
    return readableRoom(moderator.id, 'r', workspace);
}

test('a room that one has joined can be read, and so can a public channel', async () => {
    await expect(read({}, [moderator.id])).resolves.toMatchObject({ id: 'r' });
    await expect(read({ isPublicChannel: true, isOpenToAll: true })).resolves.toMatchObject({ id: 'r' });
});

test('a private room, and a channel of a team, can not be read by others', async () => {
    await expect(read({})).resolves.toBeUndefined();
    await expect(read({ isPublicChannel: true, isOpenToAll: false })).resolves.toBeUndefined();
});

test('a room that is not there is an error, and no answer', async () => {
    const workspace = new MemoryWorkspace(new Store(moderator));
    await expect(readableRoom(moderator.id, 'r', workspace)).rejects.toThrow();
});
