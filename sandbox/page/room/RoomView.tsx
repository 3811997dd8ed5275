import { Icon } from '@rocket.chat/fuselage';
import React, { type ReactElement } from 'react';

import { useChat, useChatState, useTranslator } from '../chat/ChatContext';
import { pickButton } from '../chat/interact';
import { isShown } from '../chat/offers';
import { Menu } from '../shell/Menu';
import { iconOf, nameOf } from '../shell/RoomList';
import { useWords } from '../words/useWords';
import { Composer } from './Composer';
import { MessageList } from './MessageList';

/** The room that is open: its name, its menu, its messages, and a field to write. */
export function RoomView(): ReactElement {
    const chat = useChat();
    const state = useChatState();
    const translateFor = useTranslator();
    const { word } = useWords();
    const own = state.rooms.find(({ room }) => room._id === state.roomId);
    if (!own) {
        return (
            <main className="room room-none">
                <p>{state.connected ? word('noRoom') : ''}</p>
            </main>
        );
    }
    const { room } = own;
    const buttons = state.buttons.filter((button) => button.context === 'roomAction' && isShown(button, state, room));
    const messages = (state.messages[room._id] ?? []).filter(({ tmid }) => tmid === undefined);
    const items = buttons.map((button, index) => ({
        id: button.actionId,
        label: translateFor(button.appId)(button.labelI18n) ?? button.labelI18n,
        danger: button.variant === 'danger',
        heading: index === 0 ? word('apps') : undefined,
        onPick: () => void pickButton(chat, button, { rid: room._id }),
    }));
    return (
        <main className="room">
            <header className="room-header">
                <Icon name={iconOf(own)} size="x20" />
                <h2 className="room-title">{nameOf(own)}</h2>
                {items.length > 0 && <Menu label={word('roomMenu')} items={items} small />}
            </header>
            <MessageList key={room._id} room={room} messages={messages} label={nameOf(own)} />
            <Composer key={`composer-${room._id}`} own={own} />
        </main>
    );
}
