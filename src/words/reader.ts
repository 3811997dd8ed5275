/** The languages of `i18n`, in which the app itself says what no client can translate. */
export const LANGUAGES = ['en', 'de', 'es', 'fr', 'pt-BR'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Who reads: by whose clock times are told, and in whose language what a client can't translate. */
export interface Reader {
    /** Hours ahead of UTC, in quarters. */
    readonly utcOffset: number;
    readonly language: Language;
}

/** For what everybody reads, and for what nobody asked for just now. */
export const EVERYBODY: Reader = { utcOffset: 0, language: 'en' };

/** The clocks of the world, in hours ahead of UTC. */
const FURTHEST_BEHIND = -12;
const FURTHEST_AHEAD = 14;

/** What the engine tells of an account's clock and language; either may be absent, and a clock of any kind. */
export interface Preferences {
    readonly utcOffset?: unknown;
    readonly settings?: { readonly preferences?: { readonly language?: unknown } | null } | null;
}

/**
 * Reads an account's clock and language (`docs/rocketchat.md#how-an-account-reaches-an-app`).
 * What is no clock is UTC, and what is no language of the app is English.
 */
export function readerOf({ utcOffset, settings }: Preferences): Reader {
    return {
        utcOffset: isClock(utcOffset) ? utcOffset : EVERYBODY.utcOffset,
        language: languageOf(settings?.preferences?.language),
    };
}

function isClock(hours: unknown): hours is number {
    return (
        typeof hours === 'number' && hours >= FURTHEST_BEHIND && hours <= FURTHEST_AHEAD && Number.isInteger(hours * 4)
    );
}

/** `de-AT` is German; `pt` is not `pt-BR`, as for the client's translations. */
function languageOf(preferred: unknown): Language {
    const [language = ''] = String(preferred).split('-');
    return LANGUAGES.find((one) => one === preferred) ?? LANGUAGES.find((one) => one === language) ?? 'en';
}
