import type { Interaction, Pushed, WireAccount } from './wire';

export interface Session {
    userId: string;
    authToken: string;
}

/** An answer that is no success, in the workspace's words. */
export class Refused extends Error {
    constructor(
        readonly status: number,
        message: string,
    ) {
        super(message);
        this.name = 'Refused';
    }
}

/**
 * One request.
 * @returns the answer's JSON; undefined where it is empty
 * @throws Refused for anything but a success
 */
export async function request<T>(method: 'GET' | 'POST', path: string, session?: Session, body?: unknown): Promise<T> {
    const response = await fetch(path, {
        method,
        headers: {
            ...(session && { 'X-User-Id': session.userId, 'X-Auth-Token': session.authToken }),
            ...(body !== undefined && { 'Content-Type': 'application/json' }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
        throw new Refused(response.status, reasonOf(text));
    }
    // The workspace is served with this page, and its documents have one definition for both: there is nothing to check.
    return (text === '' ? undefined : JSON.parse(text)) as T;
}

function reasonOf(text: string): string {
    try {
        const body: unknown = JSON.parse(text);
        const fields = typeof body === 'object' && body !== null ? Object.entries(body) : [];
        const said = fields.find(([name]) => name === 'message') ?? fields.find(([name]) => name === 'error');
        return typeof said?.[1] === 'string' ? said[1] : text;
    } catch {
        return text;
    }
}

interface LogInAnswer {
    data: Session & { me: WireAccount };
}

/** @throws Refused for a wrong password or an account that is deactivated */
export async function logIn(user: string, password: string): Promise<{ session: Session; me: WireAccount }> {
    const { data } = await request<LogInAnswer>('POST', '/api/v1/login', undefined, { user, password });
    return { session: { userId: data.userId, authToken: data.authToken }, me: data.me };
}

/** What the logged-in person asks of the workspace. */
export class Server {
    constructor(readonly session: Session) {}

    get<T>(path: string): Promise<T> {
        return request('GET', path, this.session);
    }

    post<T>(path: string, body: unknown): Promise<T> {
        return request('POST', path, this.session, body);
    }

    /**
     * Sends an interaction to an app.
     * @returns the app's answer; undefined for an empty one, and for a failure: the real client says nothing of either
     * @throws Refused if the session is over
     */
    async interact(appId: string, interaction: object): Promise<Interaction | undefined> {
        try {
            return await this.post(`/api/apps/ui.interaction/${appId}`, interaction);
        } catch (error) {
            if (error instanceof Refused && error.status === 401) {
                throw error;
            }
            return undefined;
        }
    }

    /**
     * Calls a server method as the real client does.
     * @throws Error with the server's reason
     */
    async call<T>(method: string, ...params: unknown[]): Promise<T> {
        const path = `/api/v1/method.call/${encodeURIComponent(method.replaceAll('/', ':'))}`;
        const call = { msg: 'method', id: crypto.randomUUID(), method, params };
        const { message } = await this.post<{ message: string }>(path, { message: JSON.stringify(call) });
        const { result, error } = JSON.parse(message) as { result: T; error?: { message: string } };
        if (error) {
            throw new Error(error.message);
        }
        return result;
    }

    /**
     * Listens to what the workspace pushes to this person.
     * @param receive gets each event, `ready` first
     * @param lose is told when the connection is lost: the browser tries again by itself, and then `ready` comes again; or for good, because the
     * session is over
     * @returns the function that ends this
     */
    listen(receive: (event: Pushed) => void, lose: (forGood: boolean) => void): () => void {
        const { userId, authToken } = this.session;
        const query = new URLSearchParams({ 'X-User-Id': userId, 'X-Auth-Token': authToken });
        const source = new EventSource(`/api/v1/stream?${query.toString()}`);
        source.onmessage = ({ data }) => {
            receive(JSON.parse(String(data)) as Pushed);
        };
        source.onerror = () => {
            lose(source.readyState === EventSource.CLOSED);
        };
        return () => {
            source.close();
        };
    }
}
