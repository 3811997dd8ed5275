import { Tag } from '@rocket.chat/fuselage';
import React, { type ComponentProps, type ReactElement } from 'react';

import type { RecordRow } from '../../start/sandboxedApp';
import { useWords } from '../words/useWords';

const variants: Record<RecordRow['mood'], ComponentProps<typeof Tag>['variant']> = {
    open: 'primary',
    good: undefined,
    bad: 'danger',
};

/** One thing that the app has on record, as its author shows it. */
export function RecordItem({ row }: { row: RecordRow }): ReactElement {
    const { language } = useWords();
    const { title, tag, mood, at, lines } = row;
    const time = new Date(at).toLocaleTimeString(language, { timeStyle: 'short' });
    return (
        <li className="truth">
            <span className="truth-name">{title}</span>
            <span className="tags">
                <Tag variant={variants[mood]}>{tag}</Tag>
            </span>
            {[time, ...lines].map((line, index) => (
                <span key={index} className="truth-more">
                    {line}
                </span>
            ))}
        </li>
    );
}
