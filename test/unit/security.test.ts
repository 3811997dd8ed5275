import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const document = readFileSync(join(root, 'SECURITY.md'), 'utf8');
const [, defences = ''] = /^## What it defends against.*?\n(.*?)^## /ms.exec(document) ?? [];
const claims = defences.split(/^- /m).slice(1);
const named = [...document.matchAll(/`(test\/[^`]+\.test\.ts)` “([^”]+)”/g)].map(([, file = '', name = '']) => ({
    file,
    name,
}));

describe('SECURITY.md', () => {
    test('names a test for each thing that the app defends against', () => {
        expect(claims.length).toBeGreaterThan(20);
        for (const claim of claims) {
            expect(claim).toMatch(/`test\/[^`]+\.test\.ts` “[^”]+”/);
        }
    });

    test('names nothing as a test that is none', () => {
        expect(document.match(/`test\//g)).toHaveLength(named.length);
    });

    test.each(named)('$file: “$name” is there', ({ file, name }) => {
        const titles = readFileSync(join(root, file), 'utf8').matchAll(/\((?:\n\s*)?(['"`])(.*?)\1,/g);
        expect(Array.from(titles, ([, , title]) => title)).toContainEqual(expect.stringContaining(name));
    });
});
