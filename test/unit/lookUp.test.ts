import { Deadline } from '../../src/moderation/deadline';
import { lookUpCaller, lookUpTarget } from '../../src/moderation/lookUp';
import { faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { admin, moderator, person, target } from './support/people';

const LIMIT = 3500;
let workspace: MemoryWorkspace;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(moderator, target));
});

afterEach(() => {
    jest.useRealTimers();
});

async function inTime<T>(work: Promise<T>): Promise<T> {
    await jest.advanceTimersByTimeAsync(LIMIT);
    return work;
}

describe('the caller and the rules', () => {
    const lookUp = (id: string): ReturnType<typeof lookUpCaller> =>
        inTime(lookUpCaller(id, workspace, new Deadline(LIMIT)));

    test('are read side by side', async () => {
        await expect(lookUp(moderator.id)).resolves.toMatchObject({
            kind: 'found',
            value: {
                caller: moderator,
                standard: { rule: 'authorised-roles', roles: ['admin', 'mods', 'mods-id'] },
                customRoles: [{ id: 'mods-id', name: 'mods' }],
            },
        });
    });

    test.each(faults)('a service account of which nobody knows (the call %s) is not told to be none', async (fault) => {
        workspace.before = faulty('serviceAccount.permittedRoles', fault);
        await expect(lookUp(admin.id)).resolves.toMatchObject({
            value: { hasServiceAccount: true, standard: { rule: 'permissions-unread' } },
        });
    });

    test('a caller who is not there is told from one who could not be read', async () => {
        await expect(lookUp('nobody')).resolves.toMatchObject({ kind: 'found', value: { caller: undefined } });
    });

    test.each(
        ['accounts.caller', 'settings.rules'].flatMap((operation) =>
            faults.map((fault) => [operation, fault] as const),
        ),
    )('%s %s: nothing is known', async (operation, fault) => {
        workspace.before = faulty(operation, fault);
        await expect(lookUp(moderator.id)).resolves.toEqual({ kind: 'unread' });
    });

    test.each(faults)('roles.custom %s: the stricter rule', async (fault) => {
        workspace.before = faulty('roles.custom', fault);
        await expect(lookUp(moderator.id)).resolves.toMatchObject({
            kind: 'found',
            value: { caller: moderator, standard: { rule: 'roles-unread', roles: ['admin'] }, customRoles: [] },
        });
    });
});

test.each(['roles.custom', 'serviceAccount.permittedRoles'])(
    '%s hangs: an admin, who may act without it, waits for it 1.5 s and no longer',
    async (operation) => {
        workspace.before = faulty(operation, 'hangs');
        const settled = jest.fn();
        const found = lookUpCaller(moderator.id, workspace, new Deadline(LIMIT)).finally(settled);
        await jest.advanceTimersByTimeAsync(1499);
        expect(settled).not.toHaveBeenCalled();
        await jest.advanceTimersByTimeAsync(1);
        await expect(found).resolves.toMatchObject({ kind: 'found', value: { standard: { roles: ['admin'] } } });
    },
);

describe('the account that is asked about', () => {
    const federated = person('@fred:matrix.example');
    const lookUp = (asked: Parameters<typeof lookUpTarget>[0]): ReturnType<typeof lookUpTarget> =>
        inTime(lookUpTarget(asked, workspace, new Deadline(LIMIT)));

    beforeEach(() => {
        workspace.store.add(federated);
    });

    test.each([
        ['by its username', 'tess', target],
        ['by its username with an @', '@tess', target],
        ['a username that itself begins with @', '@fred:matrix.example', federated],
        ['that one with another @', '@@fred:matrix.example', federated],
        ['a username that nobody has', 'nobody', { why: 'no-such-username', username: 'nobody' }],
        ['a name that every object has', '__proto__', { why: 'no-such-username', username: '__proto__' }],
        ['another case', 'Tess', { why: 'no-such-username', username: 'Tess' }],
    ])('%s', async (_, username, value) => {
        await expect(lookUp({ kind: 'username', username })).resolves.toEqual({ kind: 'found', value });
    });

    test('where @name and name are accounts both, the mentioned one is meant', async () => {
        const both = person('fred:matrix.example');
        workspace.store.add(both);
        await expect(lookUp({ kind: 'username', username: '@fred:matrix.example' })).resolves.toEqual({
            kind: 'found',
            value: both,
        });
    });

    test('by its id', async () => {
        await expect(lookUp({ kind: 'id', id: target.id })).resolves.toEqual({ kind: 'found', value: target });
    });

    test('by an id that nobody has', async () => {
        await expect(lookUp({ kind: 'id', id: 'no-id' })).resolves.toEqual({
            kind: 'found',
            value: { why: 'no-such-account' },
        });
    });

    test('an account that was known before, and is there', async () => {
        await expect(lookUp({ kind: 'known', person: target })).resolves.toEqual({ kind: 'found', value: target });
    });

    test('an account that was known before, and is gone: it was deleted, nobody misspelt it', async () => {
        const known = { id: 'gone-id', username: 'gone' };
        await expect(lookUp({ kind: 'known', person: known })).resolves.toEqual({
            kind: 'found',
            value: { why: 'account-deleted', target: known },
        });
    });

    test.each(faults)('that can’t be read (%s) is not taken for one that isn’t there', async (fault) => {
        workspace.before = faulty('accounts.byUsername', fault);
        await expect(lookUp({ kind: 'username', username: '@tess' })).resolves.toEqual({ kind: 'unread' });
    });
});
