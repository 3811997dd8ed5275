import { carryOut, type Outcome } from '../../src/moderation/carryOut';
import { Claims } from '../../src/moderation/claims';
import { Deadline } from '../../src/moderation/deadline';
import { mandateOfConfirmation } from '../../src/moderation/mandate';
import type { CallAnswer } from '../../src/moderation/ports';
import type { Relinquished } from '../../src/moderation/roomsOwnedAlone';
import { MINUTE } from '../../src/words/units';
import { carrying } from './support/asking';
import { faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { moderator, otherModerator, target } from './support/people';
import { claim, closedCase, confirmation, noRooms, openCase, permitFor } from './support/records';

const room = { id: 'r', name: '#r' };
let workspace: MemoryWorkspace;
let claims: Claims;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(moderator, otherModerator, target));
    workspace.store.confirmations.set('view-1', confirmation());
    claims = new Claims();
});

afterEach(() => void jest.useRealTimers());

/** Carries the decision out, and lets 5 minutes pass. */
async function outcome(relinquish?: Relinquished): Promise<Outcome> {
    const decided = confirmation({ reason: 'rude' });
    const work = carrying(workspace, claims, { decided, ...(relinquish && { relinquish }) });
    await jest.advanceTimersByTimeAsync(5 * MINUTE);
    return work;
}

const isActive = (): boolean | undefined => workspace.store.accounts.get(target.id)?.active;

describe('when all goes well', () => {
    test('the order is claim, confirmation, case, call, look, close', async () => {
        await expect(outcome()).resolves.toMatchObject({ kind: 'ended', recorded: true });
        expect(workspace.operations()).toEqual([
            'claims.write',
            'settings.rules',
            'roles.custom',
            'serviceAccount.permittedRoles',
            'claims.ofTarget',
            'accounts.byId',
            'accounts.byId',
            'cases.recentOf',
            'cases.nextNumber',
            'confirmations.remove',
            'cases.open',
            'cases.keepNumber',
            'activeStatus.deactivate',
            'accounts.byId',
            'cases.noteAccepted',
            'cases.close',
            'caseLog.post',
            'settings.logRoom',
            'reports.cardsOf',
            'cases.finish',
        ]);
    });

    test('the outcome waits for no post: until that is over, the account stays claimed', async () => {
        workspace.before = faulty('caseLog.post', 'hangs');
        const mandate = mandateOfConfirmation(confirmation(), undefined, workspace);
        const carried = carryOut(permitFor(), mandate, workspace, claims, new Deadline(MINUTE));
        await expect(carried).resolves.toMatchObject({ kind: 'ended', recorded: true });
        expect([claims.isHeld(target.id), workspace.store.claims.size]).toEqual([true, 1]);
        await jest.advanceTimersByTimeAsync(MINUTE);
        expect([claims.isHeld(target.id), workspace.store.claims.size]).toEqual([false, 0]);
    });

    test('the case says who decided what about whom, why, and how it ended', async () => {
        await outcome();
        const [closed] = workspace.store.closed.values();
        expect([...workspace.store.closed.values()]).toEqual([
            closedCase({
                id: closed?.id,
                reason: 'rude',
                openedAt: Date.now() - 5 * MINUTE,
                closedAt: Date.now() - 5 * MINUTE,
            }),
        ]);
        expect(workspace.store.posted).toEqual([...workspace.store.closed.values()]);
    });

    test('nothing is left behind', async () => {
        await outcome();
        const { open, claims: records, confirmations } = workspace.store;
        expect([open.size, records.size, confirmations.size, claims.isHeld(target.id)]).toEqual([0, 0, 0, false]);
    });

    test.each([
        ['without rooms to give up, the server is not told to give up any', undefined, false],
        ['with rooms to give up it is', { rooms: [room], unchecked: ['u'] }, true],
        ['also where nobody knows which', { rooms: [], unchecked: null }, true],
    ] as const)('%s', async (_, relinquish, confirmRelinquish) => {
        await outcome(relinquish);
        expect(workspace.calls()).toEqual([['deactivate', target.id, confirmRelinquish]]);
        expect([...workspace.store.closed.values()]).toMatchObject([
            { relinquished: relinquish?.rooms ?? [], unchecked: relinquish ? relinquish.unchecked : [] },
        ]);
    });
});

