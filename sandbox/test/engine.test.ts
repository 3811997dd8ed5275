import type { BridgeMethod, Fault } from '../engine/options';
import { type Engine, startEngine } from '../engine/start';
import { runsDeno } from '../runtime/deno';
import { packagedProbe } from './probe/package';
import { ProbeStage } from './probe/stage';

/** The real engine and the real Deno, with a probe for an app (docs/rocketchat.md#the-apps-engine). */
describe('the engine', () => {
    let zip: Uint8Array;
    let stage: ProbeStage;
    let engine: Engine;
    let appId: string;
    let fault: Fault | undefined;
    let faultMet = (): void => undefined;
    const calls: BridgeMethod[] = [];
    const messages: string[] = [];

    beforeAll(async () => {
        zip = await packagedProbe();
        stage = new ProbeStage();
        engine = await startEngine(stage.port, {
            onCall: (method) => calls.push(method),
            onMessage: ({ phase, method }) => messages.push(`${phase} ${method}`),
            fault: (method) => {
                if (method !== 'user.getByUsername') {
                    return undefined;
                }
                faultMet();
                return fault;
            },
            runtimeTimeoutMs: 2000,
        });
        appId = await engine.install(zip, stage.admin);
    }, 60_000);

    afterAll(() => engine.stop());

    afterEach(() => {
        fault = undefined;
    });

    test('installs an app as an admin would: enabled, with its user, command, button and words', async () => {
        expect(await engine.status(appId)).toBe('manually_enabled');
        expect(await stage.port.getAppUser(appId)).toMatchObject({ username: 'probe.bot' });
        expect(await engine.listCommands()).toMatchObject([{ command: 'probe', appId }]);
        expect(await engine.listActionButtons()).toMatchObject([{ actionId: 'poke', appId }]);
        expect(await engine.languages(appId)).toEqual({ en: { greeting: 'Hello, {{name}}' } });
    });

    test('a command opens a modal for the holder of the trigger', async () => {
        await engine.runCommand('probe', {
            sender: stage.admin,
            room: stage.room(),
            args: ['modal'],
            triggerId: 'trigger-1',
        });
        expect(stage.pushed).toMatchObject([[stage.admin.id, { type: 'modal.open', triggerId: 'trigger-1' }]]);
    });

    test('what is absent crosses to the app as null', async () => {
        expect(await stage.ask(engine, 'user', 'nobody')).toBeNull();
        expect(await stage.ask(engine, 'trigger')).toBeNull();
        expect(await stage.ask(engine, 'user', 'max.member')).toMatchObject({ username: 'max.member' });
    });

    test("an error of the server's crosses as its message alone", async () => {
        const { owner, admin } = stage.sample.accounts;
        expect(await stage.ask(engine, 'deactivate', owner._id)).toEqual({ message: '[user-last-owner]', fields: [] });
        expect(await stage.ask(engine, 'deactivate', admin._id)).toEqual({
            message: 'Leaving the app without an active admin is not allowed [error-action-not-allowed]',
            fields: [],
        });
        expect(await stage.ask(engine, 'deactivate', 'no-such-id')).toMatchObject({
            message: "Cannot destructure property 'id' of 'convertedUser' as it is undefined.",
        });
    });

    test('a saved setting is read by the app without a bridge', async () => {
        expect(await stage.ask(engine, 'colour')).toBe('grey');
        const { colour } = await engine.getSettings(appId);
        if (colour === undefined) {
            throw new Error('The probe has no colour');
        }
        await engine.saveSetting(appId, { ...colour, value: 'red' });
        calls.length = 0;
        messages.length = 0;
        expect(await stage.ask(engine, 'colour')).toBe('red');
        expect(calls).toEqual(['user.getAppUser', 'message.notifyUser']);
        expect(messages.slice(0, 2)).toEqual([
            'start accessor:getEnvironmentRead:getSettings:getValueById',
            'end accessor:getEnvironmentRead:getSettings:getValueById',
        ]);
    });

    test('a setting that the app refuses is saved all the same, and one that it replaces is saved as it returned it', async () => {
        const { shade } = await engine.getSettings(appId);
        if (shade === undefined) {
            throw new Error('The probe has no shade');
        }
        const savedAs = async (value: string): Promise<unknown> => {
            await engine.saveSetting(appId, { ...shade, value });
            return (await engine.getSettings(appId)).shade?.value;
        };
        expect(await savedAs('refused')).toBe('refused');
        expect(await savedAs('replaced')).toBe('light');
    });

    test('a handler answers a submit; one that throws answers nothing', async () => {
        const submit = (viewId: string) =>
            engine.interact({
                appId,
                type: 'viewSubmit',
                actionId: 'a',
                triggerId: 't',
                user: stage.admin,
                payload: { view: { id: viewId, type: 'modal', blocks: [] } },
            });
        expect(await submit('v')).toMatchObject({ type: 'errors', viewId: 'v', errors: { who: 'ada.admin' } });
        expect(await submit('broken')).toBeUndefined();
    });

    test("a button in a message's menu reaches the app", async () => {
        const answer = await engine.interact({
            appId,
            type: 'actionButton',
            actionId: 'poke',
            triggerId: 't',
            user: stage.admin,
            room: stage.room(),
            payload: { context: 'messageAction' },
        });
        expect(answer).toEqual({ success: true });
    });

    test('runs a job in the app, and knows none that nobody registered', async () => {
        await engine.runJob(`note_${appId}`, { jobId: 'j1', word: 'hush' });
        expect(stage.said.at(-1)).toEqual({ jobId: 'j1', word: 'hush' });
        await expect(engine.runJob(`other_${appId}`, {})).rejects.toThrow('No app has registered');
    });

    test('a promise that nobody waits for is logged, and the app lives', async () => {
        expect(await stage.ask(engine, 'forget')).toBe('forgotten');
        await stage.until(() => stage.logged.some((line) => line.includes('nobody waits for this')));
        expect(await stage.ask(engine, 'trigger')).toBeNull();
    });

    test('faults: a call can fail, answer null, come late or never', async () => {
        fault = 'throw';
        await expect(stage.ask(engine, 'user', 'max.member')).rejects.toMatchObject({
            message: 'fault injected: user.getByUsername',
        });
        fault = 'null';
        expect(await stage.ask(engine, 'user', 'max.member')).toBeNull();
        fault = { lateMs: 100 };
        const start = Date.now();
        expect(await stage.ask(engine, 'user', 'max.member')).toMatchObject({ username: 'max.member' });
        expect(Date.now() - start).toBeGreaterThanOrEqual(99);
        fault = 'hang';
        await expect(stage.ask(engine, 'user', 'max.member')).rejects.toThrow('timed out after 2000ms');
    });

    test('disabled, an app runs no command and no job; enabled again, it does', async () => {
        await engine.disable(appId);
        expect(await engine.status(appId)).toBe('manually_disabled');
        await expect(stage.ask(engine, 'trigger')).rejects.toThrow('App not enabled');
        const before = stage.said.length;
        await engine.runJob(`note_${appId}`, { jobId: 'j2', word: 'never' });
        expect(stage.said).toHaveLength(before);
        await engine.enable(appId);
        expect(await stage.ask(engine, 'trigger')).toBeNull();
    });

    test("the clock moves the app's dates and fires its timers, also after a restart", async () => {
        const day = 86_400_000;
        await stage.ask(engine, 'later', `${day} ${day / 2} ${day}`.replaceAll(' ', ','));
        const before = stage.said.length;
        await engine.shiftClock(day);
        await stage.until(() => stage.said.length === before + 2);
        expect(stage.said.slice(before)).toEqual(['every', 'once']);

        const ahead = async () => {
            const [now, date, fixed, isDate] = (await stage.ask(engine, 'now')) as unknown[];
            expect([fixed, isDate]).toEqual([5, true]);
            return [now, date].map((value) => ((Number(value) - Date.now()) / day).toFixed(1));
        };
        expect(await ahead()).toEqual(['1.0', '1.0']);
        await restart();
        expect(await ahead()).toEqual(['1.0', '1.0']);
        await engine.shiftClock(2 * day);
        expect(await ahead()).toEqual(['2.0', '2.0']);
    });

    test('the process that runs the app is the real Deno, and the engine restarts it when it is killed', async () => {
        const before = await engine.pid(appId);
        expect(runsDeno(before)).toBe(true);
        stage.logged.length = 0;
        await restart();
        expect(await engine.pid(appId)).not.toBe(before);
        expect(() => process.kill(before, 0)).toThrow('ESRCH');
        const log = stage.logged.join();
        expect(log).toContain('Successfully restarted app subprocess');
        expect(log).toContain('the probe is enabled');
        expect(await stage.ask(engine, 'trigger')).toBeNull();
    });

    test('a call that was under way when the process died ends with the time limit, not before', async () => {
        fault = 'hang';
        const met = new Promise<void>((resolve) => {
            faultMet = resolve;
        });
        const asked = stage.ask(engine, 'user', 'max.member').catch((error: unknown) => String(error));
        await met;
        await restart();
        expect(await asked).toContain('timed out after 2000ms');
    });

    test('a call that takes longer than the time limit is cut off and goes on; its log is stored when it ends', async () => {
        fault = { lateMs: 2200 };
        stage.logged.length = 0;
        await expect(stage.ask(engine, 'user', 'max.member')).rejects.toThrow('timed out after 2000ms');
        await stage.until(() => stage.logged.some((line) => line.includes('Command was successfully executed')));
        expect(stage.said.at(-1)).toMatchObject({ username: 'max.member' });
    });

    test('what the engine prints is collected', async () => {
        await expect(stage.ask(engine, 'nonsense')).rejects.toMatchObject({ message: 'the probe knows no "nonsense"' });
        expect(engine.consoleLines.join()).toContain('the probe knows no "nonsense"');
    });

    test('stopped, it leaves no process; another loads the app and its settings as after a restart of the server', async () => {
        const pid = await engine.pid(appId);
        const stored = await engine.stored(appId);
        await engine.stop();
        expect(() => process.kill(pid, 0)).toThrow('ESRCH');

        engine = await startEngine(stage.port, { latencyMs: 40 });
        await engine.load(stored);
        expect(await engine.status(appId)).toBe('manually_enabled');
        expect(await stage.ask(engine, 'colour')).toBe('red');
    });

    test('latency is added to each bridge call', async () => {
        const start = performance.now();
        await stage.ask(engine, 'trigger');
        // The answer's sender is looked up, and then the answer goes out.
        expect(performance.now() - start).toBeGreaterThanOrEqual(2 * 39);
    });

    test('uninstalled, nothing of the app is left', async () => {
        const pid = await engine.pid(appId);
        await engine.uninstall(appId, stage.admin);
        expect(() => process.kill(pid, 0)).toThrow('ESRCH');
        expect(await stage.port.getAppUser(appId)).toBeUndefined();
        expect(await engine.listCommands()).toEqual([]);
        await expect(engine.pid(appId)).rejects.toThrow('There is no process');
    });

    async function restart(): Promise<void> {
        const restarted = engine.restarted(appId);
        process.kill(await engine.pid(appId), 'SIGKILL');
        await restarted;
    }
});
