import { closesModal } from '../../client/answers';
import { stateOf } from '../../client/viewState';
import { triggerLife } from '../server/triggers';
import type { ActionButton, WireMessage } from '../server/wire';
import type { Chat } from './Chat';
import { receiveInteraction } from './receive';
import type { OpenModal } from './state';

type Place = Pick<WireMessage, 'rid'> & Partial<Pick<WireMessage, '_id' | 'tmid'>>;

/** Somebody picks an app's entry in the menu of a message or of a room. */
export function pickButton(chat: Chat, { appId, actionId, context }: ActionButton, place: Place): Promise<void> {
    const { rid, tmid, _id: mid } = place;
    return send(chat, appId, { type: 'actionButton', actionId, rid, mid, tmid, payload: { context } });
}

/** Somebody clicks a button in a message. */
export function clickInMessage(
    chat: Chat,
    { _id: mid, rid, tmid }: WireMessage,
    { appId, blockId, actionId, value }: { appId: string; blockId: string; actionId: string; value: unknown },
): Promise<void> {
    const container = { type: 'message', id: mid };
    return send(chat, appId, { type: 'blockAction', actionId, payload: { blockId, value }, container, mid, rid, tmid });
}

/** Somebody clicks a button in a modal. */
export function clickInModal(
    chat: Chat,
    { appId, view }: OpenModal,
    { blockId, actionId, value }: { blockId: string; actionId: string; value: unknown },
): Promise<void> {
    const container = { type: 'view', id: view.id };
    return send(chat, appId, { type: 'blockAction', actionId, payload: { blockId, value }, container });
}

/** Enters a value in the modal. */
export function enter(chat: Chat, actionId: string, blockId: string | undefined, value: unknown): void {
    chat.store.update(({ modal }) => ({
        modal: modal && { ...modal, values: { ...modal.values, [actionId]: { blockId: blockId ?? 'default', value } } },
    }));
}

export function submit(chat: Chat, modal: OpenModal): Promise<void> {
    const { appId, view } = modal;
    return send(chat, appId, { type: 'viewSubmit', viewId: view.id, payload: { view: withState(modal) } });
}

/** @param isCleared whether it was the cross, and not the button */
export function cancel(chat: Chat, modal: OpenModal, isCleared: boolean): Promise<void> {
    const payload = { viewId: modal.view.id, view: withState(modal), isCleared };
    return send(chat, modal.appId, { type: 'viewClosed', payload });
}

/** Escape, or a click beside the modal: it closes at once, and the app hears nothing (docs/rocketchat.md#cancel-waits-for-an-answer). */
export function dismiss(chat: Chat): void {
    chat.store.update(() => ({ modal: undefined }));
}

const withState = ({ view, values }: OpenModal): object => ({ ...view, state: stateOf(values) });

type Sent =
    | { type: 'actionButton' | 'blockAction'; [field: string]: unknown }
    | { type: 'viewSubmit'; viewId: string; payload: object }
    | { type: 'viewClosed'; payload: { viewId: string; view: object; isCleared: boolean } };

/**
 * Sends an interaction as the real client does. Whatever it is, a toast says after 5 s that the app did not respond. A submit's modal closes then. A
 * failure and an empty answer say nothing, and leave a modal as it is.
 */
function send(chat: Chat, appId: string, sent: Sent): Promise<void> {
    const work = async (): Promise<void> => {
        const triggerId = chat.triggers.issue(appId);
        const answer = await chat.server.interact(appId, { ...sent, triggerId });
        const shown = chat.state.modal?.view.id;
        if (answer) {
            receiveInteraction(chat, answer);
        }
        if (sent.type === 'viewSubmit' && closesModal('viewSubmit', answer)) {
            closeTop(chat, sent.viewId === shown);
        } else if (sent.type === 'viewClosed' && closesModal('viewClosed', answer)) {
            close(chat, sent.payload.viewId);
        }
    };
    return running(chat, async () => {
        if ((await Promise.race([work(), tooLate()])) === 'too-late') {
            chat.toast('error', 'App has failed to respond. Please try again or contact your admin.');
            if (sent.type === 'viewSubmit') {
                close(chat, sent.viewId);
            }
        }
    });
}

/**
 * As the real client: after a submit what stands on top is closed, be it the answer itself (docs/rocketchat.md#the-focus-in-a-modal).
 * @param wasShown whether the modal that was submitted was still there when the answer came
 */
function closeTop(chat: Chat, wasShown: boolean): void {
    if (wasShown) {
        chat.store.update(() => ({ modal: undefined }));
    }
}

function close(chat: Chat, viewId: string): void {
    chat.store.update(({ modal }) => (modal?.view.id === viewId ? { modal: undefined } : {}));
}

const tooLate = (): Promise<'too-late'> =>
    new Promise((resolve) => {
        setTimeout(resolve, triggerLife, 'too-late');
    });

/** Shows that an interaction is under way. */
export async function running(chat: Chat, work: () => Promise<void>): Promise<void> {
    chat.store.update((state) => ({ running: state.running + 1 }));
    await chat.attempt(work);
    chat.store.update((state) => ({ running: state.running - 1 }));
}
