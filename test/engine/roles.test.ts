import { addAccount } from '../../sandbox/model/build';
import type { Account, Role } from '../../sandbox/model/documents';
import { keysIn, saidIn, sentencesIn, toldBy } from './support/said';
import { type Stage, stageForEachTest } from './support/stage';

/** Who may deactivate whom, by the settings, without a service account. */
describe('authorised and protected roles', () => {
    let stage: Stage;
    let mona: Account;
    let target: Account;

    stageForEachTest(
        (started) => {
            stage = started;
            mona = stage.people.moderator;
            target = stage.people.spammer;
        },
        { settings: { 'authorised-roles': 'admin' } },
    );

    const set = (authorised: string, guarded = 'admin') =>
        stage.workspace.saveSettings({ 'authorised-roles': authorised, 'protected-roles': guarded });
    /** The first sentence that somebody is shown who asks to deactivate an account. */
    const first = async (who: Account, whom = target): Promise<string | undefined> =>
        keysIn(await stage.shown(who, await stage.run(who, `@${whom.username ?? ''}`)))[0];

    test('by default only admins may', async () => {
        expect(await first(stage.people.admin)).toBe('confirm_who');
        expect(await first(mona)).toBe('refused_not_permitted');
    });

    test.each<[string, (name: string, id: string) => string]>([
        ['by name', (name) => name],
        ['by id', (_, id) => id],
        ['among others', (name) => `admin, ${name} ,bot`],
        ['one a line', (_, id) => `admin\n${id}\n`],
        ['without spaces', (name) => `x,${name},y`],
        ['pasted with tabs, line breaks and what can’t be seen', (name) => `admin,\r\n\t\u200B${name}\u200B\t\r\n`],
    ])('a custom role is named %s', async (_, setting) => {
        const { name, _id } = stage.workspace.sample.moderatorRole;
        await set(setting(name, _id));
        expect(await first(mona)).toBe('confirm_who');
        expect(await first(stage.people.member)).toBe('refused_not_permitted');
    });

    test.each([
        '',
        ' ',
        ',',
        'no-such-role',
        'Community-Moderator',
        'community',
        'community-moderator-2',
        'mona.moderator',
        '*',
    ])('a setting that names no role of theirs grants nothing: "%s"', async (setting) => {
        await set(setting);
        expect(await first(mona)).toBe('refused_not_permitted');
    });

    test('an admin who is not among the authorised roles may not either', async () => {
        await set(stage.workspace.sample.moderatorRole.name);
        expect(await first(stage.people.admin)).toBe('refused_not_permitted');
        expect(await first(mona)).toBe('confirm_who');
    });

    test('a custom role that is called admin locks no admin out and leaves none unprotected', async () => {
        const { model, people } = stage;
        const sham = renamed(model.roles.create('sham'), 'admin');
        await set('admin, community-moderator');
        expect(sham._id).not.toBe('admin');
        expect(await first(people.admin)).toBe('confirm_who');
        expect(await first(mona, people.admin)).toBe('refused_protected');
        model.accounts.update(target._id, { roles: ['user', sham._id] });
        expect(await first(mona)).toBe('refused_protected');
    });

    test('two roles of one name both count', async () => {
        const { model, people } = stage;
        const [one, other] = [model.roles.create('guards'), renamed(model.roles.create('others'), 'guards')];
        await set('guards');
        model.accounts.update(people.member._id, { roles: ['user', one._id] });
        model.accounts.update(people.newcomer._id, { roles: ['user', other._id] });
        expect(await first(people.member)).toBe('confirm_who');
        expect(await first(people.newcomer)).toBe('confirm_who');
    });

    test('a protected role that is renamed protects nobody any more: the log room is told within a minute, once', async () => {
        const { model, rooms, workspace } = stage;
        const role = model.roles.create('night-guards');
        const told = () =>
            model.messages
                .ofRoom(rooms.moderationLog._id)
                .flatMap(({ blocks }) => saidIn(blocks))
                .filter(({ key }) => key === 'log_unknown_role');
        await set('admin, community-moderator', 'admin, night-guards');
        await stage.sweepOn(0);
        expect(told()).toEqual([]);
        renamed(role, 'day-guards');
        for (const minute of [1, 2]) {
            await workspace.clock.shift(60_000);
            await stage.sweepOn(0);
            expect([minute, told()]).toEqual([minute, [{ key: 'log_unknown_role', args: { role: 'night-guards' } }]]);
        }
    });

    test('a setting is in force with the next request', async () => {
        await set('admin, community-moderator');
        expect(await first(mona)).toBe('confirm_who');
        await set('admin');
        expect(await first(mona)).toBe('refused_not_permitted');
    });

    test('roles that can not be read: only an admin may act, others are told so', async () => {
        await set('admin, community-moderator');
        const stop = stage.hooks.fault('role.getCustomRoles', 'throw');
        expect(await first(mona)).toBe('refused_roles_unread');
        expect(await first(stage.people.admin)).toBe('confirm_who');
        stop();
        expect(await first(mona)).toBe('confirm_who');
    });

    describe('protected roles', () => {
        test('their holders can be deactivated by an admin only, named by name or by id', async () => {
            const vip = stage.model.roles.create('vip');
            const important = addAccount(stage.model, 'vic.vip', { roles: ['user', vip._id] });
            for (const guarded of ['vip', vip._id, `admin, vip`]) {
                await set('admin, community-moderator', guarded);
                expect(await first(mona, important)).toBe('refused_protected');
                expect(await first(stage.people.admin, important)).toBe('confirm_who');
            }
            await set('admin, community-moderator');
            expect(await first(mona, important)).toBe('confirm_who');
        });

        test('admins are protected by default, and moderators are an admin’s to decide on, by their rank', async () => {
            await set('admin, community-moderator');
            expect(await first(mona, stage.people.admin)).toBe('refused_protected');
            expect(await first(mona, stage.people.otherModerator)).toBe('refused_moderator');
            expect(await first(stage.people.admin, stage.people.otherModerator)).toBe('confirm_who');
        });
    });

    describe('names that match no role', () => {
        test('are reported by status, to admins', async () => {
            await set('admin, no-such-role', 'admin, neither-this');
            const said = sentencesIn(await stage.told(stage.people.admin, 'status'));
            const unknown = said.filter(({ key }) => key === 'status_role_unknown').map(({ args }) => args.role);
            expect(unknown.sort()).toEqual(['neither-this', 'no-such-role']);
        });

        test("are reported in the app's log when they are saved; names and ids that match are not", async () => {
            const { name, _id } = stage.workspace.sample.moderatorRole;
            const logged = stage.model.appLogs.length;
            await set(`${name}, ${_id}, admin, no-such-role`);
            const warnings = JSON.stringify(
                stage.model.appLogs.slice(logged).flatMap((entry): unknown[] => {
                    const entries: unknown = Reflect.get(entry, 'entries');
                    return Array.isArray(entries)
                        ? entries.filter((one: unknown) => JSON.stringify(one).includes('"severity":"warning"'))
                        : [];
                }),
            );
            expect(warnings).toContain('no-such-role');
            expect(warnings).not.toContain(name);
            expect(warnings).not.toContain(_id);
        });

        test('are saved all the same: an app can not refuse a setting', async () => {
            await set('no-such-role');
            const admin = await stage.as(stage.people.admin);
            const { body } = await admin.get(`/api/apps/${stage.appId}/settings`);
            expect(body.settings).toMatchObject({ 'authorised-roles': { value: 'no-such-role' } });
        });
    });

    describe('status', () => {
        test('checks the whole set-up', async () => {
            await set('admin, community-moderator');
            const keys = toldBy(await stage.told(stage.people.admin, 'status'));
            expect(keys).toEqual(
                expect.arrayContaining([
                    'status_title',
                    'status_roles',
                    'status_protected',
                    'status_rank',
                    'status_log_room',
                    'status_open_cases',
                ]),
            );
            expect(keys).not.toContain('status_role_unknown');
        });

        test.each<[string, () => unknown, string]>([
            ['no role at all', () => set(''), 'status_roles_none'],
            ['no log room', () => stage.workspace.saveSettings({ 'log-room': [] }), 'status_log_room_none'],
            [
                'a log room that is gone',
                () => stage.workspace.saveSettings({ 'log-room': [{ _id: 'gone' }] }),
                'status_log_room_gone',
            ],
            [
                'a required reason',
                () => stage.workspace.saveSettings({ 'reason-required': true }),
                'status_reason_required',
            ],
            [
                'records that can not be read',
                () => stage.hooks.fault('persistence.readByAssociations', 'throw'),
                'status_no_records',
            ],
            ['a log room that can not be read', () => stage.hooks.fault('room.getById', 'throw'), 'status_no_log_room'],
        ])('says of %s', async (_, change, key) => {
            await change();
            expect(toldBy(await stage.told(stage.people.admin, 'status'))).toContain(key);
        });

        test('is for admins: others are refused, also authorised ones, and learn nothing', async () => {
            await set('admin, community-moderator');
            for (const who of [mona, stage.people.member, stage.people.bot]) {
                const message = await stage.told(who, 'status');
                expect(toldBy(message)).toEqual(['refused_not_admin']);
                expect(JSON.stringify(message)).not.toContain('community-moderator');
            }
        });
    });
});

/** A role that got a name which another has already: the administration refuses that, a database doesn't. */
function renamed(role: Role, name: string): Role {
    return Object.assign(role, { name });
}
