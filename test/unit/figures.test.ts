import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { allBarsOf } from '../../bench/bars';
import { figuresIn } from '../../bench/figuresIn';
import results from '../../bench/results.json';
import { figuresOf } from '../../bench/tables';

test('the figures in docs/performance.md are those of the benchmark’s last run, which writes them', () => {
    const page = readFileSync(join(__dirname, '../../docs/performance.md'), 'utf8');
    expect(figuresIn(page)).toBe(figuresOf(results, allBarsOf(results)));
});
