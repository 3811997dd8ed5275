import { WorkspaceModel } from '../model/model';
import { Scheduler } from '../scheduler';

/** Agenda's ways with jobs (docs/rocketchat.md#a-job-runs-once-in-a-cluster). That jobs run in the app is tested with an engine. */
describe('jobs of apps', () => {
    const app = 'app-1';
    const name = `sweep_${app}`;
    let model: WorkspaceModel;
    const run = (failed = false): unknown[] =>
        model.jobs.takeDue().map((job) => {
            model.jobs.finish(job, failed);
            return job.data;
        });

    beforeEach(() => {
        model = new WorkspaceModel();
    });

    test.each([
        ['words', '10 seconds'],
        ['words with "in"', 'in 10 seconds'],
    ])('a job that is scheduled once, by %s, runs once, when its time has come', (_, when) => {
        model.jobs.once(name, app, when, { n: 1 });
        expect(run()).toEqual([]);
        model.clock.shift(10_001);
        expect(run()).toEqual([{ n: 1 }]);
        expect(model.jobs.all()).toEqual([]);
    });

    test('a date counts by the clock of the workspace', () => {
        model.clock.shift(3_600_000);
        model.jobs.once(name, app, new Date(model.clock.millis() + 5000), undefined);
        model.jobs.once(name, app, new Date(model.clock.millis() - 5000).toISOString(), { late: true });
        expect(run()).toEqual([{ late: true }]);
    });

    test('a job that throws is not tried again', () => {
        model.jobs.once(name, app, new Date(), undefined);
        expect(run(true)).toHaveLength(1);
        model.clock.shift(86_400_000);
        expect(run()).toEqual([]);
        expect(model.jobs.all()).toMatchObject([{ failures: 1 }]);
    });

    test('a recurring job runs at once and then at each interval, also after it threw', () => {
        model.jobs.every(name, app, '1 minute', false, undefined);
        expect(run(true)).toHaveLength(1);
        expect(run()).toHaveLength(0);
        model.clock.shift(60_001);
        expect(run()).toHaveLength(1);
    });

    test('a recurring job whose time came several times while nobody looked runs once', () => {
        model.jobs.every(name, app, 60_000, true, undefined);
        expect(run()).toHaveLength(0);
        model.clock.shift(600_000);
        expect(run()).toHaveLength(1);
        expect(run()).toHaveLength(0);
    });

    test('there is one recurring job for each processor: scheduling it again does not make it run sooner', () => {
        const id = model.jobs.every(name, app, 60_000, false, { n: 1 });
        run();
        expect(model.jobs.every(name, app, 60_000, false, { n: 2 })).toBe(id);
        expect(run()).toHaveLength(0);
        model.clock.shift(60_001);
        expect(run()).toEqual([{ n: 2 }]);
    });

    test('jobs of one processor run one at a time', () => {
        model.jobs.once(name, app, new Date(), { n: 1 });
        model.jobs.once(name, app, new Date(), { n: 2 });
        const [first, ...more] = model.jobs.takeDue();
        expect(more).toEqual([]);
        expect(model.jobs.takeDue()).toEqual([]);
        if (first) {
            model.jobs.finish(first, false);
        }
        expect(run()).toEqual([{ n: 2 }]);
    });

    test("cancelling by id cancels one job; by a processor's name, all of its jobs", () => {
        const id = model.jobs.once(name, app, '1 hour', undefined);
        model.jobs.once(name, app, '1 hour', undefined);
        model.jobs.once(`other_${app}`, app, '1 hour', undefined);
        model.jobs.cancel(`${id}_${app}`);
        expect(model.jobs.all()).toHaveLength(2);
        model.jobs.cancel(name);
        expect(model.jobs.all().map((job) => job.name)).toEqual([`other_${app}`]);
        model.jobs.cancelAll(app);
        expect(model.jobs.all()).toEqual([]);
    });

    test('a scheduler that is stopped begins no other job, also where one was running by then; asked to look, it does', async () => {
        jest.useFakeTimers();
        const begun: object[] = [];
        const [ended, end] = deferred();
        const scheduler = new Scheduler(model, [{ runJob: (_name, data) => (begun.push(data), ended) }]);
        model.jobs.once(name, app, new Date(), { n: 1 });
        model.jobs.once(name, app, new Date(), { n: 2 });
        scheduler.start();
        jest.advanceTimersByTime(1000);
        jest.useRealTimers();
        const stopped = scheduler.stop();
        end();
        await stopped;
        expect(begun).toMatchObject([{ n: 1 }]);
        await scheduler.look();
        expect(begun).toMatchObject([{ n: 1 }, { n: 2 }]);
    });

    test('what is no interval is an error', () => {
        expect(() => model.jobs.every(name, app, 'now and then', false, undefined)).toThrow('no interval');
    });
});

function deferred(): [Promise<void>, () => void] {
    let resolve = (): void => undefined;
    const promise = new Promise<void>((done) => {
        resolve = done;
    });
    return [
        promise,
        () => {
            resolve();
        },
    ];
}
