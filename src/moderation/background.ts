import type { Permit } from './authorise';
import { type ClosedCase, isDeactivation } from './case';
import type { Deadline } from './deadline';
import { findRoomsOwnedAlone } from './findRoomsOwnedAlone';
import { firstNamedAsNow } from './namedAsNow';
import type { Ports } from './ports';
import { readableRoom } from './readableRoom';
import { roomName } from './roomName';
import type { RoomsOwnedAlone } from './roomsOwnedAlone';
import { standingOf } from './standingOf';

/** The message whose menu was used, as the server handed it over. */
export interface ClickedMessage {
    /** `''` for an attachment alone, and for what is encrypted. */
    readonly text: string;
    /** The name under which it was written, where that is not its author's own. */
    readonly alias: string | null;
    readonly roomId: string;
    /** Milliseconds since 1970. */
    readonly sentAt: number;
}

/** What a moderator should know before they decide, as far as it could be read in time. */
export interface Background {
    /** The earlier deactivations of the account, newest first. */
    readonly earlier: readonly ClosedCase[];
    /** Until when it is deactivated by now; `null` where that has no end, `undefined` where it isn't asked or could not be read. */
    readonly until: number | null | undefined;
    /** What would happen to the rooms that it owns alone; `undefined` where that isn't asked, or not all could be checked. */
    readonly rooms: RoomsOwnedAlone | undefined;
    /** The message that was clicked, where the moderator may read it. `room` is the name of its room, `null` for a direct message. */
    readonly message: (ClickedMessage & { readonly room: string | null }) | undefined;
    /** The name of the moderation log room, where cases are posted. */
    readonly logRoom: string | undefined;
}

/** Reads the background side by side: what is late or fails is left out, and nobody waits for it. */
export async function lookUpBackground(
    { moderator, target, action }: Permit,
    clicked: ClickedMessage | undefined,
    ports: Ports,
    deadline: Deadline,
): Promise<Background> {
    const [[cases, earlier], rooms, message, logRoom] = await Promise.all([
        lookUpCases(target.id, ports, deadline),
        action === 'deactivate'
            ? findRoomsOwnedAlone({ accountId: target.id, moderatorId: moderator.id }, ports, deadline)
            : undefined,
        deadline.wait(readable(clicked, moderator.id, ports)),
        deadline.wait(ports.settings.logRoomName()),
    ]);
    return {
        earlier,
        until: action === 'change-duration' && cases ? standingOf(cases, 'deactivate').until : undefined,
        rooms: rooms?.unchecked?.length === 0 ? rooms : undefined,
        message: message.kind === 'answered' ? message.value : undefined,
        logRoom: logRoom.kind === 'answered' ? logRoom.value : undefined,
    };
}

/** All cases of an account, and the deactivations among them. */
async function lookUpCases(
    accountId: string,
    { cases, accounts }: Ports,
    deadline: Deadline,
): Promise<readonly [ClosedCase[] | undefined, ClosedCase[]]> {
    const read = await deadline.wait(cases.ofTarget(accountId));
    const known = read.kind === 'answered' ? read.value : undefined;
    return [known, await firstNamedAsNow(known?.filter(isDeactivation) ?? [], accounts, deadline)];
}

async function readable(
    clicked: ClickedMessage | undefined,
    moderatorId: string,
    ports: Ports,
): Promise<Background['message']> {
    const room = clicked && (await readableRoom(moderatorId, clicked.roomId, ports));
    return room && { ...clicked, room: roomName(room) };
}
