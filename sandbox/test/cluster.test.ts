import { type Engine, type EngineInProcess, startEngineProcess, startEngines } from '../engine/start';
import { packagedProbe } from './probe/package';
import { ProbeStage } from './probe/stage';

/** Several instances of the server over one database (docs/rocketchat.md#an-app-is-a-process-of-its-own). */
describe('engines in processes of their own', () => {
    let stage: ProbeStage;
    let engines: Engine[];
    let appId: string;
    const called: string[] = [];

    beforeAll(async () => {
        const zip = await packagedProbe();
        stage = new ProbeStage();
        engines = await startEngines(stage.port, 2, {
            onCall: (method) => called.push(method),
            fault: (_method, [name]) => (name === 'poison' ? 'throw' : undefined),
        });
        const [first, second] = both();
        appId = await first.install(zip, stage.admin);
        await second.load(await first.stored(appId));
    }, 60_000);

    afterAll(() => Promise.all(engines.map((engine) => engine.stop())));

    const both = (): [Engine, Engine] => {
        const [first, second] = engines;
        if (first === undefined || second === undefined) {
            throw new Error('There should be two engines');
        }
        return [first, second];
    };

    test('run the same app, as one user, each in a Deno of its own', async () => {
        const [first, second] = both();
        expect(await Promise.all(engines.map((engine) => engine.status(appId)))).toEqual([
            'manually_enabled',
            'manually_enabled',
        ]);
        expect(await first.pid(appId)).not.toBe(await second.pid(appId));
        expect(called.filter((method) => method === 'user.create')).toHaveLength(1);
    });

    test('answer over the same workspace', async () => {
        for (const engine of engines) {
            expect(await stage.ask(engine, 'user', 'max.member')).toMatchObject({ username: 'max.member' });
        }
        const { newcomer } = stage.sample.accounts;
        const [first, second] = both();
        expect(await stage.ask(first, 'deactivate', newcomer._id)).toBe(true);
        expect(await stage.ask(second, 'user', 'nina.newcomer')).toMatchObject({ isEnabled: false });
    });

    test('what the workspace throws, a fault and what the app throws cross the processes', async () => {
        for (const engine of engines) {
            expect(await stage.ask(engine, 'deactivate', stage.sample.accounts.owner._id)).toMatchObject({
                message: '[user-last-owner]',
            });
            await expect(stage.ask(engine, 'user', 'poison')).rejects.toMatchObject({
                message: 'fault injected: user.getByUsername',
            });
            expect(engine.consoleLines.join()).toContain('fault injected');
        }
    });

    test('dates cross the processes as dates', async () => {
        const ago = await stage.ask(both()[1], 'user', 'ada.admin');
        expect(ago).toMatchObject({ createdAt: stage.sample.accounts.admin.createdAt.toISOString() });
    });

    test('have one clock', async () => {
        const day = 86_400_000;
        await Promise.all(engines.map((engine) => engine.shiftClock(day)));
        for (const engine of engines) {
            const [now] = (await stage.ask(engine, 'now')) as unknown[];
            expect(Number(now) - Date.now()).toBeGreaterThan(day - 60_000);
        }
    });

    test('one that crashes leaves the others, and no Deno', async () => {
        const third: EngineInProcess = await startEngineProcess(stage.port);
        await third.load(await both()[0].stored(appId));
        const pid = await third.pid(appId);
        await third.crash();
        await expect(third.status(appId)).rejects.toThrow('The other process is gone');
        await gone(pid);
        expect(await stage.ask(both()[0], 'trigger')).toBeNull();
    });
});

/** Deno ends when it reads the end of its input, a moment after its parent was killed. */
async function gone(pid: number): Promise<void> {
    for (;;) {
        try {
            process.kill(pid, 0);
        } catch {
            return;
        }
        await new Promise((resolve) => setImmediate(resolve));
    }
}
