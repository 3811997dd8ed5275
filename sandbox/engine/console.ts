import { format } from 'node:util';

const methods = ['log', 'info', 'warn', 'error'] as const;

/**
 * Collects what the engine prints, which it does to the console and in many words, and lets everybody else print.
 *
 * @param onLine is given each text, unfolded
 * @returns puts the console back as it was
 */
export function captureEngineConsole(onLine: (line: string) => void): () => void {
    const restores = methods.map((method) => {
        const print = console[method].bind(console);
        console[method] = (...args: unknown[]) => {
            if (calledByEngine()) {
                onLine(format(...args));
            } else {
                print(...args);
            }
        };
        return () => {
            console[method] = print;
        };
    });
    return () => {
        for (const restore of restores) {
            restore();
        }
    };
}

/** Whether the function that called the console is the engine's: the third of the stack, after this one and the wrapper. */
function calledByEngine(): boolean {
    const caller = new Error().stack?.split('\n')[3] ?? '';
    return /[\\/]@rocket\.chat[\\/]apps-engine[\\/]/.test(caller);
}
