import { Claims } from '../../src/moderation/claims';
import { endTimers } from '../../src/moderation/endTimers';
import { TIMER_PAUSES } from '../../src/moderation/timeouts';
import { faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { moderator, person, target } from './support/people';
import { closedCase, timer } from './support/records';

const HOUR = 3_600_000;
let workspace: MemoryWorkspace;
let claims: Claims;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(moderator, { ...target, active: false }));
    const deactivation = closedCase({ lasts: HOUR, openedAt: Date.now() - HOUR, closedAt: Date.now() - HOUR });
    workspace.store.closed.set(deactivation.id, deactivation);
    workspace.store.timers.set('case-1', timer());
    claims = new Claims();
});

afterEach(() => {
    jest.useRealTimers();
});

async function end(): Promise<void> {
    const work = endTimers(workspace, claims);
    await jest.advanceTimersByTimeAsync(HOUR / 60);
    await work;
}

const isActive = (): boolean | undefined => workspace.store.accounts.get(target.id)?.active;

describe('when its time is over', () => {
    test('the account is activated in the moderator’s name, by a case of its own, and the timer is gone', async () => {
        await end();
        expect(isActive()).toBe(true);
        expect(workspace.store.timers.size).toBe(0);
        expect([...workspace.store.closed.values()]).toMatchObject([
            { id: 'case-1' },
            { action: 'activate', byTimer: true, moderator: { id: moderator.id }, ending: { kind: 'done' } },
        ]);
    });

    test('also long after, when the app was off', async () => {
        workspace.store.timers.set('case-1', timer({ nextTryAt: Date.now() - 30 * 24 * HOUR }));
        await end();
        expect(isActive()).toBe(true);
    });

    test('not a millisecond before', async () => {
        workspace.store.timers.set('case-1', timer({ nextTryAt: Date.now() + 1 }));
        await end();
        expect(workspace.calls()).toEqual([]);
        expect(workspace.store.timers.size).toBe(1);
    });
});

