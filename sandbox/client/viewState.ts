/** What was entered in a modal so far, by action id. */
export type Values = Record<string, { blockId: string | undefined; value: unknown }>;

interface Field {
    actionId?: string;
    initialValue?: unknown;
    initialTime?: unknown;
    initialDate?: unknown;
    initialOption?: { value?: unknown };
    initialOptions?: { value?: unknown }[];
}

interface FieldBlock {
    blockId?: string;
    element?: Field;
    elements?: Field[];
}

/**
 * The values that a modal has when the web client opens it: those of each element that has an action id, given or not.
 * A section's accessory is not among them.
 * Source: docs/rocketchat.md#the-state-of-a-modal
 */
export function initialValues(blocks: FieldBlock[]): Values {
    const values: Values = {};
    for (const { blockId, element, elements = [] } of blocks) {
        for (const field of element ? [element, ...elements] : elements) {
            if (field.actionId !== undefined) {
                values[field.actionId] = { blockId, value: initialValueOf(field) };
            }
        }
    }
    return values;
}

/** The mobile apps begin with what stands in `initialValue` alone. Source: docs/rocketchat.md#the-mobile-apps-send-less */
export function initialValuesOnMobile(blocks: FieldBlock[]): Values {
    return Object.fromEntries(
        blocks.flatMap(({ blockId, element, elements = [] }) =>
            (element ? [element, ...elements] : elements).flatMap(({ actionId, initialValue }) =>
                actionId !== undefined && isGiven(initialValue) ? [[actionId, { blockId, value: initialValue }]] : [],
            ),
        ),
    );
}

/** The state that a client sends with a view: values by block and action. What is in no block is left out. */
export function stateOf(values: Values): Record<string, Record<string, unknown>> {
    const state: Record<string, Record<string, unknown>> = {};
    for (const [actionId, { blockId, value }] of Object.entries(values)) {
        if (blockId !== undefined) {
            state[blockId] = { ...state[blockId], [actionId]: value };
        }
    }
    return state;
}

/** An empty text or a zero counts as no initial value. */
function initialValueOf({ initialValue, initialTime, initialDate, initialOption, initialOptions }: Field): unknown {
    const single = [initialValue, initialTime, initialDate, initialOption?.value].find(isGiven);
    return single ?? initialOptions?.map(({ value }) => value);
}

const isGiven = (value: unknown): boolean => Boolean(value);
