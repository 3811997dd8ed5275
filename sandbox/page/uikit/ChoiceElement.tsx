import { Box, CheckBox, RadioButton } from '@rocket.chat/fuselage';
import React, { type MouseEvent, type ReactElement } from 'react';

import { Sentence } from './Sentence';
import { type ChoiceContent, useChoice } from './useChoice';

/** Boxes to tick, or radio buttons. The published renderer has neither. */
export function ChoiceElement({
    kind,
    element,
    acts,
}: {
    kind: 'checkbox' | 'radio_button';
    element: ChoiceContent;
    acts: boolean;
}): ReactElement {
    const [shown, choose] = useChoice(element, acts);
    const Control = kind === 'checkbox' ? CheckBox : RadioButton;
    const isShown = (value: string): boolean =>
        kind === 'checkbox' ? shown?.includes(value) === true : shown === value;
    return (
        <Box>
            {element.options.map(({ value, text }) => (
                <Box key={value} is="label" display="flex" alignItems="center" paddingBlock="x4">
                    <Control
                        checked={isShown(value)}
                        onClick={(event: MouseEvent<HTMLElement>) => {
                            choose(value, event);
                        }}
                        readOnly
                    />
                    <Box is="span" mis="x8">
                        <Sentence of={text} />
                    </Box>
                </Box>
            ))}
        </Box>
    );
}
