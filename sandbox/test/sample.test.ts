import { portOf } from '../model/enginePort';
import { WorkspaceModel } from '../model/model';
import { seed } from '../model/seed';
import { setUserActiveStatus } from '../model/setUserActiveStatus';

/** The sample workspace has somebody for each fate that rooms can meet, and what is said of them is so. */
describe('the sample workspace', () => {
    const model = new WorkspaceModel();
    const { accounts, rooms } = seed(model);
    const port = portOf(model);
    const deactivate = (id: string): Promise<boolean> => setUserActiveStatus(model, id, false, true);
    const refusal = (id: string): Promise<unknown> =>
        setUserActiveStatus(model, id, false, false).then(
            () => undefined,
            (error: unknown) => (error instanceof Error && 'details' in error ? error.details : error),
        );

    test('olga.owner: one private group is handed over, another is deleted', async () => {
        expect(await refusal(accounts.owner._id)).toMatchObject({
            shouldBeRemoved: ['olgas-notes'],
            shouldChangeOwner: ['design-team'],
        });
        await deactivate(accounts.owner._id);
        expect(model.rooms.byId(rooms.ownersNotes._id)).toBeUndefined();
        expect(model.subscriptions.holders(rooms.design._id, 'owner')).toContain(accounts.otherMember._id);
        expect(model.rooms.byId(rooms.discussion._id)).toMatchObject({ prid: rooms.design._id, t: 'p' });
    });

    test('lena.last: her public channels stay, one of them without an active owner, and nobody asks', async () => {
        expect(await refusal(accounts.lastMember._id)).toBeUndefined();
        expect(model.rooms.byId(rooms.publicAlone._id)).toBeDefined();
        expect(model.rooms.byId(rooms.empty._id)).toBeDefined();
        expect(model.subscriptions.holders(rooms.publicAlone._id, 'owner')).toEqual([accounts.lastMember._id]);
    });

    test('tim.team: his private team goes with its main room, and its channel goes back to the workspace', async () => {
        const { teamId = '' } = rooms.team;
        await deactivate(accounts.teamOwner._id);
        expect(model.rooms.byId(rooms.team._id)).toBeUndefined();
        expect(model.rooms.team(teamId)).toBeUndefined();
        expect(model.rooms.byId(rooms.teamChannel._id)).not.toHaveProperty('teamId');
    });

    test("leo.legacy: the subscription of an account that is gone keeps a private group that isn't his", async () => {
        expect(await port.getRoomMembers(rooms.orphaned._id)).toMatchObject([undefined, { username: 'leo.legacy' }]);
        expect(await refusal(accounts.legacy._id)).toBeUndefined();
        expect(model.rooms.byId(rooms.orphaned._id)).toBeDefined();
    });

    test('paul.pending awaits approval: inactive, never logged in, with a reason that no app sees', async () => {
        expect(accounts.pending).toMatchObject({ active: false, reason: expect.any(String) as unknown });
        const user = await port.getUserById(accounts.pending._id);
        expect(user).toMatchObject({ isEnabled: false, lastLoginAt: undefined });
        expect(JSON.stringify(user)).not.toContain(accounts.pending.reason);
    });

    test('an archived and an encrypted room refuse posts', async () => {
        const sender = await port.getUserById(accounts.appUser._id);
        for (const { _id } of [rooms.archived, rooms.encrypted]) {
            const room = await port.getRoomById(_id);
            if (!sender || !room) {
                throw new Error('Nobody is there.');
            }
            await expect(port.createMessage({ sender, room, text: 'A case' }, 'app-1')).rejects.toThrow(
                /room_is_archived|un-encrypted/,
            );
        }
    });
});
