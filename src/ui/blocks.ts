import type { Markdown, PlainText } from '@rocket.chat/ui-kit';

import { inEnglish, type Words } from '../words/words';
import type { Block, Button, Field } from './stamp';

/** A sentence as a client shows it: in the reader's language by its key, or the English text where the client doesn't translate. */
export function said(words: Words): PlainText {
    return { type: 'plain_text', ...keyed(words) };
}

function markedUp(words: Words): Markdown {
    return { type: 'mrkdwn', ...keyed(words) };
}

function keyed(words: Words): Omit<PlainText, 'type'> {
    const { key, args } = words;
    const filled = Object.keys(args).length > 0 ? { args: { ...args } } : {};
    return { text: inEnglish(words), i18n: { key, ...filled } };
}

export function section(words: Words): Block {
    return { type: 'section', text: isMarkedUp(words) ? markedUp(words) : said(words) };
}

/** The only markup there is: an address that the app made itself. */
function isMarkedUp({ args }: Words): boolean {
    return 'link' in args;
}

/** Names in columns, as they are: they are in no language. */
export function columns(names: readonly string[]): Block {
    return { type: 'section', fields: names.map((name): PlainText => ({ type: 'plain_text', text: name })) };
}

export function divider(): Block {
    return { type: 'divider' };
}

/** Small print. */
export function context(...lines: readonly Words[]): Block {
    return { type: 'context', elements: lines.map(said) };
}

interface Input {
    readonly label: Words;
    readonly hint?: Words;
    readonly optional: boolean;
    readonly element: Field;
}

/** A field. What is entered comes back as `view.state[blockId][actionId]`; an error is shown under it by its `actionId`. */
function input(blockId: string, { label, hint, optional, element }: Input): Block {
    return { type: 'input', blockId, label: said(label), ...(hint && { hint: said(hint) }), optional, element };
}

/** A field to type in. */
export function textInput(
    blockId: string,
    actionId: string,
    {
        initialValue,
        multiline = false,
        ...more
    }: Omit<Input, 'element'> & { readonly initialValue?: string; readonly multiline?: boolean },
): Block {
    return input(blockId, {
        ...more,
        element: {
            type: 'plain_text_input',
            actionId,
            multiline,
            ...(initialValue && { initialValue }),
        },
    });
}

/** A choice of one. */
export function choice<Value extends string>(
    id: string,
    label: Words,
    options: readonly { readonly value: Value; readonly label: Words }[],
    initialValue: Value,
): Block {
    return input(id, {
        label,
        optional: false,
        element: {
            type: 'static_select',
            actionId: id,
            placeholder: said(label),
            options: options.map(({ value, label: text }) => ({ value, text: said(text) })),
            initialValue,
        },
    });
}

export function button(
    actionId: string,
    text: Words,
    { value = '', style }: { readonly value?: string; readonly style?: 'danger' | 'primary' } = {},
): Button {
    return { type: 'button', actionId, text: said(text), value, ...(style && { style }) };
}

export function actions(element: Button): Block {
    return { type: 'actions', elements: [element] };
}
