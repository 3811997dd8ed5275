import i18next, { type i18n } from 'i18next';

import type { Block, Languages, TextObject } from '../server/wire';

export type Translate = (key: string, args?: Record<string, string | number>) => string | undefined;

const namespace = (appId: string): string => `app-${appId}`;

/** The texts of all apps in one language, looked up as the real client does: with i18next, and in English where the language lacks a key. */
export function translatorOf(texts: Record<string, Languages>, language: string): (appId: string) => Translate {
    const instance: i18n = i18next.createInstance();
    void instance.init({
        lng: language,
        fallbackLng: 'en',
        interpolation: { escapeValue: false },
        initImmediate: false,
        resources: {},
    });
    for (const [appId, languages] of Object.entries(texts)) {
        for (const [name, words] of Object.entries(languages)) {
            instance.addResourceBundle(name, namespace(appId), words);
        }
    }
    return (appId) => (key, args) => {
        const ns = namespace(appId);
        return instance.exists(key, { ns }) ? instance.t(key, { ns, ...args }) : undefined;
    };
}

/** A text for the reader: its key in their language, or the `text` that came along. */
export function read({ text = '', i18n }: TextObject, translate: Translate): string {
    return (i18n && translate(i18n.key, i18n.args)) ?? text;
}

/**
 * Blocks with all texts in the reader's language. Each block says whose texts it uses; where it doesn't, the app of the surface does. A message has
 * none, so the text shows that came along.
 */
export function inLanguage(
    blocks: Block[],
    translateFor: (appId: string) => Translate,
    surfaceAppId = 'core',
): Block[] {
    return blocks.map((block) => {
        const translate = translateFor(block.appId ?? surfaceAppId);
        // A copy of the same shape.
        return mapTexts(block, translate) as Block;
    });
}

function mapTexts(value: unknown, translate: Translate): unknown {
    if (Array.isArray(value)) {
        return value.map((item) => mapTexts(item, translate));
    }
    if (isTextObject(value)) {
        return { type: value.type, text: read(value, translate) };
    }
    if (typeof value === 'object' && value !== null) {
        return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, mapTexts(each, translate)]));
    }
    return value;
}

const isTextObject = (value: unknown): value is TextObject =>
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    (value.type === 'plain_text' || value.type === 'mrkdwn');
