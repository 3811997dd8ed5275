import type { StatusChange } from './account';
import type { Standing } from './authorise';
import { type ClosedCase, isSeenAsAsked } from './case';

/**
 * Who made an account as it is, and until when. Who is behind what was only found, nobody knows.
 * @param known all cases of the account, newest first.
 * @param action what the account is by now: deactivated or activated.
 */
export function standingOf(known: readonly ClosedCase[], action: StatusChange): Standing {
    const seen = known.filter(({ ending }) => isSeenAsAsked(ending));
    const made = seen.find((one) => one.action !== 'change-duration');
    const last = made?.action === action && made.ending.kind === 'done' ? made : undefined;
    const timed = seen[0]?.action === 'change-duration' ? seen[0] : last;
    return { last, until: timed && timed.lasts !== null ? timed.openedAt + timed.lasts : null };
}
