import type { Client, Exchange } from '../sandbox/client/client';
import type { Modal } from '../sandbox/client/modal';
import type { Account } from '../sandbox/model/documents';
import type { BenchStage } from './stage';

/** Something that a person did, and how long it took until they saw what came of it, in milliseconds. */
export interface Timed<Value> {
    readonly value: Value;
    readonly milliseconds: number;
}

/** What people do, each timed from the request to what the client shows. */
export class Interactions {
    constructor(
        private readonly stage: BenchStage,
        private readonly client: Client = stage.moderator,
    ) {}

    /** The no-op app's command, until its empty modal is there. */
    noop(): Promise<Timed<Modal>> {
        return this.#untilModal(() => this.client.runCommand('noop', '', this.stage.roomId));
    }

    /** `/deactivate`, until the modal is there. */
    command(target: Account): Promise<Timed<Modal>> {
        return this.#asked([target]);
    }

    /** `/deactivate` with several accounts, until the modal is there, which is closed then. */
    async askedFor(targets: readonly Account[]): Promise<Timed<Modal>> {
        const timed = await this.#asked(targets);
        await this.close(timed.value);
        return timed;
    }

    /** A submit of the modal, until it is answered. The outcome's message, if there is one, has come by then. */
    async submit(modal: Modal): Promise<Timed<'closed' | 'updated'>> {
        const begun = performance.now();
        const { kind, exchange, answer } = await this.client.submit(modal);
        const milliseconds = performance.now() - begun;
        if (kind !== 'closed' && kind !== 'updated') {
            throw new Error(`A submit was answered "${kind}": ${answer.text}`);
        }
        if (kind === 'closed') {
            await exchange.ephemeral();
        }
        return { value: kind, milliseconds };
    }

    /** `/deactivate log`, until the message is there. */
    log(): Promise<Timed<void>> {
        return this.told('log');
    }

    /** “Older” below the log, until the window with the next page is there. */
    async olderCases(): Promise<Timed<Modal>> {
        const message = await (await this.client.runCommand('deactivate', 'log', this.stage.roomId)).ephemeral();
        const begun = performance.now();
        const modal = (await this.client.clickButton(message, 'older-cases')).answeredModal();
        return { value: modal, milliseconds: performance.now() - begun };
    }

    /** `/deactivate` with these words, until the message is there that answers it. */
    async told(words: string): Promise<Timed<void>> {
        const { stream } = this.client;
        const begun = performance.now();
        const told = stream
            .next(({ type }) => type === 'ephemeral-message', stream.length)
            .then(() => performance.now() - begun);
        const [milliseconds] = await Promise.all([
            told,
            this.client.runCommand('deactivate', words, this.stage.roomId),
        ]);
        return { value: undefined, milliseconds };
    }

    /** Closes a modal that nothing came of. */
    async close(modal: Modal): Promise<void> {
        await this.client.closeModal(modal);
    }

    /** `/deactivate` and its submit, after which the account is made active again. Answers how long the submit took. */
    async deactivate(target: Account): Promise<number> {
        const { milliseconds } = await this.submit((await this.command(target)).value);
        const { accounts } = this.stage.model;
        if (accounts.byId(target._id)?.active !== false) {
            throw new Error(`${target.username ?? ''} was not deactivated`);
        }
        accounts.update(target._id, { active: true });
        return milliseconds;
    }

    #asked(targets: readonly Account[]): Promise<Timed<Modal>> {
        const names = targets.map(({ username = '' }) => `@${username}`).join(' ');
        return this.#untilModal(() => this.client.runCommand('deactivate', `${names} spam`, this.stage.roomId));
    }

    async #untilModal(act: () => Promise<Exchange>): Promise<Timed<Modal>> {
        const { stream } = this.client;
        const begun = performance.now();
        const opened = stream
            .next(({ type }) => type === 'ui-interaction', stream.length)
            .then(() => performance.now() - begun);
        const [milliseconds, exchange] = await Promise.all([opened, act()]);
        return { milliseconds, value: await exchange.modal() };
    }
}
