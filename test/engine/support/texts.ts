/** A text of a block as a client gets it: what to show, and the key by which a client that translates shows it. */
export interface Text {
    readonly type: string;
    readonly text: string;
    readonly i18n?: { readonly key: string; readonly args?: Record<string, string> };
}

/** All texts in a message, a modal or a part of them, in the order of the blocks. */
export function textsIn(value: unknown): Text[] {
    if (typeof value !== 'object' || value === null) {
        return [];
    }
    const here = isText(value) ? [value] : [];
    return [...here, ...Object.values(value).flatMap((part: unknown) => textsIn(part))];
}

export function isText(value: object): value is Text {
    const type: unknown = Reflect.get(value, 'type');
    return (type === 'plain_text' || type === 'mrkdwn') && typeof Reflect.get(value, 'text') === 'string';
}
