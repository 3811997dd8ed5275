import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import results from '../../bench/results.json';

const root = join(__dirname, '../..');
const cellsIn = (line: string): string[] => line.split('|').map((cell) => cell.trim());
const lines = readFileSync(join(root, 'docs', 'performance.md'), 'utf8')
    .split('\n')
    .map(cellsIn);

const withL = [0, 5, 50].map((latencyMs) => {
    const medianOf = (flow: string): number | undefined =>
        results.latencies.find((one) => one.flow === flow && one.latencyMs === latencyMs && !one.serviceAccount)?.app
            .median;
    const noop = results.latencies.find((one) => one.flow === 'command → modal' && one.latencyMs === latencyMs);
    const rooms = results.ownershipSizes.find((one) => one.rooms === 5000 && one.latencyMs === latencyMs);
    return { medianOf, noop: noop?.noop.median, rooms: rooms?.spread.median };
});

/** The figures in docs/performance.md are those of the benchmark's last run. */
test.each([
    ['the empty modal of the other app', withL.map(({ noop }) => noop)],
    ['`/deactivate`: the modal', withL.map(({ medianOf }) => medianOf('command → modal'))],
    ['submit: the answer', withL.map(({ medianOf }) => medianOf('submit → answer'))],
    ['the ownership step of an account, 50 rooms', withL.map(({ medianOf }) => medianOf('ownership step'))],
    ['the same with 5,000 rooms', withL.map(({ rooms }) => rooms)],
    ['`/deactivate log`', withL.map(({ medianOf }) => medianOf('log'))],
])('docs/performance.md, %s', (what, medians) => {
    const figures = medians.map((median) => String(Math.round(median ?? Number.NaN)));
    expect(lines).toContainEqual(['', what, ...figures, '']);
});
