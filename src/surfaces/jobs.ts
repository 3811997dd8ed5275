import type {
    IConfigurationModify,
    IHttp,
    IModify,
    IPersistence,
    IRead,
    ISchedulerModify,
} from '@rocket.chat/apps-engine/definition/accessors';
import type { IJobContext, IProcessor } from '@rocket.chat/apps-engine/definition/scheduler';

import { Deadline } from '../moderation/deadline';
import { endTimers } from '../moderation/endTimers';
import { removeExpired, sweepCases } from '../moderation/sweep';
import { type Desk, deskApp, deskOf, type ModerationApp } from '../wiring';
import { sayClosing } from '../ui/say';

const SWEEP = 'sweep';
/** Nobody has asked just now, so nobody's clock is known. */
const UTC = 0;
/** How long each part of a sweep may take, in milliseconds: a call into the app is cut off at 30 s. */
const SWEEP_LIMIT = 20 * 1000;
const SCHEDULE_LIMIT = 5000;
const FOLLOW_UP = 'followUp';

/** The scheduled sweep: it closes what was left open, tells those whose cases they are, ends timers, and removes what has expired. */
export function sweepJob(app: ModerationApp): IProcessor {
    return {
        id: SWEEP,
        async processor(this: unknown, job, read: IRead, modify: IModify, http: IHttp, persistence: IPersistence) {
            const desk = deskOf(deskApp(this, app), { read, modify, http, persistence }, undefined);
            // Two sweeps at once would close and tell the same cases twice.
            await app.memory.sweeping.ask(() => sweepAll(desk, isFollowUp(job) ? undefined : modify.getScheduler()));
        },
    };
}

/** @param scheduler where a sweep may be followed by another before the next minute; a follow-up isn't, or they would multiply. */
async function sweepAll(desk: Desk, scheduler: ISchedulerModify | undefined): Promise<void> {
    const { workspace, inProgress } = desk;
    await Promise.all([
        sweepAndTell(desk, scheduler),
        inTime('The timed deactivations could not all be ended', endTimers(workspace, inProgress), desk),
        inTime('What has expired could not be removed', removeExpired(workspace), desk),
    ]);
}

async function inTime(otherwise: string, work: Promise<void>, { logger }: Desk): Promise<void> {
    const done = await new Deadline(SWEEP_LIMIT).wait(work);
    if (done.kind !== 'answered') {
        logger.error(`${otherwise}; the next sweep tries again`);
    }
}

async function sweepAndTell(desk: Desk, scheduler: ISchedulerModify | undefined): Promise<void> {
    const swept = await new Deadline(SWEEP_LIMIT).wait(sweepCases(desk.workspace, desk.inProgress));
    if (swept.kind !== 'answered') {
        desk.logger.error('The open cases could not be looked at; the next sweep tries again');
        return;
    }
    const { closed, lookAgainAt } = swept.value;
    await Promise.all([
        ...closed.map((closing) =>
            desk.tell(closing.closed.moderator.id, closing.closed.origin, sayClosing(closing, UTC)),
        ),
        ...(scheduler ? lookAgainAt.map((at) => followUp(scheduler, at)) : []),
    ]);
}

async function followUp(scheduler: ISchedulerModify, at: number): Promise<void> {
    const job = { id: SWEEP, when: new Date(at), data: { [FOLLOW_UP]: true } };
    await new Deadline(SCHEDULE_LIMIT).wait(scheduler.scheduleOnce(job));
}

function isFollowUp(job: IJobContext): boolean {
    return job[FOLLOW_UP] === true;
}

/**
 * Every minute, from now on and on whichever instance: a job that throws isn't tried again, and one that falls due while the app is off isn't
 * run later, but a recurring one comes round. Scheduling it again, as each start does, replaces it.
 */
export async function scheduleSweep({ scheduler }: IConfigurationModify): Promise<void> {
    await scheduler.scheduleRecurring({ id: SWEEP, interval: '1 minute' });
}
