import type { Refusal } from '../../src/moderation/authorise';
import type { NotDecided, Submit } from '../../src/moderation/checkSubmit';
import { Claims } from '../../src/moderation/claims';
import type { PendingConfirmation } from '../../src/moderation/pendingConfirmation';
import type { RoomsOwnedAlone } from '../../src/moderation/roomsOwnedAlone';
import { submitted } from './support/asking';
import { faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { admin, member, moderator, otherModerator, target } from './support/people';
import { closedCase, confirmation, handedOver, noRooms, ownershipConfirmation, permitFor } from './support/records';

const TEN_MINUTES = 600_000;
let workspace: MemoryWorkspace;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(admin, moderator, otherModerator, member, target));
});

afterEach(() => {
    jest.useRealTimers();
});

function standing(one: PendingConfirmation): void {
    workspace.store.confirmations.set(one.id, one);
}

const submitting = (more?: Partial<Submit>): ReturnType<typeof submitted> => submitted(workspace, more);

test('a submit of what was shown, by whom it was shown to, is a decision', async () => {
    standing(confirmation());
    await expect(submitting()).resolves.toMatchObject({
        kind: 'decided',
        intent: { moderator, target: { id: target.id, memberSince: target.memberSince }, action: 'deactivate' },
        confirmation: { id: 'view-1', reason: 'spam' },
    });
});

test('checking changes nothing: the confirmation still stands, and nothing was called', async () => {
    standing(confirmation());
    await submitting();
    expect(workspace.store.confirmations.has('view-1')).toBe(true);
    expect(workspace.calls()).toEqual([]);
});

test('what somebody says that they were shown is not read unless the question was put to them', async () => {
    standing(confirmation());
    const fingerprint = jest.fn(() => 'mark-1');
    for (const stranger of [{ callerId: member.id }, { viewId: 'view-2' }, { confirmationId: 'none' }]) {
        await submitting({ ...stranger, fingerprint });
    }
    expect(fingerprint).not.toHaveBeenCalled();
    await submitting({ fingerprint });
    expect(fingerprint).toHaveBeenCalledTimes(1);
});

describe('a submit that differs in one thing is no decision', () => {
    const long = 'x'.repeat(10_000);
    test.each<[string, Partial<Submit>, NotDecided['kind']]>([
        ['another moderator’s session', { callerId: otherModerator.id }, 'no-longer-counts'],
        ['an admin’s session', { callerId: admin.id }, 'no-longer-counts'],
        ['a member’s session', { callerId: member.id }, 'no-longer-counts'],
        ['a caller who is not there', { callerId: 'nobody' }, 'no-longer-counts'],
        ['another view id', { viewId: 'view-2' }, 'no-longer-counts'],
        ['no view id', { viewId: '' }, 'no-longer-counts'],
        ['blocks that were not shown', { fingerprint: () => 'mark-2' }, 'no-longer-counts'],
        ['blocks without a mark', { fingerprint: () => '' }, 'no-longer-counts'],
        // The question that is put in this modal still stands, and that is said to whom it was put.
        ['an invented confirmation', { confirmationId: 'invented' }, 'superseded'],
        ['no confirmation', { confirmationId: '' }, 'superseded'],
        ['a name that every object has', { confirmationId: '__proto__' }, 'superseded'],
        ['a very long confirmation', { confirmationId: long }, 'superseded'],
    ])('%s', async (_, difference, kind) => {
        standing(confirmation());
        await expect(submitting(difference)).resolves.toEqual({ kind });
        await expect(submitting()).resolves.toMatchObject({ kind: 'decided' });
    });
});

test('a spent confirmation no longer counts', async () => {
    await expect(submitting()).resolves.toEqual({ kind: 'no-longer-counts' });
});

describe('a question that was answered before', () => {
    const decided = (mandateId: string): unknown =>
        workspace.store.closed.set('case-1', closedCase({ moderator, mandateId }));

    test('is answered by what came of it', async () => {
        decided('view-1');
        await expect(submitting()).resolves.toMatchObject({ kind: 'decided-before', closed: { id: 'case-1' } });
    });

    test('is answered by the name that the account has now', async () => {
        decided('view-1');
        workspace.store.add({ ...target, username: 'renamed' });
        await expect(submitting()).resolves.toMatchObject({ closed: { target: { username: 'renamed' } } });
    });

    test('is not answered by another case of the moderator', async () => {
        decided('view-2');
        await expect(submitting()).resolves.toEqual({ kind: 'no-longer-counts' });
    });

    test('is not told to a moderator who has lost the role since, nor to another one', async () => {
        decided('view-1');
        await expect(submitting({ callerId: otherModerator.id })).resolves.toEqual({ kind: 'no-longer-counts' });
        workspace.store.add({ ...moderator, roles: ['user'] });
        await expect(submitting()).resolves.toEqual({ kind: 'no-longer-counts' });
        expect(workspace.operations().filter((operation) => operation === 'cases.recentOf')).toHaveLength(1);
    });
});

