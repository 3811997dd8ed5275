import type { Account } from '../../sandbox/model/documents';
import { writes } from './support/hooks';
import { keysIn, toldBy } from './support/said';
import { type Stage, stageForEachTest } from './support/stage';

const SECOND = 1000;

/** Each decision is a case: written down before the call, closed after it by what was seen. */
describe('cases', () => {
    let stage: Stage;
    let mona: Account;
    let target: Account;

    stageForEachTest(async (started) => {
        stage = started;
        mona = stage.people.moderator;
        target = stage.people.spammer;
        await stage.as(mona);
    });

    const isTarget = ([id]: readonly unknown[]): boolean => id === target._id;

    test('pending before the call: who, whom, why, where, when', async () => {
        const call = stage.hooks.hold('user.deactivate');
        const submitting = stage.submit(mona, await stage.ask(mona, target, 'sells coins'));
        await call.reached;
        const [opened] = stage.openCases();
        expect(opened).toMatchObject({
            action: 'deactivate',
            target: { id: target._id, username: 'sam.spammer' },
            moderator: { id: mona._id, username: 'mona.moderator' },
            reason: 'sells coins',
            origin: { roomId: stage.rooms.general._id, threadId: null, messageId: null },
        });
        expect(Math.abs((opened?.openedAt ?? 0) - stage.model.clock.millis())).toBeLessThan(5 * SECOND);
        expect(stage.closedCases()).toEqual([]);
        call.release();
        await submitting;
        await stage.followed();
        expect(stage.closedCases()).toMatchObject([{ ...opened, ending: { kind: 'done', rooms: [] } }]);
        expect(stage.closedCases()[0]?.closedAt).toBeGreaterThanOrEqual(opened?.openedAt ?? 0);
    });

    test('the case is written before the call, and the question is spent before it', async () => {
        await stage.submit(mona, await stage.ask(mona, target));
        const order = stage.hooks.calls.map(({ method }) => method);
        const opened = stage.hooks.calls.findIndex(({ args }) => writes('open-case')(args));
        const spent = stage.hooks.calls.findIndex(
            ({ method, args }) =>
                method === 'persistence.removeByAssociations' && JSON.stringify(args).includes('confirmation:'),
        );
        const called = order.indexOf('user.deactivate');
        expect([opened, spent].every((index) => index >= 0 && index < called)).toBe(true);
    });

    test.each(['throw', 'null'] as const)('where the case can not be written, nothing is begun (%s)', async (fault) => {
        const modal = await stage.ask(mona, target);
        stage.hooks.fault('persistence.createWithAssociations', fault, writes('open-case'));
        await stage.submit(mona, modal);
        expect(keysIn(modal.view.blocks)).toEqual(['submit_not_begun']);
        expect(stage.hooks.argsOf('user.deactivate')).toEqual([]);
        expect(stage.isActive(target)).toBe(true);
        expect(stage.openCases()).toEqual([]);
    });

    test.each(['throw', 'null'] as const)(
        'failed, where the call fails (%s) and the account is seen to be active',
        async (fault) => {
            stage.hooks.fault('user.deactivate', fault);
            const { exchange } = await stage.submit(mona, await stage.ask(mona, target));
            const why = fault === 'null' ? 'why_no_engine_permission' : 'why_in_app_log';
            expect(toldBy(await exchange.ephemeral())).toEqual(['failed_not_deactivated', why]);
            expect(stage.closedCases()).toMatchObject([{ ending: { kind: 'failed' } }]);
            expect(stage.isActive(target)).toBe(true);
        },
    );

    test('done, where the call is answered with an error but the account is seen to be inactive', async () => {
        stage.model.faults.afterStatusChange = () => Promise.reject(new Error('the mail server is down'));
        const { exchange } = await stage.submit(mona, await stage.ask(mona, target));
        expect(toldBy(await exchange.ephemeral())[0]).toBe('done_deactivated');
        expect(stage.closedCases()).toMatchObject([{ ending: { kind: 'done' } }]);
    });

    test('the app reports what it saw, not what it was answered', async () => {
        const call = stage.hooks.hold('user.deactivate');
        const submitting = stage.submit(mona, await stage.ask(mona, target));
        await call.reached;
        stage.model.faults.afterStatusChange = () => {
            stage.model.accounts.update(target._id, { active: true });
            return Promise.resolve();
        };
        call.release();
        const { exchange } = await submitting;
        expect(toldBy(await exchange.ephemeral())).toEqual(['failed_not_deactivated', 'why_unchanged']);
        expect(stage.closedCases()).toMatchObject([{ ending: { kind: 'failed', failure: { why: 'not-changed' } } }]);
    });

    test('a look that fails afterwards leaves the case open and says so; the sweep closes it by looking', async () => {
        const modal = await stage.ask(mona, target);
        const call = stage.hooks.hold('user.deactivate');
        const submitting = stage.submit(mona, modal);
        await call.reached;
        const stop = stage.hooks.fault('user.getById', 'throw', isTarget);
        call.release();
        const { exchange } = await submitting;
        const first = await exchange.ephemeral();
        expect(toldBy(first)).toEqual(['no_answer']);
        expect(stage.openCases()).toHaveLength(1);
        stop();
        await stage.workspace.clock.shift(61 * SECOND);
        expect(stage.openCases()).toEqual([]);
        expect(stage.closedCases()).toMatchObject([{ ending: { kind: 'done' } }]);
        expect(toldBy(await stage.toldAfter(mona, first))).toEqual(['done_deactivated']);
    });

    test('unknown, where the account can not be read once the call is over; the log shows it', async () => {
        const call = stage.hooks.hold('user.deactivate');
        const submitting = stage.submit(mona, await stage.ask(mona, target));
        await call.reached;
        const stop = stage.hooks.fault('user.getById', 'throw', isTarget);
        call.release();
        const first = await (await submitting).exchange.ephemeral();
        await stage.workspace.clock.shift(61 * SECOND);
        expect(stage.closedCases()).toMatchObject([{ ending: { kind: 'unknown' } }]);
        expect(stage.openCases()).toEqual([]);
        expect(toldBy(await stage.toldAfter(mona, first))).toEqual(['failed_account_unknown']);
        stop();
        expect(await stage.keys(mona, 'log')).toContain('log_case_unknown');
    });

    test.each(['throw', 'null'] as const)(
        'a case that can not be closed in the records (%s) is said to be so, and closed by the sweep',
        async (fault) => {
            const modal = await stage.ask(mona, target);
            const stop = stage.hooks.fault('persistence.updateByAssociations', fault);
            const { exchange } = await stage.submit(mona, modal);
            const first = await exchange.ephemeral();
            expect(toldBy(first)).toEqual(['done_deactivated', 'record_not_closed']);
            expect(stage.openCases()).toHaveLength(1);
            stop();
            await stage.workspace.clock.shift(61 * SECOND);
            expect(stage.closedCases()).toMatchObject([{ ending: { kind: 'done' } }]);
            expect(stage.openCases()).toEqual([]);
        },
    );

    test('servers that answer an update with an error although they wrote do no harm', async () => {
        stage.model.faults.updateByAssociationAnswersWithError = true;
        for (const each of [target, stage.people.newcomer]) {
            const { exchange } = await stage.submit(mona, await stage.ask(mona, each));
            expect(toldBy(await exchange.ephemeral())).toEqual(['done_deactivated']);
        }
        await stage.followed();
        expect(stage.closedCases()).toHaveLength(2);
    });

    test('an account that is removed while the call is under way: failed, as gone', async () => {
        const call = stage.hooks.hold('user.deactivate');
        const submitting = stage.submit(mona, await stage.ask(mona, target));
        await call.reached;
        stage.model.accounts.remove(target._id);
        call.release();
        const { exchange } = await submitting;
        expect(toldBy(await exchange.ephemeral())).toContain('why_account_gone');
        expect(stage.closedCases()).toMatchObject([{ ending: { kind: 'failed', failure: { why: 'account-gone' } } }]);
    });

    test('the sweep is started when the app is enabled, and goes on after it was off', async () => {
        const admin = await stage.as(stage.people.admin);
        const modal = await stage.ask(mona, target);
        const stop = stage.hooks.fault('persistence.updateByAssociations', 'throw');
        await stage.submit(mona, modal);
        stop();
        await admin.post(`/api/apps/${stage.appId}/status`, { status: 'manually_disabled' });
        await stage.workspace.clock.shift(120 * SECOND);
        expect(stage.openCases()).toHaveLength(1);
        await admin.post(`/api/apps/${stage.appId}/status`, { status: 'manually_enabled' });
        await stage.workspace.clock.shift(61 * SECOND);
        expect(stage.openCases()).toEqual([]);
        expect(stage.closedCases()).toMatchObject([{ ending: { kind: 'done' } }]);
    });

    test('one case that hangs does not keep the others open', async () => {
        const other = stage.people.newcomer;
        const modals = [await stage.ask(mona, target), await stage.ask(mona, other)];
        const stop = stage.hooks.fault('persistence.updateByAssociations', 'throw');
        for (const modal of modals) {
            await stage.submit(mona, modal);
        }
        stop();
        expect(stage.openCases()).toHaveLength(2);
        const write = stage.hooks.hold('persistence.updateByAssociations', (args) =>
            JSON.stringify(args).includes(target._id),
        );
        const removal = stage.hooks.hold('persistence.removeByAssociations', ([associations]) =>
            JSON.stringify(associations).includes('open-case:'),
        );
        const sweeping = stage.workspace.clock.shift(61 * SECOND);
        await write.reached;
        await removal.reached;
        expect(stage.closedCases()).toMatchObject([{ target: { id: other._id } }]);
        removal.release();
        await stage.workspace.clock.shift(20 * SECOND);
        await sweeping;
        expect(stage.closedCases()).toHaveLength(1);
        write.release('hang');
        await stage.workspace.clock.shift(61 * SECOND);
        expect(stage.openCases()).toEqual([]);
        expect(stage.closedCases()).toHaveLength(2);
    });
});
