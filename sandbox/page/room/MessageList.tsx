import { MessageDivider } from '@rocket.chat/fuselage';
import React, { type ReactElement, useEffect, useRef } from 'react';

import { useChatState } from '../chat/ChatContext';
import type { WireMessage, WireRoom } from '../server/wire';
import { useWords } from '../words/useWords';
import { MessageItem } from './MessageItem';

/** Messages of one person within this time stand under one name, in milliseconds. */
const together = 5 * 60_000;

/** Messages, oldest first, by day. New ones scroll into view. */
export function MessageList({
    room,
    messages,
    label,
    inThread = false,
}: {
    room: WireRoom;
    messages: WireMessage[];
    label: string;
    inThread?: boolean;
}): ReactElement {
    const { word, language } = useWords();
    const list = useRef<HTMLDivElement>(null);
    const last = messages.at(-1)?._id;
    const { linkedId } = useChatState();
    useEffect(() => {
        list.current?.scrollTo({ top: list.current.scrollHeight });
    }, [last]);
    useEffect(() => {
        list.current?.querySelector<HTMLElement>('.message-linked')?.focus();
    }, [linkedId]);
    return (
        <div className="messages" ref={list} role="log" aria-label={label} tabIndex={0}>
            {messages.map((message, index) => {
                const before = messages[index - 1];
                const day = dayOf(message, language);
                const isNewDay = !before || dayOf(before, language) !== day;
                return (
                    <React.Fragment key={message._id}>
                        {isNewDay && (
                            <MessageDivider>{day === dayOf(new Date(), language) ? word('today') : day}</MessageDivider>
                        )}
                        <MessageItem
                            room={room}
                            message={message}
                            sequential={!isNewDay && belongs(before, message)}
                            inThread={inThread}
                            linked={message._id === linkedId}
                        />
                    </React.Fragment>
                );
            })}
        </div>
    );
}

function belongs(before: WireMessage, message: WireMessage): boolean {
    return (
        before.u._id === message.u._id &&
        before.private === message.private &&
        message.groupable !== false &&
        Date.parse(message.ts) - Date.parse(before.ts) < together
    );
}

const dayOf = (when: WireMessage | Date, language: string): string =>
    ('ts' in when ? new Date(when.ts) : when).toLocaleDateString(language, { dateStyle: 'long' });
