import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Answer } from '../../../sandbox/client/rest';
import { isFields } from '../../../sandbox/client/shapes';
import { root } from './zip';

const english: unknown = JSON.parse(readFileSync(join(root, 'i18n', 'en.json'), 'utf8'));

/** Something said in blocks: the key of its sentence and what is filled in. */
export interface Said {
    readonly key: string;
    readonly args: Readonly<Record<string, unknown>>;
}

/** All that is said in a message, a modal or a part of them, in the order of the blocks. */
export function saidIn(value: unknown): Said[] {
    if (typeof value !== 'object' || value === null) {
        return [];
    }
    const i18n: unknown = Reflect.get(value, 'i18n');
    const here = isTranslated(i18n) ? [{ key: i18n.key, args: i18n.args ?? {} }] : [];
    return [...here, ...Object.values(value).flatMap((part: unknown) => saidIn(part))];
}

/** The sentences of a message, without its buttons and what a callout only repeats. */
export function allSentencesIn({ blocks = [] }: { blocks?: { type: string; accessory?: unknown }[] }): Said[] {
    return saidIn(
        blocks
            .filter(({ type }) => type !== 'actions' && type !== 'callout')
            .map((block) => ({ ...block, accessory: undefined })),
    );
}

/** As {@link allSentencesIn}, but without the number of the case, which is another each time. */
export function sentencesIn(message: Parameters<typeof allSentencesIn>[0]): Said[] {
    return allSentencesIn(message).filter(({ key }) => key !== 'done_case');
}

/** The keys of the sentences of a message, without its buttons. */
export function toldBy(message: { blocks?: { type: string }[] }): string[] {
    return sentencesIn(message).map(({ key }) => key);
}

/** The keys of all that is said in a message, a modal or a part of them. */
export function keysIn(value: unknown): string[] {
    return saidIn(value).map(({ key }) => key);
}

/** What the answer to a submit shows: the keys of the modal's sentences, or the errors under its fields; nothing where the modal closes. */
export function shownIn({ body: { view, errors } }: Answer): string[] {
    return isFields(errors) ? Object.values(errors).map(String) : keysIn(view);
}

/**
 * The sentence in English, for what is said without a key.
 * @throws Error if there is no such key
 */
export function inEnglish(key: string, args: Readonly<Record<string, string>> = {}): string {
    const sentence: unknown = typeof english === 'object' && english !== null ? Reflect.get(english, key) : undefined;
    if (typeof sentence !== 'string') {
        throw new Error(`i18n/en.json has no "${key}"`);
    }
    return sentence.replace(/{{(\w+)}}/g, (whole, name: string) => args[name] ?? whole);
}

/** What a text object carries for clients that translate. Nothing to fill in may be left out. */
function isTranslated(value: unknown): value is { key: string; args?: Record<string, unknown> } {
    return isFields(value) && typeof value.key === 'string' && (value.args === undefined || isFields(value.args));
}

/** The names that are listed below a heading in a modal: the paragraphs between it and the next sentence of another kind, each name once. */
export function listedBelow(heading: string, blocks: readonly object[]): string[] {
    const start = blocks.findIndex((block) => keysIn(block).includes(heading)) + 1;
    const rest = start === 0 ? [] : blocks.slice(start).map((block) => saidIn(block));
    const end = rest.findIndex((said) => said.some(({ args }) => !('rooms' in args)));
    return rest
        .slice(0, end === -1 ? undefined : end)
        .flat()
        .filter(({ key }) => !key.endsWith('_among'))
        .flatMap(({ args }) => String(args.rooms).split(' · '));
}
