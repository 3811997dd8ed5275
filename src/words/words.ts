import { english, type WordKey } from './english';
import { shownName } from './names';
import { asCode, MAX_USERNAME_LENGTH, shown } from './plain';

/** The names in `{{…}}` of a sentence. */
type Placeholder<Sentence extends string> = Sentence extends `${string}{{${infer Name}}}${infer Rest}`
    ? Name | Placeholder<Rest>
    : never;
type Arguments<Key extends WordKey> = Record<Placeholder<(typeof english)[Key]>, string>;

/** A sentence to be said: its key in `i18n/<language>.json`, and what is filled in. */
export interface Words<Key extends WordKey = WordKey> {
    readonly key: Key;
    readonly args: Readonly<Record<string, string>>;
}

/** The most of a message that is quoted, in Unicode characters. */
export const MAX_QUOTE_LENGTH = 200;
/** The most of a text, which is cut at its end, and of a username, in characters. */
const MAX_TEXT_LENGTHS: Readonly<Record<string, number>> = {
    reason: 500,
    quote: MAX_QUOTE_LENGTH,
    message: 200,
    evidence: 2000,
    roles: 200,
    rooms: 3000,
    accounts: 3000,
    link: 1000,
};
const MAX_USERNAME_LENGTHS: Readonly<Record<string, number>> = {
    username: MAX_USERNAME_LENGTH,
    moderator: MAX_USERNAME_LENGTH,
    reporter: MAX_USERNAME_LENGTH,
    owner: MAX_USERNAME_LENGTH,
};
const MAX_NAME_LENGTH = 60;

/**
 * Chooses a sentence. The compiler asks for what has to be filled in. Whatever it is becomes plain text of a limited length here. So no sentence can
 * be said with anybody's markup in it.
 */
export function words<Key extends WordKey>(
    key: Key,
    ...[args]: Placeholder<(typeof english)[Key]> extends never ? [] : [args: Arguments<Key>]
): Words<Key> {
    const filled: Record<string, string> = {};
    for (const [name, value] of Object.entries<string>(args ?? {})) {
        const limit = MAX_TEXT_LENGTHS[name];
        filled[name] =
            limit === undefined ? shownName(value, MAX_USERNAME_LENGTHS[name] ?? MAX_NAME_LENGTH) : shown(value, limit);
    }
    return { key, args: filled };
}

/** The sentence in English, for clients that show plain text but don't translate. */
export function inEnglish({ key, args }: Words): string {
    return filledIn(english[key], args);
}

/** A sentence of any language with its gaps filled in. */
export function filledIn(sentence: string, args: Words['args']): string {
    return sentence.replace(/{{(\w+)}}/g, (whole, name: string) => args[name] ?? whole);
}

/** The sentence in English for a place where a client parses markup, such as the text of a message. Only the app's own addresses stay as they are. */
export function inMarkup({ key, args }: Words): string {
    return english[key].replace(/(@?){{(\w+)}}/g, (_whole, at: string, name: string) => {
        const value = `${at}${args[name] ?? ''}`;
        return name === 'link' ? value : asCode(value);
    });
}
