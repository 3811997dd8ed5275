import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Fields, isFields } from '../../../sandbox/client/shapes';
import { requestSchema, responseSchemas } from '../../../sandbox/http/setActiveStatus.schema';
import { root } from '../support/zip';
import { errors, fields, prose, statuses } from './seed.table';

/** The document of the endpoint, part by part: none without a test. */
describe('the table of the document’s fields and errors', () => {
    const document = readFileSync(join(root, 'docs', 'users.setActiveStatus.md'), 'utf8');
    const openApi = at(JSON.parse(/`{4}json[^\n]*\n(.*?)`{4}/s.exec(document)?.[1] ?? '{}'));
    const endpoint = at(openApi, 'paths', '/api/v1/users.setActiveStatus', 'post');
    const components = at(openApi, 'components');
    const responses: Fields = { ...at(endpoint, 'responses'), 401: at(components, 'responses', 'authorizationError') };
    const schemaOf = (media: unknown): Fields => at(media, 'content', 'application/json', 'schema');

    test('holds each field of the document, and no other', () => {
        const named = [
            ...Object.values(at(components, 'parameters')).map(
                (parameter) => `parameters.${String(at(parameter).name)}`,
            ),
            ...namesIn('request', schemaOf(at(endpoint, 'requestBody'))),
            ...Object.entries(responses).flatMap(([status, response]) => namesIn(status, schemaOf(response))),
        ];
        expect(named.length).toBeGreaterThan(10);
        expect(fields.map(({ part }) => part).sort()).toEqual(named.sort());
    });

    test('holds each field of the tightened schema’s request, and each status', () => {
        expect(fields.map(({ part }) => part)).toEqual(
            expect.arrayContaining(namesIn('request', { ...requestSchema })),
        );
        expect(statuses.map(({ part }) => part)).toEqual(Object.keys(responseSchemas));
        expect(statuses.map(({ part }) => part)).toEqual(expect.arrayContaining(Object.keys(responses)));
    });

    test('holds each error that the document shows', () => {
        const shown = [...document.matchAll(/\[([a-z]+(?:-[a-z]+)+)\]/g)].map(([, code]) => code);
        expect(shown).toContain('invalid-params');
        expect(errors.map(({ part }) => part)).toEqual(expect.arrayContaining(shown));
        expect(document).toContain('You must be logged in to do this.');
    });

    test('what it says in prose is quoted from the document', () => {
        for (const { part } of prose) {
            expect(document).toContain(part);
        }
    });

    test.each([...fields, ...statuses, ...errors, ...prose])('$part: its test is there', ({ file, test: name }) => {
        expect(readFileSync(join(root, 'test', file), 'utf8')).toContain(name);
    });
});

/** The fields of a schema, by their places. */
function namesIn(place: string, schema: Fields): string[] {
    return Object.entries(at(schema, 'properties')).flatMap(([name, inner]) => [
        `${place}.${name}`,
        ...namesIn(`${place}.${name}`, at(inner)),
    ]);
}

/** What lies at a path; `{}` if nothing does. */
function at(value: unknown, ...path: string[]): Fields {
    const found = path.reduce<unknown>((inner, key) => (isFields(inner) ? inner[key] : undefined), value);
    return isFields(found) ? found : {};
}
