import type { Account } from '../../sandbox/model/documents';
import { keysIn, saidIn } from './support/said';
import { snapshotOf } from './support/snapshot';
import { type Stage, stageForEachTest } from './support/stage';

/** Commands from REST and from clients that send no trigger: a button in a message opens the modal, and nothing is changed without it. */
describe('a command without a trigger', () => {
    let stage: Stage;
    let mona: Account;
    let target: Account;

    stageForEachTest((started) => {
        stage = started;
        mona = stage.people.moderator;
        target = stage.people.spammer;
    });

    const offer = async (words = '@sam.spammer sells coins') => {
        const client = await stage.as(mona);
        const exchange = await client.runCommand('deactivate', words, stage.rooms.general._id, { withTrigger: false });
        return exchange.ephemeral();
    };
    const click = async (who: Account, message: Awaited<ReturnType<typeof offer>>) =>
        (await stage.as(who)).clickButton(message, 'open-confirmation');
    /** What somebody is shown who clicks a button with such a value, by hand. */
    const clickByHand = async (who: Account, value: unknown) => {
        const client = await stage.as(who);
        const exchange = await client.interact(stage.appId, {
            type: 'blockAction',
            actionId: 'open-confirmation',
            payload: { blockId: 'open-confirmation', value },
            container: { type: 'message', id: 'x' },
            rid: stage.rooms.general._id,
        });
        return keysIn(await stage.shown(who, exchange));
    };

    test('a message with a button, and nothing else', async () => {
        const message = await offer();
        expect(keysIn(message.blocks)).toEqual(['told_offer_confirm', 'told_offer_confirm_button']);
        expect(stage.isActive(target)).toBe(true);
        expect(stage.hooks.argsOf('user.deactivate')).toEqual([]);
    });

    test('the button opens the modal with the reason, whose submit counts', async () => {
        const modal = await (await click(mona, await offer())).modal();
        expect(saidIn(modal.view.blocks)[0]?.args.username).toBe('sam.spammer');
        expect((await stage.submit(mona, modal)).kind).toBe('closed');
        expect(stage.isActive(target)).toBe(false);
        expect(stage.closedCases()).toMatchObject([{ reason: 'sells coins' }]);
    });

    test("the button's value is the client's word: it works for nobody else, and an invented one for nobody", async () => {
        await offer();
        const [{ id } = { id: '' }] = stage.confirmations();
        for (const who of [stage.people.otherModerator, stage.people.admin, stage.people.member, target]) {
            await stage.as(who);
            const before = snapshotOf(stage);
            expect(await clickByHand(who, id)).not.toContain('confirm_who');
            expect(snapshotOf(stage)).toEqual(before);
        }
        for (const value of ['invented', '', target._id, 7, null, ['x'], { id }]) {
            expect(await clickByHand(mona, value)).toContain('submit_no_longer_counts');
        }
        expect(await clickByHand(mona, id)).toContain('confirm_who');
    });

    test('the id of a modal is no button', async () => {
        const modal = await stage.ask(mona, target);
        expect(await clickByHand(mona, modal.view.id)).toContain('submit_no_longer_counts');
    });

    test('a click on any other button is answered and does nothing', async () => {
        const client = await stage.as(mona);
        const before = snapshotOf(stage);
        const { answer } = await client.interact(stage.appId, {
            type: 'blockAction',
            actionId: 'something-else',
            payload: { value: 'x' },
        });
        expect(answer.status).toBe(200);
        expect(snapshotOf(stage)).toEqual(before);
    });

    test('after 10 minutes the button is over', async () => {
        const message = await offer();
        await stage.workspace.clock.shift(10 * 60_000);
        const exchange = await click(mona, message);
        expect(keysIn(await stage.shown(mona, exchange))).toContain('submit_no_longer_counts');
    });

    test('who may act is asked again at the click', async () => {
        const message = await offer();
        stage.model.accounts.update(mona._id, { roles: ['user'] });
        const exchange = await click(mona, message);
        expect(keysIn(await stage.shown(mona, exchange))).toEqual(['refused_not_permitted']);
        expect(stage.isActive(target)).toBe(true);
    });

    test('so is whether the account is as asked already', async () => {
        const message = await offer();
        stage.model.accounts.update(target._id, { active: false });
        const exchange = await click(mona, message);
        expect(keysIn(await stage.shown(mona, exchange))).toEqual(['already_deactivated']);
    });

    test('a refusal needs no trigger', async () => {
        const client = await stage.as(stage.people.member);
        const options = { withTrigger: false };
        const exchange = await client.runCommand('deactivate', '@sam.spammer', stage.rooms.general._id, options);
        expect(keysIn((await exchange.ephemeral()).blocks)).toEqual(['refused_not_permitted']);
    });

    test('a click without a trigger opens nothing and changes nothing, and another message is sent', async () => {
        const message = await offer();
        const client = await stage.as(mona);
        const [{ id } = { id: '' }] = stage.confirmations();
        const start = client.stream.length;
        await client.post(`/api/apps/ui.interaction/${stage.appId}`, {
            type: 'blockAction',
            actionId: 'open-confirmation',
            payload: { value: id },
            container: { type: 'message', id: message._id },
        });
        const { payload } = await client.stream.next(({ type }) => type === 'ephemeral-message', start);
        expect(keysIn(payload)).toContain('told_offer_confirm_button');
        expect(stage.isActive(target)).toBe(true);
    });
});

describe('answers in a thread', () => {
    let stage: Stage;

    stageForEachTest((started) => {
        stage = started;
    });

    test('stay in it: refusals, offers, outcomes, and what comes late', async () => {
        const { moderator, member, spammer } = stage.people;
        const { general, messages } = stage.rooms;
        const tmid = messages.spam._id;
        const client = await stage.as(moderator);
        const run = (words: string, more = {}) =>
            client.runCommand('deactivate', words, general._id, { tmid, ...more });
        for (const words of ['', 'help', 'log', 'status', '@nobody.here', '@mona.moderator']) {
            expect((await (await run(words)).ephemeral()).tmid).toBe(tmid);
        }
        const refused = await (await stage.as(member)).runCommand('deactivate', '@sam.spammer', general._id, { tmid });
        expect((await refused.ephemeral()).tmid).toBe(tmid);

        const offer = await (await run('@sam.spammer', { withTrigger: false })).ephemeral();
        expect(offer.tmid).toBe(tmid);
        const modal = await (await client.clickButton(offer, 'open-confirmation')).modal();
        const { exchange } = await stage.submit(moderator, modal);
        expect((await exchange.ephemeral()).tmid).toBe(tmid);
        expect(stage.isActive(spammer)).toBe(false);
        expect(stage.closedCases()).toMatchObject([{ origin: { threadId: tmid } }]);
    });

    test('so do those to a message action on an answer in a thread', async () => {
        const { moderator } = stage.people;
        const { _id, rid, msg, tmid } = stage.rooms.messages.spamInThread;
        const client = await stage.as(moderator);
        const opened = await client.messageAction(stage.appId, 'deactivate-author', { _id, rid, msg, tmid });
        const { exchange } = await stage.submit(moderator, await opened.modal());
        expect((await exchange.ephemeral()).tmid).toBe(stage.rooms.messages.spam._id);
    });

    test('what was asked outside a thread is answered outside', async () => {
        expect((await stage.told(stage.people.moderator, 'help')).tmid).toBeUndefined();
    });
});
