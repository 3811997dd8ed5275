import { addAccount, addRoom } from '../model/build';
import { setUserActiveStatus } from '../model/setUserActiveStatus';
import { Deactivation } from './support/deactivation';

/** What deactivating and activating do to an account (docs/rocketchat.md#setting-an-active-status), one test for each thing. */
describe('deactivating', () => {
    let at: Deactivation;
    beforeEach(() => {
        at = new Deactivation();
    });

    test('an account that owns nothing is deactivated, keeps its roles, and stays in its rooms', async () => {
        const room = addRoom(at.model, 'c', 'town', { members: [at.first, at.target], owners: [at.first] });
        expect(await at.deactivate()).toBe(true);
        expect(at.model.accounts.byId(at.target._id)).toMatchObject({ active: false, roles: ['user'] });
        expect(at.model.subscriptions.one(room._id, at.target._id)).toBeDefined();
    });

    test('an unknown id is answered with false, and nothing else', async () => {
        expect(await setUserActiveStatus(at.model, 'nobody', false, true)).toBe(false);
    });

    test('login tokens and OAuth tokens end, and those of others do not', async () => {
        const { sessions } = at.model;
        const [token, oauth] = [sessions.create(at.target._id), sessions.createOAuth(at.target._id)];
        const other = sessions.create(at.first._id);
        await at.deactivate();
        expect(sessions.userOf(token)).toBeUndefined();
        expect(sessions.userOfOAuth(oauth)).toBeUndefined();
        expect(sessions.userOf(other)).toBe(at.first._id);
    });

    test('the last active admin cannot go, and an inactive one does not count as another', async () => {
        addAccount(at.model, 'old.admin', { roles: ['admin'], active: false });
        at.target = at.admin;
        const error = await at.refusal(true);
        expect(error.message).toBe('Leaving the app without an active admin is not allowed [error-action-not-allowed]');
        expect(error.details).toMatchObject({ action: 'Remove_last_admin' });
        expect(at.model.accounts.byId(at.admin._id)?.active).toBe(true);
    });

    test('an admin who is inactive already is refused like the last one while one admin is active', async () => {
        at.target = addAccount(at.model, 'old.admin', { roles: ['admin'], active: false });
        expect((await at.refusal()).code).toBe('error-action-not-allowed');
    });

    test('one of two admins can go', async () => {
        addAccount(at.model, 'other.admin', { roles: ['admin'] });
        at.target = at.admin;
        expect(await at.deactivate()).toBe(true);
    });

    test('a federated account is refused, either way', async () => {
        at.target = addAccount(at.model, 'fred:example.org', { federated: true });
        expect((await at.refusal()).code).toBe('error-user-is-federated');
        await expect(at.activate()).rejects.toThrow('[error-user-is-federated]');
    });

    test('an account without a username is not asked about its rooms', async () => {
        at.target = at.model.accounts.insert({ roles: ['user'] });
        const room = addRoom(at.model, 'p', 'town', { members: [at.target, at.first], owners: [at.target] });
        expect(await at.deactivate(true)).toBe(true);
        expect(at.owners(room._id)).toEqual([at.target._id]);
    });

    test('an account without a username goes even as the last admin', async () => {
        await setUserActiveStatus(at.model, at.admin._id, false, false).catch(() => undefined);
        at.model.accounts.update(at.admin._id, { roles: ['user'] });
        at.target = at.model.accounts.insert({ roles: ['admin'] });
        expect(await at.deactivate()).toBe(true);
    });

    test('activating lets somebody in who waits for approval: the reason that they gave is gone', async () => {
        at.target = addAccount(at.model, 'petra.pending', { active: false, reason: 'I work in the other office.' });
        await at.activate();
        expect(at.model.accounts.byId(at.target._id)).toMatchObject({ active: true, reason: undefined });
    });

    test('deactivating keeps the reason of somebody who waits for approval', async () => {
        at.target = addAccount(at.model, 'petra.pending', { active: false, reason: 'I work in the other office.' });
        await at.deactivate();
        expect(at.model.accounts.byId(at.target._id)?.reason).toBe('I work in the other office.');
    });

    test('the person gets an e-mail only where a setting says so', async () => {
        await at.deactivate();
        expect(at.model.mails).toEqual([]);
        at.model.settings.Accounts_Send_Email_When_Activating = true;
        await at.activate();
        expect(at.model.mails).toEqual([{ to: 'Target<target@example.com>', subject: 'Account activated' }]);
    });

    test('all addresses of a person get the same e-mail, and a call that changes nothing sends one, too', async () => {
        at.model.settings.Accounts_Send_Email_When_Deactivating = true;
        const addresses = ['one@example.com', 'two@example.com'];
        const emails = addresses.map((address) => ({ address, verified: false }));
        at.target = addAccount(at.model, 'busy', { name: '', emails });
        await at.deactivate();
        await at.deactivate();
        expect(at.model.mails.map(({ to }) => to)).toEqual(
            Array<string>(2).fill('busy<one@example.com>,busy<two@example.com>'),
        );
    });
});

/** Who takes a seat of the licence, and who is refused without one (docs/rocketchat.md#activating-needs-a-seat). */
describe('seats', () => {
    let at: Deactivation;
    beforeEach(async () => {
        at = new Deactivation();
        await at.deactivate();
        at.model.seats = 3;
    });

    test('whoever is activated when all seats are taken is refused, even a bot or a guest, who would take none', async () => {
        const bot = addAccount(at.model, 'a.bot', { type: 'bot', roles: ['bot'], active: false });
        const guest = addAccount(at.model, 'a.guest', { roles: ['guest'], active: false });
        for (const { _id } of [at.target, bot, guest]) {
            await expect(setUserActiveStatus(at.model, _id, true, false)).rejects.toThrow(
                '[error-license-user-limit-reached]',
            );
        }
    });

    test('while a seat is left, and for somebody who is active already, activating is not refused', async () => {
        expect(await setUserActiveStatus(at.model, at.first._id, true, false)).toBe(true);
        at.model.seats = 4;
        expect(await at.activate()).toBe(true);
    });

    test('guests, bots, apps and federated accounts take no seat', async () => {
        addAccount(at.model, 'a.guest', { roles: ['guest'] });
        addAccount(at.model, 'a.bot', { type: 'bot' });
        addAccount(at.model, 'an.app', { type: 'app' });
        addAccount(at.model, 'fred:example.org', { federated: true });
        at.model.seats = 4;
        expect(await at.activate()).toBe(true);
    });

    test('a guest with another role, and an account of no type, take one', async () => {
        at.model.seats = 4;
        const guest = addAccount(at.model, 'a.guest', { roles: ['guest', 'user'] });
        await expect(at.activate()).rejects.toThrow('[error-license-user-limit-reached]');
        at.model.accounts.remove(guest._id);
        addAccount(at.model, 'imported', { type: undefined });
        await expect(at.activate()).rejects.toThrow('[error-license-user-limit-reached]');
    });
});
