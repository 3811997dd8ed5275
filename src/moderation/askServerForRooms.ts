import type { Deadline } from './deadline';
import { findRoomsOwnedAlone, joinedWith, type RoomsOwnedAlone } from './roomsOwnedAlone';
import type { Workspace } from './workspace';

/** The rooms of a last owner, and whether asking for them may itself have deactivated the account: its rooms may have just changed. */
export interface AskedForRooms {
    readonly rooms: RoomsOwnedAlone;
    readonly mayHaveDeactivated: boolean;
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
        deadline.wait(askEndpoint(accountId, workspace)),
    ]);
    if (said.kind !== 'answered') {
        return { rooms, mayHaveDeactivated: said.kind === 'late' };
    }
    switch (said.value?.kind) {
        case 'last-owner':
            return { rooms: joinedWith(rooms, said.value), mayHaveDeactivated: false };
        case 'accepted':
            return { rooms, mayHaveDeactivated: true };
        case 'refused':
        case undefined:
            return { rooms, mayHaveDeactivated: said.value?.failure.why === 'rest-timeout' };
    }
}

async function askEndpoint(accountId: string, { serviceAccount }: Workspace) {
    return (await serviceAccount.isUsable()) ? serviceAccount.setActiveStatus(accountId, false, false) : undefined;
}
