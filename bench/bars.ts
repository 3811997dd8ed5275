import type { AppName, Memory } from './memory';
import type { OwnershipSize } from './ownershipSizes';
import type { Results } from './results';
import { rounded } from './spread';

/** What the app must hold to. */
export interface Bar {
    readonly what: string;
    readonly limit: string;
    readonly measured: string;
    readonly isHeld: boolean;
    /** What shows why, where it may not be held. */
    readonly because?: string;
}

/** Of these two counts of interactions, the first is so far from the start that the runtime has warmed up. */
const [GROWS_FROM, GROWS_TO] = [2000, 20_000];

/** Half of what the app grew by before its calls were halved, in MiB. */
const MOST_GROWTH = 84;

/** Holds what was measured against the bars. */
export function barsOf({ install, latencies, ownershipSizes, load, memory }: Results): Bar[] {
    const commands = latencies.filter(({ flow }) => flow === 'command → modal');
    return [
        ...commands
            .filter(({ latencyMs }) => latencyMs <= 5)
            .map(({ latencyMs, serviceAccount, ratio }) =>
                atMost(
                    `command → modal, L=${latencyMs}${withService(serviceAccount)}`,
                    ratio,
                    2.25,
                    "times the no-op app's",
                ),
            ),
        ...commands
            .filter(({ latencyMs }) => latencyMs > 5)
            .map(({ serviceAccount, calls }) =>
                atMost(`engine calls one after another${withService(serviceAccount)}`, calls.oneAfterAnother, 2, ''),
            ),
        ...latencies
            .filter(
                ({ flow, latencyMs, serviceAccount }) => flow === 'submit → answer' && latencyMs > 5 && !serviceAccount,
            )
            .flatMap(({ ratio, calls }) => [
                atMost('submit → answer, L=50', ratio, 9.5, "times the no-op app's"),
                atMost('engine calls one after another, submit → answer', calls.oneAfterAnother, 9, ''),
            ]),
        ...ofOwnership(ownershipSizes),
        atMost('interactions of the load run lost', load.lost, 0, ''),
        atMost('slowest interaction of the load run', Math.max(load.command.max, load.submit.max), 3500, 'ms'),
        ...(memory ? [ofMemory(memory)] : []),
        atMost('zip', install.zipKilobytes, 150, 'KB'),
    ];
}

function ofOwnership(sizes: readonly OwnershipSize[]): Bar[] {
    const at = (rooms: number): OwnershipSize => {
        const found = sizes.find((size) => size.rooms === rooms && size.members === 2 && size.latencyMs === 5);
        if (!found) {
            throw new Error(`${rooms} rooms were not measured`);
        }
        return found;
    };
    const dishonest = sizes.filter(({ isHonest }) => !isHonest).length;
    const growth = rounded(at(1000).spread.median / at(10).spread.median);
    return [
        atMost(
            'ownership step, slowest of every size and L',
            Math.max(...sizes.map(({ spread }) => spread.max)),
            3500,
            'ms',
        ),
        atMost('ownership steps that kept silent about a room', dishonest, 0, ''),
        atMost('rooms unchecked of 5,000, L=5', at(5000).unchecked, 0, ''),
        atMost('engine calls in flight, 5,000 rooms, L=5', at(5000).atOnce, 64, ''),
        atMost('ownership step, 1,000 rooms to 10, L=5', growth, 20, 'times'),
    ];
}

function ofMemory(memory: Memory): Bar {
    const grows = (app: AppName): number => growthOf(memory, app);
    const [app, noop, talkative] = [grows('app'), grows('noop'), grows('talkative')];
    const { callsPerInteraction: calls } = memory;
    return {
        ...atMost("memory's growth", rounded(app), MOST_GROWTH, 'MiB'),
        because:
            `from ${GROWS_FROM} to ${GROWS_TO} interactions the app grew ${rounded(app)} MiB with ${calls.app} engine calls an interaction, the no-op app ` +
            `${rounded(noop)} MiB with ${calls.noop}, and an app that makes ${calls.talkative} calls and does nothing else ${rounded(talkative)} MiB: ` +
            "the engine's runtime keeps an entry of every call that it ever answered, and with it the memory that the entry lies in",
    };
}

/** In MiB. */
export function growthOf({ interactions, held }: Memory, app: AppName): number {
    const at = (count: number): number => {
        const value = held[app][interactions.indexOf(count)];
        if (value === undefined) {
            throw new Error(`The memory was not read at ${count} interactions`);
        }
        return value;
    };
    return at(GROWS_TO) - at(GROWS_FROM);
}

export function atMost(what: string, measured: number, limit: number, unit: string): Bar {
    const said = (value: number): string => `${value} ${unit}`.trim();
    return { what, limit: `at most ${said(limit)}`, measured: said(measured), isHeld: measured <= limit };
}

function withService(serviceAccount: boolean): string {
    return serviceAccount ? ', with a service account' : '';
}
