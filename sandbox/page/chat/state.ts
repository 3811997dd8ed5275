import type { Values } from '../../client/viewState';
import type {
    ActionButton,
    Command,
    Languages,
    View,
    WireAccount,
    WireMessage,
    WirePermission,
    WireRoom,
    WireSubscription,
} from '../server/wire';

/** A room as this person has it in their list. */
export interface OwnRoom {
    room: WireRoom;
    subscription: WireSubscription;
    unread: boolean;
}

export interface OpenModal {
    appId: string;
    view: View;
    values: Values;
    /** By action id. */
    errors: Record<string, string>;
}

export interface Toast {
    id: number;
    type: 'error' | 'success' | 'info';
    text: string;
}

export interface ChatState {
    me: WireAccount;
    rooms: OwnRoom[];
    /** The messages of the rooms that were opened, oldest first; those that only this person sees among them. */
    messages: Record<string, WireMessage[]>;
    /** The id of the room that is shown. */
    roomId: string | undefined;
    /** The id of the message whose thread is shown. */
    threadId: string | undefined;
    /** The id of the message that a link led to. */
    linkedId: string | undefined;
    commands: Command[];
    buttons: ActionButton[];
    permissions: WirePermission[];
    /** The texts of each app. */
    texts: Record<string, Languages>;
    language: string;
    modal: OpenModal | undefined;
    /** The message that the person is about to report. */
    reporting: WireMessage | undefined;
    toasts: Toast[];
    /** How many interactions with apps are under way. */
    running: number;
    connected: boolean;
}

export const initialState = (me: WireAccount): ChatState => ({
    me,
    rooms: [],
    messages: {},
    roomId: undefined,
    threadId: undefined,
    linkedId: undefined,
    commands: [],
    buttons: [],
    permissions: [],
    texts: {},
    language: me.settings?.preferences?.language ?? 'en',
    modal: undefined,
    reporting: undefined,
    toasts: [],
    running: 0,
    connected: false,
});
