import type {
    IConfigurationModify,
    IHttp,
    IModify,
    IPersistence,
    IRead,
    ISchedulerModify,
} from '@rocket.chat/apps-engine/definition/accessors';
import type { IProcessor } from '@rocket.chat/apps-engine/definition/scheduler';

import { Deadline } from '../moderation/deadline';
import { endTimers } from '../moderation/endTimers';
import { removeExpired, sweepCases } from '../moderation/sweep';
import { type Desk, deskApp, deskOf, type ModerationApp } from './desk';
import { sayClosing } from './say';

const SWEEP = 'sweep';
/** Nobody has asked just now, so nobody's clock is known. */
const UTC = 0;
/** A call into the app is cut off at 30 s. */
const SWEEP_LIMIT = 25 * 1000;

/** The scheduled sweep: it closes what was left open, tells those whose cases they are, and removes what has expired. */
export function sweepJob(app: ModerationApp): IProcessor {
    return {
        id: SWEEP,
        async processor(this: unknown, _context, read: IRead, modify: IModify, http: IHttp, persistence: IPersistence) {
            const desk = deskOf(deskApp(this, app), { read, modify, http, persistence }, undefined);
            await Promise.all([
                sweepAndTell(desk, modify.getScheduler()),
                new Deadline(SWEEP_LIMIT).wait(endTimers(desk.workspace, desk.inProgress)),
                new Deadline(SWEEP_LIMIT).wait(removeExpired(desk.workspace)),
            ]);
        },
    };
}

async function sweepAndTell(desk: Desk, scheduler: ISchedulerModify): Promise<void> {
    const swept = await new Deadline(SWEEP_LIMIT).wait(sweepCases(desk.workspace, desk.inProgress));
    if (swept.kind !== 'answered') {
        desk.logger.error('The open cases could not be looked at; the next sweep tries again');
        return;
    }
    const { closed, lookAgainAt } = swept.value;
    if (lookAgainAt !== undefined) {
        await scheduler.scheduleOnce({ id: SWEEP, when: new Date(lookAgainAt) });
    }
    await Promise.all(
        closed.map((closing) =>
            desk.tell(closing.closed.moderator.id, closing.closed.origin, sayClosing(closing, UTC)),
        ),
    );
}

/**
 * Every minute, from now on and on whichever instance: a job that throws isn't tried again, and one that falls due while the app is off isn't
 * run later, but a recurring one comes round. Scheduling it again, as each start does, replaces it.
 */
export async function scheduleSweep({ scheduler }: IConfigurationModify): Promise<void> {
    await scheduler.scheduleRecurring({ id: SWEEP, interval: '1 minute' });
}
