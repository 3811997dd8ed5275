import type { Job } from './model/jobs';
import type { WorkspaceModel } from './model/model';
import type { EnginePort } from './port';

/** How often the scheduler looks for jobs whose time has come, in milliseconds. (Agenda does so every few seconds.) */
const period = 1000;

/**
 * Runs the jobs that apps scheduled, as Agenda does for a cluster: each due job on one engine, once, and never again if it throws.
 * What a job does while its app is disabled is the engine's business: nothing.
 */
export class Scheduler {
    #timer: NodeJS.Timeout | undefined;
    #turn = 0;
    readonly #running = new Set<Promise<void>>();

    constructor(
        private readonly model: WorkspaceModel,
        private readonly engines: Pick<EnginePort, 'runJob'>[],
    ) {}

    start(): void {
        const timer = setInterval(() => void this.#look(() => this.#timer === timer), period);
        this.#timer = timer.unref();
    }

    /** Looks now, and waits for the jobs that are due to end: jobs of one processor run one after the other. */
    look(): Promise<void> {
        return this.#look(() => true);
    }

    /** Looks no more by itself, and waits for what is still running. */
    async stop(): Promise<void> {
        clearInterval(this.#timer);
        this.#timer = undefined;
        await Promise.all(this.#running);
    }

    async #look(goesOn: () => boolean): Promise<void> {
        for (let due = this.model.jobs.takeDue(); due.length > 0; due = goesOn() ? this.model.jobs.takeDue() : []) {
            await Promise.all(due.map((job) => this.#track(this.#run(job))));
        }
    }

    async #track(run: Promise<void>): Promise<void> {
        this.#running.add(run);
        await run;
        this.#running.delete(run);
    }

    async #run(job: Job): Promise<void> {
        const engine = this.engines[this.#turn++ % this.engines.length];
        try {
            await engine?.runJob(job.name, { ...job.data, jobId: job.id });
            this.model.jobs.finish(job, false);
        } catch {
            // The engine has logged it; the job counts as failed.
            this.model.jobs.finish(job, true);
        }
    }
}
