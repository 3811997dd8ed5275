import { Tag } from '@rocket.chat/fuselage';
import React, { type ComponentProps, type ReactElement } from 'react';

import type { TrueCase } from '../../start/truth';
import { useWords } from '../words/useWords';

const variants: Record<TrueCase['state'], ComponentProps<typeof Tag>['variant']> = {
    open: 'primary',
    done: undefined,
    failed: 'danger',
    unknown: 'danger',
};

/** One case of the app: who decided what about whom, and how it ended. */
export function CaseItem({ of }: { of: TrueCase }): ReactElement {
    const { language } = useWords();
    const { state, action, moderator, target, reason, openedAt, rooms } = of;
    const time = new Date(openedAt).toLocaleTimeString(language, { timeStyle: 'short' });
    return (
        <li className="truth" data-case={target} data-state={state}>
            <span className="truth-name">
                {action} @{target}
            </span>
            <span className="tags">
                <Tag variant={variants[state]}>{state}</Tag>
            </span>
            <span className="truth-more">
                {time} · @{moderator}
                {reason && ` · ${reason}`}
            </span>
            {rooms.map(({ name, became }) => (
                <span key={name} className="truth-more">
                    {name}: {became}
                </span>
            ))}
        </li>
    );
}
