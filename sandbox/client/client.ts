import { randomUUID } from 'node:crypto';

import { closesModal } from './answers';
import { EventStream } from './eventStream';
import { Modal } from './modal';
import { type Answer, request } from './rest';
import {
    type ChatMessage,
    elementsOf,
    type Fields,
    isFields,
    isMessage,
    isView,
    type Pushed,
    type View,
} from './shapes';

export interface Credentials {
    userId: string;
    authToken: string;
}

/** How a submit ended, as the web client takes it. */
export type Submitted = { answer: Answer; exchange: Exchange } & (
    | { kind: 'closed' }
    | { kind: 'updated' }
    | { kind: 'errors'; errors: Record<string, unknown> }
    /** Nothing that the client understands: the modal stays as it is, and nobody is told. */
    | { kind: 'kept' }
    /** The answer came after the trigger's 5 s: a person sees a toast, and the modal is gone. */
    | { kind: 'timeout' }
);

/** Something that a person did, and what the workspace pushed to them from then on. */
export class Exchange {
    constructor(
        readonly answer: Answer,
        readonly triggerId: string,
        private readonly stream: EventStream,
        private readonly start: number,
    ) {}

    /** The modal that the answer itself opens or updates. */
    answeredModal(): Modal {
        return modalOf(this.answer.body);
    }

    /** The modal that opens (or is updated) by this trigger. */
    async modal(limit?: number): Promise<Modal> {
        const { payload } = await this.stream.next(
            ({ type, payload }) => type === 'ui-interaction' && payload.triggerId === this.triggerId,
            this.start,
            limit,
        );
        return modalOf(payload);
    }

    /** The next message that only this person sees. */
    async ephemeral(limit?: number): Promise<ChatMessage> {
        return messageOf(await this.stream.next(({ type }) => type === 'ephemeral-message', this.start, limit));
    }

    /** The next message in a room that this person is in. */
    async posted(roomId: string, limit?: number): Promise<ChatMessage> {
        const matches = ({ type, room }: Pushed): boolean => type === 'room-message' && room === roomId;
        return messageOf(await this.stream.next(matches, this.start, limit));
    }

    /** Everything that was pushed to this person since. */
    pushed(): Pushed[] {
        return this.stream.since(this.start);
    }
}

/** One person at the workspace: what their client sends, and what it is sent. */
export class Client {
    private constructor(
        readonly url: string,
        readonly credentials: Credentials,
        readonly stream: EventStream,
    ) {}

    /**
     * Logs in and opens the stream.
     * @throws Error with the workspace's answer if it lets nobody in
     */
    static async login(url: string, user: string, password: string): Promise<Client> {
        const { status, body, text } = await request(`${url}/api/v1/login`, 'POST', {}, { user, password });
        const data = isFields(body.data) ? body.data : {};
        if (status !== 200 || typeof data.userId !== 'string' || typeof data.authToken !== 'string') {
            throw new Error(`The log-in of ${user} was answered ${status}: ${text}`);
        }
        return Client.open(url, { userId: data.userId, authToken: data.authToken });
    }

    /** Opens the stream with a token that is there already. */
    static async open(url: string, credentials: Credentials): Promise<Client> {
        return new Client(url, credentials, await EventStream.open(url, headersOf(credentials)));
    }

    async close(): Promise<void> {
        await this.stream.close();
    }

    /** A GET, e.g. of `/api/v1/me`. */
    get(path: string): Promise<Answer> {
        return request(`${this.url}${path}`, 'GET', headersOf(this.credentials));
    }

    post(path: string, body: unknown): Promise<Answer> {
        return request(`${this.url}${path}`, 'POST', headersOf(this.credentials), body);
    }

    /**
     * Runs a slash command in a room.
     * @param more `tmid` to run it in a thread; `withTrigger: false` for REST and those clients that send none
     */
    runCommand(
        command: string,
        params: string,
        roomId: string,
        more: { tmid?: string; withTrigger?: boolean } = {},
    ): Promise<Exchange> {
        const { tmid, withTrigger = true } = more;
        const triggerId = newTrigger();
        const body = { command, params, roomId, tmid, ...(withTrigger && { triggerId }) };
        return this.#exchange(triggerId, () => this.post('/api/v1/commands.run', body));
    }

    /** Picks an app's entry in the menu of a message. */
    messageAction(appId: string, actionId: string, message: ChatMessage): Promise<Exchange> {
        const { _id: mid, rid, tmid } = message;
        return this.interact(appId, {
            type: 'actionButton',
            actionId,
            rid,
            mid,
            tmid,
            payload: { context: 'messageAction' },
        });
    }

    /** Picks an app's entry in the menu of a room. */
    roomAction(appId: string, actionId: string, rid: string): Promise<Exchange> {
        return this.interact(appId, { type: 'actionButton', actionId, rid, payload: { context: 'roomAction' } });
    }

