import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

import AdmZip from 'adm-zip';

/** How to get into a server: with a token of somebody's, or as somebody. Both need the permission `manage-apps`. */
export type Credentials =
    | { readonly kind: 'token'; readonly userId: string; readonly token: string }
    | { readonly kind: 'password'; readonly username: string; readonly password: string };

/**
 * Installs an app on a server or, if it is there already, updates it: as rc-apps does, by Rocket.Chat's `POST /api/apps` and `/api/apps/:id`.
 *
 * @param url the server's address
 * @param path of the zip. The permissions that its app.json asks for are granted.
 * @returns which of the two it was
 * @throws Error with the server's reason; none of the credentials is in it
 */
export async function upload(url: string, credentials: Credentials, path: string): Promise<'installed' | 'updated'> {
    const manifest: unknown = JSON.parse(new AdmZip(path).readAsText('app.json'));
    const headers = await authentication(url, credentials);
    const own = `${url}/api/apps/${String(field(manifest, 'id'))}`;
    const found = await ask(own, { headers });
    if (found.status === 401 || found.status === 403) {
        throw new Error(`${url} does not let this account manage apps: ${await reasonOf(found)}`);
    }
    const form = new FormData();
    form.append('app', new Blob([await readFile(path)], { type: 'application/zip' }), basename(path));
    form.append('permissions', JSON.stringify(field(manifest, 'permissions')));
    const answer = await ask(found.ok ? own : `${url}/api/apps`, { method: 'POST', headers, body: form });
    if (!answer.ok) {
        throw new Error(`${url} did not take ${basename(path)}: ${await reasonOf(answer)}`);
    }
    return found.ok ? 'updated' : 'installed';
}

async function authentication(url: string, credentials: Credentials): Promise<Record<string, string>> {
    if (credentials.kind === 'token') {
        return { 'X-User-Id': credentials.userId, 'X-Auth-Token': credentials.token };
    }
    const { username, password } = credentials;
    const answer = await ask(`${url}/api/v1/login`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ user: username, password }),
    });
    const data = field(await bodyOf(answer), 'data');
    const [userId, authToken] = [field(data, 'userId'), field(data, 'authToken')];
    if (typeof userId !== 'string' || typeof authToken !== 'string') {
        throw new Error(
            `${url} did not log ${username} in. If the account uses two-factor authentication, use a personal access token.`,
        );
    }
    return { 'X-User-Id': userId, 'X-Auth-Token': authToken };
}

function ask(address: string, init: RequestInit): Promise<Response> {
    return fetch(address, init).catch((error: unknown) => {
        const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
        throw new Error(`${address} can't be reached: ${cause}`);
    });
}

/** What the server says of a failure: of a package that it can't install there are messages. */
async function reasonOf(answer: Response): Promise<string> {
    const body = await bodyOf(answer);
    const messages: unknown = field(body, 'messages');
    const said: unknown[] = [field(body, 'error'), field(body, 'message'), messages].flat();
    return [`status ${answer.status}`, ...said.filter((one) => typeof one === 'string')].join(', ');
}

async function bodyOf(answer: Response): Promise<unknown> {
    // A proxy in front of the server may answer with a page.
    return answer.json().catch(() => undefined);
}

function field(value: unknown, name: string): unknown {
    return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
