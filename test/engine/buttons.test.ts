import { addDirect, addRoom, say } from '../../sandbox/model/build';
import type { Account } from '../../sandbox/model/documents';
import { keysIn, saidIn } from './support/said';
import { snapshotOf } from './support/snapshot';
import { type Stage, stageForEachTest } from './support/stage';

const PERMISSIONS = ['edit-other-user-active-status', 'manage-moderation-actions'];

/** The ways in beside the command: the message's menu, and that of a direct message. */
describe('the buttons', () => {
    let stage: Stage;
    let mona: Account;

    stageForEachTest((started) => {
        stage = started;
        mona = stage.people.moderator;
    });

    const actionButton = async (who: Account, body: object): Promise<string[]> => {
        const client = await stage.as(who);
        const exchange = await client.interact(stage.appId, { type: 'actionButton', ...body });
        return keysIn(await stage.shown(who, exchange));
    };

    test('are offered in red to holders of any one of the two permissions', async () => {
        const { list } = await (await stage.as(mona)).get('/api/apps/actionButtons');
        expect(list).toEqual([
            expect.objectContaining({
                actionId: 'deactivate-author',
                context: 'messageAction',
                variant: 'danger',
                when: { hasOnePermission: PERMISSIONS },
                appId: stage.appId,
            }),
            expect.objectContaining({
                actionId: 'deactivate-other',
                context: 'roomAction',
                variant: 'danger',
                when: { hasOnePermission: PERMISSIONS, roomTypes: ['direct'] },
                appId: stage.appId,
            }),
        ]);
    });

    test('the command is offered to the same', async () => {
        const { body } = await (await stage.as(mona)).get('/api/v1/commands.list');
        expect(body.commands).toContainEqual(
            expect.objectContaining({ command: 'deactivate', permission: PERMISSIONS }),
        );
    });

    test('in the menu of a message: for its author, with the same modal, and the case names the message', async () => {
        const { spammer } = stage.people;
        const { _id, rid, msg } = stage.rooms.messages.spam;
        const client = await stage.as(mona);
        const modal = await (await client.messageAction(stage.appId, 'deactivate-author', { _id, rid, msg })).modal();
        const byCommand = await stage.ask(mona, spammer);
        const ofMessage = ['confirm_quote', 'confirm_quote_room', 'ago_minutes'];
        expect(keysIn(modal.view).filter((key) => !ofMessage.includes(key))).toEqual(keysIn(byCommand.view));
        expect(saidIn(modal.view.blocks)).toContainEqual({ key: 'confirm_quote', args: { quote: msg } });
        expect(saidIn(modal.view.blocks)[0]?.args.username).toBe('sam.spammer');
        expect((await stage.submit(mona, modal)).kind).toBe('closed');
        expect(stage.isActive(spammer)).toBe(false);
        expect(stage.closedCases()).toMatchObject([{ origin: { messageId: _id, roomId: rid } }]);
    });

    test('in the menu of a message under another name: it says whose account it is', async () => {
        const { _id, rid, msg } = stage.rooms.messages.spam;
        stage.model.messages.replace({ ...stage.rooms.messages.spam, alias: 'Rocket.Chat Team' });
        const client = await stage.as(mona);
        const modal = await (await client.messageAction(stage.appId, 'deactivate-author', { _id, rid, msg })).modal();
        const args = { alias: 'Rocket.Chat Team', username: 'sam.spammer' };
        expect(saidIn(modal.view.blocks)).toContainEqual({ key: 'confirm_quote_alias', args });
    });

    test('in the menu of a direct message: for the other person in it', async () => {
        const { spammer } = stage.people;
        const client = await stage.as(mona);
        const room = stage.rooms.moderatorAndSpammer._id;
        const modal = await (await client.roomAction(stage.appId, 'deactivate-other', room)).modal();
        expect(saidIn(modal.view.blocks)[0]?.args.username).toBe('sam.spammer');
        await stage.submit(mona, modal);
        expect(stage.isActive(spammer)).toBe(false);
    });

    /** docs/rocketchat.md#a-system-message-names-who-did-it */
    test('a message of an account that was removed has no author to deactivate', async () => {
        const { _id, rid } = stage.rooms.messages.spam;
        stage.model.accounts.remove(stage.people.spammer._id);
        const keys = await actionButton(mona, {
            actionId: 'deactivate-author',
            rid,
            mid: _id,
            payload: { context: 'messageAction' },
        });
        expect(keys).toEqual(['refused_no_account']);
    });

    describe('forged by hand', () => {
        const general = () => stage.rooms.general._id;
        const spam = () => stage.rooms.messages.spam._id;

        test.each<[string, () => object, string[]]>([
            [
                'a message that is not there',
                () => ({ actionId: 'deactivate-author', rid: general(), mid: 'no-message' }),
                ['refused_nobody_there'],
            ],
            ['no message at all', () => ({ actionId: 'deactivate-author', rid: general() }), ['refused_nobody_there']],
            [
                'a message id that is no text',
                () => ({ actionId: 'deactivate-author', rid: general(), mid: { $ne: '' } }),
                ['refused_nobody_there'],
            ],
            [
                "a message of the client's own making",
                () => ({
                    actionId: 'deactivate-author',
                    rid: general(),
                    mid: 'no-message',
                    payload: { context: 'messageAction', message: { sender: { id: stage.people.member._id } } },
                }),
                ['refused_nobody_there'],
            ],
            ['a room that is not there', () => ({ actionId: 'deactivate-other', rid: 'no-room' }), []],
            ['nothing', () => ({ actionId: 'deactivate-other' }), []],
            ['a channel', () => ({ actionId: 'deactivate-other', rid: general() }), ['refused_nobody_there']],
            [
                'a private group',
                () => ({ actionId: 'deactivate-other', rid: stage.rooms.moderationLog._id }),
                ['refused_nobody_there'],
            ],
            [
                'a direct message of three',
                () => ({ actionId: 'deactivate-other', rid: stage.rooms.threePeople._id }),
                ['refused_nobody_there'],
            ],
            [
                "somebody else's direct message",
                () => ({ actionId: 'deactivate-other', rid: stage.rooms.memberAndSpammer._id }),
                ['refused_nobody_there'],
            ],
            [
                'a button that the app does not have',
                () => ({ actionId: 'activate-author', rid: general(), mid: spam() }),
                ['refused_nobody_there'],
            ],
            [
                'a button named as a thing of every object',
                () => ({ actionId: 'constructor', rid: general(), mid: spam() }),
                ['refused_nobody_there'],
            ],
            [
                "the room's button on a message",
                () => ({ actionId: 'deactivate-other', rid: general(), mid: spam() }),
                ['refused_nobody_there'],
            ],
        ])('%s: nobody is meant, and nothing is changed', async (_, body, keys) => {
            await stage.as(mona);
            const before = snapshotOf(stage);
            expect(await actionButton(mona, { payload: { context: 'messageAction' }, ...body() })).toEqual(keys);
            expect(snapshotOf(stage)).toEqual(before);
        });

        test("a real message under another room's id is about its author, and is answered", async () => {
            const rid = stage.rooms.moderationLog._id;
            const keys = await actionButton(mona, {
                actionId: 'deactivate-author',
                rid,
                mid: spam(),
                payload: { context: 'messageAction' },
            });
            expect(keys).toContain('confirm_who');
        });

        test('a message of somebody else, sent along with a direct message, is no word of the other person in it', async () => {
            const { member } = stage.people;
            const { _id: mid } = say(stage.model, stage.rooms.general, member, 'words of the member');
            const client = await stage.as(mona);
            const rid = stage.rooms.moderatorAndSpammer._id;
            const body = { type: 'actionButton', actionId: 'deactivate-other', rid, mid, payload: {} };
            const modal = await (await client.interact(stage.appId, body)).modal();
            expect(saidIn(modal.view.blocks)[0]?.args.username).toBe('sam.spammer');
            expect(keysIn(modal.view.blocks)).not.toContain('confirm_quote');
            await stage.submit(mona, modal);
            await stage.followed();
            expect(JSON.stringify(stage.model.messages.ofRoom(stage.rooms.moderationLog._id))).not.toContain(
                'words of',
            );
        });

        test('a direct message with oneself has nobody else in it', async () => {
            const rid = addDirect(stage.model, mona)._id;
            expect(await actionButton(mona, { actionId: 'deactivate-other', rid, payload: {} })).toEqual([
                'refused_nobody_there',
            ]);
        });

        test('by people without a role: refused like everybody', async () => {
            const { member, spammer } = stage.people;
            const rid = addDirect(stage.model, member, spammer)._id;
            for (const body of [
                { actionId: 'deactivate-author', rid: general(), mid: spam() },
                { actionId: 'deactivate-other', rid },
            ]) {
                expect(await actionButton(member, { ...body, payload: {} })).toEqual(['refused_not_permitted']);
            }
            expect(stage.isActive(spammer)).toBe(true);
            expect(stage.confirmations()).toEqual([]);
        });
    });

    test('without a trigger: a button in a message, as with the command', async () => {
        const client = await stage.as(mona);
        const { _id, rid } = stage.rooms.messages.spam;
        const start = client.stream.length;
        await client.post(`/api/apps/ui.interaction/${stage.appId}`, {
            type: 'actionButton',
            actionId: 'deactivate-author',
            rid,
            mid: _id,
            payload: { context: 'messageAction' },
        });
        const { payload } = await client.stream.next(({ type }) => type === 'ephemeral-message', start);
        expect(keysIn(payload)).toEqual(['told_offer_confirm', 'told_offer_confirm_button']);
    });

    describe('in the menu of a message', () => {
        const clicked = (who: Account, mid: string) =>
            actionButton(who, {
                actionId: 'deactivate-author',
                rid: stage.rooms.general._id,
                mid,
                triggerId: 'trigger-1',
                payload: { context: 'messageAction' },
            });

        test('that the caller can not read: the same words as for no such message, in the room they asked from', async () => {
            const { owner, member } = stage.people;
            const secret = addRoom(stage.model, 'p', 'secret', { members: [owner], owners: [owner] });
            const { _id } = say(stage.model, secret, owner, 'Hi');
            for (const who of [mona, member]) {
                expect(await clicked(who, _id)).toEqual(['refused_nobody_there']);
                expect(await clicked(who, 'no-such-message')).toEqual(['refused_nobody_there']);
            }
            const told = (await stage.as(mona)).stream.since(0).map(({ payload }) => JSON.stringify(payload));
            expect(told.join()).not.toContain(secret._id);
        });

        test('of a public channel that the caller has not joined', async () => {
            const { owner } = stage.people;
            const open = addRoom(stage.model, 'c', 'open-to-all', { members: [owner], owners: [owner] });
            expect(await clicked(mona, say(stage.model, open, owner, 'Hi')._id)).toContain('confirm_who');
        });

        test.each(['ru', 'au', 'uj', 'user-muted'])(
            'that Rocket.Chat wrote (%s): its sender is who did it',
            async (t) => {
                const { general } = stage.rooms;
                const message = say(stage.model, general, stage.people.otherModerator, 'sam.spammer');
                Object.assign(message, { t });
                expect(await clicked(mona, message._id)).toEqual(['refused_system_message']);
            },
        );
    });
});