describe('it does nothing', () => {
    test.each<[string, () => unknown]>([
        ['where the account was activated meanwhile', () => workspace.store.add(target)],
        [
            'where its case was superseded',
            () => workspace.store.closed.set('later', closedCase({ id: 'later', lasts: null })),
        ],
        [
            'where the account was found deactivated anew, by whomever',
            () => workspace.store.closed.set('later', closedCase({ id: 'later' }, { kind: 'found', rooms: [] })),
        ],
        [
            'where the moderator may no longer act',
            () => {
                workspace.store.permitted = { kind: 'read', statusRoles: ['admin'], moderationRoles: [] };
                workspace.store.add({ ...moderator, roles: ['user'] });
            },
        ],
    ])('%s, and the timer is gone', async (_, happens) => {
        happens();
        await end();
        expect(workspace.calls()).toEqual([]);
        expect(workspace.store.timers.size).toBe(0);
    });

    test.each<[string, () => unknown]>([
        ['by somebody', () => workspace.store.add(target)],
        ['by the app', () => workspace.store.closed.set('later', closedCase({ id: 'later', action: 'activate' }))],
    ])('where the account was activated %s, and says nothing of it', async (_, happens) => {
        happens();
        await end();
        expect(workspace.store.notices).toEqual([]);
        expect(workspace.store.posted).toEqual([]);
    });

    test('where the account is gone, the log room is told so, and the timer is gone', async () => {
        workspace.store.accounts.delete(target.id);
        await end();
        expect(workspace.calls()).toEqual([]);
        expect(workspace.store.timers.size).toBe(0);
        expect(workspace.store.notices).toMatchObject([{ kind: 'timer-account-gone', timer: { caseId: 'case-1' } }]);
    });

    test('a moderator who may no longer act is named in the log room', async () => {
        workspace.store.setActive(moderator.id, false);
        await end();
        expect(workspace.store.notices).toMatchObject([{ kind: 'timer-not-permitted', timer: { caseId: 'case-1' } }]);
    });

    test('an account that only an admin may decide on by now is named, too, as it is called now', async () => {
        workspace.store.add({ ...target, active: false, username: 'renamed', roles: ['user', 'mods-id'] });
        await end();
        expect(workspace.calls()).toEqual([]);
        expect(workspace.store.notices).toMatchObject([
            { kind: 'timer-not-permitted', timer: { target: { username: 'renamed' } } },
        ]);
    });

    test.each(
        ['accounts.caller', 'accounts.byId', 'settings.rules', 'roles.custom', 'serviceAccount.permittedRoles'].flatMap(
            (operation) => faults.map((fault) => [operation, fault] as const),
        ),
    )(
        'where it can’t be decided (%s %s); that counts as a try, and the next comes after a pause',
        async (operation, fault) => {
            workspace.before = faulty(operation, fault);
            await end();
            expect(workspace.calls()).toEqual([]);
            expect(workspace.store.notices).toEqual([]);
            expect(workspace.store.timers.get('case-1')).toMatchObject({ triesMade: 1 });
            expect(workspace.store.timers.get('case-1')?.nextTryAt).toBeGreaterThanOrEqual(
                Date.now() - HOUR / 60 + (TIMER_PAUSES[0] ?? 0),
            );
        },
    );

    test('where the service account seems to be none, and by the other rule the moderator may not act: that is no refusal', async () => {
        workspace.store.add({ ...moderator, roles: ['permitted-by-the-server'] });
        await end();
        expect(workspace.calls()).toEqual([]);
        expect(workspace.store.notices).toEqual([]);
        expect(workspace.store.timers.get('case-1')).toMatchObject({ triesMade: 1 });
    });

    test('where no role can be read, and so nobody but an admin may act: that is no refusal', async () => {
        workspace.store.permit('mods-id');
        workspace.before = faulty('roles.custom', 'fails');
        workspace.store.rules = { ...workspace.store.rules, authorisedRoles: 'admin' };
        await end();
        expect(workspace.store.notices).toEqual([]);
        expect(workspace.store.timers.get('case-1')).toMatchObject({ triesMade: 1 });
    });

    test('where it can’t be decided at any try, the app gives up in the end, and says so', async () => {
        workspace.store.permitted = { kind: 'unread', failure: { why: 'rest-unauthorised' } };
        await endTheLast();
        expect(workspace.store.timers.size).toBe(0);
        expect(workspace.store.notices).toMatchObject([{ kind: 'timer-gave-up' }]);
    });
});

/** As {@link end}, when all tries are made and the last pause is over. */
async function endTheLast(): Promise<void> {
    workspace.store.timers.set('case-1', timer({ triesMade: TIMER_PAUSES.length }));
    await end();
}

describe('where the server refuses', () => {
    beforeEach(() => {
        workspace.server = () => ({ kind: 'refused', failure: { why: 'rest-no-seats' } });
    });

    test('it is tried again after each pause, then given up, which the log room is told', async () => {
        const pauses: number[] = [];
        for (let left = workspace.store.timers.get('case-1'); left; left = workspace.store.timers.get('case-1')) {
            jest.setSystemTime(left.nextTryAt);
            expect(workspace.store.notices).toEqual([]);
            await endTimers(workspace, claims);
            const next = workspace.store.timers.get('case-1');
            pauses.push(...(next ? [next.nextTryAt - left.nextTryAt] : []));
        }
        expect(pauses).toEqual(TIMER_PAUSES);
        expect(workspace.calls()).toHaveLength(TIMER_PAUSES.length);
        expect(workspace.store.notices).toMatchObject([{ kind: 'timer-gave-up', failure: { why: 'rest-no-seats' } }]);
        expect(isActive()).toBe(false);
    });

    test('what is said of giving up is of this timer, not of an earlier one', async () => {
        const earlier = closedCase({ id: 'earlier', openedAt: 1, closedAt: 1, byTimer: true, action: 'activate' });
        const failed = { kind: 'failed', failure: { why: 'rest-forbidden' }, rooms: [] } as const;
        workspace.store.closed.set('earlier', { ...earlier, ending: failed });
        await endTheLast();
        expect(workspace.store.notices).toMatchObject([{ kind: 'timer-gave-up', failure: { why: 'interrupted' } }]);
    });

    test('it is given up also where the last try had no answer', async () => {
        await endTheLast();
        expect(workspace.calls()).toEqual([]);
        expect(workspace.store.notices).toMatchObject([{ kind: 'timer-gave-up' }]);
    });

    test('the next try stands in the records before the call, so that it comes also after a crash', async () => {
        workspace.before = (operation) => {
            if (operation === 'activeStatus.activate') {
                expect(workspace.store.timers.get('case-1')).toMatchObject({ triesMade: 1 });
            }
        };
        await end();
        expect(workspace.calls()).toHaveLength(1);
    });
});

