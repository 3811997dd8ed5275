import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { english } from '../../src/words/english';

const folder = join(__dirname, '../../i18n');

function wordsOf(file: string): Record<string, string> {
    const words: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const entries = Object.entries(words ?? {}).map(([key, sentence]): [string, string] => [key, String(sentence)]);
    return Object.fromEntries(entries);
}

/** The placeholders of each sentence, each once: a language may need a name twice where another needs it once. */
function placeholdersOf(words: Record<string, string>): Record<string, string[]> {
    return Object.fromEntries(
        Object.entries(words).map(([key, sentence]) => [
            key,
            [...new Set(sentence.match(/\{\{\w+\}\}/g) ?? [])].sort(),
        ]),
    );
}

describe('the translations', () => {
    const others = readdirSync(folder).filter((file) => file.endsWith('.json') && file !== 'en.json');

    test('there is another language', () => {
        expect(others).toContain('de.json');
    });

    describe.each(others)('%s', (file) => {
        const words = wordsOf(file);

        test('has the keys of en.json, in their order, and no other', () => {
            expect(Object.keys(words)).toEqual(Object.keys(english));
        });

        test('has the placeholders of en.json in each sentence', () => {
            expect(placeholdersOf(words)).toEqual(placeholdersOf(english));
        });

        test('leaves nothing empty, and no brace or space that tells of a slip', () => {
            for (const [key, sentence] of Object.entries(words)) {
                expect([key, sentence]).toEqual([key, sentence.trim()]);
                expect([key, sentence]).not.toEqual([key, '']);
                expect([key, sentence.replaceAll(/\{\{\w+\}\}/g, 'x')]).not.toEqual([
                    key,
                    expect.stringMatching(/[{}]| {2}/),
                ]);
            }
        });
    });
});