    /**
     * Clicks a button in a message.
     * @throws Error where the web client would not let a click through: there is no such button, or neither it nor its block has an `appId`, or a `blockId`
     */
    clickButton(message: ChatMessage, actionId: string): Promise<Exchange> {
        const { appId, blockId, value } = buttonIn(message.blocks ?? [], actionId);
        const { _id: mid, rid, tmid } = message;
        const container = { type: 'message', id: mid };
        return this.interact(appId, {
            type: 'blockAction',
            actionId,
            payload: { blockId, value },
            container,
            mid,
            rid,
            tmid,
        });
    }

    /**
     * Clicks a button in a modal.
     * @throws Error as {@link clickButton} does
     */
    clickInModal({ view }: Modal, actionId: string): Promise<Exchange> {
        const { appId, blockId, value } = buttonIn(view.blocks, actionId);
        const container = { type: 'view', id: view.id };
        return this.interact(appId, { type: 'blockAction', actionId, payload: { blockId, value }, container });
    }

    /** Submits a modal as the web client does, and updates it if the answer says so. */
    submit(modal: Modal): Promise<Submitted> {
        return this.#submit(modal, modal.submission());
    }

    /**
     * Submits a modal as the mobile apps do. Where the answer is a success some versions of them keep the modal open all the same.
     * Source: docs/rocketchat.md#the-mobile-apps-send-less
     */
    submitFromMobile(modal: Modal): Promise<Submitted> {
        return this.#submit(modal, modal.mobileSubmission());
    }

    async #submit(modal: Modal, view: object): Promise<Submitted> {
        const viewId = modal.view.id;
        const started = performance.now();
        const exchange = await this.interact(modal.appId, { type: 'viewSubmit', payload: { view }, viewId });
        const { answer, triggerId } = exchange;
        if (performance.now() - started > 5000) {
            return { kind: 'timeout', answer, exchange };
        }
        const said = interactionIn(answer);
        if (closesModal('viewSubmit', said)) {
            return { kind: 'closed', answer, exchange };
        }
        if (
            said?.triggerId === triggerId &&
            said.type === 'errors' &&
            said.viewId === viewId &&
            isFields(said.errors)
        ) {
            return { kind: 'errors', errors: said.errors, answer, exchange };
        }
        if (said?.triggerId === triggerId && isView(said.view) && said.view.id === viewId) {
            modal.update(said.view);
            return { kind: 'updated', answer, exchange };
        }
        return { kind: 'kept', answer, exchange };
    }

    /**
     * Clicks a modal's Cancel. The web client closes the modal when the app has answered, and not before.
     * Source: docs/rocketchat.md#cancel-waits-for-an-answer
     */
    async closeModal(modal: Modal): Promise<{ kind: 'closed' | 'kept'; answer: Answer }> {
        const payload = { viewId: modal.view.id, view: modal.submission(), isCleared: false };
        const { answer } = await this.interact(modal.appId, { type: 'viewClosed', payload });
        return { kind: closesModal('viewClosed', interactionIn(answer)) ? 'closed' : 'kept', answer };
    }

    /** Sends any interaction, with a fresh trigger unless it brings one. */
    interact(appId: string, interaction: Fields): Promise<Exchange> {
        const triggerId = typeof interaction.triggerId === 'string' ? interaction.triggerId : newTrigger();
        return this.#exchange(triggerId, () =>
            this.post(`/api/apps/ui.interaction/${appId}`, { triggerId, ...interaction }),
        );
    }

    async #exchange(triggerId: string, send: () => Promise<Answer>): Promise<Exchange> {
        const start = this.stream.length;
        return new Exchange(await send(), triggerId, this.stream, start);
    }
}

export const newTrigger = (): string => randomUUID();

const headersOf = ({ userId, authToken }: Credentials): Record<string, string> => ({
    'X-User-Id': userId,
    'X-Auth-Token': authToken,
});

/** What an app answered; `undefined` for a failure, and for an answer that is empty. */
const interactionIn = ({ status, text, body }: Answer): Fields | undefined =>
    status === 200 && text !== '' ? body : undefined;

function modalOf({ appId, view }: Fields): Modal {
    if (typeof appId !== 'string' || !isView(view)) {
        throw new Error(`Not a modal: ${JSON.stringify(view)}`);
    }
    return new Modal(appId, view);
}

function messageOf({ payload }: Pushed): ChatMessage {
    if (!isMessage(payload)) {
        throw new Error(`Not a message: ${JSON.stringify(payload)}`);
    }
    return payload;
}

export type { View };

/** A button as a click on it gets through: with ids of its own, or those of its block (docs/rocketchat.md#a-button-needs-three-ids). */
function buttonIn(blocks: Parameters<typeof elementsOf>[0], actionId: string) {
    const { block, element } = elementsOf(blocks).find(({ element: one }) => one.actionId === actionId) ?? {};
    const [appId, blockId] = [element?.appId ?? block?.appId, element?.blockId ?? block?.blockId];
    if (appId === undefined || blockId === undefined) {
        throw new Error(`There is no button "${actionId}" that a click gets through: ${JSON.stringify(blocks)}`);
    }
    return { appId, blockId, value: element?.value };
}
