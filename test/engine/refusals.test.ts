import { addAccount } from '../../sandbox/model/build';
import { setUserActiveStatus } from '../../sandbox/model/setUserActiveStatus';
import { inUtc } from './support/inUtc';
import { keysIn, saidIn, toldBy } from './support/said';
import { snapshotOf } from './support/snapshot';
import { type Stage, stageForEachTest } from './support/stage';

/** Each mistake and each refusal has its own sentence, and changes nothing. */
describe('what is refused', () => {
    let stage: Stage;

    stageForEachTest((started) => {
        stage = started;
    });

    /** What somebody is told by these words, while nothing is changed. */
    async function refusal(who: typeof stage.people.admin, words: string) {
        await stage.as(who);
        const before = snapshotOf(stage);
        const { blocks } = await stage.told(who, words);
        expect(snapshotOf(stage)).toEqual(before);
        return saidIn(blocks);
    }

    test.each(['', '   ', '@'])('wrong usage: "%s" names nobody', async (words) => {
        expect(await refusal(stage.people.moderator, words)).toEqual([{ key: 'told_usage_deactivate', args: {} }]);
    });

    test('help is for everybody', async () => {
        const keys = (await refusal(stage.people.guest, 'help')).map(({ key }) => key);
        expect(keys[0]).toBe('told_help_deactivate');
        expect(keys).toContain('told_help_log');
    });

    test.each(['nobody.here', '@nobody.here', 'NINA.NEWCOMER', 'nina', '__proto__', 'TTxsh7eWwCwWXdeHw'])(
        'unknown user: "%s"',
        async (words) => {
            expect(await refusal(stage.people.moderator, words)).toEqual([
                { key: 'refused_no_such_account', args: { asked: words } },
            ]);
        },
    );

    test('a user id is no username', async () => {
        expect(await refusal(stage.people.moderator, stage.people.spammer._id)).toMatchObject([
            { key: 'refused_no_such_account' },
        ]);
    });

    test.each(['mona.moderator', '@mona.moderator'])('own account: "%s"', async (words) => {
        expect(await refusal(stage.people.moderator, words)).toEqual([{ key: 'refused_self', args: {} }]);
    });

    test('missing permission: the refusal names the rule and where an admin sets it', async () => {
        const said = await refusal(stage.people.member, '@sam.spammer');
        expect(said).toEqual([{ key: 'refused_not_permitted', args: { roles: 'admin, community-moderator' } }]);
        const { msg } = await stage.told(stage.people.member, '@sam.spammer');
        expect(msg).toMatch(/Authorised roles.*app’s settings/);
    });

    test('a role of a room grants nothing', async () => {
        const { member, spammer } = stage.people;
        stage.model.subscriptions.addRole(stage.rooms.general._id, member._id, 'moderator');
        await stage.workspace.saveSettings({ 'authorised-roles': 'moderator, owner' });
        expect(await refusal(member, `@${spammer.username ?? ''}`)).toMatchObject([{ key: 'refused_not_permitted' }]);
    });

    test.each(['poll.app', 'rocket.cat', '@rocket.cat'])('no person: "%s"', async (words) => {
        const said = await refusal(stage.people.admin, words);
        expect(said).toEqual([{ key: 'refused_not_a_person', args: { username: words.replace('@', '') } }]);
    });

    test("the app's own account is no person either", async () => {
        const own = stage.model.accounts.ofApp(stage.appId);
        expect(await refusal(stage.people.admin, `@${own?.username ?? ''}`)).toMatchObject([
            { key: 'refused_not_a_person' },
        ]);
    });

    test('inactive already, by a way that the app knows nothing of', async () => {
        expect(await refusal(stage.people.moderator, '@ina.inactive')).toEqual([
            { key: 'already_deactivated', args: { username: 'ina.inactive' } },
        ]);
        expect(stage.hooks.argsOf('user.deactivate')).toEqual([]);
    });

    test('inactive already, by a case: who did it, when and why', async () => {
        const { moderator, otherModerator, newcomer } = stage.people;
        await stage.submit(moderator, await stage.ask(moderator, newcomer, 'asked for it'));
        const said = await refusal(otherModerator, '@nina.newcomer');
        const today = new Date(stage.closedCases()[0]?.openedAt ?? 0).toISOString().slice(0, 10);
        expect(said).toEqual([
            {
                key: 'already_deactivated_case',
                args: {
                    username: 'nina.newcomer',
                    moderator: 'mona.moderator',
                    when: expect.stringContaining(today) as unknown,
                },
            },
            { key: 'done_reason', args: { reason: 'asked for it' } },
        ]);
        expect(stage.hooks.argsOf('user.deactivate')).toHaveLength(1);
    });

    test('the time is told by the clock of the reader', async () => {
        const { moderator, otherModerator, newcomer } = stage.people;
        stage.model.accounts.update(otherModerator._id, { utcOffset: 5.5 });
        await stage.submit(moderator, await stage.ask(moderator, newcomer));
        const [said] = await refusal(otherModerator, '@nina.newcomer');
        const opened = stage.closedCases()[0]?.openedAt ?? 0;
        const there = new Date(opened + 5.5 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
        expect(said?.args.when).toBe(`${there} (UTC+5:30)`);
    });

    test('whoever has never met a web client has no clock: the time is told in UTC, and called so', async () => {
        const { moderator, otherModerator, newcomer } = stage.people;
        stage.model.accounts.update(otherModerator._id, { utcOffset: undefined });
        await stage.submit(moderator, await stage.ask(moderator, newcomer));
        const [said] = await refusal(otherModerator, '@nina.newcomer');
        expect(said?.args.when).toBe(inUtc(stage.closedCases()[0]?.openedAt));
    });

    test('the last active admin: the server refuses, and the case says so', async () => {
        const { admin, moderator } = stage.people;
        await stage.workspace.saveSettings({ 'protected-roles': '', 'authorised-roles': 'community-moderator' });
        const { kind, exchange } = await stage.submit(moderator, await stage.ask(moderator, admin));
        expect(kind).toBe('closed');
        expect(toldBy(await exchange.ephemeral())).toEqual(['failed_not_deactivated', 'why_last_admin']);
        expect(stage.closedCases()).toMatchObject([{ ending: { kind: 'failed', failure: { why: 'last-admin' } } }]);
        expect(stage.isActive(admin)).toBe(true);
    });

    test('a federated account: the server refuses, and the case says so', async () => {
        const { moderator, federated } = stage.people;
        const { exchange } = await stage.submit(moderator, await stage.ask(moderator, federated));
        expect(toldBy(await exchange.ephemeral())).toEqual(['failed_not_deactivated', 'why_federated']);
        expect(stage.isActive(federated)).toBe(true);
        await stage.followed();
    });

    test.each(['@frida:matrix.example', '@@frida:matrix.example'])(
        'a federated username begins with an @ of its own: "%s" finds it',
        async (words) => {
            addAccount(stage.model, '@frida:matrix.example');
            const modal = await (await stage.run(stage.people.moderator, words)).modal();
            expect(saidIn(modal.view.blocks)[0]?.args.username).toBe('@frida:matrix.example');
        },
    );

    test('an account that somebody else has deactivated while the modal was open: said, and not repeated', async () => {
        const { moderator, owner } = stage.people;
        const modal = await stage.ask(moderator, owner);
        await setUserActiveStatus(stage.model, owner._id, false, true);
        const rooms = stage.model.rooms.all().length;
        await stage.submit(moderator, modal);
        expect(keysIn(modal.view.blocks)).toEqual(['already_deactivated']);
        expect(stage.hooks.argsOf('user.deactivate')).toEqual([]);
        expect(stage.model.rooms.all()).toHaveLength(rooms);
    });

    test('an account that was removed while the modal was open', async () => {
        const { moderator, spammer } = stage.people;
        const modal = await stage.ask(moderator, spammer);
        stage.model.accounts.remove(spammer._id);
        await stage.submit(moderator, modal);
        expect(keysIn(modal.view.blocks)).toEqual(['refused_account_deleted']);
        expect(stage.hooks.argsOf('user.deactivate')).toEqual([]);
    });
});
