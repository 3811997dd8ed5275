import { Box, CheckBox } from '@rocket.chat/fuselage';
import { useUiKitContext } from '@rocket.chat/fuselage-ui-kit';
import React, { type ReactElement, useState } from 'react';

import { Sentence, type Text } from './Sentence';

interface Option {
    value: string;
    text: Text;
}

export interface CheckboxContent {
    type: 'checkbox';
    appId: string;
    blockId: string;
    actionId: string;
    options: Option[];
    initialOptions?: Option[];
}

/** Boxes to tick. Their value is the list of the values that are ticked. */
export function CheckboxElement({
    element: { appId, blockId, actionId, options, initialOptions = [] },
}: {
    element: CheckboxContent;
}): ReactElement {
    const { state } = useUiKitContext();
    const [ticked, setTicked] = useState(initialOptions.map(({ value }) => value));
    const toggle = (value: string, event: React.MouseEvent<HTMLElement>): void => {
        const now = ticked.includes(value) ? ticked.filter((each) => each !== value) : [...ticked, value];
        setTicked(now);
        void state({ appId, blockId, actionId, value: now }, event);
    };
    return (
        <>
            {options.map(({ value, text }) => (
                <Box key={value} is="label" display="flex" alignItems="center" paddingBlock="x4">
                    <CheckBox
                        checked={ticked.includes(value)}
                        onClick={(event: React.MouseEvent<HTMLElement>) => {
                            toggle(value, event);
                        }}
                        readOnly
                    />
                    <Box is="span" mis="x8">
                        <Sentence of={text} />
                    </Box>
                </Box>
            ))}
        </>
    );
}
