import type { Job } from '../../sandbox/model/jobs';
import { type Stage, stageForEachTest } from './support/stage';

const MINUTE = 60_000;

/** A sweep that leaves a case open is followed by another before its next minute. */
describe('follow-ups of the sweep', () => {
    let stage: Stage;

    stageForEachTest(async (started) => {
        stage = started;
        // The sweep of the app's start is over; the next one comes in a minute.
        await stage.workspace.scheduler.look();
    });

    const followUps = (): Job[] => stage.model.jobs.all().filter(({ every }) => every === undefined);
    /** How often the app has swept: each time it reads the open cases once. */
    const sweeps = (): number =>
        stage.hooks
            .argsOf('persistence.readByAssociations')
            .filter((args) => JSON.stringify(args).includes('"open-cases"')).length;

    test('are scheduled for the time at which the case can be looked at; one isn’t followed by another', async () => {
        const { moderator, spammer } = stage.people;
        const call = stage.hooks.hold('user.deactivate');
        const submitting = stage.submit(moderator, await stage.ask(moderator, spammer));
        await call.reached;
        expect(followUps()).toEqual([]);
        await stage.sweepOn(0);
        const [opened] = stage.openCases();
        const [followUp, ...more] = followUps();
        expect(more).toEqual([]);
        const dueAt = (followUp?.nextRunAt ?? 0) - (opened?.openedAt ?? 0);
        expect(dueAt).toBeGreaterThanOrEqual(10_000);
        expect(dueAt).toBeLessThan(15_000);
        const before = sweeps();
        await stage.workspace.clock.shift(16_000);
        expect(sweeps()).toBe(before + 1);
        expect(stage.openCases()).toHaveLength(1);
        expect(followUps()).toEqual([]);
        call.release();
        await submitting;
    });

    test('do not multiply, however long a case stays open', async () => {
        const { moderator, spammer } = stage.people;
        stage.hooks.fault('persistence.updateByAssociations', 'throw');
        await stage.submit(moderator, await stage.ask(moderator, spammer));
        const [opened] = stage.openCases();
        stage.hooks.fault('persistence.readByAssociations', 'throw', (args) =>
            JSON.stringify(args).includes(`"case:${String(opened?.id)}"`),
        );
        await stage.workspace.clock.shift(MINUTE);
        const before = sweeps();
        for (let minutes = 1; minutes <= 10; minutes++) {
            await stage.workspace.clock.shift(MINUTE);
            // In each minute its own sweep, and the one that follows that of the minute before.
            expect(sweeps() - before).toBeLessThanOrEqual(2 * minutes);
            expect(followUps().length).toBeLessThanOrEqual(2);
        }
        expect(sweeps() - before).toBeGreaterThan(15);
        expect(stage.openCases()).toHaveLength(1);
    });
});
