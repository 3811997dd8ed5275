import { addDirect, addRoom, say } from '../model/build';
import { rename } from '../model/rename';
import { Deactivation } from './support/deactivation';

/** An account gets another username (docs/rocketchat.md#a-username-can-change). */
describe('renaming an account', () => {
    test('the new username stands wherever the account is named', () => {
        const { model, target, first } = new Deactivation();
        const room = addRoom(model, 'p', 'town', { members: [target, first], owners: [target] });
        const direct = addDirect(model, target, first);
        const message = say(model, room, target, 'Hello.');
        const other = say(model, room, first, 'Hello you.');
        rename(model, target._id, 'other');

        expect(model.accounts.byUsername('target')).toBeUndefined();
        expect(model.accounts.byUsername('other')?._id).toBe(target._id);
        expect(model.rooms.byId(room._id)?.u?.username).toBe('other');
        expect(model.subscriptions.one(room._id, target._id)?.u.username).toBe('other');
        expect(model.messages.byId(message._id)?.u.username).toBe('other');
        expect(model.messages.byId(other._id)?.u.username).toBe('first');
        expect(model.rooms.byId(direct._id)?.usernames).toEqual(['other', 'first']);
        expect(model.subscriptions.one(direct._id, first._id)?.name).toBe('other');
    });
});
