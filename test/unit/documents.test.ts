import { english } from '../../src/words/english';
import { settings } from '../../src/workspace/settings';
import { textOf } from './support/documents';

const rowsOf = (document: string, heading: string): string[][] =>
    (`\n${document}`.split(`\n${heading}\n`)[1] ?? '')
        .split(/^#/m, 1)
        .join()
        .split('\n')
        .filter((line) => line.startsWith('| '))
        .slice(2)
        .map((line) => line.split('|').map((cell) => cell.trim()))
        .map((cells) => cells.slice(1, -1));

describe('docs/admin.md', () => {
    const said = Object.values(english).join('\n');
    const rows = rowsOf(textOf('docs/admin.md'), '## Troubleshooting by message');
    const messages = rows
        .flatMap(([message = '']) => message.split(' · '))
        .filter((message) => !message.startsWith('“'));

    test.each(messages)('explains what the app says: %s', (message) => {
        expect(said).toContain(message);
    });

    test('has a row for each setting, in the order of the settings, with its default', () => {
        const inWords = (value: unknown): string =>
            value === false ? 'off' : value === true ? '`on`' : String(value) === '' ? 'empty' : `\`${String(value)}\``;
        const explained = rowsOf(textOf('docs/admin.md'), '## The settings, one by one').map(([name, byDefault]) => [
            name,
            byDefault?.replace('none', 'empty'),
        ]);
        const labels = new Map<string, string>(Object.entries(english));
        expect(explained).toEqual(
            settings.map(({ i18nLabel, packageValue }) => [`**${labels.get(i18nLabel)}**`, inWords(packageValue)]),
        );
    });
});

test('docs/permissions.md says what each permission in app.json is for, and no other', () => {
    const asked = Array.from(textOf('app.json').matchAll(/\{ "name": "([^"]+)"/g), ([, name = '']) => name);
    const explained = rowsOf(textOf('docs/permissions.md'), '# What the app asks for').flatMap(([names = '']) =>
        names.replaceAll('`', '').split(', '),
    );
    expect(explained.sort()).toEqual(asked.sort());
});
