import humanInterval from 'human-interval';

import type { Clock } from './clock';
import { randomObjectId } from './ids';

export interface Job {
    id: string;
    /** The name of its processor, with the app's id appended. */
    name: string;
    appId: string;
    data: object;
    /** Milliseconds between two runs; absent for a job that runs once. */
    every?: number;
    /** When it is to run, in milliseconds since the epoch; absent for one that will not run (again): it failed, or is running. */
    nextRunAt?: number;
    running: boolean;
    failures: number;
}

/** The jobs that apps scheduled, as Agenda keeps them in the server's database: they outlive a restart, an update and disabling. */
export class Jobs {
    readonly #byId = new Map<string, Job>();

    constructor(private readonly clock: Clock) {}

    /**
     * Schedules one run. Every call makes another job.
     * @param when a date, its ISO 8601 text, or words such as `10 seconds`
     */
    once(name: string, appId: string, when: string | Date, data: object | undefined): string {
        return this.#insert({ name, appId, data: { ...data }, nextRunAt: this.#timeOf(when) }).id;
    }

    /**
     * Schedules recurring runs. There is one such job per name: a second call changes its interval and data. It changes the time of the next run only
     * where the first one is skipped.
     * @param interval milliseconds, or words such as `5 minutes`
     */
    every(
        name: string,
        appId: string,
        interval: string | number,
        skipImmediate: boolean,
        data: object | undefined,
    ): string {
        const every = millisecondsOf(interval);
        const now = this.clock.millis();
        const known = this.all().find((job) => job.name === name && job.every !== undefined);
        if (!known) {
            return this.#insert({ name, appId, data: { ...data }, every, nextRunAt: skipImmediate ? now + every : now })
                .id;
        }
        known.every = every;
        known.data = { ...data };
        if (skipImmediate) {
            known.nextRunAt = now + every;
        }
        return known.id;
    }

    /** Whether a job that runs once waits for this processor. */
    hasOnce(name: string): boolean {
        return this.all().some((job) => job.name === name && job.every === undefined);
    }

    /** Cancels the job with this id. If the text is no id, all jobs of the processor with this name. */
    cancel(idOrName: string): void {
        // The engine appends the app's id to whatever an app cancels, so a job's id comes as `<id>_<appId>`.
        const [id = ''] = idOrName.split('_');
        if (/^[0-9a-f]{24}$/i.test(id)) {
            this.#byId.delete(id);
            return;
        }
        this.#removeWhere(({ name }) => name === idOrName);
    }

    cancelAll(appId: string): void {
        this.#removeWhere(({ name }) => name.endsWith(`_${appId}`));
    }

    all(): Job[] {
        return [...this.#byId.values()];
    }

    /** Takes the jobs whose time has come, one per name at a time, and marks them as running. */
    takeDue(): Job[] {
        const now = this.clock.millis();
        const busy = new Set(this.all().flatMap(({ running, name }) => (running ? [name] : [])));
        const due: Job[] = [];
        for (const job of this.all().sort((a, b) => (a.nextRunAt ?? 0) - (b.nextRunAt ?? 0))) {
            if (job.nextRunAt !== undefined && job.nextRunAt <= now && !busy.has(job.name)) {
                busy.add(job.name);
                job.running = true;
                job.nextRunAt = job.every === undefined ? undefined : now + job.every;
                due.push(job);
            }
        }
        return due;
    }

    /** Notes the end of a run. A job that failed isn't tried again; a recurring one goes on at its next interval. */
    finish(job: Job, failed: boolean): void {
        job.running = false;
        if (failed) {
            job.failures++;
        } else if (job.every === undefined) {
            this.#byId.delete(job.id);
        }
    }

    #insert(fields: Omit<Job, 'id' | 'running' | 'failures'>): Job {
        const job: Job = { id: randomObjectId(), running: false, failures: 0, ...fields };
        this.#byId.set(job.id, job);
        return job;
    }

    #removeWhere(matches: (job: Job) => boolean): void {
        for (const job of this.all().filter(matches)) {
            this.#byId.delete(job.id);
        }
    }

    #timeOf(when: string | Date): number {
        const date = typeof when === 'string' ? Date.parse(when) : when.getTime();
        return Number.isNaN(date) ? this.clock.millis() + millisecondsOf(String(when).replace(/^in /, '')) : date;
    }
}

function millisecondsOf(interval: string | number): number {
    const milliseconds = typeof interval === 'number' ? interval : humanInterval(interval);
    if (milliseconds === undefined || Number.isNaN(milliseconds)) {
        throw new Error(
            `"${interval}" is no interval that this workspace understands (Agenda's cron expressions are not modelled).`,
        );
    }
    return milliseconds;
}
