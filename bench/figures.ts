import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { format } from 'prettier';

import { figureRows } from './figureRows';
import type { Results } from './results';

const PAGE = join(__dirname, '..', 'docs', 'performance.md');

/** Writes the figures of a run into the table of docs/performance.md: each row is known by its first cell. */
export async function writeFigures(results: Results): Promise<void> {
    const rows = new Map(figureRows(results).map(([what, figures]) => [what, figures]));
    const lines = (await readFile(PAGE, 'utf8')).split('\n').map((line) => {
        const [, what = ''] = line.split('|').map((cell) => cell.trim());
        const figures = rows.get(what);
        return figures ? `| ${[what, ...figures].join(' | ')} |` : line;
    });
    await writeFile(PAGE, await format(lines.join('\n'), { parser: 'markdown' }));
}
