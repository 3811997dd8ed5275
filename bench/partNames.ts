import type { Part } from './results';

/** The parts of the benchmark, in the order in which they are measured. */
export const partNames = [
    'install',
    'latencies',
    'rooms',
    'load',
    'busy',
    'memory',
    'log',
    'batch',
    'cleanup',
    'reports',
    'submits',
] as const satisfies readonly Part[];
