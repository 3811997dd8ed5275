import { Callout } from '@rocket.chat/fuselage';
import React, { type ReactElement } from 'react';

import { Sentence, type Text } from './Sentence';

export interface CalloutContent {
    type: 'callout';
    title?: Text;
    text: Text;
    variant?: 'info' | 'danger' | 'warning' | 'success';
}

/** A text in a coloured box. */
export function CalloutBlock({ block: { title, text, variant } }: { block: CalloutContent }): ReactElement {
    return (
        <Callout type={variant} title={title?.text}>
            <Sentence of={text} />
        </Callout>
    );
}
