import type { Exchange, Submitted } from '../../sandbox/client/client';
import { addAccount } from '../../sandbox/model/build';
import type { Account } from '../../sandbox/model/documents';
import { inUtc } from './support/inUtc';
import { inEnglish, keysIn, saidIn } from './support/said';
import { type Stage, stageForEachTest } from './support/stage';

/** Several decisions at once, in one server instance: exactly one acts, and everybody is told. */
describe('two at once', () => {
    let stage: Stage;

    stageForEachTest(
        (started) => {
            stage = started;
        },
        { engine: { latencyMs: 2 } },
    );

    const deactivations = (): number => stage.hooks.argsOf('user.deactivate').length;
    const what = async (who: Account, { exchange, answer }: Submitted & { exchange: Exchange }) => ({
        keys: keysIn(await stage.shown(who, exchange)),
        errors: answer.body.errors,
    });

    test('two moderators: one acts, the other is told who and when', async () => {
        const { moderator, otherModerator } = stage.people;
        for (let round = 0; round < 10; round++) {
            const target = addAccount(stage.model, `target-${round}`);
            const asked = [
                { who: moderator, modal: await stage.ask(moderator, target, 'mine') },
                { who: otherModerator, modal: await stage.ask(otherModerator, target, 'his') },
            ];
            const outcomes = await Promise.all(
                asked.map(async ({ who, modal }) => ({ who, ...(await what(who, await stage.submit(who, modal))) })),
            );
            expect(stage.isActive(target)).toBe(false);
            expect(deactivations()).toBe(round + 1);
            const winners = outcomes.filter(({ keys }) => keys.includes('done_deactivated'));
            const losers = outcomes.filter(
                ({ keys }) => keys.includes('submit_busy') || keys.includes('already_deactivated_case'),
            );
            expect([winners.length, losers.length]).toEqual([1, 1]);
            const [mine] = stage.closedCases().filter((one) => one.target.id === target._id);
            expect(mine?.moderator.id).toBe(winners[0]?.who._id);
        }
    });

    test('the one who comes second is told who is at work and since when', async () => {
        const { moderator, otherModerator, spammer } = stage.people;
        const modal = await stage.ask(otherModerator, spammer);
        const first = await stage.ask(moderator, spammer);
        const call = stage.hooks.hold('user.deactivate');
        const acting = stage.submit(moderator, first);
        await call.reached;
        await stage.submit(otherModerator, modal);
        expect(saidIn(modal.view.blocks)).toEqual([
            {
                key: 'submit_busy',
                args: {
                    moderator: 'mona.moderator',
                    username: 'sam.spammer',
                    when: inUtc(stage.openCases()[0]?.openedAt),
                },
            },
        ]);
        call.release();
        expect((await acting).kind).toBe('closed');
    });

    test('a double click: one acts, the other half is told that it is being done', async () => {
        const { moderator } = stage.people;
        for (let round = 0; round < 10; round++) {
            const target = addAccount(stage.model, `target-${round}`);
            const modal = await stage.ask(moderator, target);
            const [one, other] = await Promise.all([stage.submit(moderator, modal), stage.submit(moderator, modal)]);
            expect(stage.isActive(target)).toBe(false);
            expect(deactivations()).toBe(round + 1);
            expect(stage.closedCases()).toHaveLength(round + 1);
            const errors = [one, other].map(({ answer }) => answer.body.errors);
            expect(errors).toContainEqual(expect.objectContaining({ reason: inEnglish('field_busy') }));
            expect(errors).toContain(undefined);
        }
    });

    test('two modals of one moderator for one account: one acts', async () => {
        const { moderator, spammer } = stage.people;
        const modals = [await stage.ask(moderator, spammer), await stage.ask(moderator, spammer)];
        await Promise.all(modals.map((modal) => stage.submit(moderator, modal)));
        expect(stage.isActive(spammer)).toBe(false);
        expect(deactivations()).toBe(1);
        expect(stage.closedCases()).toHaveLength(1);
    });

    test('a double click on the ownership step hands over and deletes once', async () => {
        const { moderator, owner } = stage.people;
        const modal = await stage.ask(moderator, owner);
        await stage.submit(moderator, modal);
        modal.fill('username', 'olga.owner');
        await Promise.all([1, 2, 3].map(() => stage.submit(moderator, modal)));
        expect(stage.hooks.argsOf('user.deactivate')).toEqual([
            [owner._id, false],
            [owner._id, true],
        ]);
        expect(stage.closedCases()).toHaveLength(1);
    });

    test('different accounts do not wait for one another', async () => {
        const { moderator, otherModerator, spammer, newcomer } = stage.people;
        const call = stage.hooks.hold('user.deactivate');
        const waiting = stage.submit(moderator, await stage.ask(moderator, spammer));
        await call.reached;
        await stage.submit(otherModerator, await stage.ask(otherModerator, newcomer));
        expect(stage.isActive(newcomer)).toBe(false);
        call.release();
        await waiting;
        expect(stage.isActive(spammer)).toBe(false);
    });

    test('the one who wins is the only one who posts to the log room', async () => {
        const { moderator, otherModerator, spammer } = stage.people;
        const before = stage.model.messages.ofRoom(stage.rooms.moderationLog._id).length;
        const modals = await Promise.all([moderator, otherModerator].map((who) => stage.ask(who, spammer)));
        await Promise.all(
            [moderator, otherModerator].map(async (who, index) => {
                const modal = modals[index];
                return modal && stage.submit(who, modal);
            }),
        );
        await stage.followed();
        expect(stage.model.messages.ofRoom(stage.rooms.moderationLog._id)).toHaveLength(before + 1);
    });

    test('no claim is left behind', async () => {
        const { moderator, otherModerator, spammer, admin } = stage.people;
        await stage.workspace.saveSettings({ 'protected-roles': '', 'authorised-roles': 'community-moderator' });
        await stage.submit(moderator, await stage.ask(moderator, spammer));
        await stage.submit(otherModerator, await stage.ask(otherModerator, admin));
        await stage.followed();
        expect(stage.claims()).toEqual([]);
    });
});
