import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { request } from '../../sandbox/client/rest';
import { samplePassword } from '../../sandbox/model/build';
import { Cli } from '../../sandbox/test/support/cli';

/** `npm start`, as a newcomer meets it: what it prints works as printed, and nothing is left when it ends. */
describe('npm start', () => {
    const root = join(__dirname, '../..');
    const started: Cli[] = [];
    const start = (port: string): Cli => {
        const cli = new Cli(root, ['tools/start/main.ts'], port);
        started.push(cli);
        return cli;
    };

    afterAll(() => {
        for (const cli of started) {
            cli.kill();
        }
    });

    test('starts a sandbox that the printed curl calls drive, refuses a taken port, and ends without a trace', async () => {
        const sandbox = start('0');
        const greeting = await sandbox.printed(/Ctrl-C stops everything\./);
        expect(greeting).toContain('SANDBOX');
        expect(greeting).toMatch(/dist[/\\]active-status_\d+\.\d+\.\d+\.zip/);
        const url = /Address +(http:\S+)/.exec(greeting)?.[1] ?? '';

        const login = await paste(lineWith(greeting, '/api/v1/login'));
        expect(login).toMatchObject({ status: 200, body: { status: 'success' } });
        expect(
            (await request(`${url}/api/v1/login`, 'POST', {}, { user: 'sam.spammer', password: samplePassword }))
                .status,
        ).toBe(200);

        expect(await paste(lineWith(greeting, 'commands.run'))).toMatchObject({ status: 200 });
        const offer = await sandbox.printed(/To submit it:\s+(curl .*)/);
        expect(await paste(lineWith(offer, 'viewSubmit'))).toMatchObject({ status: 200 });
        const again = await request(
            `${url}/api/v1/login`,
            'POST',
            {},
            { user: 'sam.spammer', password: samplePassword },
        );
        expect(again).toMatchObject({ status: 401, body: { error: 'error-user-is-not-activated' } });

        const port = new URL(url).port;
        const second = start(port);
        expect(await second.exited).toBe(1);
        expect(second.output).toContain(`Port ${port} is taken.`);

        const family = descendantsOf(sandbox.pid);
        expect(family.length).toBeGreaterThan(0);
        sandbox.stop();
        expect(await sandbox.exited).toBe(0);
        // A child that sees its parent gone takes a moment to follow.
        while (family.some(isAlive)) {
            await setTimeout(20);
        }
        await expect(fetch(url)).rejects.toThrow();
    }, 240_000);

    test('a PORT that is none is refused at once', async () => {
        const sandbox = start('http');
        expect(await sandbox.exited).toBe(1);
        expect(sandbox.output).toContain('PORT must be a number');
    });
});

const lineWith = (output: string, part: string): string =>
    output.split('\n').findLast((line) => line.includes(part)) ?? '';

/** Does what the printed line does in a shell: its words are plain, or in single quotes with none inside. */
function paste(line: string) {
    const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    const after = (option: string): string[] => words.filter((_, index) => words[index - 1] === option);
    const headers: Record<string, string> = {};
    for (const [name = '', value = ''] of after('-H').map((header) => header.split(': '))) {
        headers[name] = value;
    }
    const url = words.find((word) => word.startsWith('http')) ?? '';
    return request(url, 'POST', headers, JSON.parse(after('-d')[0] ?? ''));
}

function isAlive(pid: number): boolean {
    try {
        return process.kill(pid, 0);
    } catch {
        return false;
    }
}

/** The processes that a process has started, and theirs. */
function descendantsOf(pid: number): number[] {
    const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=']).toString();
    const rows = table
        .trim()
        .split('\n')
        .map((row) => row.trim().split(/\s+/).map(Number));
    const children = rows.flatMap(([child = 0, parent]) => (parent === pid ? [child] : []));
    return children.flatMap((child) => [child, ...descendantsOf(child)]);
}
