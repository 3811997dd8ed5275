import { Box, Button, Field, TextAreaInput } from '@rocket.chat/fuselage';
import React, { type FormEvent, type ReactElement, type SyntheticEvent, useState } from 'react';

import { useChat } from '../chat/ChatContext';
import type { WireMessage } from '../server/wire';
import { ModalFrame } from '../shell/ModalFrame';
import { Markup } from '../uikit/Markup';
import { useWords } from '../words/useWords';

/** Reports a message to those who moderate, by Rocket.Chat's own path. A reason is required, as there. */
export function ReportModal({ message }: { message: WireMessage }): ReactElement {
    const chat = useChat();
    const { word } = useWords();
    const [description, setDescription] = useState('');
    const [isMissing, setMissing] = useState(false);
    const close = (): void => {
        chat.store.update(() => ({ reporting: undefined }));
    };
    const report = async (): Promise<void> => {
        try {
            await chat.server.post('/api/v1/chat.reportMessage', { messageId: message._id, description });
            chat.toast('success', word('reported'));
        } finally {
            close();
        }
    };
    const onSubmit = (event: SyntheticEvent): void => {
        event.preventDefault();
        if (description.trim() === '') {
            setMissing(true);
        } else {
            void chat.attempt(report);
        }
    };
    const buttons = (
        <>
            <Button onClick={close}>{word('cancel')}</Button>
            <Button danger onClick={onSubmit}>
                {word('report')}
            </Button>
        </>
    );
    return (
        <ModalFrame title={word('reportMessage')} buttons={buttons} onClose={close} onDismiss={close}>
            <Box marginBlockEnd="x16">
                <Markup>{message.msg}</Markup>
            </Box>
            <Box is="form" noValidate onSubmit={onSubmit}>
                <Field>
                    <Field.Label htmlFor="report-reason">{word('reportWhy')}</Field.Label>
                    <Field.Row>
                        <TextAreaInput
                            id="report-reason"
                            rows={3}
                            value={description}
                            aria-invalid={isMissing}
                            onChange={(event: FormEvent<HTMLTextAreaElement>) => {
                                setDescription(event.currentTarget.value);
                            }}
                        />
                    </Field.Row>
                    {isMissing && <Field.Error role="alert">{word('reportMissing')}</Field.Error>}
                </Field>
            </Box>
        </ModalFrame>
    );
}
