import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { type Engine, startEngine } from '../engine/start';
import { packagedProbe } from './probe/package';
import { ProbeStage } from './probe/stage';

/** Requests of an app, as Rocket.Chat's bridge makes them (docs/rocketchat.md#a-request-may-hang-for-three-minutes). */
describe('HTTP from the app', () => {
    const stage = new ProbeStage();
    const seen: unknown[] = [];
    let engine: Engine;
    let server: Server;
    let url: string;

    beforeAll(async () => {
        engine = await startEngine(stage.port);
        await engine.install(await packagedProbe(), stage.admin);
        server = createServer((request, response) => {
            const chunks: Buffer[] = [];
            request.on('data', (chunk: Buffer) => chunks.push(chunk));
            request.on('end', () => {
                const { method, url: path, headers } = request;
                const [type, token] = [headers['content-type'], headers['x-auth-token']];
                seen.push({ method, path, type, token, body: Buffer.concat(chunks).toString() });
                if (path?.startsWith('/silent')) {
                    return;
                }
                if (path === '/moved') {
                    response.writeHead(302, { Location: '/json' }).end();
                } else if (path === '/html') {
                    response.writeHead(502, { 'Content-Type': 'text/html' }).end('<h1>Bad Gateway</h1>');
                } else if (path === '/slow') {
                    response.writeHead(200, { 'Content-Type': 'application/json' }).flushHeaders();
                    setTimeout(() => response.end('{"late":true}'), 500);
                } else if (path === '/broken') {
                    response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' }).end('{"half":');
                } else {
                    response.writeHead(200, { 'Content-Type': 'application/json', 'X-RateLimit-Limit': '10' });
                    response.end('{"success":true}');
                }
            });
        });
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    }, 60_000);

    afterAll(async () => {
        await engine.stop();
        server.closeAllConnections();
        server.close();
    });

    const request = (method: string, path: string, options: object = {}): Promise<unknown> =>
        stage.ask(
            engine,
            'http',
            JSON.stringify({ method, url: path.startsWith('/') ? url + path : path, ...options }),
        );

    test('data goes as JSON, with headers, and an answer in JSON is parsed', async () => {
        const headers = { 'X-Auth-Token': 'secret' };
        expect(await request('post', '/json', { data: { a: 1 }, headers })).toMatchObject({
            url: `${url}/json`,
            method: 'post',
            statusCode: 200,
            headers: { 'x-ratelimit-limit': '10' },
            content: '{"success":true}',
            data: { success: true },
        });
        expect(seen.at(-1)).toEqual({
            method: 'POST',
            path: '/json',
            type: 'application/json',
            token: 'secret',
            body: '{"a":1}',
        });
    });

    test('params go into the address, or make the body of a post that has none', async () => {
        await request('get', '/json', { params: { userId: 'a b' } });
        expect(seen.at(-1)).toMatchObject({ method: 'GET', path: '/json?userId=a+b', body: '' });
        await request('post', '/json', { params: { userId: 'a b' } });
        expect(seen.at(-1)).toMatchObject({ path: '/json', body: 'userId=a+b' });
    });

    test('a redirect is followed unseen', async () => {
        expect(await request('get', '/moved')).toMatchObject({
            url: `${url}/moved`,
            statusCode: 200,
            data: { success: true },
        });
    });

    test("what is not JSON has no data, a proxy's page as little as a broken answer", async () => {
        expect(await request('get', '/html')).toMatchObject({
            statusCode: 502,
            content: '<h1>Bad Gateway</h1>',
            data: null,
        });
        expect(await request('get', '/broken')).toMatchObject({ statusCode: 200, content: '{"half":', data: null });
    });

    test('the time ends with the headers of the answer: its body is waited for', async () => {
        expect(await request('get', '/slow', { timeout: 250 })).toMatchObject({ data: { late: true } });
    });

    test('no answer in time, and no server, are errors', async () => {
        await expect(request('get', '/silent', { timeout: 50 })).rejects.toMatchObject({
            message: 'The user aborted a request.',
        });
        await expect(request('get', 'http://127.0.0.1:1/')).rejects.toMatchObject({
            message: expect.stringMatching(/^request to http:\/\/127.0.0.1:1\/ failed, reason: /) as unknown,
        });
    });
});
