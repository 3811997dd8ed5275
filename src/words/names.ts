import { shown } from './plain';

/** The most of a name in a list, and of one that would look like another otherwise, in Unicode characters. */
const MAX_LISTED_LENGTH = 48;
const MAX_TOLD_APART_LENGTH = 200;
/** The most of several names in one paragraph, in characters. */
const MAX_PARAGRAPH_LENGTH = 2000;
const SEPARATOR = ' · ';

/**
 * A name cut in its middle: of long names the beginnings and the ends differ most.
 * @param limit in Unicode characters.
 */
export function shownName(name: string, limit: number): string {
    const characters = Array.from(shown(name, Number.MAX_SAFE_INTEGER));
    if (characters.length <= limit) {
        return characters.join('');
    }
    const end = Math.floor((limit - 1) / 2);
    return [...characters.slice(0, limit - 1 - end), '…', ...characters.slice(characters.length - end)].join('');
}

/** Names for a list. Those that look the same once cut are shown at length, and numbered where that doesn't tell them apart. */
export function shownApart(names: readonly string[]): string[] {
    const cut = names.map((name) => shownName(name, MAX_LISTED_LENGTH));
    const alike = repeated(cut);
    const atLength = names.map((name) => {
        const short = shownName(name, MAX_LISTED_LENGTH);
        return alike.has(short) ? shownName(name, MAX_TOLD_APART_LENGTH) : short;
    });
    const same = repeated(atLength);
    const counted = new Map<string, number>();
    return atLength.map((name) => {
        const count = (counted.get(name) ?? 0) + 1;
        counted.set(name, count);
        return same.has(name) ? `${name} (${count})` : name;
    });
}

function repeated(names: readonly string[]): Set<string> {
    const seen = new Set<string>();
    return new Set(names.filter((name) => seen.has(name) || !seen.add(name)));
}

/** Names one after the other, in paragraphs of limited length. */
export function paragraphsOf(names: readonly string[]): string[] {
    const paragraphs: string[] = [];
    for (const name of names) {
        const last = paragraphs[paragraphs.length - 1];
        const longer = last === undefined ? name : `${last}${SEPARATOR}${name}`;
        if (last === undefined || longer.length > MAX_PARAGRAPH_LENGTH) {
            paragraphs.push(name);
        } else {
            paragraphs[paragraphs.length - 1] = longer;
        }
    }
    return paragraphs;
}
