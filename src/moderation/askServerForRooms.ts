import type { Deadline } from './deadline';
import { findRoomsOwnedAlone, joinedWith, type RoomsOwnedAlone } from './roomsOwnedAlone';
import type { RestAnswer, Workspace } from './workspace';

/**
 * The rooms of a last owner, and what came of asking the endpoint: asking may itself deactivate the account, for its rooms may have just
 * changed. `unanswered`: it may still do so.
 */
export interface AskedForRooms {
    readonly rooms: RoomsOwnedAlone;
    readonly endpoint: 'refused' | 'accepted' | 'unanswered';
}

/**
 * Asks for the rooms that an account owns alone: the accessors, and where a service account is set also the endpoint, whose refusal names
 * them. Both at the same time; where the endpoint fails, what the accessors found stands.
 */
export async function askServerForRooms(
    accountId: string,
    workspace: Workspace,
    deadline: Deadline,
): Promise<AskedForRooms> {
    const [rooms, said] = await Promise.all([
        findRoomsOwnedAlone(accountId, workspace, deadline),
        deadline.wait(askEndpoint(accountId, workspace, deadline)),
    ]);
    if (said.kind !== 'answered') {
        return { rooms, endpoint: said.kind === 'late' ? 'unanswered' : 'refused' };
    }
    switch (said.value?.kind) {
        case 'last-owner':
            return { rooms: joinedWith(rooms, said.value), endpoint: 'refused' };
        case 'accepted':
            return { rooms, endpoint: 'accepted' };
        case 'refused':
            return { rooms, endpoint: said.value.failure.why === 'rest-timeout' ? 'unanswered' : 'refused' };
        case undefined:
            return { rooms, endpoint: 'refused' };
    }
}

/** Nothing is asked that could not be answered in time: asking is a change, too. */
async function askEndpoint(
    accountId: string,
    { serviceAccount }: Workspace,
    deadline: Deadline,
): Promise<RestAnswer | undefined> {
    const isUsable = await serviceAccount.isUsable();
    return isUsable && deadline.left() > 0 ? serviceAccount.setActiveStatus(accountId, false, false) : undefined;
}
