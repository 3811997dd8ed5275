import type { Account, Message, Room, RoomRole, UserRef } from './documents';
import { randomId } from './ids';
import type { WorkspaceModel } from './model';

/** The password of every account that is made here and may log in. */
export const samplePassword = 'sandbox';

const minute = 60_000;

/** A name for people out of a username: `sam.spammer` is Sam Spammer. */
const spoken = (username: string): string =>
    username
        .split(/[.-]/)
        .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
        .join(' ');

export const refOf = ({ _id, username = '', name }: Account): UserRef => ({ _id, username, name });

/** Makes an account: an active person with the role `user`, an e-mail address and {@link samplePassword}, but for what `fields` say. */
export function addAccount(model: WorkspaceModel, username: string, fields: Partial<Account> = {}): Account {
    const account = model.accounts.insert({
        username,
        name: spoken(username),
        emails: [{ address: `${username}@example.com`, verified: true }],
        type: 'user',
        roles: ['user'],
        utcOffset: 0,
        ...fields,
    });
    if (account.type === 'user') {
        model.sessions.setPassword(account._id, samplePassword);
    }
    return account;
}

export interface RoomPlan extends Partial<Room> {
    /** Longest-standing first: they join a minute apart, from the room's creation on. */
    members: Account[];
    owners?: Account[];
    moderators?: Account[];
}

/** Makes a channel (`c`), a private group (`p`) or an omnichannel room (`l`) and subscribes its members. */
export function addRoom(model: WorkspaceModel, t: 'c' | 'p' | 'l', name: string, plan: RoomPlan): Room {
    const { members, owners = [], moderators = [], ...fields } = plan;
    const [creator] = [...owners, ...members];
    const room = model.rooms.insert({ t, name, fname: name, u: creator && refOf(creator), ...fields });
    for (const [index, user] of members.entries()) {
        const roles: RoomRole[] = [];
        if (owners.includes(user)) {
            roles.push('owner');
        }
        if (moderators.includes(user)) {
            roles.push('moderator');
        }
        model.subscriptions.insert({
            room,
            user: refOf(user),
            roles,
            ts: new Date(room.ts.getTime() + index * minute),
        });
    }
    return room;
}

/** Makes a direct message among these people. */
export function addDirect(model: WorkspaceModel, ...people: Account[]): Room {
    const uids = people.map(({ _id }) => _id);
    const room = model.rooms.insert({ t: 'd', uids, usernames: people.map(({ username = '' }) => username) });
    for (const user of people) {
        model.subscriptions.insert({ room, user: refOf(user), ts: room.ts });
    }
    return room;
}

/** Makes a team with its main room. Other rooms join it by their `teamId`. */
export function addTeam(model: WorkspaceModel, name: string, plan: RoomPlan): Room {
    const teamId = randomId();
    const room = addRoom(model, 'p', name, { ...plan, teamId, teamMain: true });
    model.rooms.insertTeam({ _id: teamId, name, roomId: room._id });
    return room;
}

/** Posts a message, whatever the rules of the room say. */
export function say(
    model: WorkspaceModel,
    room: Room,
    account: Account,
    msg: string,
    more: Partial<Message> = {},
): Message {
    return model.messages.insert({ rid: room._id, u: refOf(account), msg, ...more });
}
