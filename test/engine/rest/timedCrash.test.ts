import { writes } from '../support/hooks';
import { ServiceStage } from '../support/serviceStage';
import { timersOf } from '../support/timers';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ended = (post: { key: string }[]): boolean => post.some(({ key }) => key === 'log_posted_timer_ended');

/** A timed deactivation ends while the app is off, or the app is killed in the middle. */
describe('the end of a timed deactivation, when the app was off', () => {
    let at: ServiceStage;
    const shift = (milliseconds: number): Promise<void> => at.stage.workspace.clock.shift(milliseconds);

    beforeEach(async () => {
        at = await ServiceStage.start({ engine: { runtimeTimeoutMs: 1500 } });
    });

    afterEach(() => at.stop());

    test('disabled at its time: carried out when it is enabled again', async () => {
        const { admin, moderator, spammer } = at.stage.people;
        await at.deactivate(moderator, spammer, '1-hour');
        const client = await at.stage.as(admin);
        const path = `/api/apps/${at.stage.appId}/status`;
        await client.post(path, { status: 'manually_disabled' });
        await shift(2 * HOUR);
        await shift(MINUTE);
        expect(at.stage.isActive(spammer)).toBe(false);
        await client.post(path, { status: 'manually_enabled' });
        await shift(MINUTE);
        await at.posted(ended);
        expect(at.stage.isActive(spammer)).toBe(true);
        expect(at.timesAsked(true)).toBe(1);
        expect(timersOf(at.stage)).toEqual([]);
    });

    test.each([
        ['and the server finishes the call: the account is found active', true, 'log_posted_timer_found'],
        ['and the call is lost: it is made again', false, 'log_posted_timer_ended'],
    ])('killed while its call is under way, %s, by one case', async (_name, carriedOut, said) => {
        const told = (post: { key: string }[]): boolean => post.some(({ key }) => key === said);
        const { moderator, spammer } = at.stage.people;
        await at.deactivate(moderator, spammer, '1-hour');
        const { end, reached } = at.server.answer('users.setActiveStatus', 'silent', { carriedOut });
        const shifting = shift(HOUR + MINUTE);
        await reached;
        expect(at.stage.openCases()).toHaveLength(1);
        await at.stage.kill();
        await shifting;
        end();
        await shift(MINUTE);
        await shift(MINUTE);
        await at.posted(told);
        expect(at.stage.isActive(spammer)).toBe(true);
        expect(at.timesAsked(true)).toBe(carriedOut ? 1 : 2);
        await shift(10 * MINUTE);
        expect(at.stage.openCases()).toEqual([]);
        expect(timersOf(at.stage)).toEqual([]);
        expect(at.posts().filter(told)).toHaveLength(1);
    });

    test('killed after the deactivation, before its timer is written: the sweep writes it, and the end comes', async () => {
        const { moderator, spammer } = at.stage.people;
        const modal = (await at.stage.ask(moderator, spammer)).fill('duration', '1-hour');
        const writing = at.stage.hooks.hold('persistence.updateByAssociations', writes('timer'));
        const submitting = at.stage.submit(moderator, modal).catch(() => undefined);
        await writing.reached;
        expect(at.stage.isActive(spammer)).toBe(false);
        expect(timersOf(at.stage)).toEqual([]);
        await at.stage.kill();
        writing.release('throw');
        await submitting;
        await shift(MINUTE + 1000);
        await at.posted((post) => post.some(({ key }) => key === 'log_posted_deactivated'));
        expect(timersOf(at.stage)).toHaveLength(1);
        await shift(HOUR);
        await at.posted(ended);
        expect(at.stage.isActive(spammer)).toBe(true);
    });
});

/** Two instances of the server over one database. */
describe('the end of a timed deactivation in a cluster', () => {
    let at: ServiceStage;

    beforeEach(async () => {
        at = await ServiceStage.start({ instances: 2 });
    });

    afterEach(() => at.stop());

    test('comes once, also where both instances look at the same time', async () => {
        const { moderator, spammer } = at.stage.people;
        const { workspace, model, appId } = at.stage;
        await at.deactivate(moderator, spammer, '1-hour');
        model.clock.shift(HOUR);
        await Promise.all(workspace.engines.map((engine) => engine.shiftClock(model.clock.offset)));
        await Promise.all(workspace.engines.map((engine) => engine.runJob(`sweep_${appId}`, {})));
        expect(at.timesAsked(true)).toBeLessThanOrEqual(1);
        await workspace.clock.shift(MINUTE);
        await workspace.clock.shift(MINUTE);
        await at.posted(ended);
        expect(at.stage.isActive(spammer)).toBe(true);
        expect(at.timesAsked(true)).toBe(1);
        expect(at.posts().filter(ended)).toHaveLength(1);
        expect(timersOf(at.stage)).toEqual([]);
    });
});
