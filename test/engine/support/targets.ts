import { addAccount, addRoom } from '../../../sandbox/model/build';
import type { Account } from '../../../sandbox/model/documents';
import type { Stage } from './stage';

/** An account that a test has deactivated, and the names of the rooms that it owns alone. */
export interface Target {
    readonly account: Account;
    readonly rooms: readonly string[];
}

/** Adds an account. If it owns rooms, one of them goes to somebody else when it is deactivated, and one is deleted. */
export function addTarget({ model, people }: Stage, username: string, ownsRooms: boolean): Target {
    const account = addAccount(model, username);
    if (!ownsRooms) {
        return { account, rooms: [] };
    }
    const owners = [account];
    const shared = addRoom(model, 'p', `${username}-team`, { members: [account, people.member], owners });
    const lonely = addRoom(model, 'p', `${username}-notes`, { members: [account], owners });
    return { account, rooms: [shared, lonely].map(({ name = '' }) => name) };
}
