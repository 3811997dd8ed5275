import { type Engine, startEngine } from '../engine/start';
import { packagedProbe } from './probe/package';
import { ProbeStage } from './probe/stage';

const real = [
    'Date',
    'nextTick',
    'performance',
    'queueMicrotask',
    'setImmediate',
    'setTimeout',
    'clearTimeout',
] as const;

/** A timer of an engine that is stopped would keep the process that it ran in. Its watch over an app is its only interval. */
describe('an engine that is stopped', () => {
    const stage = new ProbeStage();
    let engine: Engine;
    let appId: string;

    beforeEach(async () => {
        jest.useFakeTimers({ doNotFake: [...real] });
        engine = await startEngine(stage.port);
        appId = await engine.install(await packagedProbe(), stage.admin);
        expect(jest.getTimerCount()).toBe(1);
    }, 60_000);
    afterEach(() => {
        jest.restoreAllMocks();
        jest.useRealTimers();
    });

    test('watches over no app any more', async () => {
        await engine.stop();
        expect(jest.getTimerCount()).toBe(0);
    });

    test('watches over no app any more that was restarted by order', async () => {
        await engine.restart(appId);
        await engine.stop();
        expect(jest.getTimerCount()).toBe(0);
    });

    test('waits for no answer to a ping', async () => {
        process.kill(await engine.pid(appId), 'SIGSTOP');
        const begun = jest.spyOn(globalThis, 'setTimeout');
        const ended = jest.spyOn(globalThis, 'clearTimeout');
        jest.spyOn(Date, 'now').mockReturnValueOnce(Date.now() + 10_000);
        jest.advanceTimersByTime(10_000);
        expect(begun).toHaveBeenCalledTimes(1);
        await engine.stop();
        expect(ended).toHaveBeenCalledWith(begun.mock.results[0]?.value);
    });
});
