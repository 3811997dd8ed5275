import type { Modal } from '../../sandbox/client/modal';
import { addRoom, refOf } from '../../sandbox/model/build';
import { inEnglish, keysIn, listedBelow, saidIn, sentencesIn, toldBy } from './support/said';
import { type Stage, stageForEachTest } from './support/stage';

/** The second step, for an account that owns rooms alone: what it says, and what consenting to it does. */
describe('the ownership step', () => {
    let stage: Stage;
    const lists = ({ view }: Modal) => ({
        deleted: listedBelow('heading_deleted', view.blocks),
        handedOver: listedBelow('heading_handed_over', view.blocks),
    });
    const typed = (modal: Modal, username: string): Modal => modal.fill('username', username);
    /** The modal after the first submit, which the server answers with `user-last-owner`. */
    const secondStep = async (target = stage.people.owner): Promise<Modal> => {
        const { moderator } = stage.people;
        const modal = await stage.ask(moderator, target, 'left the company');
        expect((await stage.submit(moderator, modal)).kind).toBe('updated');
        return modal;
    };
    const owners = (roomId: string): string[] => stage.model.subscriptions.holders(roomId, 'owner');

    stageForEachTest((started) => {
        stage = started;
    });

    test('the first submit changes nothing, and names each room in the right list', async () => {
        const { owner } = stage.people;
        const { design, ownersNotes, discussion } = stage.rooms;
        const modal = await secondStep();
        expect(keysIn(modal.view.title)).toEqual(['ownership_title_delete_one']);
        expect(keysIn(modal.view.blocks)).toContain('ownership_nothing_yet');
        expect(lists(modal)).toEqual({ deleted: ['olgas-notes'], handedOver: ['design-team'] });
        expect(stage.isActive(owner)).toBe(true);
        expect(stage.hooks.argsOf('user.deactivate')).toEqual([[owner._id, false]]);
        for (const room of [design, ownersNotes, discussion]) {
            expect(stage.model.rooms.byId(room._id)).toBeDefined();
        }
        expect(owners(design._id)).toEqual([owner._id]);
        expect([...stage.openCases(), ...stage.closedCases()]).toEqual([]);
    });

    test('the second hands a room to its longest-standing active member and deletes the empty one, and says so', async () => {
        const { moderator, owner, otherMember, member } = stage.people;
        const { design, ownersNotes } = stage.rooms;
        const submitted = await stage.submit(moderator, typed(await secondStep(), 'olga.owner'));
        expect(submitted.kind).toBe('closed');
        expect(stage.isActive(owner)).toBe(false);
        expect(owners(design._id)).toContain(otherMember._id);
        expect(owners(design._id)).not.toContain(member._id);
        expect(stage.model.rooms.byId(ownersNotes._id)).toBeUndefined();
        expect(sentencesIn(await submitted.exchange.ephemeral())).toEqual([
            { key: 'done_deactivated', args: { username: 'olga.owner' } },
            { key: 'done_deleted', args: { rooms: 'olgas-notes' } },
            { key: 'done_handed_over', args: { rooms: 'design-team', owner: 'mia.member' } },
            { key: 'done_reason', args: { reason: 'left the company' } },
        ]);
        expect(stage.closedCases()).toMatchObject([{ ending: { kind: 'done' }, reason: 'left the company' }]);
    });

    test('where the room in which it was asked is itself deleted, the modal tells the outcome', async () => {
        const { moderator, owner } = stage.people;
        // A private discussion: whoever is in its channel may ask in it, without being a member that would keep it.
        const shop = addRoom(stage.model, 'p', 'cheap-coins', {
            prid: stage.rooms.general._id,
            members: [owner],
            owners: [owner],
        });
        const modal = await (await stage.run(moderator, '@olga.owner spam', shop._id)).modal();
        await stage.submit(moderator, modal);
        expect((await stage.submit(moderator, typed(modal, 'olga.owner'))).kind).toBe('updated');
        expect(stage.model.rooms.byId(shop._id)).toBeUndefined();
        expect(stage.isActive(owner)).toBe(false);
        expect(saidIn(modal.view.blocks)).toEqual([
            { key: 'told_room_gone', args: {} },
            { key: 'done_deactivated', args: { username: 'olga.owner' } },
            { key: 'done_deleted', args: { rooms: 'cheap-coins · olgas-notes' } },
            { key: 'done_handed_over', args: { rooms: 'design-team', owner: 'mia.member' } },
            { key: 'done_reason', args: { reason: 'spam' } },
            { key: 'done_case', args: { number: '1' } },
        ]);
    });

    test('a team whose main room has no other member is named as deleted, and is deleted', async () => {
        const { moderator, teamOwner } = stage.people;
        const { team, teamChannel } = stage.rooms;
        const modal = await secondStep(teamOwner);
        expect(lists(modal)).toEqual({ deleted: ['translators'], handedOver: [] });
        expect(saidIn(modal.view.blocks)).toContainEqual({ key: 'ownership_teams', args: { rooms: 'translators' } });
        await stage.submit(moderator, typed(modal, 'tim.team'));
        expect(stage.model.rooms.team(team.teamId ?? '')).toBeUndefined();
        expect(stage.model.rooms.byId(teamChannel._id)).toBeDefined();
    });

    test('the only member of a private room that it does not own is told that the room is deleted', async () => {
        const { moderator, lastMember } = stage.people;
        const room = addRoom(stage.model, 'p', 'older-project', { members: [lastMember] });
        const modal = await secondStep(lastMember);
        expect(lists(modal)).toEqual({ deleted: ['older-project'], handedOver: [] });
        await stage.submit(moderator, typed(modal, 'lena.last'));
        expect(stage.model.rooms.byId(room._id)).toBeUndefined();
    });

    test('because of a public channel nobody is asked: the channel stays', async () => {
        const { moderator, lastMember } = stage.people;
        const owned = addRoom(stage.model, 'c', 'owned-alone', { members: [lastMember], owners: [lastMember] });
        const modal = await stage.ask(moderator, lastMember, 'spam');
        expect((await stage.submit(moderator, modal)).kind).toBe('closed');
        expect(stage.isActive(lastMember)).toBe(false);
        for (const room of [owned, stage.rooms.empty]) {
            expect(stage.model.rooms.byId(room._id)).toBeDefined();
        }
    });

    test('where it is asked for other rooms, a public channel is named as one that stays', async () => {
        const { moderator, owner } = stage.people;
        const room = addRoom(stage.model, 'c', 'owned-alone', { members: [owner], owners: [owner] });
        const modal = await secondStep();
        expect(listedBelow('heading_ownerless', modal.view.blocks)).toEqual(['owned-alone']);
        expect(lists(modal)).toEqual({ deleted: ['olgas-notes'], handedOver: ['design-team'] });
        await stage.submit(moderator, typed(modal, 'olga.owner'));
        expect(stage.model.rooms.byId(room._id)).toBeDefined();
    });

    test('a discussion goes by its display name; where nothing is deleted, nothing has to be typed', async () => {
        const { moderator, otherMember } = stage.people;
        const modal = await secondStep(otherMember);
        expect(lists(modal)).toEqual({ deleted: [], handedOver: ['Which logo?'] });
        expect(keysIn(modal.view.blocks)).not.toContain('ownership_type');
        expect((await stage.submit(moderator, modal)).kind).toBe('closed');
        expect(stage.isActive(otherMember)).toBe(false);
    });

    test.each(['', 'olga', 'Olga.Owner', 'olga.owner2', 'sam.spammer'])(
        'with "%s" typed the field says so, the modal stays, and nothing is changed',
        async (text) => {
            const { moderator, owner } = stage.people;
            const modal = typed(await secondStep(), text);
            const submitted = await stage.submit(moderator, modal);
            expect(submitted).toMatchObject({
                kind: 'errors',
                errors: { username: inEnglish('field_wrong_username', { username: 'olga.owner' }) },
            });
            expect(stage.isActive(owner)).toBe(true);
            expect((await stage.submit(moderator, typed(modal, '@olga.owner'))).kind).toBe('closed');
            expect(stage.isActive(owner)).toBe(false);
        },
    );

    test('nothing typed at all is a wrong username, too', async () => {
        const { moderator, owner } = stage.people;
        const submitted = await stage.submit(moderator, await secondStep());
        expect(submitted).toMatchObject({ kind: 'errors', errors: { username: expect.any(String) as unknown } });
        expect(stage.isActive(owner)).toBe(true);
    });

    describe('when the rooms have changed since they were shown', () => {
        const another = (others: (typeof stage.people.owner)[] = []) =>
            addRoom(stage.model, 'p', 'new-room', {
                members: [stage.people.owner, ...others],
                owners: [stage.people.owner],
            });
        /** A room that the consent doesn't cover: somebody else is in it, who is not active. */
        const withSomebody = (name: string) =>
            addRoom(stage.model, 'p', name, {
                members: [stage.people.owner, stage.people.inactive],
                owners: [stage.people.owner],
            });

        test('another room that would be deleted is asked about first', async () => {
            const { moderator, owner } = stage.people;
            const modal = await secondStep();
            const room = withSomebody('new-room');
            expect((await stage.submit(moderator, typed(modal, 'olga.owner'))).kind).toBe('updated');
            expect(keysIn(modal.view.blocks)).toContain('ownership_again');
            expect(lists(modal)).toEqual({ deleted: ['new-room', 'olgas-notes'], handedOver: ['design-team'] });
            expect(stage.isActive(owner)).toBe(true);
            expect(stage.model.rooms.byId(room._id)).toBeDefined();

            await stage.submit(moderator, typed(modal, 'olga.owner'));
            expect(stage.isActive(owner)).toBe(false);
            expect(stage.model.rooms.byId(room._id)).toBeUndefined();
        });

        test('so is one that was to be handed over, and whose heirs have gone', async () => {
            const { moderator, owner, otherMember, member } = stage.people;
            const modal = await secondStep();
            for (const heir of [otherMember, member]) {
                stage.model.accounts.update(heir._id, { active: false });
            }
            expect((await stage.submit(moderator, typed(modal, 'olga.owner'))).kind).toBe('updated');
            expect(lists(modal)).toEqual({ deleted: ['design-team', 'olgas-notes'], handedOver: [] });
            expect(stage.isActive(owner)).toBe(true);
        });

        test('the consent that was asked anew is spent by nothing but its own submit', async () => {
            const { moderator, owner } = stage.people;
            const client = await stage.as(moderator);
            const modal = await secondStep();
            const stale = typed(modal, 'olga.owner').submission();
            withSomebody('new-room');
            await stage.submit(moderator, modal);
            const { answer } = await client.interact(stage.appId, { type: 'viewSubmit', payload: { view: stale } });
            expect(answer.body).toMatchObject({ type: 'errors' });
            expect(stage.isActive(owner)).toBe(true);
        });

        test('a room that is only handed over needs no further consent, and is reported', async () => {
            const { moderator, owner, member } = stage.people;
            const modal = await secondStep();
            another([member]);
            const { kind, exchange } = await stage.submit(moderator, typed(modal, 'olga.owner'));
            expect(kind).toBe('closed');
            expect(stage.isActive(owner)).toBe(false);
            expect(sentencesIn(await exchange.ephemeral())).toContainEqual({
                key: 'done_handed_over',
                args: { rooms: 'new-room', owner: 'max.member' },
            });
        });

        test('a room that was to be deleted and now has an heir is handed over', async () => {
            const { moderator, member } = stage.people;
            const modal = await secondStep();
            const { ownersNotes } = stage.rooms;
            stage.model.subscriptions.insert({ room: ownersNotes, user: refOf(member) });
            const { exchange } = await stage.submit(moderator, typed(modal, 'olga.owner'));
            expect(owners(ownersNotes._id)).toContain(member._id);
            expect(toldBy(await exchange.ephemeral())).not.toContain('done_deleted');
        });
    });

    test('rooms with which the server fails still belong to the account, which is deactivated all the same', async () => {
        const { moderator, owner } = stage.people;
        const { design, ownersNotes } = stage.rooms;
        const modal = await secondStep();
        stage.model.faults.handOver.add(design._id);
        const { exchange } = await stage.submit(moderator, typed(modal, 'olga.owner'));
        expect(stage.isActive(owner)).toBe(false);
        expect(stage.model.rooms.byId(ownersNotes._id)).toBeDefined();
        const message = await exchange.ephemeral();
        expect(sentencesIn(message).slice(1, -1)).toEqual([
            { key: 'done_kept', args: { rooms: 'design-team · olgas-notes', owner: 'olga.owner' } },
        ]);
    });

    test('a room whose deletion was prevented stays without an owner: that its messages may be gone is told', async () => {
        const { moderator } = stage.people;
        const modal = await secondStep();
        stage.model.faults.roomDeletion.add(stage.rooms.ownersNotes._id);
        const { exchange } = await stage.submit(moderator, typed(modal, 'olga.owner'));
        expect(stage.closedCases()[0]?.ending?.rooms).toMatchObject([
            { kind: 'handed-over', name: 'design-team', owner: 'mia.member' },
            { kind: 'ownerless', name: 'olgas-notes' },
        ]);
        expect(sentencesIn(await exchange.ephemeral())).toContainEqual({
            key: 'done_ownerless',
            args: { rooms: 'olgas-notes' },
        });
    });
});
