import { IconButton, Tag } from '@rocket.chat/fuselage';
import React, { type ReactElement } from 'react';

import { useChat, useChatState } from '../chat/ChatContext';
import { speak } from '../chat/say';
import { useWords } from '../words/useWords';
import { AccountMenu } from './AccountMenu';
import { FloodButton } from './FloodButton';
import { ResetButton } from './ResetButton';
import type { Panel } from './Screen';
import { ThemeButton } from './ThemeButton';

export interface TopBarProps {
    panel: Panel;
    onPanel: (panel: Panel) => void;
    roomsOpen: boolean;
    onRooms: () => void;
    onBecome: (username: string) => Promise<void>;
}

/** What belongs to the sandbox and not to a Rocket.Chat: who one is, in which language, and what is so in the workspace. */
export function TopBar({ panel, onPanel, roomsOpen, onRooms, onBecome }: TopBarProps): ReactElement {
    const chat = useChat();
    const { me, texts, language, connected } = useChatState();
    const { word } = useWords();
    const languages = [...new Set(['en', ...Object.values(texts).flatMap(Object.keys)])];
    return (
        <header className="topbar">
            <span className="only-narrow">
                <IconButton
                    icon="burger-menu"
                    aria-label={word('menu')}
                    title={word('menu')}
                    aria-expanded={roomsOpen}
                    onClick={onRooms}
                />
            </span>
            <h1 className="topbar-title">Active Status</h1>
            <span className="only-wide">
                <Tag>{word('sandbox')}</Tag>
            </span>
            <span className="topbar-state" role="status">
                {!connected && word('connecting')}
            </span>
            <label className="topbar-language">
                <span className="sr-only">{word('language')}</span>
                <select value={language} onChange={(event) => void speak(chat, event.target.value)}>
                    {languages.map((each) => (
                        <option key={each} value={each}>
                            {new Intl.DisplayNames([each], { type: 'language' }).of(each)}
                        </option>
                    ))}
                </select>
            </label>
            <IconButton
                icon="dashboard"
                aria-label={word('workspace')}
                title={word('workspace')}
                aria-pressed={panel === 'workspace'}
                onClick={() => {
                    onPanel('workspace');
                }}
            />
            {me.roles.includes('admin') && (
                <IconButton
                    icon="cog"
                    aria-label={word('settings')}
                    title={word('settings')}
                    aria-pressed={panel === 'settings'}
                    onClick={() => {
                        onPanel('settings');
                    }}
                />
            )}
            <ThemeButton />
            <FloodButton />
            <ResetButton />
            <AccountMenu onBecome={onBecome} />
        </header>
    );
}
