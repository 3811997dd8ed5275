import { join } from 'node:path';

import { Client } from '../client/client';
import { samplePassword } from '../model/build';
import { probeZip } from './probe/package';
import { Cli } from './support/cli';

/** The sandbox as the author of any app starts it: with a zip, and nothing else known of the app. */
describe('the sandbox, started with a zip', () => {
    const folder = join(__dirname, '..');
    const started: Cli[] = [];
    const start = (...args: string[]): Cli => {
        const cli = new Cli(folder, ['start/main.ts', ...args], '0');
        started.push(cli);
        return cli;
    };

    afterAll(() => {
        for (const cli of started) {
            cli.kill();
        }
    });

    test('runs the app, and shows the workspace without records that it knows nothing of', async () => {
        const zip = await probeZip();
        const cli = start(zip);
        const greeting = await cli.printed(/Ctrl-C stops everything\./);
        expect(greeting).toContain(zip);
        expect(greeting).not.toContain('commands.run');
        const url = /Address +(http:\S+)/.exec(greeting)?.[1] ?? '';

        const client = await Client.login(url, 'max.member', samplePassword);
        const exchange = await client.runCommand('probe', 'args', 'GENERAL');
        expect((await exchange.ephemeral()).msg).toBe(JSON.stringify([['args'], null]));
        await client.close();
        const truth: unknown = await (await fetch(`${url}/sandbox/truth`)).json();
        expect(truth).toHaveProperty('now.accounts.0.username');
        expect(truth).not.toHaveProperty('now.records');

        cli.stop();
        expect(await cli.exited).toBe(0);
    }, 60_000);

    test('says what is missing where no zip is given', async () => {
        const cli = start();
        expect(await cli.exited).toBe(1);
        expect(cli.output).toContain('npm start -- path/to/app.zip');
    });

    test('says which zip it did not find', async () => {
        const cli = start('no-such-app.zip');
        expect(await cli.exited).toBe(1);
        expect(cli.output).toContain('no-such-app.zip');
    });
});
