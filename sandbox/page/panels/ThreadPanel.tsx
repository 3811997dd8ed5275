import React, { type ReactElement } from 'react';

import { useChat, useChatState } from '../chat/ChatContext';
import { Composer } from '../room/Composer';
import { MessageList } from '../room/MessageList';
import { useWords } from '../words/useWords';
import { Panel } from './Panel';

/** A thread: the message that it began with, its answers, and a field to answer. */
export function ThreadPanel(): ReactElement | null {
    const chat = useChat();
    const { rooms, roomId, threadId, messages } = useChatState();
    const { word } = useWords();
    const own = rooms.find(({ room }) => room._id === roomId);
    if (!own) {
        return null;
    }
    const all = messages[own.room._id] ?? [];
    const shown = all.filter(({ _id, tmid }) => _id === threadId || tmid === threadId);
    return (
        <Panel
            title={word('thread')}
            onClose={() => {
                chat.openThread(undefined);
            }}
        >
            <MessageList room={own.room} messages={shown} label={word('thread')} inThread />
            <Composer own={own} tmid={threadId} />
        </Panel>
    );
}
