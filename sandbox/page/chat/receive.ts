import { initialValues } from '../../client/viewState';
import type { Interaction, Pushed, View, WireMessage } from '../server/wire';
import type { Chat } from './Chat';
import type { OpenModal } from './state';

/** Takes what the workspace pushes. */
export function receive(chat: Chat, event: Pushed): void {
    switch (event.type) {
        case 'ready':
            void chat.attempt(() => chat.load());
            return;
        case 'ephemeral-message':
            chat.show(event.payload);
            return;
        case 'room-message':
            receiveMessage(chat, event.payload);
            return;
        case 'message-deleted':
            chat.remove(event.room, event.payload._id);
            return;
        case 'room-changed':
            chat.store.update(({ rooms }) => ({
                rooms: rooms.map((own) => (own.room._id === event.room ? { ...own, room: event.payload } : own)),
            }));
            return;
        case 'subscription-changed':
            receiveSubscription(chat, event.payload);
            return;
        case 'ui-interaction':
            receiveInteraction(chat, event.payload);
            return;
        case 'actions-changed':
            void chat.attempt(() => chat.loadOffers());
            return;
        case 'force-logout':
            chat.leave(true);
            return;
    }
}

function receiveMessage(chat: Chat, message: WireMessage): void {
    const { roomId, messages, me } = chat.state;
    const parent = messages[message.rid]?.find(({ _id }) => _id === message.tmid);
    chat.show(message);
    if (parent && !messages[message.rid]?.some(({ _id }) => _id === message._id)) {
        chat.show({ ...parent, tcount: (parent.tcount ?? 0) + 1 });
    }
    if (message.rid !== roomId && message.u._id !== me._id) {
        chat.store.update(({ rooms }) => ({
            rooms: rooms.map((own) => (own.room._id === message.rid ? { ...own, unread: true } : own)),
        }));
    }
}

type Change = Extract<Pushed, { type: 'subscription-changed' }>['payload'];

function receiveSubscription(chat: Chat, { action, subscription }: Change): void {
    const { rid } = subscription;
    if (action === 'removed') {
        chat.store.update(({ rooms, roomId }) => ({
            rooms: rooms.filter(({ room }) => room._id !== rid),
            roomId: roomId === rid ? undefined : roomId,
        }));
    } else if (action === 'updated') {
        chat.store.update(({ rooms }) => ({
            rooms: rooms.map((own) => (own.room._id === rid ? { ...own, subscription } : own)),
        }));
    } else {
        void chat.attempt(() => chat.load());
    }
}

/** What an app answered to an interaction, by push or as the answer to the request. Without a live trigger it is dropped in silence. */
export function receiveInteraction(chat: Chat, { type, triggerId = '', view, viewId, errors }: Interaction): void {
    const appId = chat.triggers.spend(triggerId);
    const { modal } = chat.state;
    if (appId === undefined) {
        return;
    }
    if (type === 'modal.open' && view) {
        chat.store.update(() => ({ modal: opened(appId, view) }));
    }
    if (!modal) {
        return;
    }
    if (type === 'modal.update' && view?.id === modal.view.id) {
        // What the new view lacks stays, a submit button too; and so do the errors: the real client forgets them with the modal only.
        chat.store.update(() => ({ modal: { ...modal, view: { ...modal.view, ...view } } }));
    } else if (type === 'errors' && viewId === modal.view.id) {
        chat.store.update(() => ({ modal: { ...modal, errors: errors ?? {} } }));
    }
}

/** A modal brings the first values of its inputs. Those of a later update don't count until they are touched. */
const opened = (appId: string, view: View): OpenModal => ({
    appId,
    view,
    values: initialValues(view.blocks),
    errors: {},
});
