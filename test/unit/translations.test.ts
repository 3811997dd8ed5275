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

/** What a sentence can count by, and the words after a number that are the same for 1 and for 2. */
const COUNTED =
    /\{\{(?:count|days|deleted|handedOver|unknown|others|limit|done|refused|left|reports|people|times|hours)\}\}/;
const UNCHANGING =
    /^[ \u00a0](?:min|h|d|j|to|para|pour|eingeben|Min\.|Std\.|more|más|de plus|of|von|de|sur)(?![\p{L}])/u;

/** Whether what follows a number would have to be another word after a 1. */
function agrees(sentence: string): boolean {
    return sentence
        .split(COUNTED)
        .slice(1)
        .some((after) => /^[ \u00a0]\p{L}/u.test(after) && !UNCHANGING.test(after));
}

/** What is never said of 1, by the code that says it. */
const NEVER_ONE = new Set<string>([
    'confirm_member_since',
    'confirm_earlier',
    'batch_too_many',
    'newcomers_choose_newest',
    'duration_minutes',
    'duration_hours',
    'duration_days',
    'duration_weeks',
    'report_title',
    'report_title_by_one',
    'done_times',
    'field_reason_too_long',
    'ownership_more',
    'done_handed_over_more',
    'done_deleted_more',
    'done_ownerless_more',
    'done_kept_more',
    'done_not_confirmed_more',
    // One of each is among the usual durations, but for a minute, which is too short.
    'duration_minutes',
    'duration_hours',
    'duration_days',
    'duration_weeks',
]);

describe('the translations', () => {
    const others = readdirSync(folder).filter((file) => file.endsWith('.json') && file !== 'en.json');

    test('there is another language', () => {
        expect(others).toContain('de.json');
    });

    describe.each(['en.json', ...others])('%s', (file) => {
        const words = wordsOf(file);

        test('has the keys of en.json, in their order, and no other', () => {
            expect(Object.keys(words)).toEqual(Object.keys(english));
        });

        test('has the placeholders of en.json in each sentence', () => {
            expect(placeholdersOf(words)).toEqual(placeholdersOf(english));
        });

        test('counts in words that are right for 1, too', () => {
            const agreeing = Object.entries(words).filter(([, sentence]) => agrees(sentence));
            expect(agreeing.filter(([key]) => !(`${key}_one` in english) && !NEVER_ONE.has(key))).toEqual([]);
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
