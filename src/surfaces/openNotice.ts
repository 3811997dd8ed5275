import type { IUIKitResponse, UIKitBlockInteractionContext } from '@rocket.chat/apps-engine/definition/uikit';
import type { UIKitInteractionResponder } from '@rocket.chat/apps-engine/definition/uikit/UIKitInteractionResponder';
import { randomUUID } from 'crypto';

import { isObject } from '../moderation/isObject';
import { type ModalContent, notice } from '../ui/modal';
import { isId } from '../ui/readSubmit';
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

/** Answers a click in the window that it was made in. A client of any kind may name any container, or none: then in a window of its own. */
export function answerInWindow(
    interaction: UIKitBlockInteractionContext,
    content: ModalContent,
    { modal }: Pick<Context, 'modal'>,
): IUIKitResponse {
    const { container }: { readonly container: unknown } = interaction.getInteractionData();
    const responder = interaction.getInteractionResponder();
    return isObject(container) && container.type === 'view' && isId(container.id)
        ? responder.updateModalViewResponse(modal(container.id, content))
        : responder.openModalViewResponse(modal(randomUUID(), content));
}
