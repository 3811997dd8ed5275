import { createHash } from 'crypto';

/**
 * A short mark of what a modal shows. What a client sends back is never the source of a decision. Still, a submit of a modal that shows
 * something else is a forgery. This mark refuses it.
 * @param view of any shape. Absent fields count as `null`: on their way over the engine and the client they become one another.
 */
export function fingerprintOf(view: {
    readonly title?: unknown;
    readonly blocks?: unknown;
    readonly submit?: unknown;
}): string {
    const { title, blocks, submit } = view;
    return createHash('sha256')
        .update(JSON.stringify(ordered([title, blocks, submit])))
        .digest('hex');
}

function ordered(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(ordered);
    }
    if (typeof value !== 'object' || value === null) {
        return value ?? null;
    }
    return Object.entries(value)
        .filter(([key, field]) => field !== null && field !== undefined && !(key === 'actionId' && isInert(value)))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, field]) => [key, ordered(field)]);
}

/** To a text or a picture that stands by itself the engine gives an action's id of its own making. */
function isInert(value: object): boolean {
    return 'type' in value && (value.type === 'plain_text' || value.type === 'mrkdwn' || value.type === 'image');
}
