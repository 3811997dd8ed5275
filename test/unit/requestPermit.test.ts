import { Deadline } from '../../src/moderation/deadline';
import {
    type PermitRequest,
    permitToChange,
    type Requested,
    requestLog,
    requestPermit,
    requestStatus,
} from '../../src/moderation/requestPermit';
import { faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { admin, member, moderator, target } from './support/people';
import { closedCase } from './support/records';

const LIMIT = 3500;
let workspace: MemoryWorkspace;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(admin, moderator, member, target));
});

afterEach(() => {
    jest.useRealTimers();
});

async function requested(more: Partial<PermitRequest> = {}): Promise<Requested> {
    const request: PermitRequest = {
        callerId: moderator.id,
        action: 'deactivate',
        asked: { kind: 'username', username: target.username },
        ...more,
    };
    const work = requestPermit(request, workspace, new Deadline(LIMIT));
    await jest.advanceTimersByTimeAsync(LIMIT);
    return work;
}

test('a moderator is given a permit', async () => {
    await expect(requested()).resolves.toMatchObject({ kind: 'permitted', permit: { moderator, target } });
});

test('who isn’t permitted is refused, whether the account is there or not', async () => {
    const there = await requested({ callerId: member.id });
    const notThere = await requested({ callerId: member.id, asked: { kind: 'username', username: 'nobody' } });
    expect(there).toMatchObject({ kind: 'refused', refusal: { why: 'not-permitted' } });
    expect(notThere).toEqual(there);
});

test('who isn’t permitted is not told of an account that is deactivated already', async () => {
    workspace.store.setActive(target.id, false);
    await expect(requested({ callerId: member.id })).resolves.toMatchObject({ refusal: { why: 'not-permitted' } });
});

test('a username that nobody has', async () => {
    await expect(requested({ asked: { kind: 'username', username: 'nobody' } })).resolves.toMatchObject({
        kind: 'refused',
        refusal: { why: 'no-such-username', username: 'nobody' },
    });
});

describe('what can’t be read', () => {
    test.each(faults)('the caller (%s)', async (fault) => {
        workspace.before = faulty('accounts.caller', fault);
        await expect(requested()).resolves.toEqual({ kind: 'unread' });
    });

    test.each(faults)('the account (%s) is not said to be missing', async (fault) => {
        workspace.before = faulty('accounts.byUsername', fault);
        await expect(requested()).resolves.toEqual({ kind: 'unread' });
    });

    test.each(faults)('the account (%s): whoever isn’t permitted is refused all the same', async (fault) => {
        workspace.before = faulty('accounts.byUsername', fault);
        await expect(requested({ callerId: member.id })).resolves.toMatchObject({ refusal: { why: 'not-permitted' } });
    });

    test.each(faults)('the roles (%s): a moderator is refused, an admin is not', async (fault) => {
        workspace.before = faulty('roles.custom', fault);
        await expect(requested()).resolves.toMatchObject({
            refusal: { why: 'not-permitted', standard: { rule: 'roles-unread' } },
        });
        await expect(requested({ callerId: admin.id })).resolves.toMatchObject({ kind: 'permitted' });
    });
});

describe('activating', () => {
    beforeEach(() => {
        workspace.store.setActive(target.id, false);
    });

    test('who isn’t permitted is refused first', async () => {
        await expect(requested({ action: 'activate', callerId: member.id })).resolves.toMatchObject({
            refusal: { why: 'not-permitted' },
        });
    });
});

describe('with a service account', () => {
    test('Rocket.Chat’s permissions decide', async () => {
        workspace.store.permitted = { kind: 'read', statusRoles: ['guard-id'], moderationRoles: [] };
        workspace.store.add({ ...member, roles: ['guard-id'] });
        await expect(requested({ callerId: member.id })).resolves.toMatchObject({ kind: 'permitted' });
        workspace.store.permitted = { kind: 'read', statusRoles: ['admin'], moderationRoles: [] };
        await expect(requested()).resolves.toMatchObject({ refusal: { standard: { rule: 'permissions' } } });
    });

    test.each(faults)('whose permissions can’t be read (%s) only an admin may act', async (fault) => {
        workspace.before = faulty('serviceAccount.permittedRoles', fault);
        await expect(requested()).resolves.toMatchObject({ refusal: { standard: { rule: 'permissions-unread' } } });
        await expect(requested({ callerId: admin.id })).resolves.toMatchObject({ kind: 'permitted' });
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
        await expect(requested()).resolves.toMatchObject({
            refusal: { why: 'already', target: { id: target.id }, last },
        });
    });

    test('comes without one where the app knows of none', async () => {
        await expect(requested()).resolves.toMatchObject({ refusal: { why: 'already', last: undefined } });
    });

    test.each(faults)('comes without one where the cases can’t be read (%s)', async (fault) => {
        workspace.before = faulty('cases.ofTarget', fault);
        await expect(requested()).resolves.toMatchObject({ refusal: { why: 'already', last: undefined } });
    });
});

