import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(__dirname, '../../..');

/** The text of a file of the repository. */
export const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The names of the files that git knows and whose name ends so, e.g. `.md`. */
export const filesEnding = (...endings: string[]): string[] =>
    execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
        .split('\n')
        .filter((file) => endings.some((ending) => file.endsWith(ending)));

/** The tests that a document names, written as: the file in backticks, a space, the title in “”. */
export const testsNamedIn = (document: string): { file: string; title: string }[] =>
    [...document.matchAll(/`((?:test|sandbox)\/[^`]+\.test\.ts)` “([^”]+)”/g)].map(([, file = '', title = '']) => ({
        file,
        title,
    }));

/** The titles of the tests in a file; none where one of them is left out, for then nothing is sure to be shown. */
export function titlesIn(file: string): string[] {
    const text = textOf(file);
    if (/\.(?:skip|only|todo|failing)\b|\b[xf](?:describe|test|it)\(/.test(text)) {
        return [];
    }
    return Array.from(text.matchAll(/\((?:\n\s*)?(['"`])(.*?)\1,/g), ([, , title = '']) => title);
}

/** The anchors of a document's headings, as GitHub makes them. */
export const anchorsIn = (document: string): string[] =>
    Array.from(document.matchAll(/^#+ (.+)$/gm), ([, heading = '']) =>
        heading
            .toLowerCase()
            .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
            .replaceAll(' ', '-'),
    );
