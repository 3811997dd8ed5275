import { english, type WordKey } from './english';
import { asCode, shown, MAX_USERNAME_LENGTH } from './plain';

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

/** What may be longer than a name, in characters. */
const LIMITS: Readonly<Record<string, number>> = {
    reason: 500,
    message: 200,
    roles: 200,
    link: 1000,
    username: MAX_USERNAME_LENGTH,
    moderator: MAX_USERNAME_LENGTH,
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
        filled[name] = shown(value, LIMITS[name] ?? MAX_NAME_LENGTH);
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
