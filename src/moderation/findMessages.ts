import { MAX_DELETED } from './cleanUp';
import { Deadline } from './deadline';
import type { Ports, WrittenMessage } from './ports';
import { CLEAN_UP_CALL_LIMIT } from './timeouts';

/** The server hands over a page of at most so many messages (docs/rocketchat.md#reading-the-messages-of-a-room). */
const MESSAGES_A_PAGE = 100;
/** So many pages of one room are read at the most. */
const MAX_PAGES = 200;

/** What an account has written in one room. */
export interface MessageSearch {
    /** The newest, as many as may be deleted. */
    readonly messages: readonly WrittenMessage[];
    /** Of all that were found. */
    readonly ids: ReadonlySet<string>;
    /** `false`: there may be more. */
    readonly isWhole: boolean;
    readonly isEncrypted: boolean;
}

/**
 * Reads a room page by page, newest first, and keeps the newest that this account has written. Messages that come meanwhile move the others down:
 * one may be read twice, and counts once.
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
    const messages: WrittenMessage[] = [];
    const ids = new Set<string>();
    const room = await new Deadline(CLEAN_UP_CALL_LIMIT).wait(rooms.byId(roomId));
    const isEncrypted = room.kind === 'answered' && room.value?.isEncrypted === true;
    for (let page = 0; page < MAX_PAGES; page++) {
        const limit = new Deadline(Math.min(CLEAN_UP_CALL_LIMIT, deadline.left()));
        const read = await limit.wait(written.page(roomId, page * MESSAGES_A_PAGE, MESSAGES_A_PAGE));
        if (read.kind !== 'answered') {
            return { messages, ids, isWhole: false, isEncrypted };
        }
        for (const message of read.value) {
            if (message.senderId === senderId && message.sentAt >= since && !ids.has(message.id)) {
                ids.add(message.id);
                if (messages.length < MAX_DELETED) {
                    messages.push(message);
                }
            }
        }
        const oldest = read.value[read.value.length - 1];
        if (read.value.length < MESSAGES_A_PAGE || !oldest || oldest.sentAt < since) {
            return { messages, ids, isWhole: true, isEncrypted };
        }
    }
    return { messages, ids, isWhole: false, isEncrypted };
}
