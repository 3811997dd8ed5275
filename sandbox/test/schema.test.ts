import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Ajv } from 'ajv';

import { type Fields, isFields } from '../client/shapes';
import { differences, requestSchema, responseSchemas } from '../http/setActiveStatus.schema';

/** The tightened schema against the document's own: each difference is listed, and nothing is listed that is none. */
describe('the schema of users.setActiveStatus', () => {
    const document = openApi(readFileSync(join(__dirname, '../../docs/users.setActiveStatus.md'), 'utf8'));
    const endpoint = at(document, 'paths', '/api/v1/users.setActiveStatus', 'post');
    const components = at(document, 'components');
    const responses = { ...at(endpoint, 'responses'), 401: at(components, 'responses', 'authorizationError') };
    const ajv = new Ajv({ strict: true });

    test('differs from the document where it says so, and nowhere else', () => {
        const found = [
            ...differing('request', mediaOf(at(endpoint, 'requestBody')), requestSchema),
            ...Object.entries(responseSchemas).flatMap(([status, schema]) =>
                status in responses ? differing(status, mediaOf(at(responses, status)), schema) : [status],
            ),
            ...Object.values(at(components, 'parameters')).flatMap((parameter) =>
                isFields(parameter) && parameter.required === true ? [] : ['parameters.required'],
            ),
        ];
        expect([...new Set(found)].sort()).toEqual(differences.map((difference) => difference.at).sort());
    });

    test('covers every field that the document names', () => {
        const named = Object.keys(at(mediaOf(at(endpoint, 'requestBody')), 'schema', 'properties'));
        expect(Object.keys(requestSchema.properties).sort()).toEqual(named.sort());
        expect(Object.keys(responses).every((status) => status in responseSchemas)).toBe(true);
    });

    test('is one that a strict validator takes, which the document is not', () => {
        for (const schema of [requestSchema, ...Object.values(responseSchemas)]) {
            expect(() => ajv.compile(schema)).not.toThrow();
        }
        expect(() => ajv.compile(at(mediaOf(at(endpoint, 'requestBody')), 'schema'))).toThrow('strict mode');
    });

    /** Where two schemas differ: fields by their names, what a schema says of an object by its keyword. */
    function differing(name: string, media: Fields, here: object): string[] {
        const examples = Object.values(at(media, 'examples')).map((example) =>
            isFields(example) ? example.value : example,
        );
        const validate = ajv.compile(here);
        const wrong = examples.some((example) => !validate(example)) ? [`${name}.examples`] : [];
        return [...wrong, ...compare(name, at(media, 'schema'), { ...here })];
    }
});

const ofFields = ['description', 'default', 'example', 'x-examples', 'required', 'additionalProperties'];

function compare(name: string, document: Fields, here: Fields): string[] {
    const keywords = [...new Set([...Object.keys(document), ...Object.keys(here)])].filter(
        (key) => key !== 'properties',
    );
    const different = keywords.filter((key) => JSON.stringify(document[key]) !== JSON.stringify(here[key]));
    const own = different.map((key) => (ofFields.includes(key) ? `${name}.${key}` : name));
    const [theirs, ours] = [at(document, 'properties'), at(here, 'properties')];
    const inner = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])].flatMap((key) =>
        key in theirs && key in ours ? compare(`${name}.${key}`, at(theirs, key), at(ours, key)) : [`${name}.${key}`],
    );
    return [...own, ...inner];
}

/** What lies at a path; `{}` if nothing does. */
function at(fields: Fields, ...path: string[]): Fields {
    return path.reduce<Fields>((inner, key) => (isFields(inner[key]) ? inner[key] : {}), fields);
}

const mediaOf = (body: Fields): Fields => at(body, 'content', 'application/json');

/** The OpenAPI document in the page's code block. */
function openApi(page: string): Fields {
    const json = /`{4}json[^\n]*\n(.*?)`{4}/s.exec(page)?.[1] ?? '{}';
    const parsed: unknown = JSON.parse(json);
    return isFields(parsed) ? parsed : {};
}
