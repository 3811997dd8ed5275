import type { Batches } from './batches';
import type { BusyLoad } from './busyLoad';
import type { CleanUpTime } from './cleanUp';
import type { Install } from './install';
import type { LargeSubmits } from './largeSubmits';
import type { Latency } from './latencies';
import type { Load } from './load';
import type { LogGrowth } from './logGrowth';
import type { Memory } from './memory';
import type { OwnershipSize } from './ownershipSizes';
import type { ReportFlood } from './reports';

/** What each part of the benchmark measures, by the name that `--only` knows it by. */
export interface Measured {
    readonly install: Install;
    readonly latencies: readonly Latency[];
    readonly rooms: readonly OwnershipSize[];
    readonly load: Load;
    readonly busy: BusyLoad;
    /** `null` where the system doesn't tell what a process holds. */
    readonly memory: Memory | null;
    readonly log: LogGrowth;
    readonly batch: Batches;
    readonly cleanup: CleanUpTime;
    readonly reports: ReportFlood;
    readonly submits: readonly LargeSubmits[];
}

export type Part = keyof Measured;

/** All that one run of the benchmark measured. */
export interface Results {
    readonly machine: Machine;
    readonly measured: Measured;
    /** How long the whole run took, in seconds. */
    readonly seconds: number;
}

export interface Machine {
    readonly cpus: number;
    readonly cpu: string;
    readonly system: string;
    readonly node: string;
    readonly deno: string;
    /** How many processes wanted a CPU in the minute before, on average: a quiet machine has next to none. */
    readonly loadBefore: number;
}
