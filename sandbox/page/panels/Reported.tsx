import { Tag } from '@rocket.chat/fuselage';
import React, { type ReactElement } from 'react';

import type { TrueReported } from '../../start/reported';
import { useWords } from '../words/useWords';

/** Whose messages were reported, by whom and why, and what became of the reports: what Rocket.Chat's moderation console would list. */
export function Reported({ authors }: { authors: TrueReported[] }): ReactElement {
    const { word } = useWords();
    return (
        <>
            <h3>{word('reports')}</h3>
            {authors.length === 0 && <p className="quiet">{word('noReports')}</p>}
            <ul className="truths" aria-live="polite">
                {authors.map(({ username, open, latest, dismissed }) => (
                    <li key={username} className="truth">
                        <span className="truth-name">@{username}</span>
                        <span className="tags">
                            {open > 0 ? <Tag variant="danger">{open}</Tag> : <Tag>{word('dismissed')}</Tag>}
                        </span>
                        {latest.map(({ id, message, room, by, reason }) => (
                            <span key={id} className="truth-more">
                                @{by}: {reason} · {room}: {message}
                            </span>
                        ))}
                        {dismissed !== undefined && <span className="truth-more">{dismissed}</span>}
                    </li>
                ))}
            </ul>
        </>
    );
}
