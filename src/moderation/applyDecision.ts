import type { Permit } from './authorise';
import { carryOut, type Outcome } from './carryOut';
import type { Decision } from './checkSubmit';
import type { Claims } from './claims';
import { Deadline } from './deadline';
import { findRoomsOwnedAlone } from './findRoomsOwnedAlone';
import { mandateOfConfirmation } from './mandate';
import type { PendingConfirmation, Question } from './pendingConfirmation';
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
    | {
          readonly kind: 'ask-ownership';
          readonly question: Question;
          readonly rooms: RoomsOwnedAlone;
          readonly again: boolean;
      };

/**
 * From a decision to what came of it: carried out, or the question that the server asks back.
 * @param deadline by when the rooms have to be known, so that the next step can still be shown.
 */
export async function applyDecision(
    { permit, confirmation }: Decision,
    ports: Ports,
    claims: Claims,
    deadline: Deadline,
): Promise<Decided> {
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
            return removed.kind === 'answered' ? askOwnership(permit, confirmation, now, true) : { kind: 'not-begun' };
        }
        relinquish = relinquishedBy(now);
    }
    const mandate = mandateOfConfirmation(confirmation, relinquish, ports);
    const outcome = await carryOut(permit, mandate, ports, claims, deadline);
    return outcome.kind === 'last-owner'
        ? askOwnership(permit, confirmation, outcome.rooms, step.kind === 'ownership')
        : outcome;
}

function askOwnership(
    permit: Permit,
    confirmation: PendingConfirmation,
    rooms: RoomsOwnedAlone,
    again: boolean,
): Decided {
    const question = questionFor(permit, { kind: 'ownership', rooms, again }, confirmation);
    return { kind: 'ask-ownership', question, rooms, again };
}
