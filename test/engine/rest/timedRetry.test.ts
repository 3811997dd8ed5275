import type { Account } from '../../../sandbox/model/documents';
import type { ServerAnswer } from '../support/faultyServer';
import { writes } from '../support/hooks';
import { ServiceStage } from '../support/serviceStage';
import { timersOf } from '../support/timers';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SOON = 2 * MINUTE;

/** An error of Rocket.Chat's own: the call is over. */
const broken: ServerAnswer = { status: 500, body: { success: false, error: 'Internal server error' } };

/** The end of a timed deactivation where REST fails: tried again after growing pauses, and given up after the last. */
describe('a timer whose call fails', () => {
    let at: ServiceStage;
    let target: Account;
    const shift = (milliseconds: number): Promise<void> => at.stage.workspace.clock.shift(milliseconds);

    beforeEach(async () => {
        at = await ServiceStage.start();
        target = at.stage.people.spammer;
    });

    afterEach(() => at.stop());

    /** Goes through the tries until the timer is given up. Answers the pauses between them, in minutes. */
    async function pauses(): Promise<number[]> {
        const all: number[] = [];
        for (let [timer] = timersOf(at.stage); timer; [timer] = timersOf(at.stage)) {
            const left = timer.nextTryAt - at.stage.model.clock.millis();
            all.push(Math.round(left / MINUTE));
            if (left > SOON) {
                await shift(left - SOON);
                expect(timersOf(at.stage)).toEqual([timer]);
            }
            await shift(SOON + MINUTE);
            expect(timersOf(at.stage)).not.toEqual([timer]);
        }
        return all;
    }

    const growing = [60, 1, 5, 15, 60, 6 * 60, 24 * 60, 5];
    const tries = growing.length - 1;

    test.each<[string, ServerAnswer, string]>([
        ['an error of the server’s own', broken, 'why_rest_server_error'],
        [
            'no seat is left',
            {
                status: 400,
                body: { success: false, error: 'Full', errorType: 'error-license-user-limit-reached' },
            },
            'why_rest_no_seats',
        ],
    ])('%s: each try is a case and is posted, and giving up is told, with why', async (_name, answer, why) => {
        await at.deactivate(at.stage.people.moderator, target, '1-hour');
        at.server.answer('users.setActiveStatus', answer);
        const posts = at.posts().length;
        expect(await pauses()).toEqual(growing);
        expect(at.timesAsked(true)).toBe(tries);
        const told = at
            .posts()
            .slice(posts)
            .map((post) => post.map(({ key }) => key));
        expect(told).toEqual([
            ...Array.from({ length: tries }, () => ['log_posted_timer_failed', why]),
            ['log_timer_gave_up', why],
        ]);
        expect(at.stage.isActive(target)).toBe(false);
        expect(at.stage.openCases()).toEqual([]);
        await shift(48 * HOUR);
        expect(at.timesAsked(true)).toBe(tries);
    });

    test('a workspace that can not be reached at all: permissions that can not be read are no refusal', async () => {
        await at.deactivate(at.stage.people.moderator, target, '1-hour');
        await at.server.down();
        const posts = at.posts().length;
        expect(await pauses()).toEqual(growing);
        const told = at.posts().slice(posts).flat();
        expect(told.map(({ key }) => key)).not.toContain('log_timer_not_permitted');
        expect(at.posts().at(-1)).toMatchObject([{ key: 'log_timer_gave_up' }, {}]);
        expect(at.stage.isActive(target)).toBe(false);
    });

    test('nor is a service account that does not work since a restart: the moderator who set the timer is not blamed', async () => {
        const { model, workspace, people } = at.stage;
        await workspace.saveSettings({ 'authorised-roles': 'admin' });
        expect(await at.answered(people.moderator)).toEqual(['opened']);
        await at.deactivate(people.moderator, target, '1-hour');
        await at.server.down();
        await at.stage.kill();
        await shift(HOUR + MINUTE);
        expect(
            at
                .posts()
                .flat()
                .map(({ key }) => key),
        ).not.toContain('log_timer_not_permitted');
        expect(timersOf(at.stage)).toMatchObject([{ triesMade: 1 }]);
        await at.server.up();
        await shift(6 * MINUTE);
        expect(model.accounts.byId(target._id)?.active).toBe(true);
    });

    test('a try that can not be written down is not made: it would come again and again', async () => {
        await at.deactivate(at.stage.people.moderator, target, '1-hour');
        const end = at.stage.hooks.fault('persistence.updateByAssociations', 'throw', writes('timer'));
        const timers = timersOf(at.stage);
        await shift(HOUR + MINUTE);
        expect(at.timesAsked(true)).toBe(0);
        expect(timersOf(at.stage)).toEqual(timers);
        end();
        await shift(MINUTE);
        expect(at.stage.isActive(target)).toBe(true);
    });

    test('it succeeds as soon as the server is back, at the next try', async () => {
        await at.deactivate(at.stage.people.moderator, target, '1-hour');
        await at.server.down();
        await shift(HOUR + MINUTE);
        await shift(2 * MINUTE);
        expect(at.stage.isActive(target)).toBe(false);
        await at.server.up();
        await shift(6 * MINUTE);
        expect(at.stage.isActive(target)).toBe(true);
        expect(timersOf(at.stage)).toEqual([]);
        expect(at.posts().at(-1)).toMatchObject([{ key: 'log_posted_timer_ended' }]);
    });

    test('a call without an answer is looked at again before it is tried again, and is not asked twice at a time', async () => {
        await at.deactivate(at.stage.people.moderator, target, '1-hour');
        const { end, reached } = at.server.answer('users.setActiveStatus', 'silent');
        void shift(HOUR + MINUTE);
        await reached;
        expect(at.stage.openCases()).toHaveLength(1);
        await shift(21_000);
        await shift(30_000);
        expect(at.timesAsked(true)).toBe(1);
        end();
        await shift(30_000);
        await at.posted((post) => post.some(({ key }) => key === 'log_posted_timer_failed'));
    });

    test('while it waits for its next try a moderator can activate the account, and that is the end of it', async () => {
        const { moderator } = at.stage.people;
        await at.deactivate(moderator, target, '1-hour');
        const { end } = at.server.answer('users.setActiveStatus', broken);
        await shift(HOUR + MINUTE);
        end();
        await at.activate(moderator, target);
        expect(at.stage.isActive(target)).toBe(true);
        const asked = at.timesAsked(true);
        await shift(6 * MINUTE);
        await shift(MINUTE);
        expect(timersOf(at.stage)).toEqual([]);
        expect(at.timesAsked(true)).toBe(asked);
    });

    test('/deactivate log shows what failed and why', async () => {
        const { moderator } = at.stage.people;
        await at.deactivate(moderator, target, '1-hour');
        const { end } = at.server.answer('users.setActiveStatus', broken);
        await shift(HOUR + MINUTE);
        end();
        expect(await at.stage.keys(moderator, 'log')).toEqual([
            'log_title',
            'log_case_not_activated',
            'why_rest_server_error',
            'log_case_deactivated',
            'done_until',
        ]);
    });
});
