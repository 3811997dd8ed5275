import type { ButtonElement } from '@rocket.chat/ui-kit';

import { inMarkup, type Words } from '../words/words';
import type { Content } from '../workspace/messages';
import { actions, type Block, section } from './blocks';

/** A message of some sentences, and a button where a decision is still open. */
export function message(lines: readonly Words[], appId = '', ...buttons: readonly ButtonElement[]): Content {
    const blocks: Block[] = lines.map(section);
    return {
        text: lines.map(inMarkup).join('\n'),
        blocks: buttons.length > 0 ? [...blocks, actions(appId, ...buttons)] : blocks,
    };
}
