import { addAccount, addDirect, addRoom } from '../model/build';
import { setUserActiveStatus } from '../model/setUserActiveStatus';
import { Deactivation } from './support/deactivation';

/** What deactivating does to direct messages and omnichannel chats (docs/rocketchat.md#direct-messages-become-read-only). */
describe('deactivating somebody who has conversations', () => {
    let at: Deactivation;
    beforeEach(() => {
        at = new Deactivation();
    });
    const isArchived = (rid: string, { _id }: { _id: string }): boolean | undefined =>
        at.model.subscriptions.one(rid, _id)?.archived;

    test('direct messages between two become read-only and leave the other list; those among more people do not', async () => {
        const pair = addDirect(at.model, at.target, at.first);
        const three = addDirect(at.model, at.target, at.first, at.second);
        await at.deactivate();
        expect(at.model.rooms.byId(pair._id)).toMatchObject({ ro: true, reactWhenReadOnly: false });
        expect([isArchived(pair._id, at.first), isArchived(pair._id, at.target)]).toEqual([true, undefined]);
        expect(at.model.rooms.byId(three._id)?.ro).toBeUndefined();
        expect(isArchived(three._id, at.first)).toBeUndefined();
    });

    test('the direct message with oneself is archived, and not read-only', async () => {
        const own = addDirect(at.model, at.target);
        await at.deactivate();
        expect(isArchived(own._id, at.target)).toBe(true);
        expect(at.model.rooms.byId(own._id)?.ro).toBeUndefined();
    });

    test('a direct message that the account has left is read-only and archived, too', async () => {
        const pair = addDirect(at.model, at.target, at.first);
        at.model.subscriptions.remove(pair._id, at.target._id);
        await at.deactivate();
        expect(at.model.rooms.byId(pair._id)?.ro).toBe(true);
        expect(isArchived(pair._id, at.first)).toBe(true);
    });

    test('reactivating opens direct messages again, but only where the other side is active', async () => {
        const [withFirst, withSecond] = [
            addDirect(at.model, at.target, at.first),
            addDirect(at.model, at.target, at.second),
        ];
        await at.deactivate();
        await setUserActiveStatus(at.model, at.second._id, false, false);
        await at.activate();
        expect(at.model.rooms.byId(withFirst._id)).toMatchObject({ ro: false, reactWhenReadOnly: false });
        expect(isArchived(withFirst._id, at.first)).toBe(false);
        expect(at.model.rooms.byId(withSecond._id)?.ro).toBe(true);
    });

    test('a direct message with the account of an app stays read-only when the person is reactivated', async () => {
        const pair = addDirect(at.model, at.target, addAccount(at.model, 'poll.app', { type: 'app', roles: ['app'] }));
        await at.deactivate();
        await at.activate();
        expect(at.model.rooms.byId(pair._id)?.ro).toBe(true);
    });

    test('an account without a username leaves no archive behind, but read-only direct messages', async () => {
        at.target = at.model.accounts.insert({ roles: ['user'] });
        const pair = addDirect(at.model, at.target, at.first);
        await at.deactivate();
        expect(at.model.rooms.byId(pair._id)?.ro).toBe(true);
        expect(isArchived(pair._id, at.first)).toBeUndefined();
    });

    test('open omnichannel chats are closed for everybody in them, with a closing message', async () => {
        const room = addRoom(at.model, 'l', 'visitor', { members: [at.target, at.first], open: true });
        await at.deactivate();
        const closed = at.model.rooms.byId(room._id);
        expect(closed).toMatchObject({ closer: 'user', closedBy: { _id: at.target._id, username: 'target' } });
        expect(closed?.open).toBeUndefined();
        expect(at.model.subscriptions.ofRoom(room._id)).toEqual([]);
        expect(at.model.messages.ofRoom(room._id)).toMatchObject([{ t: 'livechat-close', u: { _id: at.target._id } }]);
    });

    test('a chat that is closed already is left alone', async () => {
        const room = addRoom(at.model, 'l', 'visitor', { members: [at.target], open: false });
        await at.deactivate();
        expect(at.model.rooms.byId(room._id)?.closer).toBeUndefined();
        expect(at.model.subscriptions.ofRoom(room._id)).toHaveLength(1);
    });

    test('an agent takes no more chats, and being activated does not change that', async () => {
        const statusLivechat = 'available';
        at.target = addAccount(at.model, 'agent', { roles: ['user', 'livechat-agent'], statusLivechat });
        await at.deactivate();
        await at.activate();
        expect(at.model.accounts.byId(at.target._id)?.statusLivechat).toBe('not-available');
    });

    test('an agent who was inactive already, and somebody who is no agent, keep their omnichannel status', async () => {
        const statusLivechat = 'available';
        for (const fields of [{ roles: ['livechat-agent'], active: false }, { roles: ['user'] }]) {
            at.target = addAccount(at.model, `agent.${fields.roles.join('')}`, { ...fields, statusLivechat });
            await at.deactivate();
            expect(at.model.accounts.byId(at.target._id)?.statusLivechat).toBe('available');
        }
    });
});