describe('the last case', () => {
    const last = async (): Promise<string | undefined> => {
        workspace.store.setActive(target.id, false);
        const answer = await requested();
        return answer.kind === 'refused' && answer.refusal.why === 'already' ? answer.refusal.last?.id : 'not already';
    };

    test('is not one that failed', async () => {
        workspace.store.closed.set('done', closedCase({ id: 'done', openedAt: 1 }));
        workspace.store.closed.set(
            'failed',
            closedCase({ id: 'failed', openedAt: 2 }, { kind: 'failed', failure: { why: 'last-admin' }, rooms: [] }),
        );
        await expect(last()).resolves.toBe('done');
    });

    test('is none where an account was only found so: nobody knows who did it', async () => {
        workspace.store.closed.set('done', closedCase({ id: 'done', openedAt: 1 }));
        workspace.store.closed.set('found', closedCase({ id: 'found', openedAt: 2 }, { kind: 'found', rooms: [] }));
        await expect(last()).resolves.toBeUndefined();
    });

    test('is not a deactivation that was undone since', async () => {
        workspace.store.closed.set('off', closedCase({ id: 'off', openedAt: 1 }));
        workspace.store.closed.set('on', closedCase({ id: 'on', openedAt: 2, action: 'activate' }));
        await expect(last()).resolves.toBeUndefined();
    });
});

describe('an account that was known before, and is gone', () => {
    const asked = { kind: 'known', person: { id: 'gone-id', username: 'gone' } } as const;

    test('is said to be deleted', async () => {
        await expect(requested({ asked })).resolves.toMatchObject({
            refusal: { why: 'account-deleted', target: asked.person },
        });
    });

    test('but not to whoever isn’t permitted', async () => {
        await expect(requested({ asked, callerId: member.id })).resolves.toMatchObject({
            refusal: { why: 'not-permitted' },
        });
    });
});

describe('what commands show', () => {
    test.each([
        ['a moderator sees the log', requestLog, moderator, { kind: 'permitted' }],
        ['a member does not', requestLog, member, { kind: 'refused', refusal: { why: 'not-permitted' } }],
        ['an admin sees the check of the set-up', requestStatus, admin, { kind: 'permitted' }],
        ['a moderator does not', requestStatus, moderator, { kind: 'refused', refusal: { why: 'not-admin' } }],
    ])('%s', async (_, request, { id }, expected) => {
        await expect(request(id, workspace, new Deadline(LIMIT))).resolves.toMatchObject(expected);
    });
});

describe('what a command shows is neither shown nor refused', () => {
    test.each(faults)('where the rules can’t be read (%s)', async (fault) => {
        workspace.before = faulty('settings.rules', fault);
        const work = requestLog(moderator.id, workspace, new Deadline(LIMIT));
        await jest.advanceTimersByTimeAsync(LIMIT);
        await expect(work).resolves.toEqual({ kind: 'unread' });
    });
});

describe('to change for how long an account stays deactivated', () => {
    beforeEach(() => {
        workspace.store.setActive(target.id, false);
        workspace.store.permit('mods-id');
    });

    const change = async (more?: Partial<PermitRequest>) => permitToChange(await requested(more));

    test('a moderator who asked to deactivate it once more has a permit', async () => {
        await expect(change()).resolves.toMatchObject({
            moderator,
            target: { id: target.id },
            action: 'change-duration',
        });
    });

    test.each<[string, () => void]>([
        [
            'without a service account, which alone can end it',
            () => (workspace.store.permitted = { kind: 'no-service-account' }),
        ],
        ['who has lost the role', () => workspace.store.add({ ...moderator, roles: ['user'] })],
        ['of an account that is protected', () => workspace.store.add({ ...target, active: false, roles: ['admin'] })],
        ['of an account that is active', () => workspace.store.add(target)],
        ['of an account that is gone', () => workspace.store.accounts.delete(target.id)],
    ])('a moderator has none %s', async (_, happens) => {
        happens();
        await expect(change()).resolves.toBeUndefined();
    });

    test('nobody has one who asked to activate an active account', async () => {
        workspace.store.add(target);
        await expect(change({ action: 'activate' })).resolves.toBeUndefined();
    });
});
