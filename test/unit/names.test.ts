import fc from 'fast-check';

import { paragraphsOf, shownApart, shownName } from '../../src/words/names';
import { nastyText } from './support/nasty';

test.each([
    ['abcdefghij', 10, 'abcdefghij'],
    ['abcdefghijk', 10, 'abcde…hijk'],
    ['🐈'.repeat(11), 10, `${'🐈'.repeat(5)}…${'🐈'.repeat(4)}`],
    ['', 10, '–'],
])('%s is cut in its middle: %s characters, %s', (name, limit, expected) => {
    expect(shownName(name, limit)).toBe(expected);
});

test('names that differ only in the middle of 80 characters look different', () => {
    const names = ['one', 'two', 'six'].map((middle) => `${'a'.repeat(38)}${middle}${'b'.repeat(39)}`);
    expect(new Set(shownApart(names)).size).toBe(3);
});

test('rooms of the same name are numbered', () => {
    expect(shownApart(['ideas', 'notes', 'ideas'])).toEqual(['ideas (1)', 'notes', 'ideas (2)']);
});

test('a long name that looks like no other is short', () => {
    const [name = ''] = shownApart(['x'.repeat(80), 'other']);
    expect(Array.from(name)).toHaveLength(48);
});

test('no two look the same, whatever they are called', () => {
    fc.assert(
        fc.property(fc.array(nastyText, { maxLength: 6 }), (names) => {
            expect(new Set(shownApart(names)).size).toBe(names.length);
        }),
    );
});

test('a paragraph has 2,000 characters, and all names are in one of them', () => {
    const names = Array.from({ length: 300 }, (_, index) => `project-notes-${index}`);
    const paragraphs = paragraphsOf(names);
    expect(paragraphs.flatMap((paragraph) => paragraph.split(' · '))).toEqual(names);
    expect(Math.max(...paragraphs.map(({ length }) => length))).toBeLessThanOrEqual(2000);
    expect(paragraphsOf([])).toEqual([]);
});
