import type { ImageElement, Markdown, PlainText } from '@rocket.chat/ui-kit';

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

/** A sentence, and beside it a button. */
export function section(words: Words, button?: Button): Block {
    const text = isMarkedUp(words) ? markedUp(words) : said(words);
    return { type: 'section', text, ...(button && { accessory: button }) };
}

/** A heading holds a count only, and a link is an address that the app made itself. So nobody else's text is parsed for markup. */
function isMarkedUp({ key, args }: Words): boolean {
    return 'link' in args || key.startsWith('heading_');
}

/** Small print in one line, with a picture before it. */
export function context(lines: readonly Words[], picture?: ImageElement): Block {
    const texts = lines.flatMap((line, index) => (index === 0 ? [said(line)] : [SEPARATOR, said(line)]));
    return { type: 'context', elements: picture ? [picture, ...texts] : texts };
}

const SEPARATOR: PlainText = { type: 'plain_text', text: '·' };

/**
 * A sentence in a coloured box. Many clients don't draw it, so it never holds the only copy of a fact. Its title, which no client translates,
 * stays empty (docs/rocketchat.md#a-callout-is-not-drawn-everywhere).
 */
export function callout(variant: 'info' | 'warning' | 'danger', words: Words): Block {
    return { type: 'callout', variant, text: said(words) };
}

/** A line across. */
export function divider(): Block {
    return { type: 'divider' };
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
    { initialValue, ...more }: Omit<Input, 'element'> & { readonly initialValue?: string },
): Block {
    return input(blockId, {
        ...more,
        element: {
            type: 'plain_text_input',
            actionId,
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

/** A choice of several, of which at first those of `initialValue` are chosen. */
export function choiceOfSeveral(
    id: string,
    label: Words,
    options: readonly { readonly value: string; readonly label: Words }[],
    initialValue: string[],
): Block {
    return input(id, {
        label,
        optional: true,
        element: {
            type: 'multi_static_select',
            actionId: id,
            placeholder: said(label),
            options: options.map(({ value, label: text }) => ({ value, text: said(text) })),
            ...(initialValue.length > 0 && { initialValue }),
        },
    });
}

/** @param value what comes back with a click: the client's word. */
export function button(
    actionId: string,
    text: Words,
    { value = '', style }: { readonly value?: string; readonly style?: 'danger' | 'primary' } = {},
): Button {
    return { type: 'button', actionId, text: said(text), value, ...(style && { style }) };
}

/** Buttons side by side. */
export function actions(...elements: readonly Button[]): Block {
    return { type: 'actions', elements };
}
