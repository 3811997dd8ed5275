import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { figureRows } from '../../bench/figureRows';
import results from '../../bench/results.json';

const root = join(__dirname, '../..');
const cellsIn = (line: string): string[] => line.split('|').map((cell) => cell.trim());
const lines = readFileSync(join(root, 'docs', 'performance.md'), 'utf8')
    .split('\n')
    .map(cellsIn);

/** The figures in docs/performance.md are those of the benchmark's last run, which writes them. */
test.each(figureRows(results))('docs/performance.md, %s', (what, figures) => {
    expect(lines).toContainEqual(['', what, ...figures, '']);
});
