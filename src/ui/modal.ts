import type { IUIKitSurfaceViewParam } from '@rocket.chat/apps-engine/definition/accessors/IUIController';
import { UIKitSurfaceType } from '@rocket.chat/apps-engine/definition/uikit';

import { type Words, words } from '../words/words';
import { type Block, button, said, section } from './blocks';

/** What a client shows in a window of its own. The id is always given: an update must keep it, and the engine would invent one. */
export type Modal = IUIKitSurfaceViewParam & { readonly id: string };

/** The fields of the modals, by the ids of their actions. */
export const REASON_FIELD = 'reason';
export const USERNAME_FIELD = 'username';
export const DURATION_FIELD = 'duration';

/** The id of the confirmation that a modal asks for stands in block ids: see {@link readSubmit}, which finds it again. */
export const STEP_BLOCK = 'step:';
export const USERNAME_BLOCK = 'username:';

/** A modal that asks for a decision. */
export function decisionModal(
    appId: string,
    viewId: string,
    parts: {
        readonly title: Words;
        readonly confirmationId: string;
        readonly blocks: readonly Block[];
        readonly submit: Words;
        readonly style: 'danger' | 'primary';
    },
): Modal {
    return {
        type: UIKitSurfaceType.MODAL,
        id: viewId,
        title: said(parts.title),
        // Every block has its ids from the start: the engine would make up what is missing, and the modal would differ from its mark.
        blocks: parts.blocks.map((block, index) => ({
            appId,
            blockId: index === 0 ? `${STEP_BLOCK}${parts.confirmationId}` : `block-${index}`,
            ...block,
        })),
        submit: button(appId, 'submit', parts.submit, { style: parts.style }),
        close: button(appId, 'close', words('confirm_cancel')),
    };
}

/** A modal that only tells something. */
export function noticeModal(appId: string, viewId: string, lines: readonly Words[]): Modal {
    return withoutSubmit({
        type: UIKitSurfaceType.MODAL,
        id: viewId,
        title: said(words('notice_title')),
        blocks: lines.map(section),
        close: button(appId, 'close', words('confirm_close')),
    });
}

/**
 * Takes away the submit button of the view that a modal updates. The web client lays the update over that view, and so keeps what is only
 * absent. The engine's type lacks the `null` that it hands on: docs/rocketchat.md#an-update-is-laid-over-the-view
 */
function withoutSubmit(modal: Modal): Modal {
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- see above
    return { ...modal, submit: null } as unknown as Modal;
}
