import { addAccount } from '../../sandbox/model/build';
import { until } from '../support/until';
import { addSpammers, countsIn, deactivateAll, expectNothingLeft, listsIn, named } from './support/batches';
import { expectPlain } from './support/plainText';
import { inEnglish, keysIn } from './support/said';
import { snapshotOf } from './support/snapshot';
import { type Stage, stageForEachTest } from './support/stage';
import { addTarget } from './support/targets';

const DAY = 24 * 60 * 60 * 1000;
const OLD = { createdAt: new Date(Date.now() - 2 * DAY) };

describe('several accounts at once', () => {
    let stage: Stage;

    stageForEachTest((started) => {
        stage = started;
    });

    describe('the modal', () => {
        test('says of each of 50 accounts what would happen to it now, and changes nothing', async () => {
            const { moderator, otherModerator, admin, owner } = stage.people;
            const spammers = addSpammers(stage, 39);
            const inactive = addAccount(stage.model, 'gone.before', { active: false });
            const sole = addTarget(stage, 'sole.owner', true).account;
            const guarded = addAccount(stage.model, 'guarded', { roles: ['user', 'admin'] });
            const line = [
                named(spammers),
                named([inactive, owner, sole, admin, guarded, otherModerator, moderator]),
                '@rocket.cat @active-status.bot @nobody.here @Spam.1',
            ].join(' ');
            const client = await stage.as(moderator);
            const before = snapshotOf(stage);
            const modal = await (await stage.run(moderator, `${line} sells coins`)).modal();
            expect(listsIn(modal.view)).toEqual({
                deactivate: spammers.map(({ username }) => `@${username}`),
                owners: ['@olga.owner', '@sole.owner'],
                inactive: ['@gone.before'],
                admin_only: ['@ada.admin', '@guarded', '@milo.moderator'],
                never: ['@mona.moderator', '@rocket.cat', '@active-status.bot'],
                nobody: ['@nobody.here', '@Spam.1'],
            });
            expect(keysIn(modal.view.title)).toEqual(['batch_title_deactivate']);
            expectPlain(modal.view);
            await client.closeModal(modal);
            expect({ ...snapshotOf(stage), records: [] }).toEqual({ ...before, records: [] });
        });

        test('says what could not be found out in time: who somebody is, and what rooms they own', async () => {
            const { moderator } = stage.people;
            const spammers = addSpammers(stage, 3);
            const [, second, third] = spammers;
            const { account } = addTarget(stage, 'room.owner', true);
            stage.hooks.fault('user.getByUsername', 'hang', ([username]) => username === second?.username);
            stage.hooks.fault('user.getUserRoomIds', 'hang', ([id]) => id === third?._id);
            stage.hooks.fault('room.getOwners', 'hang');
            const modal = await (await stage.run(moderator, named([...spammers, account]))).modal();
            expect(listsIn(modal.view)).toEqual({
                deactivate: ['@spam.1', '@spam.3', '@room.owner'],
                unchecked: ['@spam.3', '@room.owner'],
                unread: ['@spam.2'],
            });
        });

        test('asks once for a reason; an account that is named twice counts once', async () => {
            const { moderator } = stage.people;
            const [first, second] = addSpammers(stage, 2);
            const line = `@spam.1, @spam.2,@spam.1 @spam\u200B.2 @Spam.2`;
            const modal = await (await stage.run(moderator, `${line} sells coins`)).modal();
            expect(listsIn(modal.view)).toEqual({ deactivate: ['@spam.1', '@spam.2'], nobody: ['@Spam.2'] });
            const { exchange } = await stage.submit(moderator, modal.fill('reason', 'sells other coins'));
            await exchange.ephemeral();
            expect(stage.closedCases().map(({ target, reason }) => [target.id, reason])).toEqual(
                [first, second].map((one) => [one?._id, 'sells other coins']),
            );
        });

        test('one account that is named twice is asked about by itself', async () => {
            addSpammers(stage, 1);
            const modal = await (await stage.run(stage.people.moderator, '@spam.1, @spam.1 spam')).modal();
            expect(keysIn(modal.view.title)).toEqual(['confirm_title']);
        });

        test('above 5 accounts their number is typed; a wrong one changes nothing', async () => {
            const { moderator } = stage.people;
            const spammers = addSpammers(stage, 6);
            const five = await (await stage.run(moderator, named(spammers.slice(1)))).modal();
            expect(keysIn(five.view.blocks)).not.toContain('batch_type');
            const modal = await (await stage.run(moderator, named(spammers))).modal();
            expect(keysIn(modal.view.blocks)).toContain('batch_type');
            const client = await stage.as(moderator);
            for (const typed of [undefined, '', '5', '6 ', '60', 'six', '06']) {
                const asked = typed === undefined ? modal : modal.fill('count', typed === '6 ' ? '7' : typed);
                const { errors } = { errors: undefined, ...(await client.submit(asked)) };
                expect(errors).toEqual({ count: inEnglish('field_wrong_count', { count: '6' }) });
            }
            expect(spammers.every((spammer) => stage.isActive(spammer))).toBe(true);
            expect((await client.submit(modal.fill('count', ' 6\u200B'))).kind).toBe('closed');
        });

        test('51 accounts are refused, and 50 are not', async () => {
            const { moderator } = stage.people;
            const spammers = addSpammers(stage, 51);
            expect(await stage.keys(moderator, named(spammers))).toEqual(['batch_too_many']);
            const modal = await (await stage.run(moderator, named(spammers.slice(1)))).modal();
            expect(listsIn(modal.view).deactivate).toHaveLength(50);
        });

        test('where nobody is left to be changed, a message says why of each', async () => {
            const told = await stage.told(stage.people.moderator, '@nobody.here @mona.moderator @ada.admin');
            expect(keysIn(told.blocks)[0]).toBe('batch_none_deactivate');
            expect(listsIn(told)).toEqual({
                nobody: ['@nobody.here'],
                never: ['@mona.moderator'],
                admin_only: ['@ada.admin'],
            });
        });

        test('members and guests are refused alike, whoever they name', async () => {
            const { member, guest } = stage.people;
            addSpammers(stage, 2);
            for (const who of [member, guest]) {
                for (const line of ['@spam.1 @spam.2', '@nobody.here @neither', '@ada.admin @mona.moderator']) {
                    expect(await stage.keys(who, line)).toEqual(['refused_not_permitted']);
                }
            }
        });

        test('without a trigger a button opens it', async () => {
            const { moderator } = stage.people;
            addSpammers(stage, 2);
            const client = await stage.as(moderator);
            const general = stage.rooms.general._id;
            const offer = await (
                await client.runCommand('deactivate', '@spam.1 @spam.2 spam', general, { withTrigger: false })
            ).ephemeral();
            expect(keysIn(offer.blocks)).toEqual(['told_offer_batch', 'told_offer_confirm_button']);
            const modal = await (await client.clickButton(offer, 'open-confirmation')).modal();
            expect(listsIn(modal.view)).toEqual({ deactivate: ['@spam.1', '@spam.2'] });
        });

        test('the brake counts accounts: those beyond the limit are left out, newcomers are not', async () => {
            await stage.workspace.saveSettings({ 'deactivations-per-hour': 2 });
            const { moderator } = stage.people;
            const old = addSpammers(stage, 3, OLD);
            const newcomer = addAccount(stage.model, 'newcomer');
            const modal = await (await stage.run(moderator, named([...old, newcomer]))).modal();
            expect(listsIn(modal.view)).toEqual({
                deactivate: ['@spam.1', '@spam.2', '@newcomer'],
                braked: ['@spam.3'],
            });
            await until('the log room is told', () =>
                stage.model.messages
                    .ofRoom(stage.rooms.moderationLog._id)
                    .some(({ blocks }) => keysIn(blocks).includes('log_braked')),
            );
            await (await stage.submit(moderator, modal)).exchange.ephemeral();
            expect([...old, newcomer].map((one) => stage.isActive(one))).toEqual([false, false, true, false]);
        });
    });

    describe('the end', () => {
        test('50 accounts, a few at a time: one message tells of all, and each has a case', async () => {
            const spammers = addSpammers(stage, 50);
            let [underWay, most] = [0, 0];
            stage.model.faults.beforeStatusChange = () => {
                most = Math.max(most, ++underWay);
                return Promise.resolve();
            };
            stage.model.faults.afterStatusChange = () => {
                underWay--;
                return Promise.resolve();
            };
            const end = await deactivateAll(stage, stage.people.moderator, spammers);
            expect(countsIn(end)).toEqual({ done: '50', others: '0', left: '0' });
            expect(listsIn(end)).toEqual({ deactivated: spammers.map(({ username }) => `@${username}`) });
            expectPlain(end);
            expect(spammers.some((spammer) => stage.isActive(spammer))).toBe(false);
            expect(new Set(stage.closedCases().map(({ target }) => target.id)).size).toBe(50);
            expect(most).toBeLessThanOrEqual(4);
            await expectNothingLeft(stage);
        });

        test('the log room gets one entry, in whose thread each account has its line', async () => {
            const spammers = addSpammers(stage, 3);
            await deactivateAll(stage, stage.people.moderator, spammers);
            const [entry, ...thread] = stage.model.messages.ofRoom(stage.rooms.moderationLog._id);
            expect(keysIn(entry?.blocks)).toEqual(['log_batch_deactivates', 'done_reason']);
            expect(thread.map(({ tmid }) => tmid)).toEqual(Array(4).fill(entry?._id));
            expect(thread.map(({ blocks }) => keysIn(blocks)[0])).toEqual([
                ...Array<string>(3).fill('log_posted_deactivated'),
                'batch_ended_deactivate',
            ]);
        });
    });
});
