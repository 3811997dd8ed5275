import { IconButton } from '@rocket.chat/fuselage';
import React, { type KeyboardEvent, type ReactElement, useRef, useState } from 'react';

import { useChat, useChatState } from '../chat/ChatContext';
import { mayPost } from '../chat/offers';
import { say } from '../chat/say';
import type { OwnRoom } from '../chat/state';
import { nameOf } from '../shell/RoomList';
import { useWords } from '../words/useWords';
import { Completions } from './Completions';
import { type Completion, useCompletions } from './useCompletions';

/** Where messages and commands are written. `/` completes commands, `@` people; Enter sends. */
export function Composer({ own, tmid }: { own: OwnRoom; tmid?: string }): ReactElement {
    const chat = useChat();
    const state = useChatState();
    const { word } = useWords();
    const [text, setText] = useState('');
    const [caret, setCaret] = useState(0);
    const [chosen, setChosen] = useState(0);
    const [dismissed, setDismissed] = useState('');
    const field = useRef<HTMLTextAreaElement>(null);
    const found = useCompletions(text.slice(0, caret), own.room._id);
    const isWritten = found.length === 1 && found[0]?.insert === text.slice(found[0]?.from, caret);
    const completions = isWritten || dismissed === text ? [] : found;
    const listId = `completions-${tmid ?? 'room'}`;
    if (!mayPost(state, own.room)) {
        return (
            <div className="composer composer-closed" role="note">
                {word('readOnly')}
            </div>
        );
    }

    const change = (value: string, at: number): void => {
        setText(value);
        setCaret(at);
        setChosen(0);
    };
    const complete = ({ from, insert }: Completion): void => {
        const before = `${text.slice(0, from)}${insert} `;
        change(before + text.slice(caret), before.length);
        field.current?.focus();
    };
    const send = (): void => {
        const line = text.trim();
        if (line !== '') {
            change('', 0);
            void say(chat, own.room._id, tmid, line);
        }
    };
    const onKeyDown = (event: KeyboardEvent): void => {
        const picked = completions[chosen];
        if (picked && (event.key === 'Tab' || event.key === 'Enter')) {
            event.preventDefault();
            complete(picked);
        } else if (picked && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
            event.preventDefault();
            const step = event.key === 'ArrowDown' ? 1 : -1;
            setChosen((chosen + step + completions.length) % completions.length);
        } else if (picked && event.key === 'Escape') {
            setDismissed(text);
        } else if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault();
            send();
        }
    };
    const label = `${word('message')} ${nameOf(own)}`;
    return (
        <div className="composer">
            <Completions id={listId} completions={completions} chosen={chosen} onPick={complete} />
            <div className="composer-box">
                <textarea
                    ref={field}
                    rows={1}
                    value={text}
                    placeholder={label}
                    aria-label={label}
                    aria-autocomplete="list"
                    aria-controls={listId}
                    aria-activedescendant={completions.length > 0 ? `${listId}-${chosen}` : undefined}
                    data-composer
                    onChange={({ target }) => {
                        change(target.value, target.selectionStart);
                    }}
                    onSelect={({ currentTarget }) => {
                        setCaret(currentTarget.selectionStart);
                    }}
                    onKeyDown={onKeyDown}
                />
                <IconButton icon="send" aria-label={word('send')} title={word('send')} onClick={send} />
            </div>
        </div>
    );
}
