import { Deadline } from '../moderation/deadline';
import { BRAKE_COUNTS_OVER, SWEEP_PART_LIMIT } from '../moderation/timeouts';
import type { Context } from './context';

/**
 * The app was updated. Version 1.0.0 knew no brake, and what moderators did with it in the last hour counts all the same.
 * What would be thrown here nobody would hear of (docs/rocketchat.md#an-update-keeps-what-an-app-has).
 */
export async function answerAppUpdated({ ports, logger }: Pick<Context, 'ports' | 'logger'>): Promise<void> {
    const bringing = ports.cases.bringForward(Date.now() - BRAKE_COUNTS_OVER);
    const brought = await new Deadline(SWEEP_PART_LIMIT).wait(bringing);
    if (brought.kind !== 'answered') {
        logger.error('The brake can not count what was done before the update: for an hour it lets more through');
    }
}
