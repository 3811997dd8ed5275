import { useUiKitContext } from '@rocket.chat/fuselage-ui-kit';
import { type MouseEvent, useState } from 'react';

import type { Text } from './Sentence';

interface Option {
    value: string;
    text: Text;
}

export interface ChoiceContent {
    appId: string;
    blockId: string;
    actionId: string;
    options: Option[];
    initialOption?: Option;
    initialOptions?: Option[];
}

type Shown = string | string[] | undefined;

/**
 * What is shown as chosen among boxes or radio buttons, and a function that chooses one. As in the real client the state gets the one option that was
 * clicked, of boxes too. Only a row of actions shows several: docs/rocketchat.md#boxes-send-the-last-one-that-was-clicked
 * @param acts whether each click goes to the app at once, as in a section or a row of actions
 */
export function useChoice(
    { appId, blockId, actionId, initialOption, initialOptions }: ChoiceContent,
    acts: boolean,
): [Shown, (value: string, event: MouseEvent<HTMLElement>) => void] {
    const { state, action } = useUiKitContext();
    const [shown, setShown] = useState<Shown>(initialOption?.value ?? initialOptions?.map(({ value }) => value));
    const choose = (value: string, event: MouseEvent<HTMLElement>): void => {
        setShown(acts && Array.isArray(shown) ? toggled(shown, value) : value);
        const chosen = { appId, blockId, actionId, value };
        void state(chosen, event);
        if (acts) {
            void action(chosen, event);
        }
    };
    return [shown, choose];
}

const toggled = (all: string[], one: string): string[] =>
    all.includes(one) ? all.filter((each) => each !== one) : [...all, one];
