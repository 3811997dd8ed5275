import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { format } from 'prettier';

import { BEGIN, END } from './figuresIn';

const PAGE = join(__dirname, '..', 'docs', 'performance.md');

/** Writes the figures of a run into docs/performance.md, in place of those of the run before. */
export async function writeFigures(figures: string): Promise<void> {
    const page = await readFile(PAGE, 'utf8');
    const [before = ''] = page.split(BEGIN);
    const [, after = ''] = page.split(END);
    const written = `${before}${BEGIN}\n\n${figures}\n\n${END}${after}`;
    await writeFile(PAGE, await format(written, { parser: 'markdown' }));
}
