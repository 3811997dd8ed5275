import { elementsOf, type Fields, type View } from './shapes';

/** A modal as the web client keeps it while it is open: the view and what was entered so far. */
export class Modal {
    #view: View;
    readonly #values = new Map<string, { blockId: string; value: unknown }>();

    constructor(
        readonly appId: string,
        view: View,
    ) {
        this.#view = view;
        for (const { block, element } of elementsOf(view.blocks)) {
            if (element.actionId !== undefined && element.initialValue !== undefined && element.initialValue !== null) {
                this.#values.set(element.actionId, { blockId: block.blockId ?? '', value: element.initialValue });
            }
        }
    }

    get view(): View {
        return this.#view;
    }

    /** All that a person could read in it, as one text: what a test looks for words in. */
    get text(): string {
        return JSON.stringify([this.#view.title, this.#view.blocks, this.#view.submit, this.#view.close]);
    }

    /** Takes an update. New inputs bring nothing until they are touched (docs/rocketchat.md#field-errors-go-by-the-actions-id). */
    update(view: View): void {
        this.#view = view;
    }

    /**
     * Enters a value in the input with this action id.
     * @throws Error if the view has no such element
     */
    fill(actionId: string, value: unknown): this {
        const found = elementsOf(this.#view.blocks).find(({ element }) => element.actionId === actionId);
        if (!found) {
            throw new Error(`The modal has no element "${actionId}": ${this.text}`);
        }
        this.#values.set(actionId, { blockId: found.block.blockId ?? '', value });
        return this;
    }

    /** The view as the web client sends it when it is submitted or closed. */
    submission(): View {
        const state: Record<string, Fields> = {};
        for (const [actionId, { blockId, value }] of this.#values) {
            state[blockId] = { ...state[blockId], [actionId]: value };
        }
        return { ...this.#view, state };
    }
}
