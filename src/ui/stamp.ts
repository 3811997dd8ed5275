import type {
    ActionsBlock,
    ButtonElement,
    CalloutBlock,
    ContextBlock,
    DividerBlock,
    ImageElement,
    InputBlock,
    LayoutBlock,
    MultiStaticSelectElement,
    PlainTextInputElement,
    SectionBlock,
    StaticSelectElement,
} from '@rocket.chat/ui-kit';

/** An element as it is written here: {@link stamped} gives it the ids of its app and its block. */
type Unstamped<Element> = Omit<Element, 'appId' | 'blockId'>;

export type Button = Unstamped<ButtonElement>;
export type Field =
    Unstamped<PlainTextInputElement> | Unstamped<StaticSelectElement> | Unstamped<MultiStaticSelectElement>;

/** A block of a modal or a message, before it has its app's id. */
export type Block =
    | ContextBlock
    | DividerBlock
    | CalloutBlock
    | (Omit<SectionBlock, 'accessory'> & { readonly accessory?: Button | ImageElement })
    | (Omit<InputBlock, 'element'> & { readonly element: Field })
    | (Omit<ActionsBlock, 'elements'> & { readonly elements: readonly Button[] });

/**
 * Gives a block and its elements the app's id and the block's own.
 * By the first a client finds the app's sentences. A click or a field reaches the app only with both (`docs/rocketchat.md#a-button-needs-three-ids`).
 * @param index the block's place, which is its id where it has none.
 */
export function stamped(appId: string, block: Block, index: number): LayoutBlock {
    const ids = { appId, blockId: block.blockId ?? `block-${index}` };
    switch (block.type) {
        case 'input':
            return { ...block, ...ids, element: { ...block.element, ...ids } };
        case 'actions':
            return { ...block, ...ids, elements: block.elements.map((button) => ({ ...button, ...ids })) };
        case 'section': {
            const { accessory, ...section } = block;
            return { ...section, ...ids, ...(accessory && { accessory: stampedAccessory(accessory, ids) }) };
        }
        case 'context':
        case 'divider':
        case 'callout':
            return { ...block, ...ids };
    }
}

function stampedAccessory(
    accessory: Button | ImageElement,
    ids: { readonly appId: string; readonly blockId: string },
): ButtonElement | ImageElement {
    return accessory.type === 'button' ? { ...accessory, ...ids } : accessory;
}
