import { ToastBar } from '@rocket.chat/fuselage';
import React, { type ReactElement } from 'react';

import { useChat, useChatState } from '../chat/ChatContext';

export function Toasts(): ReactElement {
    const chat = useChat();
    const { toasts } = useChatState();
    return (
        <div className="toasts" role="status" aria-live="polite">
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
