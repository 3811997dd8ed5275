import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

import { generate } from 'selfsigned';

import { type Fields, isFields } from '../../../sandbox/client/shapes';
import { ajv } from '../../../sandbox/http/ajv';
import { requestSchema, responseSchemas } from '../../../sandbox/http/setActiveStatus.schema';
import { signal } from './signal';

/**
 * What a server answers: a status with a body, as text or as JSON, and headers; or `silent`: its headers never come, `endless`: its body never
 * ends, `cut-off`: the connection ends before the headers, `half`: it ends within the body.
 */
export type ServerAnswer =
    | { status: number; headers?: Record<string, string>; body?: string | object }
    | 'silent'
    | 'endless'
    | 'cut-off'
    | 'half';

/** A request as it came. */
export interface Received {
    method: string;
    /** The endpoint, e.g. `users.setActiveStatus`. */
    endpoint: string;
    url: string;
    headers: Record<string, string>;
    body: Fields;
}

interface Rule {
    endpoint: string;
    act: (request: Received, pass: () => Promise<ServerAnswer>) => Promise<ServerAnswer>;
}

const passedOn = ['x-user-id', 'x-auth-token', 'content-type'];
const isRequest = ajv.compile(requestSchema);
const isAnswer = new Map(Object.entries(responseSchemas).map(([status, schema]) => [status, ajv.compile(schema)]));

/** A server on loopback between the app and the workspace. It hands on what it is asked, unless it was told to answer otherwise. */
export class FaultyServer {
    /** All requests, in the order in which they came. */
    readonly received: Received[] = [];
    /** What went through between the app and `users.setActiveStatus` that its schema doesn't allow. */
    readonly violations: string[] = [];
    readonly #rules: Rule[] = [];
    #server: Server;
    readonly #port: number;

    private constructor(
        readonly workspaceUrl: string,
        server: Server,
        readonly url: string,
    ) {
        this.#server = server;
        this.#port = portOf(server);
    }

    static async start(workspaceUrl: string): Promise<FaultyServer> {
        const server = await listening(createServer());
        const faulty = new FaultyServer(workspaceUrl, server, `http://127.0.0.1:${portOf(server)}`);
        server.on('request', faulty.#listener);
        return faulty;
    }

    /** What this endpoint was asked, each time. */
    receivedBy(endpoint: string): Received[] {
        return this.received.filter((request) => request.endpoint === endpoint);
    }

    /**
     * Answers requests to an endpoint so, instead of handing them on; or, where they are `carriedOut`, after it has handed them on: the
     * workspace does as it is asked, and its answer is lost. `end` ends this, and `reached` resolves when the first request has got so far.
     */
    answer(
        endpoint: string,
        answer: ServerAnswer,
        { carriedOut = false } = {},
    ): { end: () => void; reached: Promise<Received> } {
        const [reached, reach] = signal<Received>();
        const end = this.#add(endpoint, async (request, pass) => {
            if (carriedOut) {
                await pass();
            }
            reach(request);
            return answer;
        });
        return { end, reached };
    }

    /** Stops the next request to this endpoint, and only that one. `release` hands it on, and resolves when the workspace has answered. */
    hold(endpoint: string): { reached: Promise<Received>; release: () => Promise<void> } {
        const [reached, reach] = signal<Received>();
        const [released, release] = signal<undefined>();
        const [answered, answer] = signal<undefined>();
        const remove = this.#add(endpoint, async (request, pass) => {
            remove();
            reach(request);
            await released;
            return pass().finally(() => {
                answer(undefined);
            });
        });
        return {
            reached,
            release: async () => {
                release(undefined);
                await answered;
            },
        };
    }

    /** Lets nobody in any more, as a server that is down. */
    async down(): Promise<void> {
        await close(this.#server);
    }

    /** Comes back, at the same address. */
    async up(): Promise<void> {
        this.#server = await listening(createServer(this.#listener), this.#port);
    }

    async stop(): Promise<void> {
        await close(this.#server);
    }

    readonly #listener: RequestListener = (request, response) => {
        void this.#take(request, response);
    };

    async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
        const received = await read(request);
        this.received.push(received);
        const rule = this.#rules.find(({ endpoint }) => endpoint === received.endpoint);
        const pass = (): Promise<ServerAnswer> => this.#pass(received);
        try {
            send(response, await (rule ? rule.act(received, pass) : pass()));
        } catch {
            // The workspace has stopped meanwhile: nobody waits for an answer any more.
            response.destroy();
        }
    }

    async #pass({ method, url, headers, body, endpoint }: Received): Promise<ServerAnswer> {
        const answer = await fetch(`${this.workspaceUrl}${url}`, {
            method,
            headers: Object.fromEntries(Object.entries(headers).filter(([name]) => passedOn.includes(name))),
            body: method === 'GET' ? undefined : JSON.stringify(body),
        });
        const text = await answer.text();
        if (endpoint === 'users.setActiveStatus') {
            this.#check(body, answer.status, text);
        }
        return { status: answer.status, headers: without(answer.headers, 'connection', 'content-length'), body: text };
    }

    #check(request: Fields, status: number, text: string): void {
        if (!isRequest(request)) {
            this.violations.push(`request: ${JSON.stringify(request)}`);
        }
        if (!isAnswer.get(String(status))?.(JSON.parse(text))) {
            this.violations.push(`answer ${status}: ${text}`);
        }
    }

    #add(endpoint: string, act: Rule['act']): () => void {
        const rule = { endpoint, act };
        this.#rules.unshift(rule);
        return () => {
            this.#rules.splice(this.#rules.indexOf(rule), 1);
        };
    }
}

