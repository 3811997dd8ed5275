import { Box, Button } from '@rocket.chat/fuselage';
import React, { type ReactElement, type SyntheticEvent } from 'react';

import { useChat, useTranslator } from '../chat/ChatContext';
import { cancel, dismiss, submit } from '../chat/interact';
import type { OpenModal } from '../chat/state';
import { ModalFrame } from '../shell/ModalFrame';
import { ModalBlocks } from './Blocks';
import { read } from './texts';

/** An app's modal, as the real client shows it. */
export function ModalView({ modal }: { modal: OpenModal }): ReactElement {
    const chat = useChat();
    const translate = useTranslator()(modal.appId);
    const { view } = modal;
    const onSubmit = (event: SyntheticEvent): void => {
        event.preventDefault();
        void submit(chat, modal);
    };
    const buttons = (
        <>
            {view.close && (
                <Button danger={view.close.style === 'danger'} onClick={() => void cancel(chat, modal, false)}>
                    {read(view.close.text, translate)}
                </Button>
            )}
            {view.submit && (
                <Button
                    primary={view.submit.style !== 'danger'}
                    danger={view.submit.style === 'danger'}
                    onClick={onSubmit}
                >
                    {read(view.submit.text, translate)}
                </Button>
            )}
        </>
    );
    return (
        <ModalFrame
            title={read(view.title, translate)}
            buttons={buttons}
            onClose={() => void cancel(chat, modal, true)}
            onDismiss={() => {
                dismiss(chat);
            }}
        >
            <Box is="form" noValidate onSubmit={onSubmit}>
                <ModalBlocks modal={modal} />
            </Box>
        </ModalFrame>
    );
}
