/** What a client gets over the wire and looks into. Everything else of it is passed on as it came. */

export type Fields = Record<string, unknown>;

export interface Element extends Fields {
    type: string;
    appId?: string;
    blockId?: string;
    actionId?: string;
    value?: unknown;
    initialValue?: unknown;
}

export interface Block extends Fields {
    type: string;
    appId?: string;
    blockId?: string;
    element?: Element;
    elements?: Element[];
    accessory?: Element;
}

export interface View extends Fields {
    id: string;
    blocks: Block[];
}

export interface ChatMessage extends Fields {
    _id: string;
    rid: string;
    msg: string;
    tmid?: string;
    blocks?: Block[];
    private?: boolean;
}

/** One event of the stream. */
export interface Pushed {
    type: string;
    user?: string;
    room?: string;
    payload: Fields;
}

export const isFields = (value: unknown): value is Fields =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

export const isView = (value: unknown): value is View =>
    isFields(value) && typeof value.id === 'string' && Array.isArray(value.blocks);

export const isMessage = (value: unknown): value is ChatMessage =>
    isFields(value) && typeof value._id === 'string' && typeof value.rid === 'string';

export const isPushed = (value: unknown): value is Pushed =>
    isFields(value) && typeof value.type === 'string' && isFields(value.payload);

/** All elements of some blocks that somebody can touch, each with the block that it is in. */
export const elementsOf = (blocks: Block[]): { block: Block; element: Element }[] =>
    blocks.flatMap((block) =>
        [block.element, block.accessory, ...(block.elements ?? [])].flatMap((element) =>
            element ? [{ block, element }] : [],
        ),
    );
