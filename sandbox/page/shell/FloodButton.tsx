import { IconButton } from '@rocket.chat/fuselage';
import React, { type ReactElement, useState } from 'react';

import { useChat } from '../chat/ChatContext';
import { request } from '../server/server';
import { useWords } from '../words/useWords';

/** Lets ten new accounts post spam in #general. */
export function FloodButton(): ReactElement {
    const chat = useChat();
    const { word } = useWords();
    const [busy, setBusy] = useState(false);
    const start = async (): Promise<void> => {
        setBusy(true);
        chat.toast('info', word('flooding'));
        await request('POST', '/sandbox/flood', undefined, { accounts: 10 }).finally(() => {
            setBusy(false);
        });
    };
    return (
        <IconButton
            icon="flag"
            aria-label={word('flood')}
            title={word('flood')}
            disabled={busy}
            onClick={() => {
                void chat.attempt(start);
            }}
        />
    );
}
