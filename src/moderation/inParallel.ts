import type { Answer, Deadline } from './deadline';

/** The engine carries far more calls side by side than one after another; more than this at once is no faster. */
const AT_ONCE = 64;

/**
 * Asks the same of each item, and answers in the items' order.
 * @param deadline what isn't known by then is `late`, and nothing more is asked.
 * @param atOnce of how many items at a time; 64 if not given.
 */
export async function inParallel<Item, Value>(
    items: readonly Item[],
    ask: (item: Item) => Promise<Value>,
    deadline: Deadline,
    atOnce = AT_ONCE,
): Promise<{ readonly item: Item; readonly answer: Answer<Value> }[]> {
    const answers: { readonly item: Item; readonly answer: Answer<Value> }[] = [];
    const waiting = items.entries();
    const askOneAfterAnother = async (): Promise<void> => {
        for (const [index, item] of waiting) {
            answers[index] = { item, answer: deadline.left() > 0 ? await deadline.wait(ask(item)) : { kind: 'late' } };
        }
    };
    await Promise.all(Array.from({ length: atOnce }, askOneAfterAnother));
    return answers;
}
