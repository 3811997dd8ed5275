import { elementsOf, isFields } from '../../../sandbox/client/shapes';
import type { Account } from '../../../sandbox/model/documents';
import { setUserActiveStatus } from '../../../sandbox/model/setUserActiveStatus';
import { until } from '../../support/until';
import { inUtc } from '../support/inUtc';
import { inEnglish, keysIn, saidIn, sentencesIn } from '../support/said';
import { keysOf, ServiceStage } from '../support/serviceStage';
import { snapshotOf } from '../support/snapshot';
import { timersOf } from '../support/timers';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A deactivation that ends by itself: what is offered, what is taken, and what happens when the time is over. */
describe('timed deactivation', () => {
    let at: ServiceStage;
    let moderator: Account;
    let target: Account;
    const shift = (milliseconds: number): Promise<void> => at.stage.workspace.clock.shift(milliseconds);

    beforeEach(async () => {
        at = await ServiceStage.start();
        moderator = at.stage.people.moderator;
        target = at.stage.people.spammer;
        await at.stage.as(moderator);
    });

    afterEach(() => at.stop());

    test('the modal offers to choose, and until reactivated is chosen', async () => {
        const { view } = await at.stage.ask(moderator, target);
        const choice = elementsOf(view.blocks).find(({ element }) => element.actionId === 'duration')?.element;
        const options = Array.isArray(choice?.options) ? choice.options : [];
        expect(options.map((option: unknown) => isFields(option) && option.value)).toEqual([
            'until-activated',
            '1-hour',
            '1-day',
            '7-days',
            '30-days',
        ]);
        expect(choice?.initialValue).toBe('until-activated');
    });

    test.each([
        ['1-hour', HOUR],
        ['1-day', DAY],
        ['7-days', 7 * DAY],
        ['30-days', 30 * DAY],
    ])(
        '%s: the end is told, posted, recorded and shown in the log; then the account is active again',
        async (duration, lasts) => {
            const message = await at.deactivate(moderator, target, duration);
            const [closed] = at.stage.closedCases();
            const end = (closed?.openedAt ?? 0) + lasts;
            const untilThen = { key: 'done_until', args: { when: inUtc(end) } };
            expect(sentencesIn(message)).toContainEqual(untilThen);
            expect(await at.posted((post) => post.some(({ key }) => key === 'done_until'))).toContainEqual(untilThen);
            expect(closed).toMatchObject({ lasts, ending: { kind: 'done' } });
            expect(timersOf(at.stage)).toEqual([{ caseId: closed?.id, nextTryAt: end, triesMade: 0 }]);
            expect(saidIn((await at.stage.told(moderator, 'log')).blocks)).toContainEqual(untilThen);

            await shift(lasts - 2 * MINUTE);
            expect(at.stage.isActive(target)).toBe(false);
            expect(at.timesAsked(true)).toBe(0);

            await shift(3 * MINUTE);
            expect(at.stage.isActive(target)).toBe(true);
            expect(at.timesAsked(true)).toBe(1);
            expect(timersOf(at.stage)).toEqual([]);
            expect(await at.posted((post) => post.some(({ key }) => key === 'log_posted_timer_ended'))).toEqual([
                { key: 'log_posted_timer_ended', args: { moderator: 'mona.moderator', username: 'sam.spammer' } },
            ]);
            expect(inEnglish('log_posted_timer_ended')).toContain('outside this app');
            expect(at.stage.closedCases()).toHaveLength(2);
            await until('the case is taken off the open ones', () => at.stage.openCases().length === 0);
            expect(await at.stage.keys(moderator, 'log @sam.spammer')).toEqual([
                'log_title_of',
                'log_case_timer_ended',
                'log_case_deactivated',
                'done_until',
            ]);
            await shift(DAY);
            expect(at.timesAsked(true)).toBe(1);
        },
    );

    test('whoever asks again is told until when', async () => {
        await at.deactivate(moderator, target, '1-hour');
        const end = (at.stage.closedCases()[0]?.openedAt ?? 0) + HOUR;
        expect(saidIn((await at.stage.told(moderator, '@sam.spammer')).blocks)).toMatchObject([
            { key: 'already_deactivated_until', args: { username: 'sam.spammer', until: inUtc(end) } },
            { key: 'told_change_button' },
        ]);
    });

    test('the end is told by the moderator’s clock, and in UTC in the log room, which is everybody’s', async () => {
        at.stage.model.accounts.update(moderator._id, { utcOffset: 2 });
        const message = await at.deactivate(moderator, target, '1-hour');
        const end = (at.stage.closedCases()[0]?.openedAt ?? 0) + HOUR;
        const there = inUtc(end + 2 * HOUR).replace(' UTC', ' (UTC+2)');
        expect(sentencesIn(message)).toContainEqual({ key: 'done_until', args: { when: there } });
        expect(at.posts().at(-1)).toContainEqual({ key: 'done_until', args: { when: inUtc(end) } });
    });

    test('until reactivated: there is no end, and none comes', async () => {
        expect(keysOf(await at.deactivate(moderator, target, 'until-activated'))).toEqual(['done_deactivated']);
        expect(timersOf(at.stage)).toEqual([]);
        await shift(400 * DAY);
        expect(at.stage.isActive(target)).toBe(false);
    });

    test('what was chosen in the first step holds through the ownership step, whatever that brings', async () => {
        const { owner } = at.stage.people;
        const modal = (await at.stage.ask(moderator, owner)).fill('duration', '1-hour');
        await at.stage.submit(moderator, modal);
        const { state, ...view } = modal.fill('username', 'olga.owner').submission();
        const client = await at.stage.as(moderator);
        const forged = { ...view, state: { ...(isFields(state) ? state : {}), duration: { duration: '30-days' } } };
        await client.interact(at.stage.appId, { type: 'viewSubmit', payload: { view: forged } });
        expect(at.stage.isActive(owner)).toBe(false);
        await shift(HOUR + MINUTE);
        expect(at.stage.isActive(owner)).toBe(true);
        // What was deleted stays so.
        expect(at.stage.model.rooms.byId(at.stage.rooms.ownersNotes._id)).toBeUndefined();
    });

    describe('a duration that was not offered', () => {
        /** Submits with this as the chosen duration; answers what is then shown, while nothing is changed. */
        async function refusal(value: unknown): Promise<string[]> {
            const client = await at.stage.as(moderator);
            const view = (await at.stage.ask(moderator, target)).submission();
            const state = { ...(isFields(view.state) ? view.state : {}), duration: { duration: value } };
            const before = snapshotOf(at.stage);
            const { answer } = await client.interact(at.stage.appId, {
                type: 'viewSubmit',
                payload: { view: { ...view, state } },
            });
            expect(snapshotOf(at.stage)).toEqual(before);
            return isFields(answer.body.view) ? keysIn(answer.body.view.blocks) : [];
        }

        test('is refused, whatever it is', async () => {
            const forged = ['', 'forever', '2-hours', '1-HOUR', 'toString', '__proto__', '0', 3_600_000, -1, true];
            for (const value of [...forged, ['1-hour'], { '1-hour': 1 }]) {
                expect([value, await refusal(value)]).toEqual([value, ['submit_malformed']]);
            }
        });

        test('is refused where none was offered', async () => {
            await at.save({ 'service-token': '' });
            expect(await refusal('1-hour')).toEqual(['submit_malformed']);
        });
    });

    describe('at its time nothing is done', () => {
        beforeEach(async () => {
            await at.deactivate(moderator, target, '1-hour');
            await shift(10 * MINUTE);
        });

        /** Waits until long after, and sees that nothing was asked for, and nothing but this posted. */
        async function nothingHappens(posted: object[] = []): Promise<void> {
            const posts = at.posts().length;
            const asked = at.timesAsked(true);
            await shift(HOUR);
            await shift(MINUTE);
            expect(timersOf(at.stage)).toEqual([]);
            expect(at.timesAsked(true)).toBe(asked);
            expect(at.posts().slice(posts)).toMatchObject(posted);
        }

        test('where somebody has activated the account', async () => {
            await at.activate(moderator, target);
            await nothingHappens();
        });

        test('where somebody has activated it outside the app', async () => {
            await setUserActiveStatus(at.stage.model, target._id, true, false);
            await nothingHappens([[{ key: 'log_active_again_timer' }]]);
        });

        test('where its case was superseded: it was activated, and deactivated until reactivated', async () => {
            await at.activate(moderator, target);
            await at.deactivate(at.stage.people.otherModerator, target);
            await nothingHappens();
            expect(at.stage.isActive(target)).toBe(false);
        });

        test('where the account is gone, and the log room is told so', async () => {
            at.stage.model.accounts.remove(target._id);
            await nothingHappens([[{ key: 'log_timer_account_gone' }]]);
        });
    });

    test('superseded by a longer one: the longer one counts', async () => {
        await at.deactivate(moderator, target, '1-hour');
        await at.activate(moderator, target);
        await at.deactivate(moderator, target, '1-day');
        await shift(2 * HOUR);
        expect(at.stage.isActive(target)).toBe(false);
        await shift(DAY);
        expect(at.stage.isActive(target)).toBe(true);
    });

    test('a deactivation outside the app can not be seen: the account is active again, and the post says what could not be known', async () => {
        await at.deactivate(moderator, target, '1-hour');
        await setUserActiveStatus(at.stage.model, target._id, true, false);
        await setUserActiveStatus(at.stage.model, target._id, false, true);
        await shift(HOUR + MINUTE);
        expect(at.stage.isActive(target)).toBe(true);
        const ended = await at.posted((post) => post.some(({ key }) => key === 'log_posted_timer_ended'));
        expect(ended.map(({ key }) => key)).toEqual(['log_posted_timer_ended']);
    });

    describe('a moderator who may no longer act: the account stays, and the log room is told', () => {
        test.each<[string, () => unknown]>([
            [
                'the role is gone',
                () => {
                    at.stage.model.accounts.update(moderator._id, { roles: ['user'] });
                },
            ],
            [
                'the permission is gone',
                () => {
                    at.stage.model.permissions.setRoles('manage-moderation-actions', ['admin']);
                },
            ],
            [
                'the moderator is deactivated',
                () => {
                    at.stage.model.accounts.update(moderator._id, { active: false });
                },
            ],
            ['the moderator is gone', () => at.stage.model.accounts.remove(moderator._id)],
        ])('%s', async (_name, happens) => {
            await at.deactivate(moderator, target, '1-hour');
            const posts = at.posts().length;
            happens();
            await shift(HOUR + MINUTE);
            await shift(DAY);
            expect(at.posts().slice(posts)).toEqual([
                [{ key: 'log_timer_not_permitted', args: { moderator: 'mona.moderator', username: 'sam.spammer' } }],
            ]);
            expect(at.stage.isActive(target)).toBe(false);
            expect(at.timesAsked(true)).toBe(0);
            expect(timersOf(at.stage)).toEqual([]);
        });
    });
});
