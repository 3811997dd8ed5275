import { IconButton } from '@rocket.chat/fuselage';
import React, { type ReactElement, useState } from 'react';

import { useChat } from '../chat/ChatContext';
import { request } from '../server/server';
import { people } from '../session';
import { useWords } from '../words/useWords';

/** Restores the sample workspace, after a question, and waits until it is there. */
export function ResetButton(): ReactElement {
    const chat = useChat();
    const { word } = useWords();
    const [busy, setBusy] = useState(false);
    const reset = async (): Promise<void> => {
        const { started } = await people();
        chat.stop();
        setBusy(true);
        await request('POST', '/sandbox/reset');
        await newStart(started);
        chat.leave(true);
    };
    return (
        <IconButton
            icon="refresh"
            aria-label={word('reset')}
            title={word('reset')}
            disabled={busy}
            onClick={() => {
                if (confirm(word('resetAsk'))) {
                    void chat.attempt(reset);
                }
            }}
        />
    );
}

/** Resolves when a workspace answers that was started later. In between there is none. */
async function newStart(before: string): Promise<void> {
    for (;;) {
        await new Promise((resolve) => {
            setTimeout(resolve, 200);
        });
        const now = await people().catch(() => undefined);
        if (now && now.started !== before) {
            return;
        }
    }
}
