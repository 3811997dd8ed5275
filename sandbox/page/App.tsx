import React, { type ReactElement, useCallback, useEffect, useState } from 'react';

import { Chat } from './chat/Chat';
import { ChatContext } from './chat/ChatContext';
import { Server } from './server/server';
import { become, forget, type LoggedIn, people, resume } from './session';
import { LogIn } from './shell/LogIn';
import { Screen } from './shell/Screen';

type State = { is: 'starting' } | { is: 'out'; notice: string } | { is: 'in'; chat: Chat };

/** The page: somebody's chat, or the choice of whom to be. `?as=<username>` in the address chooses at once. */
export function App(): ReactElement | null {
    const [state, setState] = useState<State>({ is: 'starting' });

    const leave = useCallback((notice: string) => {
        forget();
        setState({ is: 'out', notice });
    }, []);

    const enter = useCallback(
        ({ session, me }: LoggedIn) => {
            const chat = new Chat(new Server(session), me, (forced) => {
                leave(forced ? `${me.username ?? ''} was signed out by the workspace.` : '');
            });
            setState({ is: 'in', chat });
        },
        [leave],
    );

    const logInAs = useCallback(
        async (username: string) => {
            try {
                const { password } = await people();
                enter(await become(username, password));
            } catch (error) {
                leave(`${username} can’t log in: ${error instanceof Error ? error.message : String(error)}.`);
            }
        },
        [enter, leave],
    );

    useEffect(() => {
        const wanted = new URLSearchParams(location.search).get('as');
        const start = async (): Promise<void> => {
            const known = await resume();
            if (known) {
                enter(known);
            } else if (wanted !== null) {
                await logInAs(wanted);
            } else {
                leave('');
            }
        };
        void start();
    }, [enter, leave, logInAs]);

    const chat = state.is === 'in' ? state.chat : undefined;
    useEffect(() => {
        chat?.start();
        return () => chat?.stop();
    }, [chat]);

    if (state.is === 'out') {
        return <LogIn notice={state.notice} onChoose={logInAs} />;
    }
    return chat ? (
        <ChatContext.Provider value={chat}>
            <Screen key={chat.server.session.authToken} onBecome={logInAs} />
        </ChatContext.Provider>
    ) : null;
}
