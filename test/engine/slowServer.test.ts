import type { Modal } from '../../sandbox/client/modal';
import type { ChatMessage } from '../../sandbox/client/shapes';
import { until } from '../support/until';
import { keysIn, listedBelow, toldBy } from './support/said';
import { type Stage, stageForEachTest } from './support/stage';

/** Longer than the app waits for an answer to a trigger, and shorter than a trigger lives, in milliseconds. */
const PAST_THE_DEADLINE = 3600;

/** A server that is slow or silent: what the app answers in time, and what it tells later. */
describe('a slow server', () => {
    let stage: Stage;
    const shift = (milliseconds: number): Promise<void> => stage.workspace.clock.shift(milliseconds);

    stageForEachTest((started) => {
        stage = started;
    });

    /** Submits; the server has the call, and keeps it until `release`. The app answers the trigger in time. */
    async function submitToSlowServer(modal: Modal) {
        const { moderator } = stage.people;
        const call = stage.hooks.hold('user.deactivate');
        const submitting = stage.submit(moderator, modal);
        await call.reached;
        await shift(PAST_THE_DEADLINE);
        const submitted = await submitting;
        expect(submitted.kind).toBe('closed');
        const working = await submitted.exchange.ephemeral();
        expect(keysIn(working.blocks)).toEqual(['told_still_working']);
        return {
            release: () => {
                call.release();
            },
            exchange: submitted.exchange,
            after: working,
        };
    }

    const toldAfter = (message: ChatMessage): Promise<ChatMessage> => stage.toldAfter(stage.people.moderator, message);

    test('a call that outlives the trigger: the modal closes in time, and the outcome comes as a message', async () => {
        const { moderator, spammer } = stage.people;
        const { release, after } = await submitToSlowServer(await stage.ask(moderator, spammer));
        expect(stage.openCases()).toHaveLength(1);
        release();
        expect(toldBy(await toldAfter(after))).toEqual(['done_deactivated']);
        expect(stage.isActive(spammer)).toBe(false);
        expect(stage.closedCases()).toMatchObject([{ ending: { kind: 'done' } }]);
        await stage.followed();
        expect(stage.openCases()).toEqual([]);
    });

    test('`user-last-owner` that comes late: a message with a button, which opens the ownership step', async () => {
        const { moderator, owner } = stage.people;
        const client = await stage.as(moderator);
        const { release, after } = await submitToSlowServer(await stage.ask(moderator, owner, 'left'));
        release();
        const offer = await toldAfter(after);
        expect(keysIn(offer.blocks)).toEqual(['told_offer_ownership', 'told_offer_ownership_button']);
        expect(stage.isActive(owner)).toBe(true);

        const modal = await (await client.clickButton(offer, 'open-confirmation')).modal();
        expect(listedBelow('heading_deleted', modal.view.blocks)).toEqual(['olgas-notes']);
        expect((await stage.submit(moderator, modal.fill('username', 'olga.owner'))).kind).toBe('closed');
        expect(stage.isActive(owner)).toBe(false);
        expect(stage.closedCases()).toMatchObject([{ reason: 'left', ending: { kind: 'done' } }]);
    });

    test('a call without an answer after 30 s is told; its case stays open, and is closed and told once the call is over', async () => {
        const { moderator, spammer } = stage.people;
        const { release, after } = await submitToSlowServer(await stage.ask(moderator, spammer));
        await shift(30_000);
        const silent = await toldAfter(after);
        expect(keysIn(silent.blocks)).toEqual(['no_answer']);
        expect(stage.openCases()).toHaveLength(1);
        await shift(26_000);
        expect(stage.openCases()).toHaveLength(1);

        release();
        await shift(60_000);
        // Its answer came too late to count, so what is seen then may be somebody else's deed.
        expect(toldBy(await toldAfter(silent))).toEqual(['found_deactivated']);
        expect(stage.openCases()).toEqual([]);
        expect(stage.closedCases()).toMatchObject([{ ending: { kind: 'found' } }]);
        expect(stage.isActive(spammer)).toBe(false);
    });

    test('one that is never carried out closes its case as failed, not before 60 s have passed since the call', async () => {
        const { moderator, spammer } = stage.people;
        const { after } = await submitToSlowServer(await stage.ask(moderator, spammer));
        await shift(30_000);
        const silent = await toldAfter(after);
        await shift(20_000);
        expect(stage.openCases()).toHaveLength(1);
        await shift(36_000);
        expect(toldBy(await toldAfter(silent))).toEqual(['failed_not_deactivated', 'why_interrupted']);
        expect(stage.closedCases()).toMatchObject([{ ending: { kind: 'failed' } }]);
        expect(stage.openCases()).toEqual([]);
        expect(stage.isActive(spammer)).toBe(true);
    });

    test('while one is at work on an account, nobody else is let near it, and is told who is', async () => {
        const { moderator, otherModerator, spammer } = stage.people;
        const other = await stage.ask(otherModerator, spammer);
        const { release } = await submitToSlowServer(await stage.ask(moderator, spammer));
        expect((await stage.submit(otherModerator, other)).kind).toBe('updated');
        expect(keysIn(other.view.blocks)).toEqual(['submit_busy']);
        expect(JSON.stringify(other.view)).toContain('mona.moderator');
        release();
        expect(stage.hooks.argsOf('user.deactivate')).toHaveLength(1);
    });

    test('rooms that can not be read are said to be unknown, and the username is asked for', async () => {
        const { moderator, newcomer, otherMember } = stage.people;
        const modal = await stage.ask(moderator, otherMember);
        const rooms = stage.hooks.hold('user.getUserRoomIds');
        const submitting = stage.submit(moderator, modal);
        await rooms.reached;
        await shift(3100);
        expect((await submitting).kind).toBe('updated');
        expect(keysIn(modal.view.blocks)).toEqual(
            expect.arrayContaining(['ownership_unchecked_all', 'ownership_type']),
        );
        expect(await stage.submit(moderator, modal)).toMatchObject({ kind: 'errors' });
        expect(stage.isActive(newcomer)).toBe(true);
    });

    test('one room that can not be checked in time is counted as such, and might be deleted', async () => {
        const { moderator, otherModerator, owner } = stage.people;
        const { design, discussion, ownersNotes } = stage.rooms;
        const modal = await stage.ask(moderator, owner);
        const silent = stage.hooks.hold('room.getOwners', ([id]) => id === discussion._id);
        const others = [design, ownersNotes].map(({ _id }) =>
            stage.hooks.hold('room.getMembers', ([id]) => id === _id),
        );
        const submitting = stage.submit(moderator, modal);
        await silent.reached;
        for (const call of others) {
            await call.reached;
            call.release();
        }
        // What is answered after this comes to the app after what was released before it.
        await stage.told(otherModerator, 'help');
        await shift(3100);
        expect((await submitting).kind).toBe('updated');
        expect(keysIn(modal.view.blocks)).toEqual(expect.arrayContaining(['ownership_unchecked', 'ownership_type']));
        expect(listedBelow('heading_deleted', modal.view.blocks)).toEqual([ownersNotes.name]);
        await stage.submit(moderator, modal.fill('username', 'olga.owner'));
        expect(stage.isActive(owner)).toBe(false);
    });

    test('rooms that can not be read at submit, though they could when they were shown: asked again, nothing changed', async () => {
        const { moderator, owner } = stage.people;
        const modal = await stage.ask(moderator, owner);
        await stage.submit(moderator, modal);
        const stop = stage.hooks.fault('user.getUserRoomIds', 'throw');
        expect((await stage.submit(moderator, modal.fill('username', 'olga.owner'))).kind).toBe('updated');
        stop();
        expect(keysIn(modal.view.blocks)).toContain('ownership_unchecked_all');
        expect(stage.isActive(owner)).toBe(true);
    });

    test('an entry whose questions hang is answered in time: nothing was changed, try again', async () => {
        const { moderator, spammer } = stage.people;
        const look = stage.hooks.hold('user.getByUsername', ([username]) => username === 'sam.spammer');
        const asking = stage.run(moderator, '@sam.spammer');
        await look.reached;
        await shift(PAST_THE_DEADLINE);
        expect(toldBy(await (await asking).ephemeral())).toEqual(['told_unread']);
        expect(stage.isActive(spammer)).toBe(true);
    });

    test('Cancel is answered at once, however long the records take: the web client keeps the modal until then', async () => {
        const { moderator, spammer } = stage.people;
        const modal = await stage.ask(moderator, spammer);
        const removal = stage.hooks.hold('persistence.removeByAssociations');
        expect((await (await stage.as(moderator)).closeModal(modal)).kind).toBe('closed');
        await removal.reached;
        expect(stage.confirmations()).toHaveLength(1);
        removal.release();
        await until('the question is forgotten', () => stage.confirmations().length === 0);
    });
});
