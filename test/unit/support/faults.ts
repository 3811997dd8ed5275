import type { Hook } from './memoryWorkspace';

/** How an operation goes wrong: it answers with an error, or never. */
export type Fault = 'fails' | 'hangs';

export const faults: readonly Fault[] = ['fails', 'hangs'];

/** Makes one operation of a workspace go wrong before it takes effect, each time or from the `nth` time on. */
export function faulty(operation: string, fault: Fault, nth = 1): Hook {
    let times = 0;
    return async (asked) => {
        if (asked !== operation || ++times < nth) {
            return;
        }
        if (fault === 'fails') {
            throw new Error(`${operation} failed`);
        }
        await never();
    };
}

/** A promise that is never settled. */
export function never(): Promise<never> {
    return new Promise(() => undefined);
}
