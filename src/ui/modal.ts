import type { IUIKitSurfaceViewParam } from '@rocket.chat/apps-engine/definition/accessors/IUIController';
import { UIKitSurfaceType } from '@rocket.chat/apps-engine/definition/uikit';
import type { ButtonElement } from '@rocket.chat/ui-kit';

import { type Words, words } from '../words/words';
import { button, said, section } from './blocks';
import { type Block, type Button, stamped } from './stamp';

/** What a client shows in a window of its own. The id is always given: an update must keep it, and the engine would invent one. */
export type Modal = IUIKitSurfaceViewParam & { readonly id: string };

/** A modal as it is written here: {@link modalOf} gives it its ids. */
export interface ModalContent {
    readonly title: Words;
    readonly blocks: readonly Block[];
    /** The button that decides; without one the modal only tells something. */
    readonly submit?: { readonly text: Words; readonly style: 'danger' | 'primary' };
    readonly close: Words;
}

/** The fields of the modals, by the ids of their actions. */
export const REASON_FIELD = 'reason';
export const USERNAME_FIELD = 'username';
export const COUNT_FIELD = 'count';
export const DURATION_FIELD = 'duration';
export const CLEAN_UP_FIELD = 'clean-up';

/** The id of the confirmation that a modal asks for stands in block ids: see `readSubmit`, which finds it again. */
export const STEP_BLOCK = 'step:';
export const USERNAME_BLOCK = 'username:';

/**
 * Gives a modal all its ids. The engine would make up what is missing, and the modal would differ from its mark.
 * @param id the same for each step of a modal.
 */
export function modalOf(appId: string, id: string, { title, blocks, submit, close }: ModalContent): Modal {
    const stampedButton = (plain: Button): ButtonElement => ({ ...plain, appId, blockId: plain.actionId });
    const modal: Modal = {
        type: UIKitSurfaceType.MODAL,
        id,
        title: said(title),
        blocks: blocks.map((block, index) => stamped(appId, block, index)),
        close: stampedButton(button('close', close)),
    };
    return submit
        ? { ...modal, submit: stampedButton(button('submit', submit.text, { style: submit.style })) }
        : withoutSubmit(modal);
}

/** A modal that asks for a decision. Its first block names the confirmation that it asks for. */
export function decision(
    confirmationId: string,
    {
        blocks: [first, ...blocks],
        ...content
    }: Pick<ModalContent, 'title'> &
        Required<Pick<ModalContent, 'submit'>> & { readonly blocks: readonly [Block, ...Block[]] },
): ModalContent {
    return {
        ...content,
        blocks: [{ ...first, blockId: `${STEP_BLOCK}${confirmationId}` }, ...blocks],
        close: words('confirm_cancel'),
    };
}

/** A modal that only tells something. */
export function notice(lines: readonly Words[]): ModalContent {
    return {
        title: words('notice_title'),
        blocks: lines.map((line) => section(line)),
        close: words('confirm_close'),
    };
}

/**
 * Takes away the submit button of the view that a modal updates. The web client lays the update over that view, and so keeps what is only
 * absent. The engine's type lacks the `null` that it hands on: docs/rocketchat.md#an-update-is-laid-over-the-view
 */
function withoutSubmit(modal: Modal): Modal {
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- see above
    return { ...modal, submit: null } as unknown as Modal;
}
