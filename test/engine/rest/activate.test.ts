import { isFields } from '../../../sandbox/client/shapes';
import type { Account } from '../../../sandbox/model/documents';
import { setUserActiveStatus } from '../../../sandbox/model/setUserActiveStatus';
import { inEnglish, keysIn, saidIn, sentencesIn } from '../support/said';
import { ServiceStage } from '../support/serviceStage';

/** `/activate`, from the command to what the workspace is like afterwards. */
describe('activating', () => {
    let at: ServiceStage;
    let moderator: Account;
    let target: Account;

    beforeEach(async () => {
        at = await ServiceStage.start();
        moderator = at.stage.people.moderator;
        target = at.stage.people.inactive;
        await at.stage.as(moderator);
    });

    afterEach(() => at.stop());

    test('the confirmation says who it is, what comes back, and what does not, and that it may approve a registration', async () => {
        const { view } = await at.ask(moderator, target, 'was ill');
        expect(keysIn(view.title)).toEqual(['activate_title']);
        expect(keysIn(view.submit)).toEqual(['activate_submit']);
        expect(saidIn(view.blocks)).toEqual(
            expect.arrayContaining([
                { key: 'confirm_who', args: { name: 'Ina Inactive', username: 'ina.inactive' } },
                { key: 'activate_effect', args: { username: 'ina.inactive' } },
                { key: 'activate_not_back', args: {} },
            ]),
        );
        expect(keysIn(view.blocks)).not.toContain('confirm_duration');
        // An account that never logged in may be a registration that waits for approval.
        expect(keysIn(view.blocks)).toContain('activate_approves');
        for (const lost of [/deleted rooms/, /former room ownership/, /log in again/]) {
            expect(inEnglish('activate_not_back')).toMatch(lost);
        }
        expect(at.stage.isActive(target)).toBe(false);
    });

    test('after the submit the account is active, its direct messages are open, and it is told, recorded and posted', async () => {
        const { memberAndInactive } = at.stage.rooms;
        const { kind, exchange } = await at.activate(moderator, target, 'was ill');
        expect(kind).toBe('closed');
        const message = await exchange.ephemeral();
        expect(saidIn(message.blocks)).toEqual([
            { key: 'done_activated', args: { username: 'ina.inactive' } },
            { key: 'done_reason', args: { reason: 'was ill' } },
            { key: 'done_case', args: { number: '1' } },
        ]);
        expect(at.stage.isActive(target)).toBe(true);
        expect(at.stage.model.accounts.byId(target._id)?.roles).toEqual(target.roles);
        expect(at.stage.model.rooms.byId(memberAndInactive._id)?.ro).toBe(false);
        expect(at.stage.closedCases()).toMatchObject([
            {
                action: 'activate',
                target: { id: target._id, username: 'ina.inactive' },
                moderator: { id: moderator._id, username: 'mona.moderator' },
                reason: 'was ill',
                byTimer: false,
                ending: { kind: 'done' },
            },
        ]);
        expect(at.posts().at(-1)).toEqual([
            { key: 'log_posted_activated', args: { moderator: 'mona.moderator', username: 'ina.inactive' } },
            { key: 'done_reason', args: { reason: 'was ill' } },
        ]);
    });

    test('sessions do not come back', async () => {
        const { spammer } = at.stage.people;
        const session = { userId: spammer._id, authToken: at.stage.model.sessions.create(spammer._id) };
        await at.deactivate(moderator, spammer);
        await at.activate(moderator, spammer);
        expect(at.stage.isActive(spammer)).toBe(true);
        expect(at.stage.model.sessions.userOf(session.authToken)).toBeUndefined();
    });

    test('a thread’s question is answered in the thread', async () => {
        const { general, messages } = at.stage.rooms;
        const client = await at.stage.as(moderator);
        const thread = await client.runCommand('activate', '@ina.inactive', general._id, { tmid: messages.spam._id });
        const { exchange } = await at.stage.submit(moderator, await thread.modal());
        expect((await exchange.ephemeral()).tmid).toBe(messages.spam._id);
    });

    test('without a trigger a button in a message opens the modal, and nothing is changed before', async () => {
        const client = await at.stage.as(moderator);
        const { general } = at.stage.rooms;
        const asked = await client.runCommand('activate', '@ina.inactive', general._id, { withTrigger: false });
        const offer = await asked.ephemeral();
        expect(keysIn(offer.blocks)).toEqual(['told_offer_activate', 'told_offer_confirm_button']);
        expect(at.stage.isActive(target)).toBe(false);
        const modal = await (await client.clickButton(offer, 'open-confirmation')).modal();
        expect(keysIn(modal.view.title)).toEqual(['activate_title']);
        await at.stage.submit(moderator, modal);
        expect(at.stage.isActive(target)).toBe(true);
    });

    test('active already, by a case: who did it, when and why', async () => {
        await at.activate(moderator, target, 'was ill');
        const { otherModerator } = at.stage.people;
        const already = sentencesIn(await (await at.run(otherModerator, '@ina.inactive')).ephemeral());
        expect(already).toMatchObject([
            { key: 'already_activated_case', args: { username: 'ina.inactive', moderator: 'mona.moderator' } },
            { key: 'done_reason', args: { reason: 'was ill' } },
        ]);
    });

    test('where a reason is required, it is for this, too', async () => {
        await at.stage.workspace.saveSettings({ 'reason-required': true });
        const modal = await at.ask(moderator, target);
        expect(await at.stage.submit(moderator, modal)).toMatchObject({
            kind: 'errors',
            errors: { reason: inEnglish('field_reason_missing') },
        });
        expect(at.stage.isActive(target)).toBe(false);
        await at.stage.submit(moderator, modal.fill('reason', 'was ill'));
        expect(at.stage.isActive(target)).toBe(true);
    });

    describe('what has changed while the modal was open', () => {
        test('a moderator who loses the role between opening and submitting', async () => {
            const modal = await at.ask(moderator, target);
            at.stage.model.accounts.update(moderator._id, { roles: ['user'] });
            expect((await at.stage.submit(moderator, modal)).kind).toBe('updated');
            expect(keysIn(modal.view.blocks)).toEqual(['refused_not_permitted_live']);
            expect(at.stage.isActive(target)).toBe(false);
            expect(at.timesAsked(true)).toBe(0);
        });

        test('an account that somebody else has activated while the modal was open: said, and not repeated', async () => {
            const modal = await at.ask(moderator, target);
            await setUserActiveStatus(at.stage.model, target._id, true, false);
            await at.stage.submit(moderator, modal);
            expect(keysIn(modal.view.blocks)).toEqual(['already_activated']);
            expect(at.timesAsked(true)).toBe(0);
        });
    });

    describe('a submit is good once, for whom it was shown to', () => {
        test('another moderator’s session', async () => {
            const modal = await at.ask(moderator, target);
            const client = await at.stage.as(at.stage.people.otherModerator);
            await client.submit(modal);
            expect(keysIn(modal.view.blocks)).toEqual(['submit_no_longer_counts']);
            expect(at.stage.isActive(target)).toBe(false);
        });

        test('a double click activates once', async () => {
            const client = await at.stage.as(moderator);
            const view = (await at.ask(moderator, target)).submission();
            const submit = () => client.interact(at.stage.appId, { type: 'viewSubmit', payload: { view } });
            await Promise.all([submit(), submit()]);
            await submit();
            expect(at.timesAsked(true)).toBe(1);
            expect(at.stage.closedCases()).toHaveLength(1);
        });

        test('a changed target in what the client sends back', async () => {
            const client = await at.stage.as(moderator);
            const view = (await at.ask(moderator, target)).submission();
            const forged: unknown = JSON.parse(
                JSON.stringify(view)
                    .replaceAll('ina.inactive', 'sam.spammer')
                    .replaceAll('Ina Inactive', 'Sam Spammer'),
            );
            await setUserActiveStatus(at.stage.model, at.stage.people.spammer._id, false, true);
            const { answer } = await client.interact(at.stage.appId, { type: 'viewSubmit', payload: { view: forged } });
            const shown = isFields(answer.body.view) ? keysIn(answer.body.view.blocks) : [];
            expect(shown).toEqual(['submit_no_longer_counts']);
            expect(at.timesAsked(true)).toBe(0);
        });
    });
});
