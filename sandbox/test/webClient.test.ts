import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

import { Client } from '../client/client';
import { Modal } from '../client/modal';
import { type Block, type Fields, isFields } from '../client/shapes';

/** A server that answers each interaction with what a test wants, and keeps what it was sent. */
class ScriptedServer {
    status = 200;
    /** Answered with the trigger of the interaction added where it is an object. */
    answer: unknown;
    readonly got: Fields[] = [];
    readonly #server: Server;

    constructor() {
        this.#server = createServer((request, response) => {
            if (request.url === '/api/v1/stream') {
                response.writeHead(200, { 'Content-Type': 'text/event-stream' });
                response.write('data: {"type":"ready","payload":{}}\n\n');
                return;
            }
            void json(request).then((sent) => {
                const interaction = isFields(sent) ? sent : {};
                this.got.push(interaction);
                const { triggerId } = interaction;
                const answer = isFields(this.answer) ? { triggerId, ...this.answer } : this.answer;
                response.writeHead(this.status, { 'Content-Type': 'application/json' });
                response.end(answer === undefined ? '' : JSON.stringify(answer));
            });
        });
    }

    async connect(): Promise<Client> {
        await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
        const { port } = this.#server.address() as AddressInfo;
        return Client.open(`http://127.0.0.1:${port}`, { userId: 'u', authToken: 't' });
    }

    stop(): void {
        this.#server.closeAllConnections();
        this.#server.close();
    }
}

const input = (actionId: string, more: Fields = {}): Block => ({
    type: 'input',
    blockId: `block of ${actionId}`,
    element: { type: 'plain_text_input', actionId, ...more },
});
const submitButton = { type: 'button', text: { type: 'plain_text', text: 'Do it' }, style: 'danger' };

