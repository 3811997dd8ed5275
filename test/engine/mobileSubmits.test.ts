import { addRoom } from '../../sandbox/model/build';
import type { Account } from '../../sandbox/model/documents';
import { keysIn } from './support/said';
import { type Stage, stageForEachTest } from './support/stage';
import { expectViewRefused, sendView } from './support/submits';

describe('the mobile apps, which send back the id and the state alone', () => {
    let stage: Stage;
    let mona: Account;
    let target: Account;

    stageForEachTest(async (started) => {
        stage = started;
        mona = stage.people.moderator;
        target = stage.people.newcomer;
        await stage.as(mona);
    });

    const send = (who: Account, view: unknown) => sendView(stage, who, view);
    const expectRefused = (who: Account, view: unknown, ...keys: string[]) =>
        expectViewRefused(stage, who, view, ...keys);

    test('the first step counts', async () => {
        const modal = await stage.ask(mona, target, 'as given');
        expect((await send(mona, modal.mobileSubmission())).keys[0]).toBe('done_deactivated');
        expect(stage.closedCases()).toMatchObject([{ reason: 'as given' }]);
    });

    test('the ownership step counts with the typed username, whose field names the step', async () => {
        const { owner } = stage.people;
        const modal = await stage.ask(mona, owner);
        await stage.submit(mona, modal);
        await send(mona, modal.fill('username', 'olga.owner').mobileSubmission());
        expect(stage.isActive(owner)).toBe(false);
    });

    test.each([{}, { reason: { reason: 'again' } }])(
        'the first step again is never consent to the second: %j',
        async (state) => {
            const { owner } = stage.people;
            const modal = await stage.ask(mona, owner);
            await stage.submit(mona, modal);
            await expectRefused(mona, { id: modal.view.id, state }, 'submit_no_longer_counts_mobile');
            expect(stage.isActive(owner)).toBe(true);
            await stage.submit(mona, modal.fill('username', 'olga.owner'));
            expect(stage.isActive(owner)).toBe(false);
        },
    );

    test('the ownership step that only hands rooms over counts with the typed username, too', async () => {
        const { member, spammer } = stage.people;
        addRoom(stage.model, 'p', 'sams-club', { members: [spammer, member], owners: [spammer] });
        const client = await stage.as(mona);
        const modal = await stage.ask(mona, spammer);
        expect((await client.submitFromMobile(modal)).kind).toBe('updated');
        expect(keysIn(modal.view.blocks)).toContain('ownership_effect_hand_over');
        await expectRefused(mona, modal.mobileSubmission(), 'submit_no_longer_counts_mobile');
        await client.submitFromMobile(modal.fill('username', 'sam.spammer'));
        expect(stage.isActive(spammer)).toBe(false);
    });

    test('the ownership step that a message’s button opens counts: it has its modal’s id', async () => {
        const { member, spammer } = stage.people;
        addRoom(stage.model, 'p', 'sams-club', { members: [spammer, member], owners: [spammer] });
        const client = await stage.as(mona);
        const call = stage.hooks.hold('user.deactivate');
        const submitting = client.submitFromMobile(await stage.ask(mona, spammer));
        await call.reached;
        const { exchange } = await submitting;
        const working = await exchange.ephemeral();
        call.release();
        const offer = await stage.toldAfter(mona, working);
        const modal = await (await client.clickButton(offer, 'open-confirmation')).modal();
        await client.submitFromMobile(modal);
        expect(stage.isActive(spammer)).toBe(false);
    });

    test('some keep the modal at a success: it shows the outcome, and a second tap says it again', async () => {
        const client = await stage.as(mona);
        const modal = await stage.ask(mona, target);
        const tap = modal.mobileSubmission();
        expect((await client.submitFromMobile(modal)).kind).toBe('updated');
        expect(keysIn(modal.view)).toEqual(['notice_title', 'done_deactivated', 'done_case', 'confirm_close']);
        expect(modal.view.submit).toBeNull();
        await expectRefused(mona, tap, 'submit_decided_before', 'done_deactivated', 'done_case');
        expect(stage.closedCases()).toHaveLength(1);
    });

    test('nobody else is told by it, nor who may no longer act', async () => {
        const modal = await stage.ask(mona, target);
        const tap = modal.mobileSubmission();
        await stage.submit(mona, modal);
        await expectRefused(stage.people.otherModerator, tap);
        stage.model.accounts.update(mona._id, { roles: ['user'] });
        await expectRefused(mona, tap);
    });

    test('another username typed is a field error', async () => {
        const { owner } = stage.people;
        const modal = await stage.ask(mona, owner);
        await stage.submit(mona, modal);
        const view = modal.fill('username', 'olga').mobileSubmission();
        expect((await send(mona, view)).errors).toHaveProperty('username');
        expect(stage.isActive(owner)).toBe(true);
    });
});
