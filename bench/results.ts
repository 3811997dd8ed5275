import type { Install } from './install';
import type { Latency } from './latencies';
import type { Load } from './load';
import type { LogGrowth } from './logGrowth';
import type { Memory } from './memory';
import type { OwnershipSize } from './ownershipSizes';

/** All that one run of the benchmark measured. */
export interface Results {
    readonly machine: Machine;
    readonly install: Install;
    readonly latencies: readonly Latency[];
    readonly ownershipSizes: readonly OwnershipSize[];
    readonly load: Load;
    /** `null` where the system doesn't tell what a process holds. */
    readonly memory: Memory | null;
    readonly log: LogGrowth;
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
