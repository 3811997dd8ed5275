import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import AdmZip from 'adm-zip';

import { packageApp } from '../../tools/packaging/package';

describe('packaging', () => {
    let folder: string;
    let app: string;

    beforeAll(async () => {
        folder = await mkdtemp(join(tmpdir(), 'packaging-'));
        app = join(folder, 'app');
        await cp(join(__dirname, '../../sandbox/test/probe/app'), app, { recursive: true });
    });

    afterAll(() => rm(folder, { recursive: true, force: true }));

    test('makes a zip of what ships and nothing else, and leaves the app as it was', async () => {
        for (const stranger of ['package.json', 'package-lock.json', 'tsconfig.json', 'README.md', 'probe.test.ts']) {
            await writeFile(join(app, stranger), '{}');
        }
        const manifest = await readFile(join(app, 'app.json'), 'utf8');
        const zip = await packageApp(app, join(folder, 'out'));
        expect(zip).toBe(join(folder, 'out', 'probe_1.0.0.zip'));
        const names = new AdmZip(zip).getEntries().map(({ entryName }) => entryName);
        expect(names.sort()).toEqual(['.packagedby', 'app.json', 'i18n/en.json', 'icon.png', 'src/ProbeApp.js']);
        expect(await readFile(join(app, 'app.json'), 'utf8')).toBe(manifest);
    }, 60_000);

    test('fails if the source folder holds what does not ship', async () => {
        await writeFile(join(app, 'src', 'notes.txt'), 'a reminder');
        await expect(packageApp(app, folder)).rejects.toThrow('should not ship: src/notes.txt');
        await rm(join(app, 'src', 'notes.txt'));
    }, 60_000);

    test('fails with all errors of an app that does not compile', async () => {
        await writeFile(join(app, 'src', 'broken.ts'), "import './nowhere';\nexport const number: number = 'one';\n");
        const failure = packageApp(app, folder);
        await expect(failure).rejects.toThrow("Type 'string' is not assignable to type 'number'");
        await expect(failure).rejects.toThrow('src/broken.ts(2,14)');
    }, 60_000);
});
