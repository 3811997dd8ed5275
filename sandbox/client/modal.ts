import { elementsOf, type View } from './shapes';
import { initialValues, initialValuesOnMobile, stateOf, type Values } from './viewState';

/** A modal as a client keeps it while it is open: the view, the values that it began with, and what was entered since. */
export class Modal {
    #view: View;
    readonly #first: View;
    readonly #entered: Values = {};

    constructor(
        readonly appId: string,
        view: View,
    ) {
        this.#view = view;
        this.#first = view;
    }

    get view(): View {
        return this.#view;
    }

    /** All that a person could read in it, as one text: what a test looks for words in. */
    get text(): string {
        return JSON.stringify([this.#view.title, this.#view.blocks, this.#view.submit, this.#view.close]);
    }

    /**
     * Takes an update, as the web client does: what the new view does not have stays, its submit button for example, and what was entered stays.
     * New inputs bring no value until they are touched.
     * Source: docs/rocketchat.md#an-update-is-laid-over-the-view
     */
    update(view: View): void {
        this.#view = { ...this.#view, ...view };
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
        this.#entered[actionId] = { blockId: found.block.blockId, value };
        return this;
    }

    /** The view as the web client sends it when it is submitted or closed. */
    submission(): View {
        return { ...this.#view, state: stateOf({ ...initialValues(this.#first.blocks), ...this.#entered }) };
    }

    /** What the mobile apps send when it is submitted. Source: docs/rocketchat.md#the-mobile-apps-send-less */
    mobileSubmission(): { id: string; state: object } {
        const values = { ...initialValuesOnMobile(this.#first.blocks), ...this.#entered };
        return { id: this.#view.id, state: stateOf(values) };
    }
}
