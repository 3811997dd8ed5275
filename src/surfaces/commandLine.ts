import { visible } from '../words/plain';
import { readDuration, type TypedDuration } from './typedDuration';

/** What somebody typed after `/deactivate` or `/activate`. */
export type CommandLine =
    | { readonly kind: 'help' }
    | { readonly kind: 'status' }
    | { readonly kind: 'log'; readonly username: string | undefined }
    | { readonly kind: 'log-case'; readonly number: number }
    | { readonly kind: 'newcomers'; readonly hours: 1 | 24 }
    /** After `newcomers` something else than `1h` or `24h` was typed. */
    | { readonly kind: 'newcomers-misused' }
    /** More was typed after `log` than one username. */
    | { readonly kind: 'log-misused' }
    | {
          readonly kind: 'accounts';
          readonly names: readonly [string, ...string[]];
          readonly duration: TypedDuration | undefined;
          readonly reason: string;
      }
    | { readonly kind: 'nobody' };

/** The longest username that is looked for, and how much of a reason is kept, in characters. A longer reason is cut: the modal says so. */
const MAX_TYPED_NAME_LENGTH = 10_000;
const MAX_TYPED_REASON_LENGTH = 1000;

/**
 * Reads a command line, by this rule:
 * 1. `help`, `status`, `log` and `newcomers` are words of the command, however they are capitalised. An account that is called so is meant with an `@`.
 * 2. Otherwise the first word is a username, and so is each word after it that begins with `@`. Commas between them are passed over, with or
 *    without a space. Who is named twice counts once.
 * 3. The next word is a duration if it looks like one: a number and a unit.
 * 4. All the rest is the reason. What is quoted is one word: a username may hold a space, and a quoted reason may begin with a number.
 * @param args what was typed, as the server splits it: what was quoted with `"` or `'` is one argument, without the quotes.
 */
export function readCommandLine(args: readonly string[]): CommandLine {
    const [first, ...rest] = wordsOf(args);
    // An argument without anything in it was quoted: whoever typed it named nobody.
    if (first === undefined || visible(first) === '@' || isBlank(args[0] ?? '')) {
        return { kind: 'nobody' };
    }
    switch (visible(first).toLowerCase()) {
        case 'help':
            return { kind: 'help' };
        case 'status':
            return { kind: 'status' };
        case 'log':
            return rest.length > 1 ? { kind: 'log-misused' } : ofLog(rest[0]);
        case 'newcomers':
            return rest.length > 1 ? { kind: 'newcomers-misused' } : ofNewcomers(rest[0]);
        default:
            return aboutAccounts(first, rest);
    }
}

/** `#31` is a case. An account that is called so is meant with an `@`. */
function ofLog(word: string | undefined): CommandLine {
    const [, number] = /^#(\d{1,9})$/.exec(visible(word ?? '')) ?? [];
    return number === undefined ? { kind: 'log', username: word } : { kind: 'log-case', number: Number(number) };
}

function ofNewcomers(word = '24h'): CommandLine {
    switch (visible(word).toLowerCase()) {
        case '1h':
            return { kind: 'newcomers', hours: 1 };
        case '24h':
            return { kind: 'newcomers', hours: 24 };
        default:
            return { kind: 'newcomers-misused' };
    }
}

function aboutAccounts(first: string, rest: readonly string[]): CommandLine {
    const end = rest.findIndex((word) => !/^@[^]|^[,;，、；]$/u.test(visible(word)));
    const [names, others] = end < 0 ? [rest, []] : [rest.slice(0, end), rest.slice(end)];
    const duration = readDuration(others[0] ?? '');
    const reason = (duration ? others.slice(1) : others).join(' ').replace(/\s+/g, ' ').trim();
    return {
        kind: 'accounts',
        names: namesIn(first, names),
        duration,
        reason: Array.from(reason.slice(0, 2 * MAX_TYPED_REASON_LENGTH))
            .slice(0, MAX_TYPED_REASON_LENGTH)
            .join(''),
    };
}

/** Each once, as it was typed first. */
function namesIn(first: string, more: readonly string[]): [string, ...string[]] {
    const [only = first, ...others] = [first, ...more].flatMap(apart);
    const seen = new Set([withoutComma(only)]);
    const once = others.filter((name) => {
        const isNew = withoutComma(name) !== '' && !seen.has(withoutComma(name));
        seen.add(withoutComma(name));
        return isNew;
    });
    return [cut(only), ...once.map(cut)];
}

/** Names that only a comma holds together. */
function apart(word: string): string[] {
    return word.split(/(?<=[,;，、；])(?=\p{Cf}*@)/u);
}

function withoutComma(name: string): string {
    return visible(name).replace(/(?<![,;，、；])[,;，、；]+$/u, '');
}

/** One character more is kept than counts, so that no shorter username is taken for a longer one. */
function cut(username: string): string {
    return username.slice(0, MAX_TYPED_NAME_LENGTH + 1);
}

/** The words that can be seen. A space of the server's kind in an argument was quoted; other spaces the server doesn't split at. */
function wordsOf(args: readonly string[]): string[] {
    const words = args.flatMap((arg) => (/[ \n\r\t]/.test(arg) ? [arg] : arg.split(/[^\S\uFEFF]+/)));
    return joinedByQuotes(words.filter((word) => !isBlank(visible(word))));
}

function isBlank(text: string): boolean {
    return /^[ \n\r\t]*$/.test(text);
}

/** Phones type quotes that the server doesn't know: “john doe” is one word, too. Each word is looked at once, however many quotes are opened. */
function joinedByQuotes(words: readonly string[]): string[] {
    const joined: string[] = [];
    let closing = 0;
    for (let at = 0; at < words.length; at++) {
        let end = at;
        if (/^@?[“„«]/.test(words[at] ?? '')) {
            closing = Math.max(closing, at);
            while (closing < words.length && !/[”“»][,:;.]?$/.test(words[closing] ?? '')) {
                closing++;
            }
            end = closing < words.length ? closing : at;
        }
        joined.push(words.slice(at, end + 1).join(' '));
        at = end;
    }
    return joined;
}