describe('the test client does as the web client', () => {
    let server: ScriptedServer;
    let client: Client;
    let modal: Modal;

    beforeEach(async () => {
        server = new ScriptedServer();
        client = await server.connect();
        modal = new Modal('app', { id: 'v', blocks: [input('reason')], submit: submitButton });
    });
    afterEach(async () => {
        await client.close();
        server.stop();
    });

    describe('a submit', () => {
        test.each([
            ['an empty answer', 200, undefined],
            ['HTTP 500', 500, { error: 'Bridge call timed out' }],
            ['HTTP 429', 429, { success: true }],
        ])('that gets %s keeps the modal as it is', async (_name, status, answer) => {
            Object.assign(server, { status, answer });
            expect((await client.submit(modal)).kind).toBe('kept');
        });

        test.each([[{ success: true }], [{}], [{ type: 'modal.open', view: { id: 'w', blocks: [] } }]])(
            'that is answered %j closes the modal',
            async (answer) => {
                server.answer = answer;
                expect((await client.submit(modal)).kind).toBe('closed');
            },
        );

        test('that is answered with errors keeps the modal and shows them, if they are for its view and its trigger', async () => {
            const errors = { type: 'errors', viewId: 'v', errors: { reason: 'Say why' } };
            server.answer = errors;
            expect(await client.submit(modal)).toMatchObject({ kind: 'errors', errors: { reason: 'Say why' } });
            server.answer = { ...errors, viewId: 'another' };
            expect((await client.submit(modal)).kind).toBe('kept');
            server.answer = { ...errors, triggerId: 'another' };
            expect((await client.submit(modal)).kind).toBe('kept');
        });

        test('that is answered with an update of another view changes nothing and keeps the modal', async () => {
            server.answer = { type: 'modal.update', view: { id: 'engine-made', blocks: [input('other')] } };
            expect((await client.submit(modal)).kind).toBe('kept');
            expect(modal.view.blocks).toEqual([input('reason')]);
        });

        test('a second time sends the same view again with a new trigger', async () => {
            server.answer = undefined;
            await client.submit(modal);
            await client.submit(modal);
            const [first, second] = server.got;
            expect(second).toEqual({ ...first, triggerId: second?.triggerId });
            expect(second?.triggerId).not.toBe(first?.triggerId);
        });
    });

    describe('an update', () => {
        test('keeps what the new view lacks, its submit button too; null takes the button away', async () => {
            server.answer = { type: 'modal.update', view: { id: 'v', blocks: [], title: 'Look' } };
            expect((await client.submit(modal)).kind).toBe('updated');
            expect(modal.view).toMatchObject({ blocks: [], title: 'Look', submit: submitButton });
            server.answer = { type: 'modal.update', view: { id: 'v', blocks: [], submit: null } };
            await client.submit(modal);
            expect(modal.view.submit).toBeNull();
        });

        test('keeps what was entered, and new inputs bring no value until they are touched', async () => {
            const blocks = [input('name', { initialValue: 'as given' })];
            server.answer = { type: 'modal.update', view: { id: 'v', blocks } };
            await client.submit(modal.fill('reason', 'spam'));
            expect(modal.submission().state).toEqual({ 'block of reason': { reason: 'spam' } });
            expect(modal.fill('name', 'typed').submission().state).toEqual({
                'block of reason': { reason: 'spam' },
                'block of name': { name: 'typed' },
            });
        });
    });

    test('the state begins with the initial values of inputs and of elements in rows, not of accessories', () => {
        const option = (value: string): Fields => ({ value });
        const opened = new Modal('app', {
            id: 'v',
            blocks: [
                input('reason', { initialValue: 'spam' }),
                input('untouched'),
                input('duration', { initialOption: option('1-day') }),
                input('rooms', { initialOptions: [option('a'), option('b')] }),
                {
                    type: 'actions',
                    blockId: 'row',
                    elements: [{ type: 'static_select', actionId: 'pick', initialValue: 'x' }],
                },
                {
                    type: 'section',
                    blockId: 's',
                    accessory: { type: 'static_select', actionId: 'side', initialValue: 'y' },
                },
                { type: 'input', element: { type: 'plain_text_input', actionId: 'homeless', initialValue: 'z' } },
            ],
        });
        expect(JSON.parse(JSON.stringify(opened.submission().state))).toEqual({
            'block of reason': { reason: 'spam' },
            'block of untouched': {},
            'block of duration': { duration: '1-day' },
            'block of rooms': { rooms: ['a', 'b'] },
            row: { pick: 'x' },
        });
    });

    test.each([
        ['closed', 'success', 200, { success: true }],
        ['closed', 'an update', 200, { type: 'modal.update', view: { id: 'v', blocks: [] } }],
        ['kept', 'errors', 200, { type: 'errors', viewId: 'v', errors: {} }],
        ['kept', 'nothing', 200, undefined],
        ['kept', 'HTTP 500', 500, { error: 'Bridge call timed out' }],
    ])('Cancel waits for the answer: the modal is %s with %s', async (kind, _name, status, answer) => {
        Object.assign(server, { status, answer });
        expect((await client.closeModal(modal)).kind).toBe(kind);
        expect(server.got).toMatchObject([{ type: 'viewClosed', payload: { viewId: 'v', isCleared: false } }]);
        expect(typeof server.got[0]?.triggerId).toBe('string');
    });

    test('from a mobile app a submit brings the id and the state alone, without the choices that nobody touched', async () => {
        const opened = new Modal('app', {
            id: 'v',
            blocks: [
                input('reason', { initialValue: 'spam' }),
                input('duration', { initialOption: { value: '1-day' } }),
            ],
            submit: submitButton,
        });
        server.answer = { success: true };
        await client.submitFromMobile(opened);
        expect(server.got).toMatchObject([{ type: 'viewSubmit', viewId: 'v' }]);
        expect(server.got[0]?.payload).toEqual({
            view: { id: 'v', state: { 'block of reason': { reason: 'spam' } } },
        });
    });
});
