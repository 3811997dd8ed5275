import type { Bar } from './bars';
import type { Batches } from './batches';
import type { CleanUpTime } from './cleanUp';
import type { LargeSubmits } from './largeSubmits';
import type { Latency } from './latencies';
import type { Load } from './load';
import type { Memory } from './memory';
import type { OwnershipSize } from './ownershipSizes';
import type { ReportFlood } from './reports';
import type { Results } from './results';
import { table } from './table';

const LATENCIES = [0, 5, 50] as const;

/** The bars with what was measured, and why one is missed. */
export function barsTable(bars: readonly Bar[]): string {
    return [
        table(
            ['bar', 'limit', 'measured', ''],
            bars.map(({ what, limit, measured, isHeld }) => [what, limit, measured, isHeld ? 'held' : 'MISSED']),
        ),
        ...bars.filter(({ isHeld }) => !isHeld).map(({ what, because }) => `Missed: ${what}. There, ${because}.`),
    ].join('\n\n');
}

/** All that a run measured, as Markdown: the part of docs/performance.md that the benchmark writes. */
export function figuresOf({ machine, measured, seconds }: Results, bars: readonly Bar[]): string {
    const { install, latencies, rooms, load, busy, memory, log, batch, cleanup, reports, submits } = measured;
    return [
        `A run of ${Math.round(seconds)} s on ${machine.cpus} CPUs (${machine.cpu}), ${machine.system}, Node ${machine.node}, Deno ${machine.deno}. ` +
            `In the minute before, ${machine.loadBefore} processes wanted a CPU.`,
        barsTable(bars),
        latenciesTable(latencies),
        roomsTable(rooms),
        table(
            [`${load.moderators} moderators at once`, 'modal', 'slowest', 'answer', 'slowest', 'lost', 'a second'],
            [loadRow('alone', load), loadRow(`beside a batch and a clean-up`, busy.load)],
        ),
        ...(memory ? [memoryTable(memory)] : []),
        table(
            ['asked, L = 0', '100 cases', '100,000 cases'],
            log.map(({ question, few, many }) => [question, few, many]),
        ),
        table(
            ['more of what was measured', 'median', 'slowest'],
            [
                ['from the zip to an enabled app', install.app.median, install.app.max],
                ['the same of the no-op app', install.noop.median, install.noop.max],
                ...batchRows(batch),
                ...reportRows(reports),
            ],
        ),
        table(['once measured', 'milliseconds'], [cleanUpRow(cleanup), ...submits.flatMap(submitRows)]),
        `The zip is ${Math.round(install.zipKilobytes)} KB.`,
    ].join('\n\n');
}

function latenciesTable(latencies: readonly Latency[]): string {
    const cells = (value: (latency: Latency) => number, flow: string): number[] =>
        LATENCIES.flatMap((latencyMs) =>
            latencies.filter((one) => one.flow === flow && one.latencyMs === latencyMs).map(value),
        );
    const app = (flow: string): number[] => cells((latency) => Math.round(latency.app.median), flow);
    return table(
        ['from the request until it is seen, median', ...LATENCIES.map((latencyMs) => `L = ${latencyMs}`)],
        [
            ['the empty modal of the no-op app', ...cells(({ noop }) => Math.round(noop.median), 'command → modal')],
            ['`/deactivate`: the modal', ...app('command → modal')],
            ['submit: the answer', ...app('submit → answer')],
            ['the ownership step of an account with 50 rooms', ...app('ownership step')],
            ['`/deactivate log`', ...app('log')],
        ],
    );
}

function roomsTable(sizes: readonly OwnershipSize[]): string {
    return table(
        ['ownership step: rooms', 'members of each', 'L', 'median', 'slowest', 'rooms said unchecked', 'engine calls'],
        sizes.map(({ rooms, members, latencyMs, spread, unchecked, calls }) => [
            rooms,
            members,
            latencyMs,
            spread.median,
            spread.max,
            unchecked,
            calls,
        ]),
    );
}

function loadRow(what: string, { command, submit, lost, interactionsPerSecond }: Load): (string | number)[] {
    return [what, command.median, command.max, submit.median, submit.max, lost, interactionsPerSecond];
}

function memoryTable({ interactions, held, heapBytes, callsPerInteraction }: Memory): string {
    return table(
        ['MiB of the process after interactions', ...interactions.map(String), 'bytes of heap an interaction'],
        [
            [`the app (${callsPerInteraction} engine calls each)`, ...held.app, heapBytes.app],
            ['an app that makes as many calls', ...held.talkative, heapBytes.talkative],
        ],
    );
}

function batchRows({ accounts, latencyMs, modal, lastAccount, end }: Batches): (string | number)[][] {
    const what = `${accounts} accounts at once, L = ${latencyMs}`;
    return [
        [`${what}: the modal`, modal.median, modal.max],
        [`${what}: from the submit to the last deactivation`, lastAccount.median, lastAccount.max],
        [`${what}: from the submit until the end is told`, end.median, end.max],
    ];
}

function reportRows({ reports, alone, beside }: ReportFlood): (string | number)[][] {
    return [
        ['`/deactivate`: the modal, before a flood of reports', alone.median, alone.max],
        [`the same beside ${reports} reports on one author`, beside.median, beside.max],
    ];
}

function cleanUpRow({ rooms, messagesARoom, latencyMs, deleted, seconds }: CleanUpTime): (string | number)[] {
    return [
        `a clean-up of ${deleted} messages in ${rooms} rooms of ${messagesARoom} messages each, L = ${latencyMs}`,
        Math.round(seconds * 1000),
    ];
}

function submitRows({ megabytes, atOnce, refusedAfter, commandBeside }: LargeSubmits): (string | number)[][] {
    const what = `submits of ${megabytes} MB by somebody who may not moderate, ${atOnce} at once`;
    return [
        [`${what}: until the last is refused`, refusedAfter],
        [`${what}: a moderator’s modal right after them`, commandBeside ?? 'not within 5 s'],
    ];
}
