import de from '../../../i18n/de.json';
import en from '../../../i18n/en.json';
import { isFields } from '../../../sandbox/client/shapes';
import { translatorOf } from '../../../sandbox/page/uikit/texts';
import { parse } from './messageParser';
import { allSentencesIn, inEnglish } from './said';
import { isText, type Text, textsIn } from './texts';

/** Control characters, line breaks, what nobody can see, what turns the text after it around, and what is no text. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
/** The longest things that are filled in, in characters. All else is at most 500 long, and what stands without a sentence 60. */
const LONGEST = 3000;
const LONGEST_OF: Readonly<Record<string, number>> = { link: 1000, rooms: LONGEST, accounts: LONGEST };
const LONGEST_TEXT = 500;
const LONGEST_NAME = 60;
/** The one sentence with markup: an address of the app's own making. */
const WITH_LINK = 'log_message_link';

/** The app's sentences in each language, and how a client says them: with the real i18next. */
const LANGUAGES = Object.entries({ en, de }).map(([language, sentences]: [string, Record<string, string>]) => ({
    sentences,
    translate: translatorOf({ app: { en, [language]: sentences } }, language)('app'),
}));

interface Surface {
    readonly blocks?: unknown;
    /** Of a message. */
    readonly msg?: string;
    /** Of a modal. */
    readonly title?: unknown;
    readonly submit?: unknown;
    readonly close?: unknown;
}

/** That other people's words are shown as plain text, on a line of their own, of limited length. */
export function expectPlain({ blocks, msg, title, submit, close }: Surface): void {
    const shown = [title, blocks, submit, close];
    expect(textsIn(shown).length).toBeGreaterThan(0);
    for (const text of textsIn(shown)) {
        expectPlainText(text);
    }
    for (const id of idsIn(shown)) {
        expect(id).toMatch(/^([\w:-]*|\/avatar\/uid\/[\w.-]+)$/);
    }
    if (msg !== undefined) {
        expectOnlyCode(msg, blocks);
    }
}

/** That it is one line in which every character is seen and none turns the direction of another. */
export function expectLine(text: string, limit = LONGEST_TEXT): void {
    expect(text).not.toMatch(UNSEEN);
    expect(Array.from(text).length).toBeLessThanOrEqual(limit);
}

function expectPlainText({ type, text, i18n }: Text): void {
    const isHeading = i18n?.key.startsWith('heading_') === true;
    expect(type).toBe(i18n?.key === WITH_LINK || isHeading ? 'mrkdwn' : 'plain_text');
    expect(isHeading ? Object.values(i18n.args ?? {}).join() : '').toMatch(/^\d*$/);
    if (!i18n) {
        expectLine(text, LONGEST_NAME);
        return;
    }
    const { key, args = {} } = i18n;
    expectLine(text, inEnglish(key).length + LONGEST * Object.keys(args).length);
    for (const [name, value] of Object.entries(args)) {
        expectLine(value, LONGEST_OF[name] ?? LONGEST_TEXT);
    }
    expect(text).toBe(inEnglish(key, args));
    for (const { sentences, translate } of LANGUAGES) {
        const sentence = sentences[key]?.replace(/{{(\w+)}}/g, (_, name: string) => args[name] ?? 'nothing');
        expect(translate(key, args)).toBe(sentence);
    }
}

/** All that is neither shown nor typed in a field: types, ids, what a button sends. */
function idsIn(value: unknown): string[] {
    if (typeof value === 'string') {
        return [value];
    }
    if (typeof value !== 'object' || value === null || isText(value)) {
        return [];
    }
    return Object.entries(value).flatMap(([name, part]) => (name === 'initialValue' ? [] : idsIn(part)));
}

/** Clients parse markup in a message's text. There the app's own sentences stand outside of code, and nothing else does. */
function expectOnlyCode(msg: string, blocks: unknown): void {
    const own = allSentencesIn({ blocks: Array.isArray(blocks) ? blocks : [] }).map(({ key, args }) => {
        const filled = Object.entries(args).map(([name, value]) => [name, key === WITH_LINK ? String(value) : '']);
        return inEnglish(key, Object.fromEntries(filled) as Record<string, string>);
    });
    const parsed = parse(msg, {
        emoticons: true,
        colors: true,
        katex: { dollarSyntax: true, parenthesisSyntax: true },
    });
    const [outside, sentences] = [outsideCode(parsed), own.join('')].map((text) => text.replace(/[\s@#✔✘⚠○]/gu, ''));
    const isCut = msg.endsWith('\n…');
    expect(isCut ? sentences?.startsWith(String(outside?.slice(0, -1))) : outside).toBe(isCut ? true : sentences);
    expect(codeIn(parsed).join('')).not.toMatch(/[@#](?!\u200b)/);
}

function outsideCode(node: unknown): string {
    if (Array.isArray(node)) {
        return node.map(outsideCode).join('');
    }
    if (!isFields(node) || node.type === 'INLINE_CODE') {
        return typeof node === 'string' ? node : '';
    }
    return outsideCode(node.type === 'LINK' && isFields(node.value) ? node.value.src : node.value);
}

function codeIn(node: unknown): string[] {
    if (Array.isArray(node)) {
        return node.flatMap(codeIn);
    }
    if (!isFields(node)) {
        return [];
    }
    return node.type === 'INLINE_CODE' && isFields(node.value) ? [String(node.value.value)] : codeIn(node.value);
}
