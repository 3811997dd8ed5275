import React, { type ReactElement } from 'react';

import type { Completion } from './useCompletions';

/** What the word before the caret may become. */
export function Completions({
    id,
    completions,
    chosen,
    onPick,
}: {
    id: string;
    completions: Completion[];
    chosen: number;
    onPick: (completion: Completion) => void;
}): ReactElement {
    return (
        <ul id={id} role="listbox" aria-label="Suggestions" className="completions" hidden={completions.length === 0}>
            {completions.map((completion, index) => (
                <li
                    key={completion.insert}
                    id={`${id}-${index}`}
                    role="option"
                    aria-selected={index === chosen}
                    className={index === chosen ? 'completion-chosen' : ''}
                    onMouseDown={(event) => {
                        event.preventDefault();
                        onPick(completion);
                    }}
                >
                    <strong>{completion.insert}</strong> <span>{completion.about}</span>
                </li>
            ))}
        </ul>
    );
}
