import type { Account, Action } from '../../../src/moderation/account';
import { Permit } from '../../../src/moderation/authorise';
import type { Batch, BatchAccounts } from '../../../src/moderation/batch';
import type { ClosedCase, Ending } from '../../../src/moderation/case';
import type { PendingConfirmation } from '../../../src/moderation/pendingConfirmation';
import type { Claim, OpenCase, Room } from '../../../src/moderation/ports';
import type { FoundRoom, RoomsOwnedAlone } from '../../../src/moderation/roomsOwnedAlone';
import { standardOf } from '../../../src/moderation/standard';
import type { Timer } from '../../../src/moderation/timer';
import { Store } from './memoryWorkspace';
import { moderator, target } from './people';

export const noRooms: RoomsOwnedAlone = {
    handedOver: [],
    deleted: [],
    ownerless: [],
    unchecked: [],
    reported: { handedOver: [], deleted: [] },
    kept: [],
};

/** A room of the name by which the server lists it, too. */
function found(id: string, name: string): FoundRoom {
    return { id, name, listedAs: name, isDiscussion: false, isTeamMain: false };
}

export function handedOver(id: string, name = id): RoomsOwnedAlone['handedOver'][number] {
    return { ...found(id, name), heir: null };
}

export function deleted(id: string, name = id): RoomsOwnedAlone['deleted'][number] {
    return { ...found(id, name), aloneSince: null };
}

/** A private room that the account could give up. */
export function privateRoom(id: string, name = id): Room {
    return {
        id,
        name,
        listedAs: name,
        canBeRelinquished: true,
        isPublicChannel: false,
        isOpenToAll: false,
        isDiscussion: false,
        isTeamMain: false,
        memberCount: 0,
        madeAt: null,
        isArchived: false,
        isReadOnly: false,
        isEncrypted: false,
    };
}

/** The first step as it was shown to the moderator, a moment ago. */
export function confirmation(more: Partial<PendingConfirmation> = {}): PendingConfirmation {
    return {
        id: 'view-1',
        step: { kind: 'confirm', offersDurations: false, cleanUp: 'not-permitted' },
        action: 'deactivate',
        moderatorId: moderator.id,
        target: { id: target.id, username: target.username },
        memberSince: target.memberSince,
        reason: 'spam',
        lasts: null,
        cleanUp: null,
        origin: { roomId: 'room-1', threadId: null, messageId: null },
        viewId: 'view-1',
        createdAt: Date.now(),
        fingerprint: 'mark-1',
        ...more,
    };
}

/** The second step, in the same modal. */
export function ownershipConfirmation(
    rooms: RoomsOwnedAlone,
    more: Partial<PendingConfirmation> = {},
): PendingConfirmation {
    return confirmation({
        id: 'step-2',
        step: { kind: 'ownership', rooms, again: false, isUnsaid: false },
        fingerprint: 'mark-2',
        ...more,
    });
}

export function openCase(more: Partial<OpenCase> = {}): OpenCase {
    return {
        id: 'case-1',
        action: 'deactivate',
        target: { id: target.id, username: target.username },
        moderator: { id: moderator.id, username: moderator.username },
        reason: 'spam',
        origin: { roomId: 'room-1', threadId: null, messageId: null },
        lasts: null,
        cleanUp: null,
        byTimer: false,
        isNewcomer: false,
        batchId: null,
        mandateId: 'view-1',
        relinquished: [],
        unchecked: [],
        openedAt: Date.now(),
        number: null,
        ...more,
    };
}

export function closedCase(more: Partial<ClosedCase> = {}, ending: Ending = { kind: 'done', rooms: [] }): ClosedCase {
    return { ...openCase(), number: 1, times: 1, ending, closedAt: Date.now(), ...more };
}

export function claim(more: Partial<Claim> = {}): Claim {
    return {
        id: 'claim-1',
        targetId: target.id,
        moderator: { id: 'somebody-id', username: 'somebody' },
        isCounted: true,
        at: Date.now(),
        ...more,
    };
}

/** A batch of the moderator's on these accounts, but for what is given. */
export function batchOf(accounts: BatchAccounts, more: Partial<Batch> = {}): Batch {
    const { reason, lasts, cleanUp, origin } = confirmation();
    return {
        id: 'batch-1',
        action: 'deactivate',
        moderator: { id: moderator.id, username: moderator.username },
        ...accounts,
        reason,
        lasts,
        cleanUp,
        origin,
        openedAt: Date.now(),
        entryId: null,
        ...more,
    };
}

/** A permit, asked for as everybody must. */
export function permitFor(caller: Account = moderator, about: Account = target, action: Action = 'deactivate'): Permit {
    const { rules, roles, permitted } = new Store();
    const standard = standardOf(rules, { kind: 'answered', value: roles }, { kind: 'answered', value: permitted });
    const permit = Permit.ask(caller, standard, about, action);
    if (!Permit.granted(permit)) {
        throw new Error(`No permit: ${permit.why}`);
    }
    return permit;
}

export function timer(more: Partial<Timer> = {}): Timer {
    const { id, target: whom, moderator: by, origin } = openCase();
    return { caseId: id, target: whom, moderator: by, origin, nextTryAt: Date.now(), triesMade: 0, ...more };
}
