import { type CleanedMessage, type CleanUp, cleanUpOf } from '../../src/moderation/cleanUp';
import { sayCleanUp } from '../../src/ui/cleanUpMessages';
import { HOUR } from '../../src/words/units';
import { inEnglish } from '../../src/words/words';
import { closedCase } from './support/records';

const message = (roomId: string, fate: CleanedMessage['fate']): CleanedMessage => ({
    id: `${roomId}-${fate}`,
    roomId,
    fate,
    isPinned: false,
    hasFiles: false,
});

function having(...messages: readonly CleanedMessage[]): CleanUp {
    const cleanUp = cleanUpOf(closedCase({ cleanUp: HOUR }));
    if (!cleanUp) {
        throw new Error('The case asks for none');
    }
    return { ...cleanUp, messages };
}

test('what came of a clean-up counts only rooms in which something was deleted', () => {
    const cleanUp = having(
        message('room-1', 'gone'),
        message('room-2', 'removed'),
        message('room-3', 'hidden'),
        message('room-3', 'stayed'),
        message('room-4', 'stayed'),
        message('room-5', 'kept-as-evidence'),
    );
    const [deleted] = sayCleanUp({ kind: 'looked', cleanUp }).map(inEnglish);
    expect(deleted).toBe('Messages of @tess deleted: 3. Rooms: 3.');
});
