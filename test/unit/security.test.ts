import { testsNamedIn, textOf, titlesIn } from './support/documents';

const document = textOf('SECURITY.md');
const [, defences = ''] = /^## What it defends against.*?\n(.*?)^## /ms.exec(document) ?? [];
const claims = defences.split(/^- /m).slice(1);
const named = testsNamedIn(document);

describe('SECURITY.md', () => {
    test('names a test for each thing that the app defends against', () => {
        expect(claims.length).toBeGreaterThan(20);
        for (const claim of claims) {
            expect(testsNamedIn(claim)).not.toEqual([]);
        }
    });

    test('names nothing as a test that is none', () => {
        expect(document.match(/`(?:test|sandbox)\/[^`]*\.test\.ts/g)).toHaveLength(named.length);
    });

    test.each(named)('$file: “$title” is there, and is run', ({ file, title }) => {
        expect(titlesIn(file)).toContainEqual(expect.stringContaining(title));
    });
});
