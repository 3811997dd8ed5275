import { kitContext, UiKitComponent } from '@rocket.chat/fuselage-ui-kit';
import { createSurfaceRenderer } from '@rocket.chat/fuselage-ui-kit/dist/esm/surfaces/createSurfaceRenderer';
import MessageSurface from '@rocket.chat/fuselage-ui-kit/dist/esm/surfaces/MessageSurface';
import ModalSurface from '@rocket.chat/fuselage-ui-kit/dist/esm/surfaces/ModalSurface';
import React, { type ComponentProps, type ContextType, type ReactElement } from 'react';

import { useChat, useTranslator } from '../chat/ChatContext';
import { clickInMessage, clickInModal, enter } from '../chat/interact';
import type { OpenModal } from '../chat/state';
import type { Block, WireMessage } from '../server/wire';
import { PageRenderer } from './Renderer';
import { inLanguage } from './texts';

const renderer = new PageRenderer();
const drawInMessage = createSurfaceRenderer(MessageSurface, renderer);
const drawInModal = createSurfaceRenderer(ModalSurface, renderer);

type Kit = ContextType<typeof kitContext>;
type Drawn = ComponentProps<typeof UiKitComponent>['blocks'];

/** Apps send what blocks they like, and the renderer skips those that it doesn't know. */
const asDrawn = (blocks: Block[]): Drawn => blocks as Drawn;

export function MessageBlocks({ message }: { message: WireMessage }): ReactElement {
    const chat = useChat();
    const translateFor = useTranslator();
    const kit: Kit = {
        appId: 'core',
        values: {},
        state: () => undefined,
        action: (click) => clickInMessage(chat, message, click),
    };
    return (
        <kitContext.Provider value={kit}>
            <UiKitComponent render={drawInMessage} blocks={asDrawn(inLanguage(message.blocks ?? [], translateFor))} />
        </kitContext.Provider>
    );
}

export function ModalBlocks({ modal }: { modal: OpenModal }): ReactElement {
    const chat = useChat();
    const translateFor = useTranslator();
    const { appId, view, errors, values } = modal;
    const kit: Kit = {
        appId,
        viewId: view.id,
        errors,
        // The published type knows texts only, the renderer takes any value.
        values: values as Kit['values'],
        state: ({ actionId, blockId, value }) => {
            enter(chat, actionId, blockId, value);
        },
        action: (click) => clickInModal(chat, modal, click),
    };
    return (
        <kitContext.Provider value={kit}>
            <UiKitComponent render={drawInModal} blocks={asDrawn(inLanguage(view.blocks, translateFor, appId))} />
        </kitContext.Provider>
    );
}
