import type { ButtonElement, LayoutBlock } from '@rocket.chat/ui-kit';

import { inMarkup, type Words } from '../words/words';
import { actions, type Block, section } from './blocks';

/** A message as clients show it: the blocks, or the text where a client has no blocks and in notifications. */
export interface Content {
    readonly text: string;
    readonly blocks: readonly LayoutBlock[];
}

/** Where a message goes. */
export interface Place {
    readonly roomId: string;
    readonly threadId: string | null;
}

/** The longest text, in characters: a server takes 5,000 unless it is set otherwise. The blocks say all. */
const TEXT_LIMIT = 4000;

/**
 * A message of some sentences, and a button where a decision is still open.
 * @param appId each block carries it: a client finds the app's translations by it, and the engine adds it to posted messages only.
 */
export function message(appId: string, lines: readonly Words[], button?: ButtonElement): Content {
    const blocks: Block[] = lines.map((line) => ({ appId, ...section(line) }));
    return { text: textOf(lines), blocks: button ? [...blocks, actions(button)] : blocks };
}

/** Cut between two sentences, so that no markup is cut open. */
function textOf(lines: readonly Words[]): string {
    const kept: string[] = [];
    let length = 0;
    for (const line of lines.map(inMarkup)) {
        length += line.length + 1;
        if (length > TEXT_LIMIT) {
            return [...kept, '…'].join('\n');
        }
        kept.push(line);
    }
    return kept.join('\n');
}
