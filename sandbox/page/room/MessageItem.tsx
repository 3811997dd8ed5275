import {
    Icon,
    Message,
    MessageBody,
    MessageContainer,
    MessageHeader,
    MessageLeftContainer,
    MessageName,
    MessageNameContainer,
    MessageRole,
    MessageStatusPrivateIndicator,
    MessageTimestamp,
    MessageUsername,
} from '@rocket.chat/fuselage';
import React, { type ReactElement } from 'react';

import { useChat } from '../chat/ChatContext';
import type { WireMessage, WireRoom } from '../server/wire';
import { UserAvatar } from '../shell/UserAvatar';
import { MessageBlocks } from '../uikit/Blocks';
import { Markup } from '../uikit/Markup';
import { useWords } from '../words/useWords';
import { MessageMenu } from './MessageMenu';

/** One message, as the real client draws it: blocks take the place of the text. */
export function MessageItem({
    room,
    message,
    sequential,
    inThread,
    linked,
}: {
    room: WireRoom;
    message: WireMessage;
    sequential: boolean;
    inThread: boolean;
    /** Whether a link has led here. */
    linked: boolean;
}): ReactElement {
    const chat = useChat();
    const { word, language } = useWords();
    const { u, ts, msg, blocks = [], tcount = 0 } = message;
    const time = new Date(ts).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
    const isBot = u.username.endsWith('.bot') || u.username === 'rocket.cat';
    return (
        <Message
            className={`message ${linked ? 'message-linked' : ''}`}
            sequential={sequential}
            role="article"
            aria-label={`${u.username}, ${time}`}
            tabIndex={-1}
        >
            <MessageLeftContainer>
                {!sequential && <UserAvatar username={u.username} size="x36" />}
            </MessageLeftContainer>
            <MessageContainer>
                {!sequential && (
                    <MessageHeader>
                        <MessageNameContainer>
                            <MessageName>{u.name ?? u.username}</MessageName>{' '}
                            <MessageUsername>@{u.username}</MessageUsername>
                        </MessageNameContainer>
                        {isBot && <MessageRole>Bot</MessageRole>}
                        <MessageTimestamp>{time}</MessageTimestamp>
                        {message.private === true && (
                            <span className="only-you">
                                <MessageStatusPrivateIndicator>
                                    <Icon name="message-disabled" size="x12" /> {word('onlyYou')}
                                </MessageStatusPrivateIndicator>
                            </span>
                        )}
                    </MessageHeader>
                )}
                {blocks.length > 0 ? (
                    <div className="message-blocks">
                        <MessageBlocks message={message} />
                    </div>
                ) : (
                    <MessageBody>
                        <Markup>{msg}</Markup>
                        {message.editedAt !== undefined && <span className="quiet"> {word('edited')}</span>}
                    </MessageBody>
                )}
                {tcount > 0 && !inThread && (
                    <button
                        type="button"
                        className="thread-button"
                        onClick={() => {
                            chat.openThread(message._id);
                        }}
                    >
                        <Icon name="thread" size="x16" /> {word('viewThread')} · {tcount} {word('replies')}
                    </button>
                )}
            </MessageContainer>
            {message.private !== true && <MessageMenu room={room} message={message} inThread={inThread} />}
        </Message>
    );
}