test('what went wrong inside the server is in the app’s log, under the case’s id, and nowhere else', async () => {
    workspace.server = () => ({ kind: 'broken', words: 'E11000 at db.js:1' });
    await outcome();
    const [closed] = workspace.store.closed.values();
    expect(closed?.ending).toMatchObject({ kind: 'failed', failure: { why: 'in-app-log', caseId: closed?.id } });
    expect(workspace.store.logged).toEqual([`${closed?.id ?? ''}: E11000 at db.js:1`]);
    expect(JSON.stringify([closed, workspace.store.posted])).not.toContain('E11000');
});

test('a claim that is long over is in nobody’s way', async () => {
    workspace.store.claims.set('old', claim({ at: Date.now() - 1.5 * MINUTE }));
    await expect(outcome()).resolves.toMatchObject({ kind: 'ended' });
});

test('a claim whose case is still open keeps others away, however old it seems by another server’s clock', async () => {
    workspace.store.claims.set('old', claim({ id: 'old', at: Date.now() - 95_000 }));
    workspace.store.open.set('old', openCase({ id: 'old' }));
    await expect(outcome()).resolves.toMatchObject({ kind: 'busy', other: { by: { username: 'somebody' } } });
    expect(workspace.calls()).toEqual([]);
    expect([...workspace.store.claims.keys()]).toEqual(['old']);
});

test('where it can’t be read whether an old claim’s case is open, nothing is begun', async () => {
    workspace.store.claims.set('old', claim({ id: 'old', at: Date.now() - 95_000 }));
    workspace.before = faulty('cases.stillOpen', 'fails');
    await expect(outcome()).resolves.toEqual({ kind: 'not-begun' });
});

describe('the rules are asked anew just before the call', () => {
    test.each<[string, () => void]>([
        ['the setting', () => (workspace.store.rules = { ...workspace.store.rules, authorisedRoles: 'admin' })],
        [
            'the permissions',
            () => {
                workspace.store.permit('admin');
            },
        ],
    ])('%s, from which the role was taken a moment ago', async (_, revoke) => {
        workspace.after = (operation) => {
            if (operation === 'claims.write') {
                revoke();
            }
        };
        await expect(outcome()).resolves.toMatchObject({ kind: 'refused', refusal: { why: 'not-permitted' } });
        expect(workspace.calls()).toEqual([]);
        expect(workspace.store.confirmations.size).toBe(1);
    });

    test('where they can’t be read, nothing is begun', async () => {
        workspace.before = faulty('settings.rules', 'fails');
        await expect(outcome()).resolves.toEqual({ kind: 'not-begun' });
        expect(workspace.calls()).toEqual([]);
    });
});

test('a claim on another account is in nobody’s way', async () => {
    workspace.store.claims.set('other', claim({ targetId: moderator.id }));
    await expect(outcome()).resolves.toMatchObject({ kind: 'ended' });
});

test('a confirmation is spent by the first that is carried out', async () => {
    workspace.server = () => ({ kind: 'refused', failure: { why: 'last-admin' } });
    await expect(outcome()).resolves.toMatchObject({ kind: 'ended' });
    await expect(outcome()).resolves.toEqual({ kind: 'spent' });
    expect(workspace.calls()).toHaveLength(1);
});

