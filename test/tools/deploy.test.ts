import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';

import { type Credentials, upload } from '../../tools/deploy/server';
import { targetFrom } from '../../tools/deploy/target';
import { manifestField, packagedZip } from '../engine/support/zip';

interface Uploaded {
    path: string;
    headers: IncomingMessage['headers'];
    zip: Buffer;
    permissions: unknown;
}

/** `npm run deploy` at a server that answers as Rocket.Chat's `POST /api/apps` does (ee/server/apps/communication/rest.ts). */
describe('npm run deploy', () => {
    const appId = String(manifestField('id'));
    const token: Credentials = { kind: 'token', userId: 'ada', token: 'a-secret-token' };
    let server: Server;
    let url: string;
    let answers: Record<string, [status: number, body: unknown]>;
    let uploads: Uploaded[];

    beforeEach(async () => {
        uploads = [];
        answers = { 'POST /api/apps': [200, { success: true }] };
        server = createServer((request, response) => {
            void (async () => {
                const body = await buffer(request);
                const type = request.headers['content-type'] ?? '';
                if (type.startsWith('multipart/')) {
                    uploads.push(await uploaded(request, type, body));
                }
                const [status, answer] = answers[`${request.method ?? ''} ${request.url ?? ''}`] ?? [404, {}];
                response.writeHead(status).end(typeof answer === 'string' ? answer : JSON.stringify(answer));
            })();
        }).listen(0, '127.0.0.1');
        await once(server, 'listening');
        const address = server.address();
        url = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
    });
    afterEach(() => {
        server.closeAllConnections();
        server.close();
    });

    test('uploads the zip as it is, by a token, and grants what app.json asks for', async () => {
        expect(await upload(url, token, packagedZip())).toBe('installed');
        expect(uploads).toMatchObject([
            { path: '/api/apps', headers: { 'x-user-id': 'ada', 'x-auth-token': 'a-secret-token' } },
        ]);
        expect(uploads[0]?.zip.equals(await readFile(packagedZip()))).toBe(true);
        expect(uploads[0]?.permissions).toEqual(manifestField('permissions'));
    });

    test('updates an app that is there already', async () => {
        answers[`GET /api/apps/${appId}`] = [200, { success: true }];
        answers[`POST /api/apps/${appId}`] = [200, { success: true }];
        expect(await upload(url, token, packagedZip())).toBe('updated');
        expect(uploads).toMatchObject([{ path: `/api/apps/${appId}` }]);
    });

    test('logs in with a password, and goes on with the token of that session', async () => {
        answers['POST /api/v1/login'] = [200, { status: 'success', data: { userId: 'ada', authToken: 'of-session' } }];
        await upload(url, { kind: 'password', username: 'ada.admin', password: 'a-secret' }, packagedZip());
        expect(uploads).toMatchObject([{ headers: { 'x-user-id': 'ada', 'x-auth-token': 'of-session' } }]);
    });

    test('says why it was refused, and tells no secret', async () => {
        const why = async (credentials: Credentials): Promise<string> =>
            upload(url, credentials, packagedZip()).then(String, String);

        answers[`GET /api/apps/${appId}`] = [403, { success: false, error: 'unauthorized' }];
        expect(await why(token)).toContain('does not let this account manage apps: status 403, unauthorized');
        answers[`GET /api/apps/${appId}`] = [404, {}];
        answers['POST /api/apps'] = [400, { status: 'compiler_error', messages: ['no such file'] }];
        expect(await why(token)).toContain('status 400, no such file');
        answers['POST /api/apps'] = [502, '<html>Bad gateway</html>'];
        expect(await why(token)).toContain('status 502');
        expect(await upload('http://127.0.0.1:1', token, packagedZip()).then(String, String)).toContain('reached');
        const refused = await why({ kind: 'password', username: 'ada.admin', password: 'a-secret' });
        expect(refused).toContain('did not log ada.admin in');
        expect(refused).not.toContain('a-secret');
    });

    test('takes a secret from the environment or from .rcappsconfig, the token before the password', () => {
        const env = { ROCKETCHAT_URL: url, ROCKETCHAT_USERNAME: 'ada.admin', ROCKETCHAT_PASSWORD: 'a-secret' };
        const asAda: Credentials = { kind: 'password', username: 'ada.admin', password: 'a-secret' };
        expect(targetFrom([], env, undefined)).toEqual({ url, credentials: asAda });
        const config = JSON.stringify({ url: 'https://chat.example.org/', userId: 'ada', token: 'a-secret-token' });
        expect(targetFrom([], {}, config)).toEqual({ url: 'https://chat.example.org', credentials: token });
        expect(targetFrom(['--url', 'https://other.example.org'], env, config)).toEqual({
            url: 'https://other.example.org',
            credentials: token,
        });
    });

    test('says what to set where something is missing, and takes no password on the command line', () => {
        expect(() => targetFrom(['--url', url], {}, undefined)).toThrow('ROCKETCHAT_TOKEN');
        expect(() => targetFrom(['--url', url, '--password', 'a-secret'], {}, undefined)).toThrow('Only --url');
    });
});

async function uploaded({ url = '', headers }: IncomingMessage, type: string, body: Buffer): Promise<Uploaded> {
    const form = await new Response(new Uint8Array(body), { headers: { 'Content-Type': type } }).formData();
    const [app, permissions] = [form.get('app'), form.get('permissions')];
    const zip = app instanceof Blob ? Buffer.from(await app.arrayBuffer()) : Buffer.alloc(0);
    return { path: url, headers, zip, permissions: JSON.parse(typeof permissions === 'string' ? permissions : '') };
}
