import { visible } from '../words/plain';

/**
 * The usernames that somebody may mean by what they typed or copied, in the order of looking for them. First comes what was typed as it is,
 * then what can be seen of it. Then the same without a mark behind it, and without what stands around it. So what the app writes can be
 * copied back in. Each with and without `@`: that is how people mention somebody, and the usernames of federated accounts begin with it.
 */
export function meantUsernames(typed: string): string[] {
    const seen = visible(typed).trim();
    const unmarked = seen.replace(/[,:;.，、；]$/u, '');
    const spellings = [typed, seen, unmarked, bare(seen), bare(unmarked)];
    return [...new Set(spellings.flatMap(withAndWithoutAt))].filter((name) => name !== '');
}

/** Without the backticks, brackets or quotes around it. */
function bare(text: string): string {
    return /^@?[`“„«(]([^]+)[`”“»)]$/.exec(text)?.[1] ?? text;
}

function withAndWithoutAt(text: string): string[] {
    return text.startsWith('@') ? [text.slice(1), text] : [text];
}
