import { isDeepStrictEqual } from 'node:util';

import fc from 'fast-check';

import type { Client } from '../../sandbox/client/client';
import type { Fields } from '../../sandbox/client/shapes';
import { addAccount, addRoom } from '../../sandbox/model/build';
import type { Account } from '../../sandbox/model/documents';
import { forgeries, type Real } from './support/forgeries';
import { type Mangled, mangles } from './support/mangles';
import { snapshotOf } from './support/snapshot';
import { Stage } from './support/stage';

const SEED = 20_261_123;
const RUNS = 100;
const IN_A_RUN = 5;
/** So long a trigger lives, in milliseconds. */
const TRIGGER_LIFE = 5000;

/** Interactions that no client of the app ever sent: nothing is changed by any of them, and each is answered. */
describe('forged and mangled interactions', () => {
    let stage: Stage;
    let mona: Account;
    let targets = 0;
    /** How many forgeries were sent, and how many calls of the app's own handlers they were, by the app's log. */
    let [sent, handled] = [0, 0];

    beforeAll(async () => {
        stage = await Stage.start();
        // They come faster than the server would let them through.
        stage.model.settings.API_Enable_Rate_Limiter = false;
        mona = stage.people.moderator;
        stage.model.accounts.update(stage.people.agent._id, { active: false });
    });

    afterAll(() => stage.stop());

    /** Those who have nothing to do with mona's questions. The agent is deactivated, and the server lets them in all the same. */
    const others = (): Account[] => {
        const { admin, otherModerator, member, guest, bot, agent, spammer } = stage.people;
        return [otherModerator, admin, member, guest, bot, agent, spammer];
    };
    const strangers = (): Account[] => others().slice(2);

    async function sendForgery(client: Client, body: Fields): Promise<void> {
        const before = snapshotOf(stage);
        const logged = stage.model.appLogs.length;
        const start = performance.now();
        const { answer } = await client.interact(stage.appId, body);
        expect(performance.now() - start).toBeLessThan(TRIGGER_LIFE);
        // An exception in a handler becomes an empty answer.
        expect(answer.text).not.toBe('');
        const calls = stage.model.appLogs.slice(logged).map((entry) => String(Reflect.get(entry, 'method')));
        handled += calls.filter((method) => method.startsWith('app:execute')).length;
        sent++;
        const after = snapshotOf(stage);
        // Jest's own comparison takes longer than the forgery; it is asked where there is something to report.
        if (!isDeepStrictEqual(after, before)) {
            expect(after).toEqual(before);
        }
    }

    /** A live submit of a moderator: of the first step, or of the ownership step. */
    async function liveSubmit(step: 'confirm' | 'ownership'): Promise<{ body: Fields; target: Account }> {
        const target = addAccount(stage.model, `target-${++targets}`);
        if (step === 'ownership') {
            addRoom(stage.model, 'p', `room-${targets}`, { members: [target], owners: [target] });
        }
        const modal = await stage.ask(mona, target, 'spam');
        if (step === 'ownership') {
            await stage.submit(mona, modal);
            modal.fill('username', target.username);
        }
        return { body: { type: 'viewSubmit', payload: { view: modal.submission() } }, target };
    }

    test('live submits with exactly one thing changed; the unchanged one then counts', async () => {
        await liveSubmit('confirm');
        const ids = stage.confirmations().map(({ id }) => id);
        const callers = others();
        const run = fc
            .constantFrom<('confirm' | 'ownership')[]>('confirm', 'ownership')
            .chain((step) =>
                fc.record({ step: fc.constant(step), changes: severalOf(mangles(step, callers.length, ids)) }),
            );
        await fc.assert(
            fc.asyncProperty(run, async ({ step, changes }) => {
                const { body, target } = await liveSubmit(step);
                for (const change of changes) {
                    const mangled: Mangled = change(body);
                    const isChanged = JSON.stringify(mangled.body) !== JSON.stringify(body);
                    const caller = mangled.caller === undefined ? undefined : callers[mangled.caller];
                    expect(isChanged).toBe(caller === undefined);
                    await sendForgery(await stage.as(caller ?? mona), mangled.body);
                }
                await (await stage.as(mona)).interact(stage.appId, body);
                expect(stage.isActive(target)).toBe(false);
            }),
            { seed: SEED, numRuns: RUNS, endOnFailure: true },
        );
    }, 300_000);

    test('any type, action, view and state, from anybody', async () => {
        const { moderator, otherModerator, spammer, newcomer } = stage.people;
        const { memberAndSpammer, messages, general } = stage.rooms;
        for (const target of [spammer, newcomer]) {
            await stage.ask(mona, target);
            await (
                await stage.as(mona)
            ).runCommand('deactivate', `@${target.username ?? ''}`, general._id, { withTrigger: false });
        }
        const actions = ['open-confirmation', 'submit', 'deactivate-author', 'deactivate-other'];
        const real: Real = {
            actions,
            questions: stage.confirmations().map(({ id }) => id),
            rooms: [general._id, memberAndSpammer._id],
            messages: [messages.spam._id, messages.spamInThread._id],
        };
        // What is real is offered to moderators, too: so for them the rest is made up.
        const nothing: Real = { actions, questions: [], rooms: [], messages: [] };
        const ofModerators: Real = { ...nothing, questions: real.questions };
        const run = fc.oneof(
            {
                weight: 1,
                arbitrary: fc.record({ caller: fc.constant(moderator), bodies: severalOf(forgeries(nothing)) }),
            },
            {
                weight: 2,
                arbitrary: fc.record({
                    caller: fc.constant(otherModerator),
                    bodies: severalOf(forgeries(ofModerators)),
                }),
            },
            {
                weight: 3,
                arbitrary: fc.record({ caller: fc.constantFrom(...strangers()), bodies: severalOf(forgeries(real)) }),
            },
        );
        await fc.assert(
            fc.asyncProperty(run, async ({ caller, bodies }) => {
                const client = await stage.as(caller);
                for (const body of bodies) {
                    await sendForgery(client, body);
                }
            }),
            { seed: SEED, numRuns: RUNS, endOnFailure: true },
        );
    }, 300_000);

    test('there were at least 1,000 of them, of which at least 800 reached the app', () => {
        expect(sent).toBeGreaterThanOrEqual(1000);
        expect(handled).toBeGreaterThanOrEqual(800);
    });

    test('a decision that nobody forged still counts afterwards', async () => {
        const { body, target } = await liveSubmit('ownership');
        await (await stage.as(mona)).interact(stage.appId, body);
        expect(stage.isActive(target)).toBe(false);
    });
});

function severalOf<T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
    return fc.array(one, { minLength: IN_A_RUN, maxLength: IN_A_RUN });
}
