import React, { type ReactElement } from 'react';

import { useChat, useChatState, useTranslator } from '../chat/ChatContext';
import { pickButton } from '../chat/interact';
import { isShown } from '../chat/offers';
import type { WireMessage, WireRoom } from '../server/wire';
import { Menu, type MenuItem } from '../shell/Menu';
import { useWords } from '../words/useWords';

/** What one can do with a message: the client's own entries, then those of apps. */
export function MessageMenu({
    room,
    message,
    inThread,
}: {
    room: WireRoom;
    message: WireMessage;
    inThread: boolean;
}): ReactElement {
    const chat = useChat();
    const state = useChatState();
    const translateFor = useTranslator();
    const { word } = useWords();
    const own: MenuItem[] = [
        {
            id: 'copy',
            label: word('copy'),
            icon: 'copy',
            onPick: () => void chat.attempt(() => navigator.clipboard.writeText(message.msg)),
        },
    ];
    if (!inThread) {
        own.unshift({
            id: 'reply',
            label: word('reply'),
            icon: 'thread',
            onPick: () => {
                chat.openThread(message._id);
            },
        });
    }
    if (message.u._id !== state.me._id && room.t !== 'l') {
        own.push({
            id: 'report',
            label: word('report'),
            icon: 'report',
            danger: true,
            onPick: () => {
                chat.store.update(() => ({ reporting: message }));
            },
        });
    }
    const buttons = state.buttons.filter(
        (button) => button.context === 'messageAction' && isShown(button, state, room),
    );
    const ofApps = buttons.map((button, index) => ({
        id: button.actionId,
        label: translateFor(button.appId)(button.labelI18n) ?? button.labelI18n,
        danger: button.variant === 'danger',
        heading: index === 0 ? word('apps') : undefined,
        onPick: () => void pickButton(chat, button, message),
    }));
    return (
        <div className="message-toolbox">
            <Menu label={`${word('more')}: ${message.u.username}`} items={[...own, ...ofApps]} small />
        </div>
    );
}
