import type { Modal } from '../../sandbox/client/modal';
import { addRoom } from '../../sandbox/model/build';
import type { Account, Room } from '../../sandbox/model/documents';
import { keysIn, listedBelow } from './support/said';
import { type Stage, stageForEachTest } from './support/stage';

/** What an abuser can do in the seconds in which the ownership step is open, to stay. */
describe('while the ownership step is open, the account', () => {
    let stage: Stage;

    stageForEachTest((started) => {
        stage = started;
    });

    async function ownershipStep(): Promise<Modal> {
        const { moderator, owner } = stage.people;
        const modal = await stage.ask(moderator, owner);
        await stage.submit(moderator, modal);
        return modal;
    }

    const ownedRoom = (name: string, ...others: Account[]): Room =>
        addRoom(stage.model, 'p', name, { members: [stage.people.owner, ...others], owners: [stage.people.owner] });

    test('makes rooms in which nobody else is: the consent covers them', async () => {
        const { moderator, owner } = stage.people;
        const modal = await ownershipStep();
        const room = ownedRoom('new-room');
        expect((await stage.submit(moderator, modal.fill('username', 'olga.owner'))).kind).toBe('closed');
        expect(stage.isActive(owner)).toBe(false);
        expect(stage.model.rooms.byId(room._id)).toBeUndefined();
        const { ending } = stage.closedCases()[0] ?? {};
        expect(ending?.rooms).toContainEqual(expect.objectContaining({ kind: 'deleted', name: 'new-room' }));
    });

    test('makes rooms with others who are not active: asked about once more, what is new on top, and not a third time', async () => {
        const { moderator, owner } = stage.people;
        const modal = await ownershipStep();
        ownedRoom('z-room', stage.people.inactive);
        expect((await stage.submit(moderator, modal.fill('username', 'olga.owner'))).kind).toBe('updated');
        expect(keysIn(modal.view.blocks)).toContain('ownership_again_last');
        expect(listedBelow('heading_deleted', modal.view.blocks)).toEqual(['z-room', 'olgas-notes']);
        ownedRoom('y-room', stage.people.inactive);
        expect((await stage.submit(moderator, modal)).kind).toBe('errors');
        expect((await stage.submit(moderator, modal.fill('username', 'olga.owner'))).kind).toBe('closed');
        expect(stage.isActive(owner)).toBe(false);
    });

    test('takes another username, and somebody else its old one: it is meant by its id, and the username that was shown is typed', async () => {
        const { moderator, owner, spammer } = stage.people;
        const modal = await ownershipStep();
        stage.model.accounts.setUsername(owner._id, 'olga.runs');
        stage.model.accounts.setUsername(spammer._id, 'olga.owner');
        expect((await stage.submit(moderator, modal.fill('username', 'olga.owner'))).kind).toBe('closed');
        expect([stage.isActive(owner), stage.isActive(spammer)]).toEqual([false, true]);
    });
});
