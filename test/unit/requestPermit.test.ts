import { begin, type Begun, lastCase, questionFor, type Request } from '../../src/moderation/requestPermit';
import { Deadline } from '../../src/moderation/deadline';
import { faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { admin, member, moderator, target } from './support/people';
import { closedCase, noRooms, permitFor } from './support/records';

const LIMIT = 3500;
let workspace: MemoryWorkspace;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(admin, moderator, member, target));
});

afterEach(() => {
    jest.useRealTimers();
});

async function beginning(more: Partial<Request> = {}): Promise<Begun> {
    const request: Request = {
        callerId: moderator.id,
        action: 'deactivate',
        asked: { by: 'username', username: target.username },
        reason: '',
        origin: { roomId: 'room-1', threadId: null, messageId: null },
        ...more,
    };
    const begun = begin(request, workspace, new Deadline(LIMIT));
    await jest.advanceTimersByTimeAsync(LIMIT);
    return begun;
}

test('a moderator is given a permit', async () => {
    await expect(beginning()).resolves.toMatchObject({ kind: 'permitted', permit: { moderator, target } });
});

test('who isn’t permitted is refused, whether the account is there or not', async () => {
    const there = await beginning({ callerId: member.id });
    const notThere = await beginning({ callerId: member.id, asked: { by: 'username', username: 'nobody' } });
    expect(there).toMatchObject({ kind: 'refused', refusal: { why: 'not-permitted' } });
    expect(notThere).toEqual(there);
});

test('who isn’t permitted is not told of an account that is deactivated already', async () => {
    workspace.store.setActive(target.id, false);
    await expect(beginning({ callerId: member.id })).resolves.toMatchObject({ refusal: { why: 'not-permitted' } });
});

test('a username that nobody has', async () => {
    await expect(beginning({ asked: { by: 'username', username: 'nobody' } })).resolves.toEqual({
        kind: 'refused',
        refusal: { why: 'no-such-account' },
    });
});

describe('what can’t be read', () => {
    test.each(faults)('the caller (%s)', async (fault) => {
        workspace.before = faulty('accounts.caller', fault);
        await expect(beginning()).resolves.toEqual({ kind: 'unread' });
    });

    test.each(faults)('the account (%s) is not said to be missing', async (fault) => {
        workspace.before = faulty('accounts.byUsername', fault);
        await expect(beginning()).resolves.toEqual({ kind: 'unread' });
    });

    test.each(faults)('the account (%s): whoever isn’t permitted is refused all the same', async (fault) => {
        workspace.before = faulty('accounts.byUsername', fault);
        await expect(beginning({ callerId: member.id })).resolves.toMatchObject({ refusal: { why: 'not-permitted' } });
    });

    test.each(faults)('the roles (%s): a moderator is refused, an admin is not', async (fault) => {
        workspace.before = faulty('roles.custom', fault);
        await expect(beginning()).resolves.toMatchObject({
            refusal: { why: 'not-permitted', standard: { rule: 'roles-unread' } },
        });
        await expect(beginning({ callerId: admin.id })).resolves.toMatchObject({ kind: 'permitted' });
    });
});

describe('activating', () => {
    beforeEach(() => {
        workspace.store.setActive(target.id, false);
    });

    test('needs a service account', async () => {
        await expect(beginning({ action: 'activate' })).resolves.toEqual({ kind: 'no-service-account' });
        workspace.store.permitted = { kind: 'read', roles: ['mods-id'] };
        await expect(beginning({ action: 'activate' })).resolves.toMatchObject({ kind: 'permitted' });
    });

    test('who isn’t permitted is not told what is set', async () => {
        await expect(beginning({ action: 'activate', callerId: member.id })).resolves.toMatchObject({
            refusal: { why: 'not-permitted' },
        });
    });
});

describe('with a service account', () => {
    test('Rocket.Chat’s permissions decide', async () => {
        workspace.store.permitted = { kind: 'read', roles: ['guard-id'] };
        workspace.store.add({ ...member, roles: ['guard-id'] });
        await expect(beginning({ callerId: member.id })).resolves.toMatchObject({ kind: 'permitted' });
        workspace.store.permitted = { kind: 'read', roles: ['admin'] };
        await expect(beginning()).resolves.toMatchObject({ refusal: { standard: { rule: 'permissions' } } });
    });

    test.each(faults)('whose permissions can’t be read (%s) only an admin may act', async (fault) => {
        workspace.before = faulty('serviceAccount.permittedRoles', fault);
        await expect(beginning()).resolves.toMatchObject({ refusal: { standard: { rule: 'permissions-unread' } } });
        await expect(beginning({ callerId: admin.id })).resolves.toMatchObject({ kind: 'permitted' });
    });
});

describe('an account that is deactivated already', () => {
    beforeEach(() => {
        workspace.store.setActive(target.id, false);
    });

    test('comes with the case that made it so', async () => {
        const last = closedCase({ id: 'last', openedAt: 2 });
        workspace.store.closed.set('earlier', closedCase({ id: 'earlier', openedAt: 1 }));
        workspace.store.closed.set(last.id, last);
        await expect(beginning()).resolves.toMatchObject({ kind: 'already', target: { id: target.id }, last });
    });

    test('comes without one where the app knows of none', async () => {
        await expect(beginning()).resolves.toMatchObject({ kind: 'already', last: undefined });
    });

    test.each(faults)('comes without one where the cases can’t be read (%s)', async (fault) => {
        workspace.before = faulty('cases.ofTarget', fault);
        await expect(beginning()).resolves.toMatchObject({ kind: 'already', last: undefined });
    });
});

describe('the last case', () => {
    const last = async (): Promise<string | undefined> =>
        (await lastCase(target, 'deactivate', workspace, new Deadline(LIMIT)))?.id;

    test('is not one that failed', async () => {
        workspace.store.closed.set('done', closedCase({ id: 'done', openedAt: 1 }));
        workspace.store.closed.set(
            'failed',
            closedCase({ id: 'failed', openedAt: 2 }, { state: 'failed', failure: { why: 'last-admin' }, rooms: [] }),
        );
        await expect(last()).resolves.toBe('done');
    });

    test('is not a deactivation that was undone since', async () => {
        workspace.store.closed.set('off', closedCase({ id: 'off', openedAt: 1 }));
        workspace.store.closed.set('on', closedCase({ id: 'on', openedAt: 2, action: 'activate' }));
        await expect(last()).resolves.toBeUndefined();
    });
});

describe('a question', () => {
    const from = {
        reason: 'spam',
        lasts: 3_600_000,
        origin: { roomId: 'room-1', threadId: 't', messageId: 'm' },
        viewId: 'view-1',
    };

    test('is bound to the moderator, the account, the action, the modal and the time', () => {
        expect(questionFor(permitFor(), { kind: 'confirm', offersDurations: false }, from)).toEqual({
            id: 'view-1',
            step: { kind: 'confirm', offersDurations: false },
            action: 'deactivate',
            moderatorId: moderator.id,
            target: { id: target.id, username: target.username },
            ...from,
            createdAt: Date.now(),
        });
    });

    test('of a later step has an id of its own each time', () => {
        const step = { kind: 'ownership', rooms: noRooms, again: false } as const;
        const ids = [1, 2, 3].map(() => questionFor(permitFor(), step, from).id);
        expect(new Set([...ids, from.viewId]).size).toBe(4);
    });
});
