import type { Bar } from './bars';
import type { AppName } from './memory';
import type { Results } from './results';
import type { Spread } from './spread';

/** What was measured, as tables in Markdown. */
export function tablesOf(results: Results, bars: readonly Bar[]): string {
    const { machine, install, latencies, ownershipSizes, load, memory } = results;
    return [
        `${machine.cpus} CPUs (${machine.cpu}), ${machine.system}, Node ${machine.node}, Deno ${machine.deno}, load before ${machine.loadBefore}. Times in ms.`,
        table(
            [
                '',
                'L',
                'service account',
                'median',
                'p95',
                'no-op median',
                'no-op p95',
                'ratio',
                'engine calls',
                'one after another',
            ],
            latencies.map(({ flow, latencyMs, serviceAccount, app, noop, ratio, calls }) => [
                flow,
                latencyMs,
                serviceAccount ? 'yes' : 'no',
                app.median,
                app.p95,
                noop.median,
                noop.p95,
                ratio,
                calls.all,
                // Without latency it can't be seen which call waits for which.
                latencyMs === 0 ? '–' : calls.oneAfterAnother,
            ]),
        ),
        table(
            [
                'ownership step: rooms',
                'members',
                'L',
                'median',
                'p95',
                'slowest',
                'said unchecked',
                'engine calls',
                'in flight',
            ],
            ownershipSizes.map(({ rooms, members, latencyMs, spread, unchecked, calls, atOnce }) => [
                rooms,
                members,
                latencyMs,
                spread.median,
                spread.p95,
                spread.max,
                unchecked,
                calls,
                atOnce,
            ]),
        ),
        table(
            [`${load.moderators} moderators at once`, 'median', 'p95', 'p99', 'slowest'],
            [loadRow('command → modal', load.command), loadRow('submit → answer', load.submit)],
        ),
        `${load.interactionsPerSecond} interactions a second, ${load.lost} lost.`,
        ...(memory
            ? [
                  table(
                      ['MiB after interactions', ...memory.interactions.map(String)],
                      (['app', 'noop', 'talkative'] as const).map((app: AppName) => [
                          `${app} (${memory.callsPerInteraction[app]} engine calls each)`,
                          ...memory.held[app],
                      ]),
                  ),
              ]
            : []),
        `Install to enabled: ${install.app.median} (no-op: ${install.noop.median}). Zip: ${install.zipKilobytes} KB.`,
        table(
            ['bar', 'limit', 'measured', ''],
            bars.map(({ what, limit, measured, isHeld }) => [what, limit, measured, isHeld ? 'held' : 'MISSED']),
        ),
        ...bars.flatMap(({ what, isHeld, because }) =>
            isHeld || because === undefined ? [] : [`${what}: ${because}.`],
        ),
    ].join('\n\n');
}

function loadRow(what: string, { median, p95, p99, max }: Spread): (string | number)[] {
    return [what, median, p95, p99, max];
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
    const cells = [head, ...rows].map((row) => row.map(String));
    const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
    const [first = '', ...rest] = cells.map(
        (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
    );
    return [first, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rest].join('\n');
}
