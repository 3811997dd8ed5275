import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { english } from '../../src/words/english';

const root = path.join(__dirname, '..', '..');
const keys = Object.keys(english);

test('i18n/en.json says what src/words/english.ts says, word for word, in the same order', () => {
    const file = readFileSync(path.join(root, 'i18n', 'en.json'), 'utf8');
    expect(file).toBe(`${JSON.stringify(english, null, 2)}\n`);
});

describe('every sentence', () => {
    const source = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && !name.endsWith('english.ts'))
        .map((name) => readFileSync(path.join(root, 'src', name), 'utf8'))
        .join('\n');
    // A setting's description goes with its label.
    const isUsed = (key: string): boolean => source.includes(`'${key.replace(/^(setting_\w+)_description$/, '$1')}'`);

    test('is used', () => {
        expect(keys.filter((key) => !isUsed(key))).toEqual([]);
    });

    test('has gaps that the client fills in, and no other braces', () => {
        const withoutGaps = Object.values(english).map((text) => text.replace(/{{\w+}}/g, ''));
        expect(withoutGaps.filter((text) => /[{}]|\$t\(/.test(text))).toEqual([]);
    });

    test('is one line, without space around it', () => {
        expect(Object.values(english).filter((text) => text !== text.trim() || /\s{2}|\n/.test(text))).toEqual([]);
    });
});

test.each(keys.filter((key) => /^(refused|already|submit|told_unread|told_not_opened)/.test(key)))(
    '%s says that nothing was changed, or what was not',
    (key) => {
        expect(english[key as keyof typeof english]).toMatch(
            /Nothing was changed|changed nothing|not changed|Only an admin/,
        );
    },
);
