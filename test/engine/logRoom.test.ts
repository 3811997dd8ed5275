import { addRoom } from '../../sandbox/model/build';
import type { Account, Message } from '../../sandbox/model/documents';
import { sentencesIn, toldBy } from './support/said';
import { type Stage, stageForEachTest } from './support/stage';

/** The moderation log room: each closed case is posted there. Where that fails, the case stands and the moderator is told. */
describe('the moderation log room', () => {
    let stage: Stage;
    let mona: Account;
    let target: Account;

    stageForEachTest(async (started) => {
        stage = started;
        mona = stage.people.moderator;
        target = stage.people.spammer;
        await stage.as(mona);
    });

    const posts = () => stage.model.messages.ofRoom(stage.rooms.moderationLog._id);
    const decide = async () => stage.submit(mona, await stage.ask(mona, target, 'sells coins'));

    test('who, whom and why, by the app’s own account', async () => {
        const { exchange } = await decide();
        const post = await exchange.posted(stage.rooms.moderationLog._id);
        expect(sentencesIn(post).slice(0, 2)).toEqual([
            { key: 'log_posted_deactivated', args: { moderator: 'mona.moderator', username: 'sam.spammer' } },
            { key: 'done_reason', args: { reason: 'sells coins' } },
        ]);
        expect(posts()).toHaveLength(1);
        expect(posts()[0]?.u._id).toBe(stage.model.accounts.ofApp(stage.appId)?._id);
    });

    test('what happened to rooms', async () => {
        target = stage.people.owner;
        const modal = await stage.ask(mona, target);
        await stage.submit(mona, modal);
        expect(posts()).toEqual([]);
        const { exchange } = await stage.submit(mona, modal.fill('username', 'olga.owner'));
        const said = sentencesIn(await exchange.posted(stage.rooms.moderationLog._id));
        expect(said).toEqual(
            expect.arrayContaining([
                { key: 'done_handed_over', args: { rooms: 'design-team', owner: 'mia.member' } },
                { key: 'done_deleted', args: { rooms: 'olgas-notes' } },
            ]),
        );
    });

    test('the message that it is about, quoted as it was shown, and a link in the words of Rocket.Chat’s own addresses', async () => {
        const { messages, general } = stage.rooms;
        const client = await stage.as(mona);
        const { _id, rid, msg } = messages.spamInThread;
        const modal = await (await client.messageAction(stage.appId, 'deactivate-author', { _id, rid, msg })).modal();
        const { exchange } = await stage.submit(mona, modal);
        const post = await exchange.posted(stage.rooms.moderationLog._id);
        const link = `${stage.workspace.url}/channel/${general._id}?msg=${_id}`;
        expect(sentencesIn(post).slice(-2)).toEqual([
            { key: 'confirm_quote', args: { quote: msg } },
            { key: 'log_message_link', args: { link } },
        ]);
    });

    test.each<[string, Partial<Message>, string | undefined]>([
        ['cut to 200 characters, as plain text', { msg: `*@all* ${'x'.repeat(300)}` }, `*@all* ${'x'.repeat(192)}…`],
        ['not of an encrypted message, of which there is nothing to read', { msg: 'Q2lwaGVy', t: 'e2e' }, undefined],
    ])('a quote %s', async (_, changed, quote) => {
        const { _id, rid } = Object.assign(stage.rooms.messages.spam, changed);
        const client = await stage.as(mona);
        const modal = await (
            await client.messageAction(stage.appId, 'deactivate-author', { _id, rid, msg: '' })
        ).modal();
        const { exchange } = await stage.submit(mona, modal);
        const said = sentencesIn(await exchange.posted(stage.rooms.moderationLog._id));
        expect(said.find(({ key }) => key === 'confirm_quote')?.args.quote).toBe(quote);
        expect(said.map(({ key }) => key)).toContain('log_message_link');
    });

    test('a failed case is posted, too, with its cause', async () => {
        target = stage.people.federated;
        const { exchange } = await decide();
        const post = await exchange.posted(stage.rooms.moderationLog._id);
        expect(toldBy(post).slice(0, 2)).toEqual(['log_posted_not_deactivated', 'why_federated']);
    });

    test('a case that the sweep closes is posted', async () => {
        const stop = stage.hooks.fault('persistence.updateByAssociations', 'throw');
        await decide();
        expect(posts()).toEqual([]);
        stop();
        await stage.workspace.clock.shift(61_000);
        expect(posts()).toHaveLength(1);
    });

    test('without a log room nothing is posted, and nobody is told of a failure', async () => {
        await stage.workspace.saveSettings({ 'log-room': [] });
        const { exchange } = await decide();
        expect(toldBy(await exchange.ephemeral())).toEqual(['done_deactivated', 'done_reason']);
        expect(posts()).toEqual([]);
    });

    test.each<[string, () => unknown]>([
        ['the room is gone', () => stage.workspace.saveSettings({ 'log-room': [{ _id: 'gone' }] })],
        [
            'the room is read-only',
            () => stage.workspace.saveSettings({ 'log-room': [{ _id: stage.rooms.announcements._id }] }),
        ],
        [
            'the room is archived',
            () => {
                stage.model.rooms.update(stage.rooms.moderationLog._id, { archived: true });
            },
        ],
        [
            'the room is encrypted and the workspace allows nothing else there',
            () => {
                stage.model.settings.E2E_Enable = true;
                stage.model.rooms.update(stage.rooms.moderationLog._id, { encrypted: true });
            },
        ],
        [
            'the app’s account is muted there',
            () => {
                stage.model.rooms.update(stage.rooms.moderationLog._id, { muted: ['active-status.bot'] });
            },
        ],
        ['the post fails', () => stage.hooks.fault('message.create', 'throw')],
        ['the post is answered with nothing', () => stage.hooks.fault('message.create', 'null')],
        ['the setting can not be understood', () => stage.workspace.saveSettings({ 'log-room': [{ _id: 7 }] })],
    ])('%s: the case stands', async (_, breakIt) => {
        await breakIt();
        const { exchange } = await decide();
        const outcome = await exchange.ephemeral();
        expect(toldBy(outcome)).toEqual(['done_deactivated', 'done_reason']);
        expect(toldBy(await stage.toldAfter(mona, outcome))).toEqual(['record_not_posted']);
        await stage.followed();
        expect(stage.isActive(target)).toBe(false);
        expect(stage.closedCases()).toMatchObject([{ ending: { kind: 'done' } }]);
        expect(stage.openCases()).toEqual([]);
    });

    test('another room, once an admin picks it', async () => {
        const other = addRoom(stage.model, 'p', 'other-log', { members: [stage.people.admin] });
        await stage.workspace.saveSettings({ 'log-room': [{ _id: other._id, name: 'other-log' }] });
        await decide();
        expect(stage.model.messages.ofRoom(other._id)).toHaveLength(1);
        expect(posts()).toEqual([]);
    });

    describe('a setting of another shape is said in the status, and is not taken for none', () => {
        const status = () => stage.keys(stage.people.admin, 'status');

        test.each<[string, unknown]>([
            ['a room without an id', [{ name: 'general' }]],
            ['a number', 17],
            ['an object that is no room', { rid: 'GENERAL' }],
        ])('%s: nothing is posted, and the moderator is told', async (_, value) => {
            await stage.workspace.saveSettings({ 'log-room': value });
            expect(await status()).toContain('status_log_room_unreadable');
            const { exchange } = await decide();
            const outcome = await exchange.ephemeral();
            expect(toldBy(outcome)).toEqual(['done_deactivated', 'done_reason']);
            expect(toldBy(await stage.toldAfter(mona, outcome))).toEqual(['record_not_posted']);
        });

        test.each<[string, (id: string) => unknown]>([
            ['an id alone', (id) => id],
            ['a room alone', (_id) => ({ _id })],
        ])('%s is that room', async (_, value) => {
            await stage.workspace.saveSettings({ 'log-room': value(stage.rooms.moderationLog._id) });
            expect(await status()).toContain('status_log_room');
            await decide();
            await stage.followed();
            expect(posts()).toHaveLength(1);
        });

        test('of several rooms the first counts, and the others are said to be ignored', async () => {
            const { moderationLog, general } = stage.rooms;
            await stage.workspace.saveSettings({ 'log-room': [{ _id: moderationLog._id }, { _id: general._id }] });
            expect(await status()).toEqual(expect.arrayContaining(['status_log_room', 'status_log_room_ignored']));
            await decide();
            await stage.followed();
            expect(posts()).toHaveLength(1);
        });

        test.each([null, '', []])('%j is none', async (value) => {
            await stage.workspace.saveSettings({ 'log-room': value });
            expect(await status()).toContain('status_log_room_none');
        });
    });

    test('a public room is said to be one in the status', async () => {
        await stage.workspace.saveSettings({ 'log-room': [{ _id: stage.rooms.general._id }] });
        const keys = await stage.keys(stage.people.admin, 'status');
        expect(keys).toEqual(expect.arrayContaining(['status_log_room', 'status_log_room_public']));
    });

    test.each([
        [{ archived: true }, ['status_log_room_archived']],
        [{ encrypted: true }, ['status_log_room', 'status_log_room_encrypted']],
        [{ ro: true }, ['status_log_room', 'status_log_room_read_only']],
    ])('a room that is %j is said to be so in the status', async (state, keys) => {
        stage.model.rooms.update(stage.rooms.moderationLog._id, state);
        expect(await stage.keys(stage.people.admin, 'status')).toEqual(expect.arrayContaining(keys));
    });
});
