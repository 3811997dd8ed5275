import { carryOut, type Outcome } from './carryOut';
import type { Decision } from './checkSubmit';
import type { Claims } from './claims';
import { Deadline } from './deadline';
import { findRoomsOwnedAlone } from './findRoomsOwnedAlone';
import { mandateOfConfirmation } from './mandate';
import type { Ownership, Question } from './pendingConfirmation';
import type { Ports } from './ports';
import { questionFor } from './questionFor';
import {
    askedAgain,
    covers,
    type Relinquished,
    relinquishedBy,
    type RoomsOwnedAlone,
    withoutKept,
} from './roomsOwnedAlone';
import { RECORD_LIMIT, ROOMS_AGAIN_LIMIT } from './timeouts';

/** What a decision leads to. */
export type Decided =
    | Exclude<Outcome, { kind: 'last-owner' }>
    /** The rooms that the account owns alone need a consent of their own; `again` where it was given, and doesn't cover what is known now. */
    | ({
          readonly kind: 'ask-ownership';
          readonly question: Question;
      } & Ownership);

/**
 * From a decision to what came of it: carried out, or the question that the server asks back.
 * @param deadline by when the rooms have to be known, so that the next step can still be shown.
 */
export async function applyDecision(
    decision: Decision,
    ports: Ports,
    claims: Claims,
    deadline: Deadline,
): Promise<Decided> {
    const { permit, confirmation } = decision;
    const { step } = confirmation;
    let relinquish: Relinquished | undefined;
    if (step.kind === 'ownership') {
        const { kept } = step.rooms;
        const found = withoutKept(
            await findRoomsOwnedAlone(permit.target.id, ports, new Deadline(ROOMS_AGAIN_LIMIT)),
            kept,
        );
        const now = askedAgain(step.rooms, found);
        if (!step.again && !covers(step.rooms, found, confirmation.createdAt)) {
            const removed = await new Deadline(RECORD_LIMIT).wait(ports.confirmations.remove(confirmation.id));
            return removed.kind === 'answered' ? askOwnership(decision, now, true) : { kind: 'not-begun' };
        }
        relinquish = relinquishedBy(now);
    }
    const mandate = mandateOfConfirmation(confirmation, relinquish, ports);
    const outcome = await carryOut(permit, mandate, ports, claims, deadline);
    return outcome.kind === 'last-owner' ? askOwnership(decision, outcome.rooms, step.kind === 'ownership') : outcome;
}

function askOwnership(
    { permit, confirmation, isUnsaid }: Decision,
    rooms: RoomsOwnedAlone,
    again: boolean,
): Extract<Decided, { kind: 'ask-ownership' }> {
    const ownership = { rooms, again, isUnsaid };
    const question = questionFor(permit, { kind: 'ownership', ...ownership }, confirmation);
    return { kind: 'ask-ownership', question, ...ownership };
}
