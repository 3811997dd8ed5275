import React, { type ReactElement } from 'react';

import { useChatState } from '../chat/ChatContext';
import { useWords } from '../words/useWords';

/** Says above everything, an open modal too, that an app is at work. Its modal stays usable meanwhile, as in the real client. */
export function Busy(): ReactElement {
    const { running } = useChatState();
    const { word } = useWords();
    return (
        <div role="status" className={running > 0 ? 'busy' : 'sr-only'}>
            {running > 0 && word('working')}
        </div>
    );
}
