import { inMarkup, type Words } from '../words/words';
import { actions, section } from './blocks';
import type { Block, Button } from './stamp';

/** A message before it has its app's id: blocks, and a text where a client has no blocks and for notifications. */
export interface MessageContent {
    readonly text: string;
    readonly blocks: readonly Block[];
}

/** Where a message goes. */
export interface Place {
    readonly roomId: string;
    readonly threadId: string | null;
}

/** The longest text, in characters: a server takes 5,000 unless it is set otherwise. The blocks say all. */
const MAX_MESSAGE_LENGTH = 4000;

/** A message of some sentences, one below the other, and a button where a decision is still open. */
export function message(lines: readonly Words[], button?: Button): MessageContent {
    const blocks = lines.map((line) => section(line));
    return messageOf(button ? [...blocks, actions(button)] : blocks, lines);
}

/**
 * A message whose blocks are more than sentences.
 * @param lines what the blocks say, for clients without blocks.
 */
export function messageOf(blocks: readonly Block[], lines: readonly Words[]): MessageContent {
    return { text: textOf(lines), blocks };
}

/** Cut between two sentences, so that no markup is cut open. */
function textOf(lines: readonly Words[]): string {
    const kept: string[] = [];
    let length = 0;
    for (const line of lines.map(inMarkup)) {
        length += line.length + 1;
        if (length > MAX_MESSAGE_LENGTH) {
            return [...kept, '…'].join('\n');
        }
        kept.push(line);
    }
    return kept.join('\n');
}
