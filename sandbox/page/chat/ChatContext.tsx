import { createContext, useContext, useEffect, useMemo, useState } from 'react';

import { type Translate, translatorOf } from '../uikit/texts';
import type { Chat } from './Chat';
import type { ChatState } from './state';

export const ChatContext = createContext<Chat | undefined>(undefined);

/** @throws Error outside of a chat */
export function useChat(): Chat {
    const chat = useContext(ChatContext);
    if (!chat) {
        throw new Error('There is no chat here.');
    }
    return chat;
}

/** What is on the screen; the component is drawn again when it changes. */
export function useChatState(): ChatState {
    const { store } = useChat();
    const [state, setState] = useState(store.state);
    useEffect(() => {
        setState(store.state);
        return store.subscribe(() => {
            setState(store.state);
        });
    }, [store]);
    return state;
}

/** The texts of apps in the person's language. */
export function useTranslator(): (appId: string) => Translate {
    const { texts, language } = useChatState();
    return useMemo(() => translatorOf(texts, language), [texts, language]);
}
