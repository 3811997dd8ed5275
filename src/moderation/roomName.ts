import type { Room } from './ports';

/** What a room is called; `null` for a direct message or an omnichannel room, which have no name of their own. */
export function roomName({ canBeRelinquished, name }: Pick<Room, 'canBeRelinquished' | 'name'>): string | null {
    return canBeRelinquished ? name : null;
}