describe('where the server takes no more calls for now', () => {
    beforeEach(() => {
        workspace.server = () => ({ kind: 'refused', failure: { why: 'rest-rate-limited', resetAt: null } });
    });

    test('no try is used up, and no case is left', async () => {
        const timers = [...workspace.store.timers.values()];
        await end();
        expect(workspace.calls()).toHaveLength(1);
        expect([...workspace.store.timers.values()]).toEqual(timers);
        expect([workspace.store.open.size, workspace.store.closed.size]).toEqual([0, 1]);
        expect([workspace.store.notices, workspace.store.posted]).toEqual([[], []]);
    });

    test('the others wait for the next sweep', async () => {
        for (let index = 0; index < 20; index++) {
            const other = person(`olga-${index}`, { active: false });
            const named = { id: other.id, username: other.username };
            const id = `case-of-${other.id}`;
            workspace.store.add(other);
            workspace.store.closed.set(id, closedCase({ id, target: named }));
            workspace.store.timers.set(id, timer({ caseId: id, target: named }));
        }
        const timers = [...workspace.store.timers.values()];
        await end();
        expect(workspace.calls().length).toBeLessThan(5);
        expect([...workspace.store.timers.values()]).toEqual(timers);
    });
});

test('two instances that end the same timer activate the account once', async () => {
    const other = new MemoryWorkspace(workspace.store);
    await Promise.all([endTimers(workspace, claims), endTimers(other, new Claims())]);
    expect([...workspace.calls(), ...other.calls()].length).toBeLessThanOrEqual(1);
});

test('an instance that is behind does not make a try that another has made', async () => {
    workspace.server = () => ({ kind: 'refused', failure: { why: 'rest-no-seats' } });
    const behind = new MemoryWorkspace(workspace.store);
    let go = (): void => undefined;
    const otherIsThrough = new Promise<void>((resolve) => (go = resolve));
    behind.before = (operation) => (operation === 'cases.ofTarget' ? otherIsThrough : undefined);
    const late = endTimers(behind, new Claims());
    await endTimers(workspace, claims);
    go();
    await late;
    expect(workspace.calls()).toHaveLength(1);
    expect(behind.calls()).toEqual([]);
    expect(workspace.store.timers.get('case-1')).toMatchObject({ triesMade: 1 });
});

test('each timer is ended for itself', async () => {
    const other = person('olga', { active: false });
    workspace.store.add(other);
    workspace.store.closed.set('case-2', closedCase({ id: 'case-2', target: { id: other.id, username: 'olga' } }));
    workspace.store.timers.set('case-2', timer({ caseId: 'case-2', target: { id: other.id, username: 'olga' } }));
    await end();
    expect(workspace.store.timers.size).toBe(0);
    expect(workspace.store.accounts.get(other.id)?.active).toBe(true);
});
