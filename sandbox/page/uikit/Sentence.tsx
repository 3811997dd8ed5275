import React, { type ReactElement } from 'react';

import { Markup } from './Markup';

export interface Text {
    type: 'plain_text' | 'mrkdwn';
    text?: string;
}

/** A text object, as plain text or with markup. */
export function Sentence({ of: { type, text = '' } }: { of: Text }): ReactElement {
    return type === 'mrkdwn' ? <Markup>{text}</Markup> : <>{text}</>;
}
