import type {
    IConfigurationModify,
    IHttp,
    IModify,
    IPersistence,
    IRead,
    ISchedulerModify,
} from '@rocket.chat/apps-engine/definition/accessors';
import type { IJobContext, IProcessor } from '@rocket.chat/apps-engine/definition/scheduler';

import type { Batch } from '../moderation/batch';
import type { Closing } from '../moderation/closeCase';
import { Deadline } from '../moderation/deadline';
import { endTimers } from '../moderation/endTimers';
import { followAccounts } from '../moderation/followAccounts';
import { followReports } from '../moderation/followReports';
import { followRoles } from '../moderation/followRoles';
import { removeOldNewcomers } from '../moderation/newcomers';
import { removeExpired, sweepCases } from '../moderation/sweep';
import { takeUpBatch } from '../moderation/takeUpBatch';
import { LOG_POST_LIMIT, RECORD_LIMIT, SCHEDULE_LIMIT, SWEEP_EVERY, SWEEP_PART_LIMIT } from '../moderation/timeouts';
import { SECOND } from '../words/units';
import type { Context, JobContext, JobContextFor } from './context';
import { seeBatchThrough } from './seeBatchThrough';
import { tellEnded } from './tellDecided';
import { workOffCleanUps } from './workOffCleanUps';

const SWEEP = 'sweep';
const TRY_SERVICE_ACCOUNT = 'try-service-account';
const FOLLOW_UP = 'followUp';

/** The scheduled sweep: it closes what was left open, tells those whose cases they are, ends timers, and removes what has expired. */
export function sweepJob(contextFor: JobContextFor): IProcessor {
    return job(SWEEP, contextFor, (context, scheduled) =>
        context.sweeping.ask(() => sweepAll(context, isFollowUp(scheduled) ? undefined : context.scheduler)),
    );
}

/** Tries the service account, and says in the app's log and in the log room what came of it. */
export function serviceAccountJob(contextFor: JobContextFor): IProcessor {
    return job(TRY_SERVICE_ACCOUNT, contextFor, async ({ ports }) => {
        const state = await ports.serviceAccount.tryOut();
        await new Deadline(LOG_POST_LIMIT).wait(ports.caseLog.notice({ kind: 'service-account', state }));
    });
}

function job(
    id: string,
    contextFor: JobContextFor,
    work: (context: JobContext, scheduled: IJobContext) => Promise<void>,
): IProcessor {
    return {
        id,
        async processor(
            this: unknown,
            scheduled,
            read: IRead,
            modify: IModify,
            http: IHttp,
            persistence: IPersistence,
        ) {
            await work(contextFor({ read, modify, http, persistence }, this), scheduled);
        },
    };
}

/**
 * Every minute, from now on and on whichever instance: a job that throws isn't tried again, and one that falls due while the app is off isn't run
 * later. A recurring one comes round. Scheduling it again, as each start does, replaces it.
 */
export async function scheduleSweep({ scheduler }: IConfigurationModify): Promise<void> {
    await scheduler.scheduleRecurring({ id: SWEEP, interval: `${SWEEP_EVERY / SECOND} seconds` });
}

/** At once, as a job of its own. */
export async function scheduleTry({ scheduler }: IConfigurationModify): Promise<void> {
    await scheduler.scheduleOnce({ id: TRY_SERVICE_ACCOUNT, when: new Date() });
}

/** @param scheduler where a sweep may be followed by another before the next minute; a follow-up isn't, or they would multiply. */
async function sweepAll(context: Context, scheduler: ISchedulerModify | undefined): Promise<void> {
    const { ports, claims } = context;
    await Promise.all([
        inTime('The cases and what follows them are not all over', sweepWhatWasBegun(context, scheduler), context),
        inTime('The timed deactivations could not all be ended', endTimers(ports, claims), context),
        inTime('The deactivated accounts could not all be followed', followAccounts(ports), context),
        inTime('Old newcomers could not be removed', removeOldNewcomers(ports), context),
        inTime(
            'The cards of reports could not all be followed',
            followReports(ports, new Deadline(SWEEP_PART_LIMIT)),
            context,
        ),
        inTime('The roles in the settings could not be followed', followRoles(ports), context),
        inTime('What has expired could not be removed', removeExpired(ports), context),
    ]);
}

/**
 * Batches and clean-ups go on by what became of their cases, so they come after them. A round of either may outlast the sweep: it goes on, under a
 * claim of its own, and that is no failure.
 */
async function sweepWhatWasBegun(context: Context, scheduler: ISchedulerModify | undefined): Promise<void> {
    const deadline = new Deadline(SWEEP_PART_LIMIT);
    await sweepAndTell(context, scheduler, deadline);
    const wentOn = await deadline
        .before(SECOND)
        .wait(Promise.all([goOnWithBatches(context), workOffCleanUps(context)]));
    if (wentOn.kind === 'failed') {
        throw new Error(wentOn.message);
    }
}

async function inTime(otherwise: string, work: Promise<void>, { logger }: Context): Promise<void> {
    const done = await new Deadline(SWEEP_PART_LIMIT).wait(work);
    if (done.kind !== 'answered') {
        logger.error(`${otherwise}; the next sweep tries again`);
    }
}

async function sweepAndTell(
    context: Context,
    scheduler: ISchedulerModify | undefined,
    deadline: Deadline,
): Promise<void> {
    const swept = await deadline.wait(sweepCases(context.ports, context.claims));
    if (swept.kind !== 'answered') {
        context.logger.error('The open cases could not be looked at; the next sweep tries again');
        return;
    }
    const { closed, lookAgainAt } = swept.value;
    await Promise.all([
        ...closed.filter(isAlone).map((closing) => tellEnded(closing, closing.closed.moderator.id, context)),
        ...(scheduler ? lookAgainAt.map((at) => followUp(scheduler, at)) : []),
    ]);
}

/** A batch tells of its cases together, when it is over. */
function isAlone({ closed: { batchId } }: Closing): boolean {
    return batchId === null;
}

/** Takes up the batches that were left in the middle. */
async function goOnWithBatches(context: Context): Promise<void> {
    const open = await new Deadline(RECORD_LIMIT).within(context.ports.batches.stillOpen());
    await Promise.all(open.map((batch) => goOnWith(batch, context)));
}

async function goOnWith(batch: Batch, context: Context): Promise<void> {
    const taken = await takeUpBatch(batch, context.ports, context.claims);
    if (taken) {
        await seeBatchThrough(taken, batch.moderator.id, context);
    }
}

async function followUp(scheduler: ISchedulerModify, at: number): Promise<void> {
    const next = { id: SWEEP, when: new Date(at), data: { [FOLLOW_UP]: true } };
    await new Deadline(SCHEDULE_LIMIT).wait(scheduler.scheduleOnce(next));
}

function isFollowUp(scheduled: IJobContext): boolean {
    return scheduled[FOLLOW_UP] === true;
}
