import type { BusyLoad } from './busyLoad';
import type { Latency } from './latencies';
import type { Load } from './load';
import type { LogGrowth } from './logGrowth';
import { GROWS_FROM, GROWS_TO, growthOf, HEAP_TO, type Memory } from './memory';
import type { OwnershipSize } from './ownershipSizes';
import { partNames } from './partNames';
import type { Measured, Part, Results } from './results';
import { rounded } from './spread';

/** What the app must hold to. */
export interface Bar {
    readonly what: string;
    readonly limit: string;
    readonly measured: string;
    readonly isHeld: boolean;
    /** What else was measured there, which shows why it may be missed. */
    readonly because: string;
}

/** In seconds. */
const LONGEST_RUN = 600;

/** An answer that comes later than this may miss the client, which waits 5 s. */
const LATEST_ANSWER = 3500;

/** Half of what the app's process grew by before its calls were halved, in MiB. */
const MOST_GROWTH = 83.5;

/** What the app itself may keep of an interaction, in bytes: 0.2 KB. */
const MOST_KEPT = 200;

/** Two counts of cases on record may differ by so much in what they cost. */
const SAME_TIME = 1.5;

type BarsByPart = { readonly [Name in Part]: (measured: Measured[Name]) => Bar[] };

const none = (): Bar[] => [];

const barsByPart: BarsByPart = {
    install: none,
    latencies: ofLatencies,
    rooms: ofRooms,
    load: ofLoad,
    busy: ofBusyLoad,
    memory: (memory) => (memory ? ofMemory(memory) : []),
    log: ofLog,
    batch: none,
    cleanup: none,
    reports: none,
    submits: none,
};

/** The bars of all parts, and that of the run as a whole. */
export function allBarsOf({ measured, seconds }: Results): Bar[] {
    return [...partNames.flatMap((name) => barsOf(name, measured[name])), ofRun(seconds)];
}

/** Holds one part of what was measured against its bars. */
export function barsOf<Name extends Part>(name: Name, measured: Measured[Name]): Bar[] {
    return barsByPart[name](measured);
}

function atMost(what: string, measured: number, limit: number, unit: string, because: string): Bar {
    const said = (value: number): string => `${value} ${unit}`.trim();
    return { what, limit: `at most ${said(limit)}`, measured: said(measured), isHeld: measured <= limit, because };
}

function ofRun(seconds: number): Bar {
    return atMost('the whole run', seconds, LONGEST_RUN, 's', 'it printed how long each part took');
}

function ofLatencies(latencies: readonly Latency[]): Bar[] {
    return latencies
        .filter(({ flow, latencyMs }) => flow === 'submit → answer' && latencyMs === 50)
        .map(({ ratio, app, noop, calls }) =>
            atMost(
                'submit → answer, L = 50',
                ratio,
                9.5,
                "times the no-op app's median",
                `the medians are ${app.median} ms and ${noop.median} ms, and ${calls.oneAfterAnother} engine calls come one after another`,
            ),
        );
}

function ofRooms(sizes: readonly OwnershipSize[]): Bar[] {
    const [slowest] = [...sizes].sort((a, b) => b.spread.max - a.spread.max);
    if (!slowest) {
        throw new Error('No ownership step was measured');
    }
    const silent = sizes.filter(({ isHonest }) => !isHonest);
    const named = (list: readonly OwnershipSize[]): string =>
        list.map(({ rooms, members }) => `${rooms} rooms of ${members} members`).join(', ');
    return [
        atMost(
            'the ownership step, slowest of every size',
            slowest.spread.max,
            LATEST_ANSWER,
            'ms',
            `that was with ${named([slowest])}`,
        ),
        atMost('sizes at which it kept silent about a room', silent.length, 0, '', named(silent)),
    ];
}

function ofLoad({ command, submit, lost, interactionsPerSecond }: Load): Bar[] {
    const because = carried(interactionsPerSecond);
    return [
        atMost('interactions lost', lost, 0, '', because),
        atMost('slowest modal', command.max, LATEST_ANSWER, 'ms', because),
        atMost('slowest answer to a submit', submit.max, LATEST_ANSWER, 'ms', because),
    ];
}

function ofBusyLoad({ load, missed, left, endedAfter }: BusyLoad): Bar[] {
    const beside = 'beside a batch and a clean-up';
    const because = carried(load.interactionsPerSecond);
    const ended = `the batch and the clean-up had ended after ${endedAfter} s`;
    return [
        atMost(`interactions lost, ${beside}`, load.lost, 0, '', because),
        atMost(`slowest modal, ${beside}`, load.command.max, LATEST_ANSWER, 'ms', because),
        atMost('accounts of that batch missed', missed, 0, '', ended),
        atMost('messages that the clean-up left', left, 0, '', ended),
    ];
}

function carried(interactionsPerSecond: number): string {
    return `the machine carried ${interactionsPerSecond} interactions a second`;
}

function ofMemory(memory: Memory): Bar[] {
    const grown = { app: growthOf(memory, 'app'), talkative: growthOf(memory, 'talkative') };
    const { heapBytes, callsPerInteraction: calls } = memory;
    return [
        atMost(
            "growth of the app's process",
            grown.app,
            MOST_GROWTH,
            'MiB',
            `from ${GROWS_FROM} to ${GROWS_TO} interactions an app that makes as many engine calls (${calls} an interaction) and does nothing else ` +
                `grew by ${grown.talkative} MiB`,
        ),
        atMost(
            'what the app itself keeps of an interaction',
            heapBytes.app - heapBytes.talkative,
            MOST_KEPT,
            'bytes',
            `from ${GROWS_FROM} to ${HEAP_TO} interactions its heap grew by ${heapBytes.app} bytes an interaction, ` +
                `and that of an app that makes as many calls by ${heapBytes.talkative}`,
        ),
    ];
}

function ofLog(growth: LogGrowth): Bar[] {
    return growth.map(({ question, few, many }) =>
        atMost(
            `${question}: 100,000 cases to 100`,
            rounded(many / few),
            SAME_TIME,
            'times as long',
            `the medians are ${many} ms and ${few} ms`,
        ),
    );
}
