import fc from 'fast-check';

import { english, type WordKey } from '../../src/words/english';
import { inEnglish, inMarkup, type Words, words } from '../../src/words/words';
import { nasty, nastyText } from './support/nasty';

const keys = Object.keys(english) as WordKey[];
const placeholdersOf = (key: WordKey): string[] =>
    Array.from(english[key].matchAll(/{{(\w+)}}/g), ([, name = '']) => name);

/** Any sentence, with any text in every gap. The compiler, which asks for each gap by its name, can't follow here. */
function said(key: WordKey, value: (name: string) => string): Words {
    const choose = words as (key: WordKey, args: Record<string, string>) => Words;
    return choose(key, Object.fromEntries(placeholdersOf(key).map((name) => [name, value(name)])));
}

describe('a sentence', () => {
    test('is filled in', () => {
        const sentence = words('done_handed_over', { rooms: 'general', owner: 'mona' });
        expect(inEnglish(sentence)).toBe('@mona now owns: general');
    });

    test('needs nothing where it has no gap', () => {
        expect(words('refused_not_admin')).toEqual({ key: 'refused_not_admin', args: {} });
    });

    test('takes what is filled in as plain text', () => {
        const sentence = words('done_reason', { reason: 'a\nb {{username}} \u202Ec' });
        expect(sentence.args).toEqual({ reason: 'a b { {username} } c' });
    });

    test.each([
        ['a name has 60 characters', 'confirm_who', 'name', 60],
        ['a room’s name has 60', 'status_log_room', 'room', 60],
        ['a list of rooms has 3,000', 'done_deleted', 'rooms', 3000],
        ['a quote has 200', 'confirm_quote', 'quote', 200],
        ['a username has 200', 'done_deactivated', 'username', 200],
        ['a moderator’s username has 200', 'log_posted_deactivated', 'moderator', 200],
        ['a new owner’s username has 200', 'done_handed_over', 'owner', 200],
        ['a reason has 500', 'done_reason', 'reason', 500],
        ['a message of the server has 200', 'why_said', 'message', 200],
        ['roles have 200', 'confirm_roles', 'roles', 200],
    ] as const)('%s', (_, key, name, limit) => {
        expect(Array.from(said(key, () => '🐈'.repeat(10_000)).args[name] ?? '')).toHaveLength(limit);
        expect(said(key, () => 'x'.repeat(limit)).args[name]).toBe('x'.repeat(limit));
    });

    test('a pattern of replacement is text like any other', () => {
        expect(inEnglish(words('done_reason', { reason: "$& $1 $' $`" }))).toBe("Reason: $& $1 $' $`");
    });
});

describe.each(keys)('%s', (key) => {
    test.each([nasty])('is one line without gaps, whatever is filled in', (...texts) => {
        for (const text of texts) {
            expectSentence(said(key, () => text));
        }
    });
});

test('any sentence with any texts', () => {
    fc.assert(
        fc.property(fc.constantFrom(...keys), fc.array(nastyText, { minLength: 4, maxLength: 4 }), (key, texts) => {
            let next = 0;
            expectSentence(said(key, () => texts[next++] ?? ''));
        }),
        { numRuns: 3000 },
    );
});

function expectSentence(sentence: Words): void {
    const text = inEnglish(sentence);
    expect(text).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
    // Neither what was filled in, nor it together with the sentence around it, is anything to the client's translation.
    expect(text).not.toMatch(/\{\{|\}\}|\$t\(/);

    // In a message's text all that is other people's stands in code; what stands outside is the app's own sentence.
    const markup = inMarkup(sentence);
    expect(markup).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
    const outside = markup.split('`').filter((_, index) => index % 2 === 0);
    const own = english[sentence.key].split(/@?{{\w+}}/);
    if (!('link' in sentence.args)) {
        expect(outside.join('').replace(/\s/g, '')).toBe(own.join('').replace(/\s/g, ''));
        expect(
            markup
                .split('`')
                .filter((_, index) => index % 2 === 1)
                .join(''),
        ).not.toMatch(/[@#][^\u200b]/);
    }
}
