import type {
    ActionsBlock,
    ButtonElement,
    ContextBlock,
    InputBlock,
    LayoutBlock,
    PlainText,
    SectionBlock,
} from '@rocket.chat/ui-kit';

import { inEnglish, type Words } from '../words/words';

export type Block = LayoutBlock;

/** A sentence as a client shows it: in the reader's language by its key, or the English text where the client doesn't translate. */
export function said(words: Words): PlainText {
    const { key, args } = words;
    const filled = Object.keys(args).length > 0 ? { args: { ...args } } : {};
    return { type: 'plain_text', text: inEnglish(words), i18n: { key, ...filled } };
}

export function section(words: Words): SectionBlock {
    return { type: 'section', text: isLink(words) ? { ...said(words), type: 'mrkdwn' } : said(words) };
}

/** The only markup there is: an address that the app made itself. */
function isLink({ args }: Words): boolean {
    return 'link' in args;
}

/** Small print. */
export function context(...lines: readonly Words[]): ContextBlock {
    return { type: 'context', elements: lines.map(said) };
}

/** Names in columns, as they are: they are in no language. */
export function columns(names: readonly string[]): SectionBlock {
    return { type: 'section', fields: names.map((name): PlainText => ({ type: 'plain_text', text: name })) };
}

/** A field to type in. What is typed comes back as `view.state[blockId][actionId]`; an error is shown under the field by its `actionId`. */
export function textInput(
    appId: string,
    blockId: string,
    actionId: string,
    {
        label,
        hint,
        initialValue,
        ...more
    }: {
        readonly label: Words;
        readonly hint?: Words;
        readonly initialValue?: string;
        readonly multiline?: boolean;
        readonly optional: boolean;
    },
): InputBlock {
    return {
        type: 'input',
        appId,
        blockId,
        label: said(label),
        ...(hint && { hint: said(hint) }),
        optional: more.optional,
        element: {
            type: 'plain_text_input',
            appId,
            blockId,
            actionId,
            multiline: more.multiline ?? false,
            ...(initialValue && { initialValue }),
        },
    };
}

/** A choice of one. Its value comes back as what is typed in a field does. */
export function choice<Value extends string>(
    appId: string,
    id: string,
    label: Words,
    options: readonly { readonly value: Value; readonly label: Words }[],
    initialValue: Value,
): InputBlock {
    return {
        type: 'input',
        appId,
        blockId: id,
        label: said(label),
        optional: false,
        element: {
            type: 'static_select',
            appId,
            blockId: id,
            actionId: id,
            placeholder: said(label),
            options: options.map(({ value, label: text }) => ({ value, text: said(text) })),
            initialValue,
        },
    };
}

/** A button reaches the app only with all three ids set (docs/rocketchat.md#a-button-needs-three-ids). */
export function button(
    appId: string,
    actionId: string,
    text: Words,
    { value = '', style }: { readonly value?: string; readonly style?: 'danger' | 'primary' } = {},
): ButtonElement {
    return { type: 'button', appId, blockId: actionId, actionId, text: said(text), value, ...(style && { style }) };
}

export function actions(element: ButtonElement): ActionsBlock {
    return { type: 'actions', appId: element.appId, blockId: element.blockId, elements: [element] };
}
