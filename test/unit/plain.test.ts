import fc from 'fast-check';

import { asCode, plain } from '../../src/words/plain';
import { nasty, nastyText } from './support/nasty';

describe('other people’s text becomes one plain line', () => {
    test.each([
        ['stays as it is', 'Zoë Żółć', 'Zoë Żółć'],
        ['right-to-left letters stay', 'שלום עולם', 'שלום עולם'],
        ['loses the space around it', '  a  b\t\tc  ', 'a b c'],
        ['line breaks of any kind', 'a\nb\r\nc\u2028d\u2029e\u0085f\u000Bg', 'a b c d e f g'],
        ['control characters', 'a\u0000b\u0007c\u001B[31md', 'a b c [31md'],
        ['what turns the direction', '\u202Egpj.exe\u202C', 'gpj.exe'],
        ['what can’t be seen', 'a\u200Bb\uFEFFc\u00ADd', 'a b c d'],
        ['what has no shape of its own', 'a\u3164b\u115Fc\u034Fd\uFE0Fe', 'a b c d e'],
        ['half a pair of surrogates', 'a\uD800b', 'a b'],
        ['nothing but what can’t be seen', '\u200B\u200B\n\u3164', ''],
        ['placeholders of the translation', '{{username}}', '{ {username} }'],
        ['more braces than that', '{{{x}}}', '{ { {x} } }'],
        ['references of the translation', '$t(key)', '$ t(key)'],
        ['a price stays', '$5 (or $ten)', '$5 (or $ten)'],
        ['a single brace stays', '{x}', '{x}'],
    ])('%s', (_, text, expected) => {
        expect(plain(text, 60)).toBe(expected);
    });
});

describe('cut to a length', () => {
    test.each([
        ['abcde', 5, 'abcde'],
        ['abcdef', 5, 'abcd…'],
        ['🐈🐈🐈🐈🐈', 5, '🐈🐈🐈🐈🐈'],
        ['🐈🐈🐈🐈🐈🐈', 5, '🐈🐈🐈🐈…'],
        ['a', 1, 'a'],
        ['ab', 1, '…'],
    ])('%j to %i', (text, limit, expected) => {
        expect(plain(text, limit)).toBe(expected);
    });
});

const limits = fc.integer({ min: 1, max: 500 });

test.each(nasty.map((text) => [text.length > 40 ? `${text.slice(0, 40)}…` : text, text]))('%j', (_, text) => {
    expectPlain(plain(text, 60), 60);
});

test('any text at all', () => {
    fc.assert(
        fc.property(nastyText, limits, (text, limit) => {
            expectPlain(plain(text, limit), limit);
        }),
        { numRuns: 3000 },
    );
});

function expectPlain(line: string, limit: number): void {
    expect(Array.from(line).length).toBeLessThanOrEqual(limit);
    // One line without anything that can't be seen, turns the direction, or is not text.
    expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{DI}]/u);
    expect(line).not.toMatch(/\{\{|\}\}|\$t\(/);
    expect(line).toBe(line.trim());
    // What was made plain once is plain.
    expect(plain(line, limit)).toBe(line);
}

describe('as code nothing in it is markup', () => {
    test.each([
        ['', ''],
        ['mona', '`mona`'],
        ['@mona', '`@\u200bmona`'],
        ['#general', '`#\u200bgeneral`'],
        ['`code`', '`’code’`'],
        ['```', '`’’’`'],
        ['**bold**', '`**bold**`'],
    ])('%j', (text, expected) => {
        expect(asCode(text)).toBe(expected);
    });

    test('any text at all', () => {
        fc.assert(
            fc.property(nastyText, (text) => {
                const code = asCode(plain(text, 500));
                expect(code).toMatch(/^(`[^`]+`)?$/);
                expect(code).not.toMatch(/[@#][^\u200b]/);
            }),
        );
    });
});
