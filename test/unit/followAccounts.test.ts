import { followAccounts } from '../../src/moderation/followAccounts';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { target } from './support/people';
import { closedCase, timer } from './support/records';

const HOUR = 60 * 60 * 1000;

const active = { ...target, active: true };
const inactive = { ...target, active: false };

function stage(account = active) {
    const workspace = new MemoryWorkspace(new Store(account));
    const { store } = workspace;
    const deactivation = closedCase();
    store.closed.set(deactivation.id, deactivation);
    return { workspace, store, deactivation };
}

test('an account that is active again without the app is told once, by the name that it has now', async () => {
    const { workspace, store, deactivation } = stage({ ...active, username: 'renamed' });
    await followAccounts(workspace);
    await followAccounts(workspace);
    expect(store.notices).toEqual([
        {
            kind: 'active-again',
            account: { ...active, username: 'renamed' },
            deactivation: { ...deactivation, target: { id: target.id, username: 'renamed' } },
            hadTimer: false,
        },
    ]);
});

test('its timer goes, so that it never ends a later deactivation', async () => {
    const { workspace, store, deactivation } = stage();
    store.timers.set(deactivation.id, timer({ nextTryAt: Date.now() + HOUR }));
    await followAccounts(workspace);
    expect(store.timers.size).toBe(0);
    expect(store.notices).toMatchObject([{ kind: 'active-again', hadTimer: true }]);
});

test('the timer of an old case is followed, too', async () => {
    const { workspace, store, deactivation } = stage();
    store.closed.set(deactivation.id, { ...deactivation, closedAt: Date.now() - 100 * HOUR });
    store.timers.set(deactivation.id, timer({ nextTryAt: Date.now() + HOUR }));
    await followAccounts(workspace);
    expect(store.timers.size).toBe(0);
});

test('an account that stays deactivated is no news, and keeps its timer', async () => {
    const { workspace, store, deactivation } = stage(inactive);
    store.timers.set(deactivation.id, timer({ nextTryAt: Date.now() + HOUR }));
    await followAccounts(workspace);
    expect(store.timers.size).toBe(1);
    expect(store.notices).toEqual([]);
});

test('what the app itself reactivated is no news', async () => {
    const { workspace, store } = stage();
    const later = closedCase({ id: 'later', action: 'activate', openedAt: Date.now() + 1, number: 2 });
    store.closed.set(later.id, later);
    await followAccounts(workspace);
    expect(store.notices).toEqual([]);
});

test.each(['case-1', 'later'])('what was only found deactivated is not said to be somebody’s work (%s)', async (id) => {
    const { workspace, store } = stage();
    const found = closedCase({ id, openedAt: Date.now() + 1, number: 2 }, { kind: 'found', rooms: [] });
    store.closed.set(found.id, found);
    await followAccounts(workspace);
    expect(store.notices).toEqual([]);
});

test('what the app is about to decide is no news', async () => {
    const { workspace, store, deactivation } = stage();
    store.open.set('open', { ...deactivation, id: 'open', action: 'activate' });
    await followAccounts(workspace);
    expect(store.notices).toEqual([]);
});

describe('where the duration was changed since, the log room is told', () => {
    const changed = (lasts: number | null) =>
        closedCase({ id: 'changed', action: 'change-duration', lasts, openedAt: Date.now() + 1, number: 2 });

    test('of the case that set the time, whose timer goes', async () => {
        const { workspace, store } = stage();
        store.closed.set('changed', changed(HOUR));
        store.timers.set('changed', timer({ caseId: 'changed', nextTryAt: Date.now() + HOUR }));
        await followAccounts(workspace);
        expect(store.timers.size).toBe(0);
        expect(store.notices).toMatchObject([{ deactivation: { id: 'changed' }, hadTimer: true }]);
    });

    test('of the deactivation, where it has no time any more', async () => {
        const { workspace, store, deactivation } = stage();
        store.closed.set('changed', changed(null));
        await followAccounts(workspace);
        expect(store.notices).toMatchObject([{ deactivation: { id: deactivation.id }, hadTimer: false }]);
    });
});

test('what is about to be decided on somebody else keeps no news back', async () => {
    const { workspace, store, deactivation } = stage();
    const other = { id: 'other-id', username: 'other' };
    store.open.set('open', { ...deactivation, id: 'open', target: other });
    await followAccounts(workspace);
    expect(store.notices).toHaveLength(1);
});

test('a case of more than a day ago is not followed', async () => {
    const { workspace, store, deactivation } = stage();
    store.closed.set(deactivation.id, { ...deactivation, closedAt: Date.now() - 25 * HOUR });
    await followAccounts(workspace);
    expect(store.notices).toEqual([]);
});

test('of 250 timers each is followed within three minutes, a hundred at a sweep, in whatever order they are read', async () => {
    const { workspace, store } = stage(inactive);
    store.closed.clear();
    for (let index = 0; index < 250; index++) {
        const one = timer({ caseId: `case-${index}`, target: { id: `account-${index}`, username: `u${index}` } });
        store.timers.set(one.caseId, one);
    }
    const now = Date.now();
    const clock = jest.spyOn(Date, 'now');
    for (const minute of [0, 1, 2]) {
        clock.mockReturnValue(now + minute * 60_000);
        const reversed = [...store.timers].reverse();
        store.timers.clear();
        for (const [id, one] of reversed) {
            store.timers.set(id, one);
        }
        const before = workspace.asked.length;
        await followAccounts(workspace);
        expect(workspace.asked.slice(before).filter(([what]) => what === 'accounts.byId')).toHaveLength(100);
    }
    clock.mockRestore();
    const read = workspace.asked.filter(([what]) => what === 'accounts.byId').map(([, id]) => id);
    expect(new Set(read).size).toBe(250);
});
