import { addDirect, addRoom, addTeam, refOf, say } from '../model/build';
import { setUserActiveStatus } from '../model/setUserActiveStatus';
import { Deactivation } from './support/deactivation';

/** What deactivating does to the rooms of an account (docs/rocketchat.md#rooms-and-owners), one test for each thing. */
describe('deactivating somebody who has rooms', () => {
    let at: Deactivation;
    beforeEach(() => {
        at = new Deactivation();
    });

    test.each(['c', 'p'] as const)(
        'the only owner of a room (%s) is refused, with its name among those that change owner',
        async (t) => {
            const room = addRoom(at.model, t, 'town', { members: [at.target, at.first], owners: [at.target] });
            const error = await at.refusal();
            expect(error.message).toBe('[user-last-owner]');
            expect(error.details).toEqual({ shouldBeRemoved: [], shouldChangeOwner: ['town'] });
            expect(at.model.accounts.byId(at.target._id)?.active).toBe(true);
            expect(at.owners(room._id)).toEqual([at.target._id]);
        },
    );

    test('the only subscriber of a private room is refused, owner or not, with its name among those that are removed', async () => {
        addRoom(at.model, 'p', 'own', { _id: 'a', members: [at.target], owners: [at.target] });
        addRoom(at.model, 'p', 'joined', { _id: 'b', members: [at.target] });
        expect((await at.refusal()).details).toEqual({ shouldBeRemoved: ['own', 'joined'], shouldChangeOwner: [] });
    });

    test('a public channel without another active member causes no refusal, and stays with its messages', async () => {
        at.model.accounts.update(at.first._id, { active: false });
        const own = addRoom(at.model, 'c', 'own', { members: [at.target, at.first], owners: [at.target] });
        const joined = addRoom(at.model, 'c', 'joined', { members: [at.target] });
        const message = say(at.model, own, at.target, 'Anybody?');
        expect(await at.deactivate()).toBe(true);
        expect(at.owners(own._id)).toEqual([at.target._id]);
        expect(at.model.messages.byId(message._id)).toBeDefined();
        expect(at.model.rooms.byId(joined._id)).toBeDefined();
    });

    test('a public channel stays beside a private room that is removed, and stands in neither list', async () => {
        const channel = addRoom(at.model, 'c', 'channel', { members: [at.target], owners: [at.target] });
        addRoom(at.model, 'p', 'group', { members: [at.target], owners: [at.target] });
        expect((await at.refusal()).details).toEqual({ shouldBeRemoved: ['group'], shouldChangeOwner: [] });
        await at.deactivate(true);
        expect(at.model.rooms.byId(channel._id)).toBeDefined();
    });

    test('public discussions and public main rooms of teams stay, and so does the team', async () => {
        const main = addTeam(at.model, 'crew', { t: 'c', members: [at.target], owners: [at.target] });
        const discussion = addRoom(at.model, 'c', 'talk', { prid: main._id, members: [at.target] });
        expect(await at.deactivate(true)).toBe(true);
        expect(at.model.rooms.byId(main._id)).toMatchObject({ teamMain: true });
        expect(at.model.rooms.team(main.teamId ?? '')).toBeDefined();
        expect(at.model.rooms.byId(discussion._id)).toBeDefined();
    });

    test.each([
        ['its display name', { fname: 'Which logo?' }, 'Which logo?'],
        ['its name where the display name is empty', { fname: '' }, 'x7hD2mZkq9'],
        ['nothing where it has neither', { fname: undefined, name: undefined }, null],
    ])('a room is listed by %s', async (_what, names, listed) => {
        addRoom(at.model, 'p', 'x7hD2mZkq9', { members: [at.target], owners: [at.target], ...names });
        expect((await at.refusal()).details).toEqual({ shouldBeRemoved: [listed], shouldChangeOwner: [] });
    });

    test('the lists are in the order of the rooms’ ids, not in that in which they were joined', async () => {
        for (const _id of ['b', 'C', 'a']) {
            addRoom(at.model, 'p', _id, { _id, members: [at.target] });
        }
        expect((await at.refusal()).details).toMatchObject({ shouldBeRemoved: ['C', 'a', 'b'] });
    });

    test('one of several owners, or a member among others, may go', async () => {
        addRoom(at.model, 'p', 'shared', { members: [at.target, at.first], owners: [at.target, at.first] });
        addRoom(at.model, 'p', 'ownerless', { members: [at.target, at.first] });
        expect(await at.deactivate()).toBe(true);
    });

    test('another owner counts even if their account is inactive', async () => {
        at.model.accounts.update(at.first._id, { active: false });
        addRoom(at.model, 'p', 'shared', { members: [at.target, at.first], owners: [at.target, at.first] });
        expect(await at.deactivate()).toBe(true);
    });

    test('another owner or subscriber counts even if their account is gone', async () => {
        addRoom(at.model, 'p', 'shared', { members: [at.target, at.first], owners: [at.target, at.first] });
        addRoom(at.model, 'p', 'joined', { members: [at.target, at.first] });
        at.model.accounts.remove(at.first._id);
        expect(await at.deactivate()).toBe(true);
    });

    test('somebody whose account is gone inherits nothing: the room of the only owner is removed', async () => {
        addRoom(at.model, 'p', 'town', { members: [at.target, at.first], owners: [at.target] });
        at.model.accounts.remove(at.first._id);
        expect((await at.refusal()).details).toEqual({ shouldBeRemoved: ['town'], shouldChangeOwner: [] });
    });

    test('direct messages and omnichannel rooms do not count', async () => {
        addDirect(at.model, at.target, at.first);
        addRoom(at.model, 'l', 'visitor', { members: [at.target], owners: [at.target], open: true });
        expect(await at.deactivate()).toBe(true);
    });

    test('with confirmRelinquish a room goes to the longest-standing other active subscriber, and to nobody else', async () => {
        const { model, admin, target, first, second } = at;
        model.accounts.update(first._id, { active: false });
        const room = addRoom(model, 'p', 'town', { members: [target, first], owners: [target] });
        model.subscriptions.insert({ room, user: refOf(admin), ts: new Date(room.ts.getTime() + 9e6) });
        model.subscriptions.insert({ room, user: refOf(second), ts: new Date(room.ts.getTime() + 8e6) });
        await at.deactivate(true);
        expect(at.owners(room._id)).toEqual([target._id, second._id]);
    });

    test('an app or a bot that is a member inherits like anybody else', async () => {
        at.model.accounts.update(at.first._id, { type: 'app', roles: ['app'] });
        const room = addRoom(at.model, 'p', 'town', { members: [at.target, at.first], owners: [at.target] });
        await at.deactivate(true);
        expect(at.owners(room._id)).toEqual([at.target._id, at.first._id]);
    });

    test('the one who was deactivated stays an owner beside the new one, and so is one again when reactivated', async () => {
        const room = addRoom(at.model, 'c', 'town', { members: [at.target, at.first], owners: [at.target] });
        await at.deactivate(true);
        await at.activate();
        expect(at.owners(room._id)).toEqual([at.target._id, at.first._id]);
        expect(await at.deactivate()).toBe(true);
    });

    test('with confirmRelinquish a private room without another active subscriber is deleted with its messages, and does not come back', async () => {
        at.model.accounts.update(at.first._id, { active: false });
        const room = addRoom(at.model, 'p', 'town', { members: [at.target, at.first], owners: [at.target] });
        const message = say(at.model, room, at.target, 'Anybody?');
        await at.deactivate(true);
        await at.activate();
        expect(at.model.rooms.byId(room._id)).toBeUndefined();
        expect(at.model.rooms.byName('town')).toBeUndefined();
        expect(at.model.messages.byId(message._id)).toBeUndefined();
        expect(at.model.subscriptions.ofUser(at.first._id)).toEqual([]);
    });

    test("with a team's main room the team goes, and its other rooms become rooms of the workspace", async () => {
        const { teamId, _id } = addTeam(at.model, 'crew', { members: [at.target], owners: [at.target] });
        const help = addRoom(at.model, 'c', 'crew-help', { teamId, members: [at.first], owners: [at.first] });
        await at.deactivate(true);
        expect(at.model.rooms.team(teamId ?? '')).toBeUndefined();
        expect(at.model.rooms.byId(_id)).toBeUndefined();
        expect(at.model.rooms.byId(help._id)).toMatchObject({ name: 'crew-help' });
        expect(at.model.rooms.byId(help._id)?.teamId).toBeUndefined();
    });

    test('with another room of a team the team stays', async () => {
        const { teamId } = addTeam(at.model, 'crew', { members: [at.first], owners: [at.first] });
        const notes = addRoom(at.model, 'p', 'crew-notes', { teamId, members: [at.target], owners: [at.target] });
        await at.deactivate(true);
        expect(at.model.rooms.byId(notes._id)).toBeUndefined();
        expect(at.model.rooms.team(teamId ?? '')).toBeDefined();
    });

    test('on an account that is inactive already the check of rooms runs again, and rooms are deleted again', async () => {
        await at.deactivate();
        const room = addRoom(at.model, 'p', 'late', { members: [at.target], owners: [at.target] });
        expect((await at.refusal()).code).toBe('user-last-owner');
        await at.deactivate(true);
        expect(at.model.rooms.byId(room._id)).toBeUndefined();
    });

    test('a deletion that fails is swallowed: the account is inactive, the room is left behind empty', async () => {
        const room = addRoom(at.model, 'p', 'town', { members: [at.target], owners: [at.target] });
        say(at.model, room, at.target, 'Anybody?');
        at.model.faults.roomDeletion.add(room._id);
        expect(await at.deactivate(true)).toBe(true);
        expect(at.model.accounts.byId(at.target._id)?.active).toBe(false);
        expect(at.model.rooms.byId(room._id)).toBeDefined();
        expect(at.model.messages.ofRoom(room._id)).toEqual([]);
    });

    test('a hand-over that fails is swallowed too, and what was still to do with rooms is not done', async () => {
        const town = addRoom(at.model, 'c', 'town', { members: [at.target, at.first], owners: [at.target] });
        const notes = addRoom(at.model, 'p', 'notes', { members: [at.target], owners: [at.target] });
        at.model.faults.handOver.add(town._id);
        expect(await at.deactivate(true)).toBe(true);
        expect(at.owners(town._id)).toEqual([at.target._id]);
        expect(at.model.rooms.byId(notes._id)).toBeDefined();
    });

    test('a federated room is emptied, but its record stays; its team goes all the same', async () => {
        const room = addTeam(at.model, 'crew', { federated: true, members: [at.target], owners: [at.target] });
        await at.deactivate(true);
        expect(at.model.rooms.byId(room._id)).toMatchObject({ name: 'crew' });
        expect(at.model.rooms.byId(room._id)?.teamId).toBeUndefined();
        expect(at.model.subscriptions.count(room._id)).toBe(0);
        expect(at.model.rooms.teams()).toEqual([]);
    });

    test('where a team has lost its main room, all rooms that were to go are left behind empty', async () => {
        const { _id, teamId } = addTeam(at.model, 'crew', { members: [at.first] });
        const other = addRoom(at.model, 'p', 'other', { teamId, teamMain: true, members: [at.target] });
        const notes = addRoom(at.model, 'p', 'notes', { members: [at.target], owners: [at.target] });
        at.model.rooms.remove(_id);
        expect(await at.deactivate(true)).toBe(true);
        expect([at.model.rooms.byId(other._id), at.model.rooms.byId(notes._id)]).toEqual([other, notes]);
        expect(at.model.subscriptions.ofUser(at.target._id)).toEqual([]);
    });

    test('two people who leave one after the other take along what the first left to the second', async () => {
        const room = addRoom(at.model, 'p', 'town', { members: [at.target, at.first], owners: [at.target] });
        await at.deactivate(true);
        expect(await setUserActiveStatus(at.model, at.first._id, false, false)).toBe(true);
        expect(at.owners(room._id)).toEqual([at.target._id, at.first._id]);
    });
});
