import { triggerLife } from '../server/triggers';
import type { ActionButton, Interaction, WireMessage } from '../server/wire';
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

function send(chat: Chat, appId: string, interaction: object): Promise<void> {
    return running(chat, async () => {
        const answer = await post(chat, appId, interaction);
        if (answer) {
            receiveInteraction(chat, answer);
        }
    });
}

/** Enters a value in the modal. */
export function enter(chat: Chat, actionId: string, blockId: string, value: unknown): void {
    chat.store.update(({ modal }) => ({
        modal: modal && { ...modal, values: { ...modal.values, [actionId]: { blockId, value } } },
    }));
}

/** Submits the modal. An answer that takes longer than the trigger lives comes too late: the modal is gone by then. */
export function submit(chat: Chat, modal: OpenModal): Promise<void> {
    setBusy(chat, modal, true);
    return running(chat, async () => {
        try {
            const sent = post(chat, modal.appId, {
                type: 'viewSubmit',
                viewId: modal.view.id,
                payload: { view: withState(modal) },
            });
            const answer = await Promise.race([sent, tooLate()]);
            if (answer === 'too-late') {
                chat.toast('error', 'App has failed to respond. Please try again or contact your admin.');
                // Whatever it says now, nobody waits for it any more.
                sent.catch(() => undefined);
                close(chat, modal);
            } else if (answer && keepsOpen.includes(answer.type)) {
                receiveInteraction(chat, answer);
            } else {
                close(chat, modal);
            }
        } finally {
            setBusy(chat, modal, false);
        }
    });
}

/** The answers to a submit that don't close the modal. */
const keepsOpen = ['errors', 'modal.update'];

function setBusy(chat: Chat, { view }: OpenModal, busy: boolean): void {
    chat.store.update(({ modal }) => (modal?.view.id === view.id ? { modal: { ...modal, busy } } : {}));
}

/** Closes the modal without submitting it, and tells the app. */
export function cancel(chat: Chat, modal: OpenModal): Promise<void> {
    close(chat, modal);
    const body = {
        type: 'viewClosed',
        payload: { viewId: modal.view.id, view: withState(modal), isCleared: false },
    };
    return chat.attempt(() => chat.server.post(`/api/apps/ui.interaction/${modal.appId}`, body));
}

function close(chat: Chat, { view }: OpenModal): void {
    chat.store.update(({ modal }) => (modal?.view.id === view.id ? { modal: undefined } : {}));
}

function withState({ view, values }: OpenModal): object {
    const state: Record<string, Record<string, unknown>> = {};
    for (const [actionId, { blockId, value }] of Object.entries(values)) {
        state[blockId] = { ...state[blockId], [actionId]: value };
    }
    return { ...view, id: view.id, state };
}

function post(chat: Chat, appId: string, interaction: object): Promise<Interaction | undefined> {
    const triggerId = chat.triggers.issue(appId);
    return chat.server.post(`/api/apps/ui.interaction/${appId}`, { triggerId, ...interaction });
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
