import { until } from '../support/until';
import { keysIn, saidIn, sentencesIn } from './support/said';
import { type Stage, stageForEachTest } from './support/stage';

/** The main job, from the command to what the workspace is like afterwards. */
describe('deactivating', () => {
    let stage: Stage;

    stageForEachTest((started) => {
        stage = started;
    });

    test('the command asks, the submit deactivates: signed out everywhere, direct messages read-only, and the moderator is told', async () => {
        const { moderator, spammer } = stage.people;
        const { moderatorAndSpammer, memberAndSpammer, threePeople } = stage.rooms;
        const target = await stage.connect(spammer);
        const oauth = stage.model.sessions.createOAuth(spammer._id);
        expect((await target.get('/api/v1/me')).status).toBe(200);

        const modal = await stage.ask(moderator, spammer, 'sells coins');
        expect(keysIn(modal.view.blocks)[0]).toBe('confirm_who');
        expect(stage.isActive(spammer)).toBe(true);

        const { kind, exchange } = await stage.submit(moderator, modal);
        expect(kind).toBe('closed');
        expect(sentencesIn(await exchange.ephemeral())).toEqual([
            { key: 'done_deactivated', args: { username: 'sam.spammer' } },
            { key: 'done_reason', args: { reason: 'sells coins' } },
        ]);
        expect(stage.isActive(spammer)).toBe(false);
        expect((await target.get('/api/v1/me')).status).toBe(401);
        await target.stream.ended();
        expect(stage.model.sessions.userOfOAuth(oauth)).toBeUndefined();
        for (const room of [moderatorAndSpammer, memberAndSpammer]) {
            expect(stage.model.rooms.byId(room._id)?.ro).toBe(true);
        }
        expect(stage.model.rooms.byId(threePeople._id)?.ro).toBeUndefined();
    });

    test('a log-in afterwards is refused, and roles and rooms are kept', async () => {
        const { moderator, spammer } = stage.people;
        await stage.submit(moderator, await stage.ask(moderator, spammer));
        await expect(stage.workspace.login('sam.spammer')).rejects.toThrow('401');
        expect(stage.model.accounts.byId(spammer._id)?.roles).toEqual(['user']);
        expect(stage.model.subscriptions.one(stage.rooms.general._id, spammer._id)).toBeDefined();
    });

    test('the modal says who this is: name, username, roles by name, last seen, how long a member', async () => {
        const { admin, moderator, legacy, newcomer } = stage.people;
        const about = async (target: typeof moderator) =>
            Object.fromEntries(
                saidIn((await stage.ask(admin, target)).view.blocks).map(({ key, args }): [string, object] => [
                    key,
                    args,
                ]),
            );
        expect(await about(moderator)).toMatchObject({
            confirm_who: { name: 'Mona Moderator', username: 'mona.moderator' },
            confirm_roles: { roles: 'user, community-moderator' },
            confirm_seen_online: {},
            confirm_member_since: { days: '600' },
        });
        expect(await about(newcomer)).toMatchObject({ confirm_member_new: {} });
        const seen = await about(legacy);
        expect(seen).toMatchObject({ confirm_member_since: { days: '2000' }, confirm_seen: {} });
        stage.model.accounts.update(legacy._id, { lastLogin: undefined });
        expect(await about(legacy)).toHaveProperty('confirm_seen_never');
    });

    test.each(['nina.newcomer', '@nina.newcomer', '  @nina.newcomer   '])(
        '"%s" names the account, with and without @',
        async (words) => {
            const { moderator, newcomer } = stage.people;
            const modal = await (await stage.run(moderator, words)).modal();
            expect((await stage.submit(moderator, modal)).kind).toBe('closed');
            expect(stage.isActive(newcomer)).toBe(false);
        },
    );

    test('an imported account without a type, and a bot, are deactivated like members', async () => {
        const { moderator, legacy, bot } = stage.people;
        for (const target of [legacy, bot]) {
            await stage.submit(moderator, await stage.ask(moderator, target));
            expect(stage.isActive(target)).toBe(false);
        }
    });

    test('a cancelled modal changes nothing, and its question no longer counts', async () => {
        const { moderator, spammer } = stage.people;
        const client = await stage.as(moderator);
        const modal = await stage.ask(moderator, spammer);
        expect((await client.closeModal(modal)).kind).toBe('closed');
        await until('the question is forgotten', () => stage.confirmations().length === 0);
        await stage.submit(moderator, modal);
        expect(keysIn(modal.view.blocks)).toEqual(['submit_no_longer_counts']);
        expect(stage.isActive(spammer)).toBe(true);
    });
});
