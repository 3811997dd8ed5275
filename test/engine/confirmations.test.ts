import type { Modal } from '../../sandbox/client/modal';
import type { Account } from '../../sandbox/model/documents';
import { writes } from './support/hooks';
import { inEnglish, keysIn } from './support/said';
import { snapshotOf } from './support/snapshot';
import { type Stage, stageForEachTest } from './support/stage';
import { expectViewRefused, sendView } from './support/submits';

const MINUTE = 60_000;

/** A submit is good once, for whom it was shown to, for the step that was shown, for 10 minutes. */
describe('confirmations', () => {
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

    async function expectToCount(modal: Modal, account = target): Promise<void> {
        expect((await stage.submit(mona, modal)).kind).toBe('closed');
        expect(stage.isActive(account)).toBe(false);
    }

    test("another moderator's session, a member's and an admin's: refused; it stays good for its own moderator", async () => {
        const modal = await stage.ask(mona, target);
        for (const other of [stage.people.otherModerator, stage.people.member, stage.people.admin, target]) {
            await expectRefused(other, modal.submission());
        }
        await expectToCount(modal);
    });

    test('after 10 minutes it is over, before that it is good', async () => {
        const [early, late] = [await stage.ask(mona, target), await stage.ask(mona, stage.people.spammer)];
        await stage.workspace.clock.shift(10 * MINUTE - 10_000);
        await expectToCount(early);
        await stage.workspace.clock.shift(10_000);
        await expectRefused(mona, late.submission());
        expect(stage.isActive(stage.people.spammer)).toBe(true);
    });

    test('what has expired is swept from the records', async () => {
        await stage.ask(mona, target);
        expect(stage.confirmations()).toHaveLength(1);
        await stage.workspace.clock.shift(11 * MINUTE);
        await stage.workspace.clock.shift(MINUTE);
        expect(stage.confirmations()).toEqual([]);
    });

    test('it is good once, also where the account is active again', async () => {
        const modal = await stage.ask(mona, target);
        const view = modal.submission();
        await expectToCount(modal);
        const before = ['submit_decided_before', 'done_deactivated', 'done_case'];
        await expectRefused(mona, view, ...before);
        stage.model.accounts.update(target._id, { active: true });
        await expectRefused(mona, view, ...before);
        expect(stage.isActive(target)).toBe(true);
    });

    test("one modal's id with another's blocks is no answer to either", async () => {
        const [one, other] = [await stage.ask(mona, target), await stage.ask(mona, stage.people.spammer)];
        const [a, b] = [one.submission(), other.submission()];
        for (const view of [
            { ...a, id: b.id },
            { ...b, id: a.id },
        ]) {
            expect(await send(mona, view)).toMatchObject({ errors: { reason: inEnglish('field_superseded') } });
        }
        expect([stage.isActive(target), stage.isActive(stage.people.spammer)]).toEqual([true, true]);
        await expectToCount(one);
        expect(stage.isActive(stage.people.spammer)).toBe(true);
    });

    test('what stood in an offer can not be submitted: it is a button, and no consent', async () => {
        const offer = await (
            await (await stage.as(mona)).runCommand('deactivate', '@nina.newcomer', 'GENERAL', { withTrigger: false })
        ).ephemeral();
        const [{ id } = { id: '' }] = stage.confirmations();
        expect(JSON.stringify(offer.blocks)).toContain(id);
        await expectRefused(mona, { id, state: {}, blocks: [{ type: 'section', blockId: `step:${id}` }] });
        await expectRefused(mona, { id, state: {} });
    });

    describe('a second click on the first step', () => {
        test('is never consent to the second, and leaves it as it is shown', async () => {
            const { owner } = stage.people;
            const modal = await stage.ask(mona, owner);
            const first = modal.submission();
            await stage.submit(mona, modal);
            const before = snapshotOf(stage);
            expect((await send(mona, first)).errors).toMatchObject({ reason: inEnglish('field_superseded') });
            expect(
                (
                    await send(mona, {
                        ...first,
                        state: { reason: { reason: 'x' }, username: { username: 'olga.owner' } },
                    })
                ).errors,
            ).toBeDefined();
            expect(snapshotOf(stage)).toEqual(before);
            await expectToCount(modal.fill('username', 'olga.owner'), owner);
        });

        test('at the same time is told so, and the step that opens is good', async () => {
            const { owner } = stage.people;
            const modal = await stage.ask(mona, owner);
            const view = modal.submission();
            const call = stage.hooks.hold('user.deactivate');
            const submitting = stage.submit(mona, modal);
            await call.reached;
            expect((await send(mona, view)).errors).toMatchObject({ reason: inEnglish('field_busy') });
            call.release();
            expect((await submitting).kind).toBe('updated');
            expect(stage.hooks.argsOf('user.deactivate')).toEqual([[owner._id, false]]);
            await expectToCount(modal.fill('username', 'olga.owner'), owner);
        });
    });

    describe('what has changed between opening and submitting is asked anew', () => {
        test.each<[string, string, () => unknown]>([
            [
                'the moderator lost the role',
                'refused_not_permitted',
                () => {
                    stage.model.accounts.update(mona._id, { roles: ['user'] });
                },
            ],
            [
                'the moderator was deactivated',
                'refused_caller_unknown',
                () => {
                    stage.model.accounts.update(mona._id, { active: false });
                },
            ],
            [
                'the setting no longer names the role',
                'refused_not_permitted',
                () => stage.workspace.saveSettings({ 'authorised-roles': 'admin' }),
            ],
            [
                'the setting is empty',
                'refused_not_permitted',
                () => stage.workspace.saveSettings({ 'authorised-roles': '' }),
            ],
            [
                'the target was given a protected role',
                'refused_protected',
                () => {
                    stage.model.accounts.update(target._id, { roles: ['user', 'admin'] });
                },
            ],
            [
                "the target's role became protected",
                'refused_protected',
                () => stage.workspace.saveSettings({ 'protected-roles': 'user' }),
            ],
        ])('%s', async (_, key, change) => {
            const modal = await stage.ask(mona, target);
            await change();
            await expectRefused(mona, modal.submission(), key);
            expect(stage.isActive(target)).toBe(true);
        });

        test('also between the two steps', async () => {
            const { owner } = stage.people;
            const modal = await stage.ask(mona, owner);
            await stage.submit(mona, modal);
            stage.model.accounts.update(mona._id, { roles: ['user'] });
            await expectRefused(mona, modal.fill('username', 'olga.owner').submission(), 'refused_not_permitted');
            expect(stage.isActive(owner)).toBe(true);
        });

        test('also while the submit is under way, up to the call', async () => {
            const modal = await stage.ask(mona, target);
            const claim = stage.hooks.hold('persistence.createWithAssociations', writes('claim'));
            const submitting = stage.submit(mona, modal);
            await claim.reached;
            stage.model.accounts.update(mona._id, { roles: ['user'] });
            claim.release();
            await submitting;
            expect(keysIn(modal.view.blocks)).toContain('refused_not_permitted');
            expect(stage.isActive(target)).toBe(true);
        });

        test('a moderator who is deactivated and signed out is not even let in', async () => {
            const modal = await stage.ask(mona, target);
            const { admin } = stage.people;
            await stage.submit(admin, await stage.ask(admin, mona));
            const { answer } = await stage.submit(mona, modal);
            expect(answer.status).toBe(401);
            expect(stage.isActive(target)).toBe(true);
        });
    });
});
