import { ToastBar } from '@rocket.chat/fuselage';
import React, { type ReactElement, useEffect, useRef } from 'react';

import { useChat, useChatState } from '../chat/ChatContext';
import { useWords } from '../words/useWords';

export function Toasts(): ReactElement {
    const chat = useChat();
    const { toasts } = useChatState();
    const { word } = useWords();
    const ref = useRef<HTMLDivElement>(null);
    // Fuselage's toast gives its cross no name.
    useEffect(() => {
        for (const cross of ref.current?.querySelectorAll('button') ?? []) {
            cross.setAttribute('aria-label', word('close'));
        }
    });
    return (
        <div ref={ref} className="toasts" role="status" aria-live="polite">
            {toasts.map(({ id, type, text }) => (
                <ToastBar
                    key={id}
                    id={String(id)}
                    variant={type}
                    onClose={() => {
                        chat.closeToast(id);
                    }}
                >
                    {text}
                </ToastBar>
            ))}
        </div>
    );
}
