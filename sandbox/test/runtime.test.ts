import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { runtimeCopy } from '../runtime/copy';
import { denoFolder } from '../runtime/deno';

describe('the copy of the Deno runtime', () => {
    let cache: string;

    beforeAll(async () => {
        cache = await mkdtemp(join(tmpdir(), 'a path with spaces '));
    });

    afterAll(() => rm(cache, { recursive: true, force: true }));

    test('is one, however many make it at the same time', async () => {
        const copies = await Promise.all([1, 2, 3, 4].map(() => runtimeCopy(cache)));
        expect(new Set(copies.map(({ main }) => main)).size).toBe(1);
        expect(await readdir(cache)).toHaveLength(1);
    });

    test('runs in the real Deno with what npm brought, and reports that it is ready', async () => {
        const { main, config } = await runtimeCopy(cache);
        const args = ['run', '--cached-only', `--config=${config}`, `--allow-read=${dirname(dirname(config))}`];
        const env = { DENO_DIR: join(cache, 'deno-dir') };
        const options = ['--allow-env=NODE_EXTRA_CA_CERTS', main, '--subprocess', 'an-app'];
        const run = spawnSync(join(denoFolder(), 'deno'), [...args, ...options], { env, input: '', encoding: 'utf8' });
        expect(run.stderr).toBe('');
        expect(run.stdout).toContain('ready');
        expect(run.status).toBe(0);
    });
});
