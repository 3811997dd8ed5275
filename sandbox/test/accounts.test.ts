import { addAccount, addDirect, addRoom, say } from '../model/build';
import { portOf } from '../model/enginePort';
import { syncWithLdap } from '../model/ldap';
import { WorkspaceModel } from '../model/model';
import { rename } from '../model/rename';

/** What becomes of accounts by other hands than an app's. */
describe('accounts', () => {
    let model: WorkspaceModel;

    beforeEach(() => {
        model = new WorkspaceModel();
    });

    test('one that is renamed is called so in its rooms, in its messages and in direct messages, and has its id', async () => {
        const [sam, max] = [addAccount(model, 'sam.spammer'), addAccount(model, 'max.member')];
        const room = addRoom(model, 'c', 'general', { members: [max, sam], owners: [sam] });
        const message = say(model, room, sam, 'Coins');
        const direct = addDirect(model, max, sam);
        rename(model, sam._id, 'samuel');
        const port = portOf(model);
        expect(await port.getUserByUsername('sam.spammer')).toBeUndefined();
        expect(await port.getUserByUsername('samuel')).toMatchObject({ id: sam._id });
        expect(await port.getRoomUsernames(room._id)).toEqual(['max.member', 'samuel']);
        expect(model.messages.byId(message._id)?.u.username).toBe('samuel');
        expect(model.rooms.byId(room._id)?.u?.username).toBe('samuel');
        expect(await port.getDirectRoom(['samuel', 'max.member'])).toMatchObject({ id: direct._id });
        expect(model.subscriptions.one(direct._id, max._id)?.name).toBe('samuel');
        expect(() => {
            rename(model, sam._id, 'max.member');
        }).toThrow('max.member');
    });

    test.each([
        ['disable', false, true],
        ['both', false, false],
        ['enable', true, false],
        ['none', true, true],
    ] as const)('a sync with LDAP that follows "%s"', async (follows, leavesActive, leavesInactive) => {
        model.settings.LDAP_Sync_User_Active_State = follows;
        addAccount(model, 'ada.admin', { roles: ['admin'] });
        const [disabled, enabled] = [addAccount(model, 'dora'), addAccount(model, 'eddy', { active: false })];
        const notes = addRoom(model, 'p', 'notes', { members: [disabled], owners: [disabled] });
        await syncWithLdap(model, disabled._id, true);
        await syncWithLdap(model, enabled._id, false);
        expect(model.accounts.byId(disabled._id)?.active).toBe(leavesActive);
        expect(model.accounts.byId(enabled._id)?.active).toBe(!leavesInactive);
        // It deactivates with consent to giving rooms up.
        expect(model.rooms.byId(notes._id) !== undefined).toBe(leavesActive);
    });
});
