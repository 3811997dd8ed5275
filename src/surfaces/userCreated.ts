import type { IUserContext } from '@rocket.chat/apps-engine/definition/users';

import { Deadline } from '../moderation/deadline';
import type { RegistrationCount } from '../moderation/newcomers';
import { RECORD_LIMIT } from '../moderation/timeouts';
import type { Context } from './context';

/**
 * An account was made. One that nobody else made registered itself, and is noted. It has no username yet, so it is read when it is listed
 * (docs/rocketchat.md#an-account-that-registered-itself).
 */
export async function answerUserCreated(
    { user: { id, type }, performedBy }: IUserContext,
    count: RegistrationCount,
    { ports, logger }: Pick<Context, 'ports' | 'logger'>,
): Promise<void> {
    const now = Date.now();
    const kind: string = type;
    if (kind !== 'user' || performedBy || !count.take(now)) {
        return;
    }
    const written = await new Deadline(RECORD_LIMIT).wait(ports.newcomers.write({ accountId: id, at: now }));
    if (written.kind !== 'answered') {
        logger.error('A new account could not be noted: the list of newcomers lacks it');
    }
}
