import React, { type MouseEvent, type ReactElement, type ReactNode } from 'react';

import { useChat } from '../chat/ChatContext';
import { destinationOf, follow } from '../chat/links';

/** A link. One into the workspace is followed on the page, as the real client does; any other opens a tab of its own. */
export function Link({ href, children }: { href: string; children: ReactNode }): ReactElement {
    const chat = useChat();
    const destination = destinationOf(href);
    if (!destination) {
        return (
            <a href={href} target="_blank" rel="noopener noreferrer">
                {children}
            </a>
        );
    }
    const onClick = (event: MouseEvent): void => {
        event.preventDefault();
        void chat.attempt(() => follow(chat, destination));
    };
    return (
        <a href={href} onClick={onClick}>
            {children}
        </a>
    );
}
