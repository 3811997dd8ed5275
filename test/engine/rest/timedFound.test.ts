import { isMessage } from '../../../sandbox/client/shapes';
import { HOUR, MINUTE } from '../../../src/words/units';
import { keysIn } from '../support/said';
import { ServiceStage } from '../support/serviceStage';
import { timersOf } from '../support/timers';

/** The app's process dies before its call reaches the server, and somebody else does what was asked, for reasons of their own. */
describe('a deactivation for an hour that got no answer, where an admin deactivates for good elsewhere', () => {
    let at: ServiceStage;
    const shift = (milliseconds: number): Promise<void> => at.stage.workspace.clock.shift(milliseconds);

    beforeEach(async () => {
        at = await ServiceStage.start({ engine: { runtimeTimeoutMs: 1500 } });
        const { moderator, spammer } = at.stage.people;
        const modal = (await at.stage.ask(moderator, spammer)).fill('duration', '1-hour');
        const call = at.stage.hooks.hold('user.deactivate');
        const submitting = at.stage.submit(moderator, modal).catch(() => undefined);
        await call.reached;
        await at.stage.kill();
        call.release('hang');
        await submitting;
        at.stage.model.accounts.update(spammer._id, { active: false });
        await shift(2 * MINUTE);
    });

    afterEach(() => at.stop());

    test('gets no timer, and the account is still deactivated an hour later', async () => {
        const { spammer } = at.stage.people;
        expect(at.stage.closedCases()).toMatchObject([{ ending: { kind: 'found' } }]);
        expect(timersOf(at.stage)).toEqual([]);
        await shift(HOUR);
        await shift(MINUTE);
        expect(at.stage.isActive(spammer)).toBe(false);
        expect(at.timesAsked(true)).toBe(0);
    });

    test('names nobody as who did it: not to the moderator, not in the log room, not in the log', async () => {
        const { moderator, otherModerator, spammer } = at.stage.people;
        const told = (await at.stage.as(moderator)).stream.since(0).flatMap(({ payload }) => keysIn(payload));
        expect(told).toEqual(expect.arrayContaining(['found_deactivated', 'found_no_end']));
        expect(told).not.toContain('told_undo_button');
        const [post] = at.posts().slice(-1);
        expect(post?.map(({ key }) => key)).toEqual(['log_posted_found_deactivated']);
        expect(await at.stage.keys(moderator, 'log')).toContain('log_case_found_deactivated');
        expect(await at.stage.keys(otherModerator, `@${spammer.username ?? ''}`)).toEqual([
            'already_deactivated',
            'told_change_button',
        ]);
    });

    test('gets its time when the moderator confirms it, from then on', async () => {
        const { moderator, spammer } = at.stage.people;
        const client = await at.stage.as(moderator);
        const found = client.stream
            .since(0)
            .find(({ payload }) => keysIn(payload).includes('told_confirm_time_button'));
        if (!isMessage(found?.payload)) {
            throw new Error('The moderator was not told');
        }
        const modal = await (await client.clickButton(found.payload, 'open-confirmation')).modal();
        await at.stage.submit(moderator, modal);
        expect(at.stage.closedCases().at(-1)).toMatchObject({ action: 'change-duration', lasts: HOUR });
        await shift(HOUR + 2 * MINUTE);
        expect(at.stage.isActive(spammer)).toBe(true);
    });
});
