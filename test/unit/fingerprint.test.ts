import { fingerprintOf } from '../../src/ui/fingerprint';
import { allWith, firstModal, isObject, sentBack } from './support/modals';

const { title, blocks, submit } = sentBack(firstModal());
const shown = { title, blocks, submit };
const mark = fingerprintOf(shown);

test('the mark of what was shown is short', () => {
    expect(mark).toMatch(/^[0-9a-f]{64}$/);
});

test('it does not depend on the order of fields, nor on fields that are absent or null', () => {
    const backwards = (value: unknown): unknown => {
        if (Array.isArray(value)) {
            return value.map(backwards);
        }
        return isObject(value)
            ? Object.fromEntries(
                  [...Object.keys(value).reverse(), 'absent'].map((key) => [key, backwards(value[key] ?? null)]),
              )
            : value;
    };
    expect(fingerprintOf(Object(backwards(shown)) as typeof shown)).toBe(mark);
});

test('it does not depend on what was typed', () => {
    expect(fingerprintOf(sentBack(firstModal(), { reason: { reason: 'rude' } }))).toBe(mark);
});

describe('it is another', () => {
    const fields = ['text', 'type', 'key', 'blockId', 'value', 'optional', 'initialValue', 'style'];

    test.each(fields)('where any %s is', (field) => {
        const count = allWith(field, shown).length;
        expect(count).toBeGreaterThan(0);
        for (let index = 0; index < count; index++) {
            const forged = structuredClone(shown);
            const changed = allWith(field, forged)[index] ?? {};
            changed[field] = 'something else';
            expect(fingerprintOf(forged)).not.toBe(mark);
        }
    });

    const list: unknown[] = Array.isArray(blocks) ? blocks : [];
    test.each<[string, typeof shown]>([
        ['where a block is missing', { ...shown, blocks: list.slice(1) }],
        ['where blocks are in another order', { ...shown, blocks: [...list].reverse() }],
        ['where there is one more', { ...shown, blocks: [...list, list[0]] }],
        ['where there are none', { ...shown, blocks: [] }],
        ['where the button is missing', { ...shown, submit: undefined }],
        ['where the title is missing', { ...shown, title: undefined }],
    ])('%s', (_, forged) => {
        expect(fingerprintOf(forged)).not.toBe(mark);
    });
});
