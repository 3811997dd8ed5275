import type { CleanUpReport } from '../moderation/cleanUp';
import { Deadline } from '../moderation/deadline';
import { inParallel } from '../moderation/inParallel';
import { runCleanUp } from '../moderation/runCleanUp';
import { CLAIM_LASTS, LOG_POST_LIMIT, RECORD_LIMIT } from '../moderation/timeouts';
import { sayCleanUp } from '../ui/cleanUpMessages';
import type { Context } from './context';

/** So many cases are cleaned up after at a time. */
const AT_ONCE = 2;

/** Goes on with the clean-ups that are due, and tells what came of them: the moderator, and the thread of the case. Never rejects. */
export async function workOffCleanUps(context: Context): Promise<void> {
    const { ports, claims, logger } = context;
    const all = await new Deadline(RECORD_LIMIT).wait(ports.cleanUps.all());
    if (all.kind !== 'answered') {
        logger.error('The clean-ups could not be read; the next sweep tries again');
        return;
    }
    const due = all.value.filter(({ dueAt }) => dueAt <= Date.now());
    // Where the process ended in the middle of one, the next end must tell in which.
    const atOnce = due.some(({ searching, interruptions }) => searching.length + interruptions > 0) ? 1 : AT_ONCE;
    const tellOf = (report: CleanUpReport): Promise<void> => tellCleanUp(report, context);
    await inParallel(due, (one) => runCleanUp(one, ports, claims, tellOf), new Deadline(CLAIM_LASTS), atOnce);
}

async function tellCleanUp(report: CleanUpReport, { ports, tell }: Context): Promise<void> {
    if (report.kind === 'over' && !report.isNews) {
        return;
    }
    const { batchId, moderator, origin } = report.cleanUp;
    // Of fifty accounts the moderator would get fifty messages: the thread of the batch has what went as it should.
    const isForThread = batchId !== null && report.kind !== 'stopped';
    await Promise.all([
        new Deadline(LOG_POST_LIMIT).wait(ports.caseLog.postCleanUp(report)),
        isForThread ? undefined : tell(moderator.id, origin, sayCleanUp(report)),
    ]);
}
