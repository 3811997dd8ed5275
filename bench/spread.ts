/** How measured times spread, in milliseconds. */
export interface Spread {
    readonly samples: number;
    readonly median: number;
    readonly p95: number;
    readonly p99: number;
    readonly max: number;
}

/** @throws Error if nothing was measured */
export function spreadOf(times: readonly number[]): Spread {
    const sorted = [...times].sort((a, b) => a - b);
    return {
        samples: sorted.length,
        median: rounded(at(sorted, 0.5)),
        p95: rounded(at(sorted, 0.95)),
        p99: rounded(at(sorted, 0.99)),
        max: rounded(at(sorted, 1)),
    };
}

/** To hundredths: what is beyond is noise. */
export function rounded(value: number): number {
    return Math.round(value * 100) / 100;
}

/** The smallest time that this share of all doesn't exceed. */
function at(sorted: readonly number[], share: number): number {
    const found = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
    if (found === undefined) {
        throw new Error('Nothing was measured');
    }
    return found;
}
