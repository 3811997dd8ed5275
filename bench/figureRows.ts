interface Median {
    readonly median: number;
}

/** What of the results is in the table. */
interface Figured {
    readonly latencies: readonly {
        readonly flow: string;
        readonly latencyMs: number;
        readonly serviceAccount: boolean;
        readonly app: Median;
        readonly noop: Median;
    }[];
    readonly ownershipSizes: readonly { readonly rooms: number; readonly latencyMs: number; readonly spread: Median }[];
}

/** The rows of the table in docs/performance.md: what was measured, and its medians at each L, in whole milliseconds. */
export function figureRows({ latencies, ownershipSizes }: Figured): [what: string, figures: string[]][] {
    const medians = (of: (latencyMs: number) => number | undefined): string[] =>
        [0, 5, 50].map((latencyMs) => String(Math.round(of(latencyMs) ?? Number.NaN)));
    const flow = (name: string): string[] =>
        medians(
            (latencyMs) =>
                latencies.find((one) => one.flow === name && one.latencyMs === latencyMs && !one.serviceAccount)?.app
                    .median,
        );
    const noop = medians(
        (latencyMs) =>
            latencies.find((one) => one.flow === 'command → modal' && one.latencyMs === latencyMs)?.noop.median,
    );
    const rooms = medians(
        (latencyMs) => ownershipSizes.find((one) => one.rooms === 5000 && one.latencyMs === latencyMs)?.spread.median,
    );
    return [
        ['the empty modal of the other app', noop],
        ['`/deactivate`: the modal', flow('command → modal')],
        ['submit: the answer', flow('submit → answer')],
        ['the ownership step of an account, 50 rooms', flow('ownership step')],
        ['the same with 5,000 rooms', rooms],
        ['`/deactivate log`', flow('log')],
    ];
}
