import fc from 'fast-check';

import type { Client } from '../../../sandbox/client/client';
import type { Modal } from '../../../sandbox/client/modal';
import type { Account } from '../../../sandbox/model/documents';
import { audit } from '../support/audit';
import { keysIn, shownIn } from '../support/said';
import { Stage } from '../support/stage';
import { addTarget, type Target } from '../support/targets';

const ROUNDS = 40;
const SEED = 6;

/** What two instances are sent at the same time, and how slow the server is with each of their calls. */
interface Plan {
    /** Whether it is two moderators who decide on the same account, each at an instance; otherwise one whose submit reaches both. */
    readonly twoModerators: boolean;
    /** Whether it is the ownership step that is submitted; otherwise the first one. */
    readonly ownsRooms: boolean;
    /** In milliseconds, by the order in which the calls are made. */
    readonly lateness: readonly number[];
}

const plan: fc.Arbitrary<Plan> = fc.record({
    twoModerators: fc.boolean(),
    ownsRooms: fc.boolean(),
    lateness: fc.array(
        fc.oneof(
            { weight: 14, arbitrary: fc.integer({ min: 0, max: 30 }) },
            // Long enough for the other instance to be done.
            { weight: 1, arbitrary: fc.constant(150) },
        ),
        { minLength: 50, maxLength: 50 },
    ),
});

/** Two server instances over one database, each with a process of the app of its own: at most one acts. */
describe('the same submit to two server instances', () => {
    let stage: Stage;
    let here: Client;
    let there: Client;
    let otherThere: Client;

    beforeAll(async () => {
        stage = await Stage.start({ instances: 2 });
        const { moderator, otherModerator } = stage.people;
        here = await stage.as(moderator);
        there = await stage.connect(moderator, stage.workspace.urls[1]);
        otherThere = await stage.connect(otherModerator, stage.workspace.urls[1]);
    });

    afterAll(() => stage.stop());

    const calls = (): number => stage.hooks.argsOf('user.deactivate').length;
    const posts = (): number => stage.model.messages.ofRoom(stage.rooms.moderationLog._id).length;

    /** The last question before the decision. */
    async function ask(who: Account, { account, rooms }: Target): Promise<Modal> {
        const modal = await stage.ask(who, account);
        if (rooms.length > 0) {
            await stage.submit(who, modal);
            modal.fill('username', account.username);
        }
        return modal;
    }

    /** Submits, and answers the keys of what is shown in answer or, where the modal closes, told by message. */
    async function submit(client: Client, modal: Modal): Promise<string[]> {
        const { exchange } = await client.submit(modal);
        const shown = shownIn(exchange.answer);
        return shown.length > 0 ? shown : keysIn((await exchange.ephemeral()).blocks);
    }

    test('at most one acts, and what it did is one case; everybody else is told why not', async () => {
        let acted = 0;
        const seen = new Set<string>();
        for (const [round, each] of fc.sample(fc.noBias(plan), { numRuns: ROUNDS, seed: SEED }).entries()) {
            const { moderator, otherModerator } = stage.people;
            const target = addTarget(stage, `target-${round}`, each.ownsRooms);
            const mine = await ask(moderator, target);
            const theirs = each.twoModerators ? await ask(otherModerator, target) : mine;
            const before = { calls: calls(), posts: posts() };

            const end = stage.hooks.delay(each.lateness);
            const told = await Promise.all([
                submit(here, mine),
                submit(each.twoModerators ? otherThere : there, theirs),
            ]);
            end();

            const acts = calls() - before.calls;
            expect(acts).toBeLessThanOrEqual(1);
            expect(stage.isActive(target.account)).toBe(acts === 0);
            expect(told.filter((keys) => keys.includes('done_deactivated'))).toHaveLength(acts);
            expect(told).not.toContainEqual([]);
            expect(stage.closedCases().filter(({ target: { id } }) => id === target.account._id)).toHaveLength(acts);
            await stage.followed();
            expect(posts() - before.posts).toBe(acts);
            expect(audit(stage, [target])).toEqual([]);
            expect([stage.openCases(), stage.claims()]).toEqual([[], []]);
            acted += acts;
            for (const key of told.flat()) {
                seen.add(key);
            }
        }
        // Some of them acted, also on rooms, and some gave way to each other.
        expect(acted).toBeGreaterThan(ROUNDS / 4);
        expect(acted).toBeLessThan(ROUNDS);
        expect([...seen]).toEqual(expect.arrayContaining(['done_handed_over', 'submit_busy']));
    }, 300_000);
});
