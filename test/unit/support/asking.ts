import type { Permit } from '../../../src/moderation/authorise';
import { carryOut, type Outcome } from '../../../src/moderation/carryOut';
import {
    type BatchDecision,
    checkSubmit,
    type Decision,
    type NotDecided,
    type Submit,
} from '../../../src/moderation/checkSubmit';
import { Claims } from '../../../src/moderation/claims';
import { Deadline } from '../../../src/moderation/deadline';
import { mandateOfConfirmation } from '../../../src/moderation/mandate';
import type { PendingConfirmation } from '../../../src/moderation/pendingConfirmation';
import type { Relinquished } from '../../../src/moderation/roomsOwnedAlone';
import type { MemoryWorkspace } from './memoryWorkspace';
import { moderator } from './people';
import { confirmation, permitFor } from './records';

const SUBMIT_LIMIT = 3000;

/** Checks the submit that the web client sends of {@link confirmation}, but for what is given. Fake timers run to the deadline. */
export async function submitted(
    workspace: MemoryWorkspace,
    more: Partial<Submit> = {},
    claims = new Claims(),
): Promise<Decision | BatchDecision | NotDecided> {
    const submit: Submit = {
        callerId: moderator.id,
        confirmationId: 'view-1',
        viewId: 'view-1',
        reason: undefined,
        typedUsername: undefined,
        typedCount: undefined,
        duration: undefined,
        cleanUp: undefined,
        fingerprint: () => 'mark-1',
        ...more,
    };
    const checked = checkSubmit(submit, workspace, claims, new Deadline(SUBMIT_LIMIT));
    await jest.advanceTimersByTimeAsync(SUBMIT_LIMIT);
    return checked;
}

/** Carries out what the moderator decided by answering {@link confirmation}, but for what is given. Waits for what follows, too. */
export async function carrying(
    workspace: MemoryWorkspace,
    claims: Claims,
    {
        decided = confirmation(),
        permit = permitFor(),
        relinquish,
    }: { readonly decided?: PendingConfirmation; readonly permit?: Permit; readonly relinquish?: Relinquished } = {},
): Promise<Outcome> {
    const mandate = mandateOfConfirmation(decided, relinquish, workspace);
    const outcome = await carryOut(permit, mandate, workspace, claims, new Deadline(SUBMIT_LIMIT));
    if ('following' in outcome) {
        await outcome.following;
    }
    return outcome;
}
