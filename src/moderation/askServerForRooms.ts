import type { Permit } from './authorise';
import { Deadline } from './deadline';
import { findRoomsOwnedAlone } from './findRoomsOwnedAlone';
import type { Ports, RestAnswer } from './ports';
import { joinedWith, type RoomsOwnedAlone } from './roomsOwnedAlone';
import { LATE_ROOMS_LIMIT } from './timeouts';

/** What came of asking the endpoint, which may itself deactivate the account: its rooms may have just changed. */
export type EndpointSaid =
    | { readonly kind: 'refused' }
    | { readonly kind: 'accepted' }
    /** It may still do so; `later` is what it says in the end. Never rejects. */
    | { readonly kind: 'unanswered'; readonly later: Promise<EndpointSaid['kind']> };

/** What was found out of the rooms, and what the endpoint said. */
export interface AskedForRooms {
    readonly rooms: RoomsOwnedAlone;
    readonly endpoint: EndpointSaid;
}

/**
 * Asks for the rooms that an account owns alone: the accessors, and where a service account is set also the endpoint, whose refusal names
 * them. Both at the same time; where the endpoint fails, what the accessors found stands.
 */
export async function askServerForRooms(permit: Permit, ports: Ports, deadline: Deadline): Promise<AskedForRooms> {
    const asking = askEndpoint(permit, ports, deadline);
    const [rooms, said] = await Promise.all([
        findRoomsOwnedAlone({ accountId: permit.target.id, moderatorId: permit.moderator.id }, ports, deadline),
        deadline.wait(asking),
    ]);
    if (said.kind === 'late') {
        return { rooms, endpoint: { kind: 'unanswered', later: saidLater(asking) } };
    }
    const answer = said.kind === 'answered' ? said.value : undefined;
    return {
        rooms: answer?.kind === 'last-owner' && answer.rooms ? joinedWith(rooms, answer.rooms) : rooms,
        endpoint: endpointSaid(answer),
    };
}

function endpointSaid(answer: RestAnswer | undefined): EndpointSaid {
    switch (answer?.kind) {
        case 'accepted':
            return { kind: 'accepted' };
        case 'refused':
            return answer.failure.why === 'rest-timeout'
                ? { kind: 'unanswered', later: Promise.resolve('unanswered') }
                : { kind: 'refused' };
        case 'last-owner':
        case 'broken':
        case undefined:
            return { kind: 'refused' };
    }
}

async function saidLater(asking: Promise<RestAnswer | undefined>): Promise<EndpointSaid['kind']> {
    const said = await new Deadline(LATE_ROOMS_LIMIT).wait(asking);
    if (said.kind === 'late') {
        return 'unanswered';
    }
    // What fails has not been sent.
    return endpointSaid(said.kind === 'answered' ? said.value : undefined).kind;
}

/** Nothing is asked that could not be answered in time: asking is a change, too. */
async function askEndpoint(
    permit: Permit,
    { serviceAccount }: Ports,
    deadline: Deadline,
): Promise<RestAnswer | undefined> {
    const isUsable = await serviceAccount.isUsable();
    return isUsable && deadline.left() > 0 ? serviceAccount.setActiveStatus(permit, false) : undefined;
}
