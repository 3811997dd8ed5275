import { Field } from '@rocket.chat/fuselage';
import { useUiKitContext } from '@rocket.chat/fuselage-ui-kit';
import type { FuselageSurfaceRenderer } from '@rocket.chat/fuselage-ui-kit/dist/esm/surfaces/FuselageSurfaceRenderer';
import React, { type ReactElement, useEffect, useRef } from 'react';

import { Sentence } from './Sentence';

type Block = Parameters<FuselageSurfaceRenderer['input']>[0];

/** A labelled field with its error and its hint, all of them bound together for screen readers. */
export function InputBlock({
    block,
    renderer,
    index,
}: {
    block: Block;
    renderer: FuselageSurfaceRenderer;
    index: number;
}): ReactElement {
    const { actionId } = block.element;
    const error = useUiKitContext().errors?.[actionId];
    const row = useRef<HTMLDivElement>(null);
    const ids = { label: `${actionId}-label`, error: `${actionId}-error`, hint: `${actionId}-hint` };
    const described = [error && ids.error, block.hint && ids.hint].filter(Boolean).join(' ');

    // The elements are drawn by the published renderer, which lets nothing through to the field itself.
    useEffect(() => {
        const field = row.current?.querySelector('input, textarea, button, select');
        field?.setAttribute('aria-labelledby', ids.label);
        field?.setAttribute('aria-invalid', String(error !== undefined));
        field?.setAttribute('aria-describedby', described);
        field?.setAttribute('aria-required', String(block.optional !== true));
    });
    // Whoever made a mistake goes on where they made it.
    useEffect(() => {
        if (error !== undefined) {
            row.current?.querySelector<HTMLElement>('input, textarea, button, select')?.focus();
        }
    }, [error]);

    // What an element lacks it has from its block, whatever the type says.
    const element = Object.assign({ appId: block.appId, blockId: block.blockId }, block.element);
    return (
        <Field>
            <Field.Label htmlFor={actionId} id={ids.label}>
                <Sentence of={block.label} />
            </Field.Label>
            <div ref={row}>
                <Field.Row>{renderer.renderInputBlockElement(element, index)}</Field.Row>
            </div>
            {error !== undefined && (
                <Field.Error id={ids.error} role="alert">
                    {error}
                </Field.Error>
            )}
            {block.hint && (
                <Field.Hint id={ids.hint}>
                    <Sentence of={block.hint} />
                </Field.Hint>
            )}
        </Field>
    );
}
