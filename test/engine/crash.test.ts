import type { Submitted } from '../../sandbox/client/client';
import type { Modal } from '../../sandbox/client/modal';
import type { Account } from '../../sandbox/model/documents';
import { type Held, writes } from './support/hooks';
import { keysIn } from './support/said';
import { signal } from './support/signal';
import { type Stage, stageForEachTest } from './support/stage';

const SECOND = 1000;
/** The engine gives up a call into a process that was killed after so many milliseconds; on a server that takes 30 s. */
const GIVE_UP = 2000;

/**
 * The app's process is killed in the middle of a decision: within 90 s no case is open and none is wrong. Here are chosen moments;
 * `faults/kills.test.ts` has seeded ones.
 */
describe('a crash', () => {
    let stage: Stage;

    stageForEachTest(
        (started) => {
            stage = started;
        },
        { engine: { runtimeTimeoutMs: GIVE_UP } },
    );

    /** The last question before the decision, answered: the first step, or the ownership step. */
    const firstStep = async (): Promise<[Account, Modal]> => {
        const { moderator, spammer } = stage.people;
        return [spammer, await stage.ask(moderator, spammer, 'spam')];
    };
    const ownershipStep = async (): Promise<[Account, Modal]> => {
        const { moderator, owner } = stage.people;
        const modal = await stage.ask(moderator, owner, 'left');
        await stage.submit(moderator, modal);
        return [owner, modal.fill('username', 'olga.owner')];
    };

    /** Lets 90 s pass, with a look at every case on the way: one that is closed agrees with its account. */
    async function expectNoWrongCase(target: Account, count = 1, so: 'done' | 'found' = 'done'): Promise<void> {
        for (let passed = 0; passed < 90; passed += 5) {
            await stage.workspace.clock.shift(5 * SECOND);
            for (const { ending } of stage.closedCases()) {
                expect(ending?.kind).toBe(stage.isActive(target) ? 'failed' : so);
            }
        }
        expect(stage.openCases()).toEqual([]);
        expect(stage.closedCases()).toHaveLength(count);
    }

    /** Submits, and kills the process when the app makes a call. The engine tells the client nothing. */
    async function killAt(call: Held, modal: Modal): Promise<Submitted> {
        const submitting = stage.submit(stage.people.moderator, modal);
        await call.reached;
        await stage.kill();
        return submitting;
    }

    const posts = () => stage.model.messages.ofRoom(stage.rooms.moderationLog._id);
    const told = (): string[] => {
        const { stream } = client;
        return stream.since(0).flatMap(({ payload }) => keysIn(payload));
    };
    let client: Awaited<ReturnType<Stage['as']>>;

    beforeEach(async () => {
        client = await stage.as(stage.people.moderator);
    });

    describe.each([
        ['on the first step', firstStep],
        ['on the ownership step', ownershipStep],
    ])('%s', (_, step) => {
        test('at the call, which is lost: failed, as interrupted, and the moderator is told', async () => {
            const [target, modal] = await step();
            const call = stage.hooks.hold('user.deactivate');
            await killAt(call, modal);
            call.release('hang');
            expect(stage.openCases()).toHaveLength(1);
            await expectNoWrongCase(target);
            expect(stage.isActive(target)).toBe(true);
            expect(stage.closedCases()).toMatchObject([
                { ending: { kind: 'failed', failure: { why: 'interrupted' } } },
            ]);
            expect(told()).toContain('why_interrupted');
        });

        test('the modal is still open, and a second click changes nothing and is told that it no longer counts', async () => {
            const [target, modal] = await step();
            const call = stage.hooks.hold('user.deactivate');
            expect((await killAt(call, modal)).kind).toBe('kept');
            const calls = stage.hooks.argsOf('user.deactivate').length;
            expect((await stage.submit(stage.people.moderator, modal)).kind).toBe('updated');
            expect(keysIn(modal.view)).toEqual(['notice_title', 'submit_no_longer_counts', 'confirm_close']);
            call.release('hang');
            await expectNoWrongCase(target);
            expect(stage.hooks.argsOf('user.deactivate')).toHaveLength(calls);
            expect(stage.isActive(target)).toBe(true);
        });

        test('between the answer to the call and "done": done, with what became of the rooms', async () => {
            const [target, modal] = await step();
            const closing = stage.hooks.hold('persistence.updateByAssociations', writes('closed-case'));
            await killAt(closing, modal);
            closing.release('hang');
            expect(stage.isActive(target)).toBe(false);
            expect(stage.openCases()).toHaveLength(1);
            await expectNoWrongCase(target);
            expect(told()).toContain('done_deactivated');
            const rooms = stage.closedCases()[0]?.ending?.rooms.map(({ kind, name }) => [kind, name]);
            const owned = [
                ['handed-over', 'design-team'],
                ['deleted', 'olgas-notes'],
            ];
            expect(rooms).toEqual(target === stage.people.owner ? owned : []);
        });

        test('between "done" and the post in the log room: it is posted, and the moderator is told', async () => {
            const [target, modal] = await step();
            const post = stage.hooks.hold('message.create');
            await killAt(post, modal);
            post.release('hang');
            expect(stage.closedCases()).toHaveLength(1);
            expect(posts()).toHaveLength(0);
            await expectNoWrongCase(target);
            expect(told()).toContain('done_deactivated');
            expect(posts()).toHaveLength(1);
        });

        test('while the server is at work, which it finishes: found deactivated, and nobody is named as who did it', async () => {
            const [target, modal] = await step();
            const [changed, change] = signal<true>();
            stage.model.faults.afterStatusChange = () => {
                change(true);
                return Promise.resolve();
            };
            const submitting = stage.submit(stage.people.moderator, modal);
            await changed;
            await stage.kill();
            await submitting;
            await expectNoWrongCase(target, 1, 'found');
            expect(stage.isActive(target)).toBe(false);
            expect(told()).toContain('found_deactivated');
            expect(told()).not.toContain('done_deactivated');
            expect(posts().flatMap(({ blocks }) => keysIn(blocks))).toContain('log_posted_found_deactivated');
        });

        test('while the server is at work, which it finishes 3 s after the restart: found deactivated', async () => {
            const [target, modal] = await step();
            const call = stage.hooks.hold('user.deactivate');
            await killAt(call, modal);
            await stage.workspace.clock.shift(3 * SECOND);
            expect(stage.isActive(target)).toBe(true);
            expect(stage.openCases()).toHaveLength(1);
            const [changed, change] = signal<true>();
            stage.model.faults.afterStatusChange = () => {
                change(true);
                return Promise.resolve();
            };
            call.release();
            await changed;
            await expectNoWrongCase(target, 1, 'found');
            expect(stage.isActive(target)).toBe(false);
            expect(stage.closedCases()).toMatchObject([{ ending: { kind: 'found' } }]);
        });
    });

    test('the server finishes the call as late as 55 s after it: never a wrong case', async () => {
        const [target, modal] = await firstStep();
        const call = stage.hooks.hold('user.deactivate');
        await killAt(call, modal);
        await stage.workspace.clock.shift(55 * SECOND);
        expect(stage.closedCases()).toEqual([]);
        const [changed, change] = signal<true>();
        stage.model.faults.afterStatusChange = () => {
            change(true);
            return Promise.resolve();
        };
        call.release();
        await changed;
        await expectNoWrongCase(target, 1, 'found');
        expect(stage.closedCases()).toMatchObject([{ ending: { kind: 'found' } }]);
    });

    test('before the case is written: no case, no change', async () => {
        const [target, modal] = await firstStep();
        const opening = stage.hooks.hold('persistence.createWithAssociations', writes('open-case'));
        await killAt(opening, modal);
        opening.release('hang');
        await expectNoWrongCase(target, 0);
        expect(stage.isActive(target)).toBe(true);
        expect(stage.hooks.argsOf('user.deactivate')).toEqual([]);
    });

    test('after the case is closed and posted, before it is taken off the open ones: it is closed once', async () => {
        const [target, modal] = await firstStep();
        const removal = stage.hooks.hold('persistence.removeByAssociations', ([associations]) =>
            JSON.stringify(associations).includes('open-case:'),
        );
        await killAt(removal, modal);
        removal.release('hang');
        await expectNoWrongCase(target);
        expect(stage.isActive(target)).toBe(false);
    });

    test('twice in a row: still one case, and none is wrong', async () => {
        const [target, modal] = await firstStep();
        const call = stage.hooks.hold('user.deactivate');
        await killAt(call, modal);
        await stage.kill();
        call.release();
        await expectNoWrongCase(target, 1, 'found');
        expect(stage.isActive(target)).toBe(false);
    });

    test('what was asked before a crash still counts after it', async () => {
        const [target, modal] = await ownershipStep();
        await stage.kill();
        expect((await stage.submit(stage.people.moderator, modal)).kind).toBe('closed');
        expect(stage.isActive(target)).toBe(false);
    });

    test('nobody can act on the account while the call may still be under way; afterwards everybody can', async () => {
        const [target, modal] = await firstStep();
        const { otherModerator } = stage.people;
        const call = stage.hooks.hold('user.deactivate');
        await killAt(call, modal);
        call.release('hang');
        const early = await stage.ask(otherModerator, target);
        await stage.submit(otherModerator, early);
        expect(keysIn(early.view.blocks)).toEqual(['submit_busy']);
        await expectNoWrongCase(target);
        const late = await stage.ask(otherModerator, target);
        await stage.submit(otherModerator, late);
        expect(stage.isActive(target)).toBe(false);
        expect(stage.closedCases().map(({ ending }) => ending?.kind)).toEqual(['failed', 'done']);
    });
});
