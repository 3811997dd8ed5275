import {
    type CleanedMessage,
    type CleanUp,
    type CleanUpReport,
    countFate,
    type WhyStopped,
} from '../moderation/cleanUp';
import type { WrittenMessage } from '../moderation/ports';
import { EVERYBODY } from '../words/reader';
import { when } from '../words/when';
import { inMarkup, type Words, words } from '../words/words';
import { message, type MessageContent } from './message';

/** So many characters of one message stand in one sentence, half of what is shown of any; a longer one goes on in the next. */
const MAX_SENTENCE_LENGTH = 1000;
/** The most of one post, in characters: the server refuses 5,000. */
const MAX_POST_LENGTH = 4000;

/** The entry of a clean-up whose case has none. */
export function cleanUpEntry({ target, moderator }: CleanUp): MessageContent {
    return message([words('clean_up_entry', { username: target.username, moderator: moderator.username })]);
}

/**
 * What will be deleted, whole: when, where and what, in as many posts as it takes. Each says whose messages they are.
 * @param roomNames by the rooms' ids; `null` for a direct message, `undefined` where the room could not be read.
 */
export function evidenceMessages(
    { target: { username } }: CleanUp,
    messages: readonly WrittenMessage[],
    roomNames: ReadonlyMap<string, string | null | undefined>,
): MessageContent[] {
    const heading = words('clean_up_evidence_heading', { username });
    const lines = messages.flatMap((one) => sayMessage(one, roomNames.get(one.roomId)));
    const posts: Words[][] = [];
    let length = MAX_POST_LENGTH;
    for (const line of lines) {
        length += inMarkup(line).length + 1;
        const last = posts[posts.length - 1];
        if (last && length <= MAX_POST_LENGTH) {
            last.push(line);
        } else {
            posts.push([heading, line]);
            length = inMarkup(heading).length + inMarkup(line).length + 2;
        }
    }
    return posts.map((post) => message(post));
}

function sayMessage({ content, sentAt, roomId }: WrittenMessage, room: string | null | undefined): Words[] {
    const characters = Array.from(content);
    const parts: string[] = [];
    for (let at = 0; at < Math.max(1, characters.length); at += MAX_SENTENCE_LENGTH) {
        parts.push(characters.slice(at, at + MAX_SENTENCE_LENGTH).join(''));
    }
    const [first = '', ...more] = parts;
    const said = { when: when(sentAt, EVERYBODY), evidence: first };
    return [
        room === null
            ? words('clean_up_evidence_direct', said)
            : words('clean_up_evidence', { ...said, room: room ?? roomId }),
        ...more.map((evidence) => words('clean_up_evidence_more', { evidence })),
    ];
}

const STOPPED = {
    'active-again': 'clean_up_stopped_active',
    'account-gone': 'clean_up_stopped_account_gone',
    'not-permitted': 'clean_up_stopped_not_permitted',
    'no-log-room': 'clean_up_stopped_no_log_room',
    unreadable: 'clean_up_stopped_unreadable',
    'gave-up': 'clean_up_stopped_gave_up',
} as const satisfies Record<WhyStopped, string>;

/** What came of a clean-up so far: what was seen gone, then what stays. */
export function sayCleanUp(report: CleanUpReport): Words[] {
    const { cleanUp } = report;
    const { username } = cleanUp.target;
    const deleted = deletedOf(cleanUp);
    const rooms = new Set(deleted.map(({ roomId }) => roomId)).size;
    const said = { username, count: String(deleted.length), rooms: String(rooms) };
    return [
        ...(report.kind === 'stopped' ? [words(STOPPED[report.why], { username })] : []),
        deleted.length > 0 ? words('clean_up_deleted', said) : words('clean_up_deleted_none', { username }),
        ...sayWhatStays(cleanUp),
        ...(cleanUp.leftOut.length > 0 ? [words('clean_up_left_out', { rooms: cleanUp.leftOut.join(', ') })] : []),
        ...(report.kind === 'looked' ? [words('clean_up_looks_again')] : []),
    ];
}

function deletedOf({ messages }: CleanUp): CleanedMessage[] {
    return messages.filter(({ fate }) => fate !== 'stayed' && fate !== 'kept-as-evidence');
}

type Counted =
    | 'clean_up_removed'
    | 'clean_up_hidden'
    | 'clean_up_pinned'
    | 'clean_up_files'
    | 'clean_up_stayed'
    | 'clean_up_too_many'
    | 'clean_up_unsearched'
    | 'clean_up_encrypted';

function sayWhatStays(cleanUp: CleanUp): Words[] {
    const deleted = deletedOf(cleanUp);
    const counts: readonly (readonly [Counted, number])[] = [
        ['clean_up_removed', countFate(cleanUp, 'removed')],
        ['clean_up_hidden', countFate(cleanUp, 'hidden')],
        ['clean_up_pinned', deleted.filter(({ isPinned }) => isPinned).length],
        ['clean_up_files', deleted.filter(({ hasFiles }) => hasFiles).length],
        ['clean_up_stayed', countFate(cleanUp, 'stayed', 'kept-as-evidence')],
        ['clean_up_too_many', cleanUp.tooMany],
        ['clean_up_unsearched', cleanUp.unsearched],
        ['clean_up_encrypted', cleanUp.encrypted],
    ];
    return counts.flatMap(([key, count]) => (count > 0 ? [words(key, { count: String(count) })] : []));
}
