import { isObject } from '../moderation/isObject';
import { fingerprintOf } from './fingerprint';
import {
    CLEAN_UP_FIELD,
    COUNT_FIELD,
    DURATION_FIELD,
    REASON_FIELD,
    STEP_BLOCK,
    USERNAME_BLOCK,
    USERNAME_FIELD,
} from './modal';

/** The longest id that is taken, and how much of a typed text is looked at, in characters. */
const MAX_ID_LENGTH = 100;
const MAX_SUBMITTED_LENGTH = 10_000;

/** What a submitted view says, as far as it has the shape that a client of the app's modals sends. */
export interface SubmittedView {
    readonly viewId: string;
    readonly confirmationId: string;
    readonly reason: string | undefined;
    readonly typedUsername: string | undefined;
    readonly typedCount: string | undefined;
    readonly duration: string | undefined;
    readonly cleanUp: string | undefined;
    /** The mark of what the client says it showed, made when it is asked for; `undefined` where it doesn't say. */
    readonly fingerprint: (() => string) | undefined;
}

/**
 * Reads a submitted view, which is the client's word and of any shape. The web client sends the whole view back. The mobile apps send its
 * id and its state alone, with the fields that were touched. So the confirmation's id is found in the first block's id, else in the id of
 * the typed username's block. Without either it is the first step, whose confirmation has the view's own id.
 * @returns `undefined` for what no client of the app's modals sends.
 */
export function readSubmit(view: unknown): SubmittedView | undefined {
    if (!isObject(view) || !isId(view.id) || !isObject(view.state)) {
        return undefined;
    }
    const isWhole = view.blocks !== undefined && view.blocks !== null;
    const confirmationId = isWhole ? idOfFirstBlock(view.blocks) : (idOfUsernameBlock(view.state) ?? view.id);
    if (confirmationId === undefined) {
        return undefined;
    }
    const reason = fieldOf(view.state[REASON_FIELD], REASON_FIELD);
    const typed = fieldOf(view.state[`${USERNAME_BLOCK}${confirmationId}`], USERNAME_FIELD);
    const count = fieldOf(view.state[COUNT_FIELD], COUNT_FIELD);
    const duration = fieldOf(view.state[DURATION_FIELD], DURATION_FIELD);
    const cleanUp = fieldOf(view.state[CLEAN_UP_FIELD], CLEAN_UP_FIELD);
    if (
        reason.kind === 'malformed' ||
        typed.kind === 'malformed' ||
        count.kind === 'malformed' ||
        duration.kind === 'malformed' ||
        cleanUp.kind === 'malformed'
    ) {
        return undefined;
    }
    return {
        viewId: view.id,
        confirmationId,
        reason: reason.text,
        typedUsername: typed.text,
        typedCount: count.text,
        duration: duration.text,
        cleanUp: cleanUp.text,
        fingerprint: isWhole ? () => fingerprintOf(view) : undefined,
    };
}

/** The id of the view, for an answer that the client takes; `''` where there is none to be had. */
export function viewIdOf(view: unknown): string {
    return isObject(view) && isId(view.id) ? view.id : '';
}

function idOfFirstBlock(blocks: unknown): string | undefined {
    const first: unknown = Array.isArray(blocks) ? blocks[0] : undefined;
    return isObject(first) && isId(first.blockId) && first.blockId.startsWith(STEP_BLOCK)
        ? first.blockId.slice(STEP_BLOCK.length)
        : undefined;
}

function idOfUsernameBlock(state: Record<string, unknown>): string | undefined {
    // A client that was asked twice may send the field of the first time, too.
    const keys = Object.keys(state).filter((id) => id.startsWith(USERNAME_BLOCK) && id.length <= MAX_ID_LENGTH);
    return keys[keys.length - 1]?.slice(USERNAME_BLOCK.length);
}

type Field = { readonly kind: 'field'; readonly text: string | undefined } | { readonly kind: 'malformed' };

/** A field that was not touched is not in the state at all, or is `null` once it has crossed. */
function fieldOf(block: unknown, actionId: string): Field {
    if (block === undefined || block === null) {
        return { kind: 'field', text: undefined };
    }
    const value = isObject(block) ? block[actionId] : Number.NaN;
    if (value === undefined || value === null) {
        return { kind: 'field', text: undefined };
    }
    return typeof value === 'string'
        ? { kind: 'field', text: value.slice(0, MAX_SUBMITTED_LENGTH) }
        : { kind: 'malformed' };
}

/** Whether a client's value may be an id. What is longer is not looked for. */
export function isId(value: unknown): value is string {
    return typeof value === 'string' && value !== '' && value.length <= MAX_ID_LENGTH;
}
