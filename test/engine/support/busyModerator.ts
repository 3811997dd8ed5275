import type { Exchange } from '../../../sandbox/client/client';
import type { Modal } from '../../../sandbox/client/modal';
import { elementsOf } from '../../../sandbox/client/shapes';
import type { Account } from '../../../sandbox/model/documents';
import type { Stage } from './stage';

/** A moderator who deactivates one account after the other, and gives one up where no modal opens. */
export class BusyModerator {
    #isAtWork = true;
    #modal: Modal | undefined;
    #username = '';

    /** @param nextTarget who is to be deactivated next */
    constructor(
        private readonly stage: Stage,
        private readonly account: Account,
        private readonly nextTarget: () => Account,
    ) {}

    /** Goes on until told to stop; then it ends as soon as what was sent is answered. */
    async work(): Promise<void> {
        while (this.#isAtWork) {
            this.#username = this.nextTarget().username ?? '';
            const exchange = await this.stage.run(this.account, `@${this.#username} sells coins`);
            this.#modal = await this.#openedBy(exchange);
            await this.#decide();
        }
    }

    stop(): void {
        this.#isAtWork = false;
    }

    /** Submits the modal as it stands. Answers whether it now shows the ownership step. */
    async submit(): Promise<boolean> {
        if (!this.#modal) {
            return false;
        }
        if (asksForUsername(this.#modal)) {
            this.#modal.fill('username', this.#username);
        }
        const { kind } = await this.stage.submit(this.account, this.#modal);
        return kind === 'updated' && asksForUsername(this.#modal);
    }

    async #decide(): Promise<void> {
        let isAsked = true;
        while (isAsked && this.#isAtWork) {
            isAsked = await this.submit();
        }
    }

    async #openedBy(exchange: Exchange): Promise<Modal | undefined> {
        await this.stage.shown(this.account, exchange);
        const isOpened = exchange
            .pushed()
            .some(({ type, payload }) => type === 'ui-interaction' && payload.triggerId === exchange.triggerId);
        return isOpened ? exchange.modal() : undefined;
    }
}

function asksForUsername({ view }: Modal): boolean {
    return elementsOf(view.blocks).some(({ element }) => element.actionId === 'username');
}
