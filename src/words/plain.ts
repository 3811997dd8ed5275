// Control characters, line breaks among them, and what is invisible or turns the direction of text. With these a name could pass for
// another.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{DI}]+/gu;
// What the client's translation would take for its own syntax in a value that it fills in.
const TRANSLATION_SYNTAX = /\{(?=\{)|\$(?=t\()|\}(?=\})/g;

/**
 * Other people's text (names, usernames, reasons, room names) as one plain line, cut to a length.
 * It is only put where a client shows plain text (docs/rocketchat.md#markup-forms-in-other-peoples-text).
 * @param limit in Unicode characters.
 */
export function plain(text: string, limit: number): string {
    const line = text.replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim().replace(TRANSLATION_SYNTAX, '$& ');
    const characters = Array.from(line);
    return characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : line;
}

/** A text without what can't be seen of it: what is left is what somebody reads, and copies. */
export function visible(text: string): string {
    return text.replace(INVISIBLE, '');
}

/** The most of a username that is shown, in Unicode characters. */
export const MAX_USERNAME_LENGTH = 200;

/** As {@link plain}, but never nothing: of text that can't be seen at all a dash is shown. */
export function shown(text: string, limit: number): string {
    return plain(text, limit) || '–';
}

/**
 * Plain text for a place where a client parses markup: the text of a message, which notifications and clients without blocks show. As code
 * nothing in it forms links, mentions or styles. The server looks for mentions by itself, so `@` is kept apart from the name.
 */
export function asCode(text: string): string {
    const safe = text.replace(/`/g, '’').replace(/[@#]/g, '$&\u200b');
    return safe === '' ? '' : `\`${safe}\``;
}
