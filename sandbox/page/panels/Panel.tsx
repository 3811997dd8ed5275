import { IconButton } from '@rocket.chat/fuselage';
import React, { type ReactElement, type ReactNode } from 'react';

import { useWords } from '../words/useWords';

/** What stands at the right of the room, or on a narrow screen in its place. */
export function Panel({
    title,
    onClose,
    children,
}: {
    title: string;
    onClose: () => void;
    children: ReactNode;
}): ReactElement {
    const { word } = useWords();
    return (
        <aside className="panel" aria-label={title}>
            <header className="room-header">
                <h2 className="room-title">{title}</h2>
                <IconButton
                    icon="cross"
                    small
                    aria-label={`${word('close')}: ${title}`}
                    title={word('close')}
                    onClick={onClose}
                />
            </header>
            {children}
        </aside>
    );
}
