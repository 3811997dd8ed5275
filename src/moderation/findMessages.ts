import { Deadline } from './deadline';
import type { Ports, WrittenMessage } from './ports';
import { CLEAN_UP_CALL_LIMIT } from './timeouts';

/** The server hands over a page of at most so many messages (docs/rocketchat.md#reading-the-messages-of-a-room). */
const MESSAGES_A_PAGE = 100;
/** So many pages of one room are read at the most. */
const MAX_PAGES = 200;

/** What an account has written in one room. */
export interface MessageSearch {
    readonly messages: readonly WrittenMessage[];
    /** `false`: there may be more. */
    readonly isWhole: boolean;
    readonly isEncrypted: boolean;
}

/**
 * Reads a room page by page, newest first, and keeps what this account has written. Messages that come meanwhile move the others down, so one may
 * be read twice; it counts once.
 * @param since older messages are not asked for: milliseconds since 1970.
 * @param deadline where the search ends.
 */
export async function findMessages(
    roomId: string,
    senderId: string,
    since: number,
    { written, rooms }: Pick<Ports, 'written' | 'rooms'>,
    deadline: Deadline,
): Promise<MessageSearch> {
    const found = new Map<string, WrittenMessage>();
    const room = await new Deadline(CLEAN_UP_CALL_LIMIT).wait(rooms.byId(roomId));
    const isEncrypted = room.kind === 'answered' && room.value?.isEncrypted === true;
    for (let page = 0; page < MAX_PAGES; page++) {
        const limit = new Deadline(Math.min(CLEAN_UP_CALL_LIMIT, deadline.left()));
        const read = await limit.wait(written.page(roomId, page * MESSAGES_A_PAGE, MESSAGES_A_PAGE));
        if (read.kind !== 'answered') {
            return { messages: [...found.values()], isWhole: false, isEncrypted };
        }
        for (const message of read.value) {
            if (message.senderId === senderId && message.sentAt >= since) {
                found.set(message.id, message);
            }
        }
        const oldest = read.value[read.value.length - 1];
        if (read.value.length < MESSAGES_A_PAGE || !oldest || oldest.sentAt < since) {
            return { messages: [...found.values()], isWhole: true, isEncrypted };
        }
    }
    return { messages: [...found.values()], isWhole: false, isEncrypted };
}
