import type { Modal } from '../../../sandbox/client/modal';
import { elementsOf } from '../../../sandbox/client/shapes';
import type { Account } from '../../../sandbox/model/documents';
import { DAY, HOUR, MINUTE } from '../../../src/words/units';
import { keysIn } from '../support/said';
import { keysOf, ServiceStage } from '../support/serviceStage';
import { timersOf } from '../support/timers';

const CHANGE = 'open-confirmation';

/** For how long an account stays deactivated can be changed, without activating it in between; and typed in the command. */
describe('the duration of a deactivation', () => {
    let at: ServiceStage;
    let moderator: Account;
    let target: Account;
    const shift = (milliseconds: number): Promise<void> => at.stage.workspace.clock.shift(milliseconds);

    beforeEach(async () => {
        at = await ServiceStage.start();
        moderator = at.stage.people.moderator;
        target = at.stage.people.spammer;
    });

    afterEach(() => at.stop());

    /** Asks to deactivate somebody who is, and clicks the button of the answer. */
    async function change(words = '@sam.spammer', who = moderator): Promise<Modal> {
        const answer = await at.stage.told(who, words);
        return (await (await at.stage.as(who)).clickButton(answer, CHANGE)).modal();
    }

    const chosen = ({ view }: Modal): unknown =>
        elementsOf(view.blocks).find(({ element }) => element.actionId === 'duration')?.element.initialValue;

    test.each([
        ['longer', '1-hour', '1-day', DAY],
        ['shorter', '7-days', '1-hour', HOUR],
    ])('can be made %s: the old end no longer counts, and the new one comes', async (_, first, then, lasts) => {
        await at.deactivate(moderator, target, first);
        const modal = (await change()).fill('duration', then);
        expect(keysIn(modal.view.title)).toEqual(['change_title']);
        expect(keysIn(modal.view.blocks)).toContain('change_so_far');
        const { exchange } = await at.stage.submit(moderator, modal);
        expect(keysOf(await exchange.ephemeral())).toEqual(['done_duration', 'done_until']);
        expect(
            at
                .posts()
                .at(-1)
                ?.map(({ key }) => key),
        ).toEqual(['log_posted_duration', 'done_until']);
        expect(at.timesAsked(true)).toBe(0);
        await shift(lasts - 2 * MINUTE);
        expect(at.stage.isActive(target)).toBe(false);
        await shift(4 * MINUTE);
        expect(at.stage.isActive(target)).toBe(true);
        await shift(8 * DAY);
        expect(timersOf(at.stage)).toEqual([]);
        expect(at.timesAsked(true)).toBe(1);
    });

    test('can be made endless: no end comes', async () => {
        await at.deactivate(moderator, target, '1-hour');
        const { exchange } = await at.stage.submit(moderator, (await change()).fill('duration', 'until-activated'));
        expect(keysOf(await exchange.ephemeral())).toEqual(['done_duration', 'done_until_activated']);
        await shift(2 * DAY);
        expect(at.stage.isActive(target)).toBe(false);
        expect(await at.stage.keys(moderator, '@sam.spammer')).toEqual([
            'already_deactivated_case',
            'told_change_button',
        ]);
    });

    test('gets an end where it had none; the account is never active in between, and the brake does not count it', async () => {
        await at.stage.workspace.saveSettings({ 'deactivations-per-hour': 1 });
        await at.deactivate(moderator, target, 'until-activated');
        await at.stage.submit(moderator, await change('@sam.spammer 2h'));
        expect(at.stage.hooks.argsOf('user.deactivate')).toHaveLength(1);
        expect(at.stage.closedCases().map(({ action }) => action)).toEqual(['deactivate', 'change-duration']);
        await shift(2 * HOUR + 2 * MINUTE);
        expect(at.stage.isActive(target)).toBe(true);
    });

    test('is not changed where the account is active by then, and that is said', async () => {
        await at.deactivate(moderator, target, '1-hour');
        const modal = await change();
        at.stage.model.accounts.update(target._id, { active: true });
        await at.stage.submit(moderator, modal);
        expect(keysIn(modal.view.blocks)).toEqual(['already_activated']);
        expect(at.stage.closedCases()).toHaveLength(1);
    });

    test('is offered to nobody who could not deactivate the account: a protected one is an admin’s', async () => {
        const { admin } = at.stage.people;
        const vip = at.stage.model.roles.create('vip');
        await at.stage.workspace.saveSettings({ 'protected-roles': 'vip' });
        await at.deactivate(moderator, target, '1-hour');
        at.stage.model.accounts.update(target._id, { roles: ['user', vip._id] });
        expect(await at.stage.keys(moderator, '@sam.spammer')).toEqual(['already_deactivated_until']);
        expect(await at.stage.keys(admin, '@sam.spammer')).toEqual(['already_deactivated_until', 'told_change_button']);
    });

    test('typed, is chosen in the modal and kept by a submit that leaves it: 90m is none of the usual ones', async () => {
        const modal = await (await at.stage.run(moderator, '@sam.spammer 90m spam')).modal();
        expect(chosen(modal)).toBe('as-typed');
        expect(modal.text).toContain('90 minutes');
        await at.stage.submit(moderator, modal);
        expect(at.stage.closedCases()).toMatchObject([{ lasts: 90 * MINUTE, reason: 'spam' }]);
        await shift(92 * MINUTE);
        expect(at.stage.isActive(target)).toBe(true);
    });

    test.each([
        ['1w', '7-days'],
        ['24h', '1-day'],
        ['2w', 'as-typed'],
    ])('%s is the option %s', async (typed, option) => {
        expect(chosen(await (await at.stage.run(moderator, `@sam.spammer ${typed}`)).modal())).toBe(option);
    });

    test('as typed is an option only where it was typed: a client that makes it up is refused', async () => {
        const modal = (await at.stage.ask(moderator, target)).fill('duration', 'as-typed');
        await at.stage.submit(moderator, modal);
        expect(keysIn(modal.view.blocks)).toEqual(['submit_malformed']);
        expect(at.stage.isActive(target)).toBe(true);
    });

    test.each(['4m', '366d', '2y', '1.5h'])('typed wrongly, %s is told, and nothing is changed', async (typed) => {
        expect(await at.stage.keys(moderator, `@sam.spammer ${typed}`)).toEqual(['told_duration_mistaken']);
    });

    test('without a service account can’t be kept: whoever types one is told so', async () => {
        await at.stage.workspace.saveSettings({ 'service-user-id': '', 'service-token': '' });
        expect(await at.stage.keys(moderator, '@sam.spammer 7d')).toEqual(['refused_no_duration']);
        expect(await at.stage.keys(moderator, 'help')).toContain('told_help_duration');
    });
});
