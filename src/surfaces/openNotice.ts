import type { IUIKitResponse } from '@rocket.chat/apps-engine/definition/uikit';
import type { UIKitInteractionResponder } from '@rocket.chat/apps-engine/definition/uikit/UIKitInteractionResponder';
import { randomUUID } from 'crypto';

import { notice } from '../ui/modal';
import type { Words } from '../words/words';
import type { Context } from './context';

/** Answers a click with a window that says something and asks nothing. */
export function openNotice(
    lines: readonly Words[],
    responder: UIKitInteractionResponder,
    { modal }: Pick<Context, 'modal'>,
): IUIKitResponse {
    return responder.openModalViewResponse(modal(randomUUID(), notice(lines)));
}