/** A server that speaks TLS, with a certificate that nobody trusts. It answers everything with success. */
export async function untrustedServer(): Promise<{ url: string; stop: () => Promise<void> }> {
    const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }], { keyType: 'ec' });
    const server = await listening(
        createTlsServer({ key, cert }, (_request, response) => {
            send(response, { status: 200, body: { success: true } });
        }),
    );
    return { url: `https://127.0.0.1:${portOf(server)}`, stop: () => close(server) };
}

/** An address on loopback at which nothing listens. */
export async function addressOfNobody(): Promise<string> {
    const server = await listening(createServer());
    const url = `http://127.0.0.1:${portOf(server)}`;
    await close(server);
    return url;
}

function send(response: ServerResponse, answer: ServerAnswer): void {
    switch (answer) {
        case 'silent':
            return;
        case 'cut-off':
            response.destroy();
            return;
        case 'endless':
        case 'half':
            response.writeHead(200, { 'Content-Type': 'application/json' });
            response.write('{"success":', () => {
                if (answer === 'half') {
                    response.destroy();
                }
            });
            return;
        default: {
            const { status, headers = {}, body = '' } = answer;
            const isText = typeof body === 'string';
            response.writeHead(status, { ...(isText ? {} : { 'Content-Type': 'application/json' }), ...headers });
            response.end(isText ? body : JSON.stringify(body));
        }
    }
}

function without(headers: Headers, ...names: string[]): Record<string, string> {
    return Object.fromEntries([...headers].filter(([name]) => !names.includes(name)));
}

async function read(request: IncomingMessage): Promise<Received> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
        chunks.push(Buffer.from(chunk as Uint8Array));
    }
    const text = Buffer.concat(chunks).toString();
    const body: unknown = text === '' ? {} : JSON.parse(text);
    const { method = '', url = '' } = request;
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    return { method, url, endpoint: url.replace('/api/v1/', ''), headers, body: isFields(body) ? body : {} };
}

async function listening<AServer extends Server>(server: AServer, port = 0): Promise<AServer> {
    await new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    return server;
}

function portOf(server: Server): number {
    // Only a server on a pipe has a text for an address.
    const { port } = server.address() as AddressInfo;
    return port;
}

function close(server: Server): Promise<void> {
    return new Promise((resolve) => {
        server.close(() => {
            resolve();
        });
        server.closeAllConnections();
    });
}
