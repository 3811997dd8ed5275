import { addAccount, addDirect, addRoom, addTeam, say } from './build';
import type { Account, Room } from './documents';
import type { WorkspaceModel } from './model';
import type { SampleAccounts } from './seedAccounts';

const day = 86_400_000;

export type SampleRooms = ReturnType<typeof seedRooms>;

/** Rooms of every type, with who owns them and a few messages. */
export function seedRooms(model: WorkspaceModel, people: SampleAccounts) {
    const { admin, moderator, otherModerator, member, otherMember, spammer, owner, lastMember, teamOwner } = people;
    const { newcomer, guest, agent, inactive, pending, legacy, bot, rocketCat } = people;
    const ts = new Date(model.clock.millis() - 300 * day);
    const everybody = [
        admin,
        moderator,
        otherModerator,
        member,
        otherMember,
        owner,
        lastMember,
        teamOwner,
        agent,
        bot,
        rocketCat,
        inactive,
        guest,
        spammer,
        newcomer,
        pending,
    ];
    const general = addRoom(model, 'c', 'general', {
        _id: 'GENERAL',
        ts,
        default: true,
        members: everybody,
        owners: [admin],
        moderators: [moderator],
    });
    const design = addRoom(model, 'p', 'design-team', {
        ts,
        members: [owner, inactive, otherMember, member],
        owners: [owner],
    });
    const team = addTeam(model, 'translators', { ts, members: [teamOwner], owners: [teamOwner] });
    const rooms = {
        general,
        announcements: addRoom(model, 'c', 'announcements', {
            ts,
            ro: true,
            members: [admin, member, otherMember, newcomer],
            owners: [admin],
        }),
        /** Where the app posts its cases once an admin picks it. */
        moderationLog: addRoom(model, 'p', 'moderation-log', {
            ts,
            members: [admin, moderator, otherModerator],
            owners: [admin],
        }),
        /** Owned by `olga.owner` alone. Its longest-standing other member is inactive, the next one is `mia.member`. */
        design,
        /** `olga.owner` is alone in it. */
        ownersNotes: addRoom(model, 'p', 'olgas-notes', { ts, members: [owner], owners: [owner] }),
        /** Public, and `lena.last`'s alone: it stays, without an active owner. */
        publicAlone: addRoom(model, 'c', 'book-club', { ts, members: [lastMember], owners: [lastMember] }),
        /** Public; `lena.last` is alone in it, and no owner: it stays, without an active member. */
        empty: addRoom(model, 'c', 'old-project', { ts, members: [lastMember] }),
        /** The main room of a private team whose only member is `tim.team`: it takes the team along. */
        team,
        /** A channel of that team with another owner: it goes back to the workspace. */
        teamChannel: addRoom(model, 'c', 'translators-help', {
            ts,
            teamId: team.teamId,
            members: [member, teamOwner],
            owners: [member],
        }),
        /** `leo.legacy` is in it without owning it. The other subscriber's account is gone, and their subscription keeps the room. */
        orphaned: addOrphaned(model, legacy, ts),
        archived: addArchived(model, admin, member, ts),
        encrypted: addRoom(model, 'p', 'board-room', {
            ts,
            encrypted: true,
            members: [admin, moderator],
            owners: [admin],
        }),
        /** Private, as its parent is. */
        discussion: addRoom(model, 'p', 'x7hD2mZkq9', {
            ts,
            fname: 'Which logo?',
            prid: design._id,
            members: [otherMember, owner],
            owners: [otherMember],
        }),
        moderatorAndSpammer: addDirect(model, moderator, spammer),
        memberAndSpammer: addDirect(model, member, spammer),
        memberAndInactive: addDirect(model, member, inactive),
        threePeople: addDirect(model, member, otherMember, spammer),
        omnichannel: addRoom(model, 'l', 'omnichannel-visitor', {
            ts,
            members: [agent],
            open: true,
            v: { _id: 'visitor-1', username: 'guest-1', token: 'visitor-token' },
        }),
    };
    model.rooms.update(rooms.memberAndInactive._id, { ro: true });
    return { ...rooms, messages: seedMessages(model, rooms, people) };
}

function addOrphaned(model: WorkspaceModel, legacy: Account, ts: Date): Room {
    const gone = addAccount(model, 'greta.gone');
    const room = addRoom(model, 'p', 'travel-plans', { ts, members: [gone, legacy], owners: [] });
    model.accounts.remove(gone._id);
    return room;
}

function addArchived(model: WorkspaceModel, admin: Account, member: Account, ts: Date): Room {
    const room = addRoom(model, 'c', 'summer-party', { ts, archived: true, members: [admin, member], owners: [admin] });
    for (const { u } of model.subscriptions.ofRoom(room._id)) {
        model.subscriptions.setArchived(room._id, u._id, true);
    }
    return room;
}

function seedMessages(
    model: WorkspaceModel,
    rooms: Record<'general' | 'design' | 'memberAndSpammer' | 'announcements', Parameters<typeof say>[1]>,
    { admin, member, otherMember, spammer, owner, newcomer }: SampleAccounts,
) {
    const ago = (minutes: number) => ({ ts: new Date(model.clock.millis() - minutes * 60_000) });
    say(
        model,
        rooms.announcements,
        admin,
        'Welcome to the sandbox of *Active Status*. Nothing here is real.',
        ago(600),
    );
    say(model, rooms.general, newcomer, 'Hello everybody! Who can tell me where the style guide is?', ago(50));
    const spam = say(
        model,
        rooms.general,
        spammer,
        'FREE COINS!!! Click here and become rich: https://coins.example',
        ago(40),
    );
    const complaint = say(model, rooms.general, member, 'Could a moderator have a look at this, please?', {
        tmid: spam._id,
        ...ago(38),
    });
    const spamInThread = say(model, rooms.general, spammer, 'Do not listen to them. FREE COINS!!!', {
        tmid: spam._id,
        ...ago(36),
    });
    say(model, rooms.general, otherMember, 'The style guide is pinned in #design-team.', ago(30));
    say(model, rooms.design, owner, 'The new logo is ready for a look.', ago(20));
    say(model, rooms.memberAndSpammer, spammer, 'Hey, want some coins?', ago(35));
    model.reports.ofMessage(spam, rooms.general, 'Spam', member);
    return { spam, complaint, spamInThread };
}
