import { Tag } from '@rocket.chat/fuselage';
import { useOutsideClick } from '@rocket.chat/fuselage-hooks';
import React, { type ReactElement, useEffect, useRef, useState } from 'react';

import type { Person } from '../../start/page';
import { useChat, useChatState } from '../chat/ChatContext';
import { logOut, people } from '../session';
import { useWords } from '../words/useWords';
import { UserAvatar } from './UserAvatar';

/** Who one is in this tab, and whom one may be instead: here or in a tab of its own. */
export function AccountMenu({ onBecome }: { onBecome: (username: string) => Promise<void> }): ReactElement {
    const chat = useChat();
    const { me } = useChatState();
    const { word } = useWords();
    const [open, setOpen] = useState(false);
    const [persons, setPersons] = useState<Person[]>([]);
    const wrapper = useRef<HTMLDivElement>(null);

    useEffect(() => {
        if (open) {
            void people().then((answer) => {
                setPersons(answer.people);
            });
        }
    }, [open]);
    useOutsideClick([wrapper], () => {
        setOpen(false);
    });

    const become = async (username: string): Promise<void> => {
        await logOut(chat.server.session);
        await onBecome(username);
    };
    const leave = async (): Promise<void> => {
        await logOut(chat.server.session);
        chat.leave(false);
    };
    return (
        <div
            className="menu"
            ref={wrapper}
            onKeyDown={(event) => {
                if (event.key === 'Escape' && open) {
                    setOpen(false);
                    wrapper.current?.querySelector('button')?.focus();
                }
            }}
        >
            <button
                type="button"
                className="account"
                aria-label={`${word('account')}: ${me.username ?? ''}`}
                aria-expanded={open}
                onClick={() => {
                    setOpen(!open);
                }}
            >
                <UserAvatar username={me.username ?? ''} size="x28" />
                <span className="only-wide">{me.username}</span>
            </button>
            {open && (
                <div className="menu-list account-list">
                    <h2 className="menu-heading">{word('switchTo')}</h2>
                    <ul>
                        {persons.map(({ username, roles, active }) => (
                            <li key={username} className="account-row">
                                <button
                                    type="button"
                                    className="account-choice"
                                    onClick={() => void chat.attempt(() => become(username))}
                                >
                                    <UserAvatar username={username} size="x20" />
                                    <span className="account-name">{username}</span>
                                    {!active && <Tag variant="danger">{word('deactivated')}</Tag>}
                                    {roles
                                        .filter((role) => role !== 'user')
                                        .map((role) => (
                                            <Tag key={role}>{role}</Tag>
                                        ))}
                                </button>
                                <a
                                    href={`?as=${encodeURIComponent(username)}`}
                                    target="_blank"
                                    rel="noopener noreferrer"
                                    title={word('newTab')}
                                    aria-label={`${username}: ${word('newTab')}`}
                                >
                                    ↗
                                </a>
                            </li>
                        ))}
                    </ul>
                    <button type="button" className="account-choice" onClick={() => void chat.attempt(leave)}>
                        {word('logOut')}
                    </button>
                </div>
            )}
        </div>
    );
}