describe('what the server answers counts less than what is read afterwards', () => {
    const deactivated =
        (answer: CallAnswer) =>
        (id: string): CallAnswer => {
            workspace.store.setActive(id, false);
            return answer;
        };
    const said = { why: 'said', message: 'no' } as const;

    test.each<[string, () => CallAnswer, string, object]>([
        ['it refuses', () => ({ kind: 'refused', failure: said }), 'failed', { failure: said }],
        ['it accepts, and does nothing', () => ({ kind: 'accepted' }), 'failed', { failure: { why: 'not-changed' } }],
        ['it refuses, and does it', () => deactivated({ kind: 'refused', failure: said })(target.id), 'done', {}],
        [
            'the bridge dies',
            () => {
                throw new Error('Cannot read properties of undefined');
            },
            'failed',
            { failure: { why: 'in-app-log' } },
        ],
        [
            'the account is gone afterwards',
            () => {
                workspace.store.accounts.delete(target.id);
                return { kind: 'accepted' };
            },
            'failed',
            { failure: { why: 'account-gone' } },
        ],
    ])('%s', async (_, server, kind, more) => {
        workspace.server = server;
        await expect(outcome()).resolves.toMatchObject({ kind: 'ended', closed: { ending: { kind, ...more } } });
        expect(workspace.store.open.size).toBe(0);
    });
});

describe('a last owner', () => {
    beforeEach(() => {
        workspace.server = () => ({ kind: 'refused', failure: { why: 'last-owner' } });
    });

    test('is no ending where rooms were not yet spoken of: no case is left', async () => {
        await expect(outcome()).resolves.toMatchObject({ kind: 'last-owner', rooms: noRooms });
        expect([workspace.store.open.size, workspace.store.closed.size, workspace.store.posted.length]).toEqual([
            0, 0, 0,
        ]);
        expect(workspace.store.claims.size).toBe(0);
    });

    test('is a failure where the rooms were agreed to', async () => {
        await expect(outcome({ rooms: [], unchecked: [] })).resolves.toMatchObject({
            kind: 'ended',
            closed: { ending: { kind: 'failed', failure: { why: 'last-owner' } } },
        });
    });
});

describe('activating', () => {
    test('calls what activates, and never what gives up rooms', async () => {
        workspace.store.setActive(target.id, false);
        const permit = permitFor(moderator, { ...target, active: false }, 'activate');
        await expect(carrying(workspace, claims, { permit })).resolves.toMatchObject({
            kind: 'ended',
            closed: { action: 'activate', ending: { kind: 'done' } },
        });
        expect(workspace.calls()).toEqual([['activate', target.id]]);
        expect(isActive()).toBe(true);
    });

    test('that REST did not answer in time may have been done: the case stays open', async () => {
        workspace.store.setActive(target.id, false);
        workspace.server = () => ({ kind: 'refused', failure: { why: 'rest-timeout' } });
        const permit = permitFor(moderator, { ...target, active: false }, 'activate');
        await expect(carrying(workspace, claims, { permit })).resolves.toMatchObject({
            kind: 'no-answer',
            failure: { why: 'rest-timeout' },
        });
        expect(workspace.store.open.size).toBe(1);
    });
});

describe('a call without an answer', () => {
    test('is told after 30 s; its case stays open, and its claim keeps others away', async () => {
        workspace.before = faulty('activeStatus.deactivate', 'hangs');
        const settled = jest.fn();
        const work = carrying(workspace, claims).finally(settled);
        await jest.advanceTimersByTimeAsync(29_999);
        expect(settled).not.toHaveBeenCalled();
        await jest.advanceTimersByTimeAsync(1);
        await expect(work).resolves.toMatchObject({ kind: 'no-answer', opened: { target: { id: target.id } } });
        expect(workspace.store.open.size).toBe(1);

        workspace.store.confirmations.set('view-2', confirmation({ id: 'view-2', viewId: 'view-2' }));
        const again = carrying(workspace, claims, { decided: confirmation({ id: 'view-2' }) });
        await expect(again).resolves.toMatchObject({ kind: 'busy', other: { by: { id: moderator.id } } });
        expect(workspace.calls()).toHaveLength(1);
    });

    test.each(faults)('is all that is known where the account can’t be looked at (%s)', async (fault) => {
        workspace.before = faulty('accounts.byId', fault, 3);
        await expect(outcome()).resolves.toMatchObject({ kind: 'no-answer' });
        expect(workspace.store.open.size).toBe(1);
        expect(workspace.store.closed.size).toBe(0);
    });
});
