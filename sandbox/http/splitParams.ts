/** A quoted part, a part without quotes, or what is between words. A quote that is never closed is a character like others. */
const parts = /(["'])(?<quoted>(?:\\[^]|(?!\1)[^\\])*)\1|(?<plain>[^ \n\r\t"']+|["'])|[ \n\r\t]+/g;

/**
 * Splits what follows a command into the arguments that an app gets. A part in quotes holds together and loses its quotes, wherever it stands:
 * two apostrophes are quotes, too. Two quoted parts that touch are two words. Where anything is quoted, `\"` becomes `"`.
 * Source: docs/rocketchat.md#quotes-hold-words-together
 */
export function splitParams(params: string): string[] {
    const words: string[] = [];
    let before: 'gap' | 'plain' | 'quoted' = 'gap';
    let isAnyQuoted = false;
    for (const { groups = {} } of params.matchAll(parts)) {
        const { quoted, plain } = groups;
        const now = quoted !== undefined ? 'quoted' : plain !== undefined ? 'plain' : 'gap';
        isAnyQuoted ||= now === 'quoted';
        if (now !== 'gap') {
            const isNew = before === 'gap' || (before === 'quoted' && now === 'quoted');
            words.push((isNew ? '' : (words.pop() ?? '')) + (quoted ?? plain ?? ''));
        }
        before = now;
    }
    return isAnyQuoted ? words.map((word) => word.replaceAll('\\"', '"')) : words;
}
