import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type FieldError, sayFieldError } from '../../src/words/fieldErrors';
import { type Language, LANGUAGES } from '../../src/words/reader';
import { filledIn, words } from '../../src/words/words';

const folder = join(__dirname, '../../i18n');
const errors: readonly FieldError[] = [
    words('field_busy'),
    words('field_superseded'),
    words('field_reason_missing'),
    words('field_reason_too_long', { limit: '500' }),
    words('field_wrong_username', { username: 'tess' }),
];
const said = (language: Language): string[] => errors.map((error) => sayFieldError(error, { utcOffset: 0, language }));

test('no two languages say the same', () => {
    expect(new Set(LANGUAGES.flatMap(said)).size).toBe(LANGUAGES.length * errors.length);
});

test.each(readdirSync(folder).map((file) => file.replace('.json', '')))(
    'the errors under fields read as in i18n/%s.json',
    (name) => {
        const sentences = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Record<string, string>;
        const language = LANGUAGES.find((one) => one === name);
        expect(language && said(language)).toEqual(errors.map(({ key, args }) => filledIn(sentences[key] ?? '', args)));
    },
);
