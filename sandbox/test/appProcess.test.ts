import { setImmediate } from 'node:timers/promises';

import { type Engine, startEngine } from '../engine/start';
import { packagedProbe } from './probe/package';
import { ProbeStage } from './probe/stage';

/** What the engine does with an app's process, its status and its log (docs/rocketchat.md#the-apps-engine). */
describe("an app's process", () => {
    let stage: ProbeStage;
    let engine: Engine;
    let appId: string;

    beforeEach(async () => {
        stage = new ProbeStage();
        engine = await startEngine(stage.port, { runtimeTimeoutMs: 2000 });
        appId = await engine.install(await packagedProbe(), stage.admin);
    }, 60_000);
    afterEach(() => engine.stop());

    const submit = (view: object) =>
        engine.interact({
            appId,
            type: 'viewSubmit',
            actionId: 'a',
            triggerId: 't',
            user: stage.admin,
            payload: { view: { id: 'v', type: 'modal', blocks: [], ...view } },
        });
    const isGone = (pid: number): boolean => {
        try {
            return !process.kill(pid, 0);
        } catch {
            return true;
        }
    };

    test('ends with a key of the prototype’s name in an interaction, without a word to the client', async () => {
        const pid = await engine.pid(appId);
        expect(await submit({ state: JSON.parse('{"__proto__":{}}') as unknown })).toBeUndefined();
        expect(isGone(pid)).toBe(true);
    });

    test('asked for its status while it is away, it counts as not enabled after it is back; interactions go on', async () => {
        expect(await engine.status(appId)).toBe('manually_enabled');
        const pid = await engine.pid(appId);
        const restarted = engine.restarted(appId);
        process.kill(pid, 'SIGKILL');
        while ((await engine.status(appId)) === 'manually_enabled') {
            await setImmediate();
        }
        await restarted;
        await expect(stage.ask(engine, 'trigger')).rejects.toThrow('App not enabled');
        expect(await submit({})).toMatchObject({ type: 'errors', errors: { who: 'ada.admin' } });
    });

    test('has its log written by the engine, with what its handlers return: a saved setting among it', async () => {
        const { colour } = await engine.getSettings(appId);
        if (colour === undefined) {
            throw new Error('The probe has no colour');
        }
        await engine.saveSetting(appId, { ...colour, value: 'a secret of a setting' });
        await stage.until(() => stage.logged.some((line) => line.includes('a secret of a setting')));
    });
});