test.each([
    ['doesn’t say what it shows: the next step tells by a typed username that it was seen', undefined, true],
    ['says what it shows', () => 'mark-1', false],
])('a client that %s', async (_, fingerprint, isUnsaid) => {
    standing(confirmation());
    await expect(submitting({ fingerprint })).resolves.toMatchObject({ kind: 'decided', isUnsaid });
});

test('a confirmation counts until it is 10 minutes old', async () => {
    standing(confirmation({ createdAt: Date.now() - TEN_MINUTES + 1 }));
    await expect(submitting()).resolves.toMatchObject({ kind: 'decided' });
    await expect(submitting()).resolves.toEqual({ kind: 'no-longer-counts' });
});

describe('a second click while the first is at work', () => {
    const claims = new Claims();

    beforeEach(() => claims.acquire(permitFor(), 'view-1', new MemoryWorkspace(new Store())));

    test('is told so', async () => {
        await expect(submitted(workspace, {}, claims)).resolves.toEqual({ kind: 'at-work' });
    });

    test('but nobody else', async () => {
        const byOther = { callerId: otherModerator.id };
        await expect(submitted(workspace, byOther, claims)).resolves.toEqual({ kind: 'no-longer-counts' });
    });
});

test('an offer is no question: its id is no consent', async () => {
    standing(confirmation({ step: { kind: 'offer', opens: { kind: 'confirm' } }, viewId: '', fingerprint: '' }));
    expect((await submitting({ viewId: '', fingerprint: () => '' })).kind).not.toBe('decided');
    expect((await submitting({ viewId: '', fingerprint: undefined })).kind).not.toBe('decided');
});

describe('the step before, clicked once more', () => {
    const rooms: RoomsOwnedAlone = { ...noRooms, handedOver: [handedOver('r')] };

    test('is no consent to the ownership step that is shown by now', async () => {
        standing(ownershipConfirmation(rooms));
        await expect(submitting()).resolves.toEqual({ kind: 'superseded' });
    });

    test('nor is the first step’s mark with the second step’s id', async () => {
        standing(ownershipConfirmation(rooms));
        expect((await submitting({ confirmationId: 'step-2' })).kind).not.toBe('decided');
    });

    test('another moderator is not told that there is a question', async () => {
        standing(ownershipConfirmation(rooms));
        await expect(submitting({ callerId: otherModerator.id })).resolves.toEqual({ kind: 'no-longer-counts' });
    });

    test.each(faults)('where the questions can’t be read (%s) it doesn’t count', async (fault) => {
        workspace.before = faulty('confirmations.ofView', fault);
        await expect(submitting()).resolves.toEqual({ kind: 'no-longer-counts' });
    });
});

describe('permission is asked anew', () => {
    test.each<[string, Refusal['why'], () => unknown]>([
        ['the moderator lost the role', 'not-permitted', () => workspace.store.add({ ...moderator, roles: ['user'] })],
        ['the moderator was deactivated', 'caller-unknown', () => workspace.store.setActive(moderator.id, false)],
        [
            'the setting names other roles',
            'not-permitted',
            () => (workspace.store.rules = { ...workspace.store.rules, authorisedRoles: 'admin' }),
        ],
        [
            'Rocket.Chat’s permissions say otherwise',
            'not-permitted',
            () => (workspace.store.permitted = { kind: 'read', statusRoles: ['admin'], moderationRoles: [] }),
        ],
    ])('%s', async (_, why, happens) => {
        standing(confirmation());
        happens();
        await expect(submitting()).resolves.toMatchObject({ kind: 'refused', refusal: { why } });
    });

    test('of the account nothing is asked: that comes under the claim, just before the call', async () => {
        standing(confirmation());
        workspace.store.accounts.delete(target.id);
        await expect(submitting()).resolves.toMatchObject({ kind: 'decided' });
        expect(workspace.operations()).not.toContain('accounts.byId');
    });

    test.each(
        ['confirmations.byId', 'accounts.caller', 'settings.rules'].flatMap((operation) =>
            faults.map((fault) => [operation, fault] as const),
        ),
    )('%s %s: nothing is decided', async (operation, fault) => {
        standing(confirmation());
        workspace.before = faulty(operation, fault);
        await expect(submitting()).resolves.toEqual({ kind: 'unread' });
    });

    test('the roles hang: an admin’s submit is a decision all the same', async () => {
        standing(confirmation({ moderatorId: admin.id }));
        workspace.before = faulty('roles.custom', 'hangs');
        await expect(submitting({ callerId: admin.id })).resolves.toMatchObject({ kind: 'decided' });
    });

    test('the roles can’t be read: a moderator is refused', async () => {
        standing(confirmation());
        workspace.before = faulty('roles.custom', 'fails');
        await expect(submitting()).resolves.toMatchObject({ refusal: { standard: { rule: 'roles-unread' } } });
    });
});
