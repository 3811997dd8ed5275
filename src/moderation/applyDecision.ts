import type { Permit } from './authorise';
import { carryOut, type Outcome } from './carryOut';
import type { Decision } from './checkSubmit';
import type { Claims } from './claims';
import { Deadline } from './deadline';
import { findRoomsOwnedAlone } from './findRoomsOwnedAlone';
import { mandateOfConfirmation } from './mandate';
import type { Ownership, Question } from './pendingConfirmation';
import type { Ports } from './ports';
import { questionFor } from './questionFor';
import { requestPermit } from './requestPermit';
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
    /** The rooms that the account owns alone need a consent of their own. `again`: it was given, and doesn't cover what is known now. */
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
    const { intent, confirmation } = decision;
    const { step } = confirmation;
    let relinquish: Relinquished | undefined;
    if (step.kind === 'ownership') {
        const { kept } = step.rooms;
        const found = withoutKept(
            await findRoomsOwnedAlone(
                { accountId: intent.target.id, moderatorId: confirmation.moderatorId },
                ports,
                new Deadline(ROOMS_AGAIN_LIMIT),
            ),
            kept,
        );
        const now = askedAgain(step.rooms, found);
        if (!step.again && !covers(step.rooms, found, confirmation.createdAt)) {
            return askAgain(decision, now, ports);
        }
        relinquish = relinquishedBy(now);
    }
    const mandate = mandateOfConfirmation(confirmation, relinquish, ports);
    const outcome = await carryOut(intent, mandate, ports, claims, deadline);
    return outcome.kind === 'last-owner'
        ? askOwnership(outcome.permit, decision, outcome.rooms, step.kind === 'ownership')
        : outcome;
}

/**
 * The consent no longer covers what would happen. Another question takes the place of this one, where the moderator may still ask for it.
 */
async function askAgain(decision: Decision, rooms: RoomsOwnedAlone, ports: Ports): Promise<Decided> {
    const { confirmation } = decision;
    const { moderatorId: callerId, action, target: person } = confirmation;
    const deadline = new Deadline(RECORD_LIMIT);
    const requested = await requestPermit({ callerId, action, asked: { kind: 'known', person } }, ports, deadline);
    if (requested.kind === 'refused') {
        return requested;
    }
    if (requested.kind === 'unread') {
        return { kind: 'not-begun' };
    }
    const removed = await deadline.wait(ports.confirmations.remove(confirmation.id));
    return removed.kind === 'answered' ? askOwnership(requested.permit, decision, rooms, true) : { kind: 'not-begun' };
}

function askOwnership(
    permit: Permit,
    { confirmation, isUnsaid }: Decision,
    rooms: RoomsOwnedAlone,
    again: boolean,
): Extract<Decided, { kind: 'ask-ownership' }> {
    const ownership = { rooms, again, isUnsaid };
    const question = questionFor(permit, { kind: 'ownership', ...ownership }, confirmation);
    return { kind: 'ask-ownership', question, ...ownership };
}
