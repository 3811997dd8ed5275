import { Claims } from '../../src/moderation/claims';
import type { OpenCase } from '../../src/moderation/ports';
import { sweepCases } from '../../src/moderation/sweep';
import { HOUR, SECOND } from '../../src/words/units';
import { carrying } from './support/asking';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { moderator, target } from './support/people';
import { confirmation, openCase, permitFor } from './support/records';

let workspace: MemoryWorkspace;
let claims: Claims;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(moderator, target));
    claims = new Claims();
});

afterEach(() => {
    jest.useRealTimers();
});

async function sweepWith(more: Partial<OpenCase>): Promise<void> {
    const opened = openCase({ openedAt: Date.now() - 60 * SECOND, lasts: HOUR, ...more });
    workspace.store.open.set(opened.id, opened);
    await sweepCases(workspace, claims);
}

describe('a timed deactivation without an answer', () => {
    beforeEach(() => {
        workspace.store.setActive(target.id, false);
    });

    test('gets no timer: whoever deactivated the account may have meant it for good', async () => {
        await sweepWith({});
        expect([...workspace.store.closed.values()]).toMatchObject([{ ending: { kind: 'found' } }]);
        expect(workspace.store.timers.size).toBe(0);
    });

    test('gets one where the answer was written down before the crash', async () => {
        await sweepWith({ isAccepted: true });
        expect([...workspace.store.closed.values()]).toMatchObject([{ ending: { kind: 'done' } }]);
        expect([...workspace.store.timers.values()]).toMatchObject([{ nextTryAt: Date.now() - 60 * SECOND + HOUR }]);
    });
});

describe('a case that stays open although its call was answered', () => {
    async function sweptAfter(operation: string): Promise<void> {
        workspace.store.confirmations.set('view-1', confirmation());
        const decided = confirmation({ lasts: HOUR });
        let calls = 0;
        workspace.before = (asked) => {
            calls += asked === operation ? 1 : 0;
            if (asked === operation && calls === (operation === 'accounts.byId' ? 3 : 1)) {
                throw new Error(`${operation} failed`);
            }
        };
        await carrying(workspace, claims, { decided });
        workspace.before = () => undefined;
        expect([...workspace.store.open.values()]).toMatchObject([{ isAccepted: true }]);
        await jest.advanceTimersByTimeAsync(10 * SECOND);
        await sweepCases(workspace, claims);
        expect([...workspace.store.closed.values()]).toMatchObject([{ ending: { kind: 'done' } }]);
        expect(workspace.store.timers.size).toBe(1);
    }

    test('is closed as done by the sweep, with its timer, where the account could not be looked at', () =>
        sweptAfter('accounts.byId'));

    test('is closed as done by the sweep, with its timer, where its ending could not be written', () =>
        sweptAfter('cases.close'));

    test('is closed as done by the sweep, with its timer, where that timer could not be written', () =>
        sweptAfter('timers.write'));
});

test('an answer that comes after 30 s is an answer: the sweep closes the case as done, with its timer', async () => {
    workspace.after = async (operation) => {
        if (operation === 'activeStatus.deactivate') {
            await new Promise((resolve) => setTimeout(resolve, 40 * SECOND));
        }
    };
    const decided = confirmation({ lasts: HOUR });
    workspace.store.confirmations.set('view-1', decided);
    const work = carrying(workspace, claims, { decided });
    await jest.advanceTimersByTimeAsync(35 * SECOND);
    await expect(work).resolves.toMatchObject({ kind: 'no-answer' });
    await expect(sweepCases(workspace, claims)).resolves.toMatchObject({ closed: [] });
    await jest.advanceTimersByTimeAsync(10 * SECOND);
    await expect(sweepCases(workspace, claims)).resolves.toMatchObject({
        closed: [{ closed: { ending: { kind: 'done' } } }],
    });
    expect(workspace.store.timers.size).toBe(1);
});

test('a reactivation whose request gets no answer, of an account that is active by then: found so', async () => {
    workspace.server = (accountId) => {
        workspace.store.setActive(accountId, true);
        return { kind: 'refused', failure: { why: 'rest-timeout' } };
    };
    workspace.store.setActive(target.id, false);
    workspace.store.confirmations.set('view-1', confirmation());
    const permit = permitFor(moderator, { ...target, active: false }, 'activate');
    await expect(carrying(workspace, claims, { permit })).resolves.toMatchObject({
        kind: 'ended',
        closed: { ending: { kind: 'found' } },
    });
});
