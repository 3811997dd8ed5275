import { applyDecision, type Decided } from '../../src/moderation/applyDecision';
import type { Decision } from '../../src/moderation/checkSubmit';
import { Claims } from '../../src/moderation/claims';
import { Deadline } from '../../src/moderation/deadline';
import type { PendingConfirmation } from '../../src/moderation/pendingConfirmation';
import type { RoomsOwnedAlone } from '../../src/moderation/roomsOwnedAlone';
import { faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { moderator, otherModerator, target } from './support/people';
import {
    closedCase,
    confirmation,
    deleted,
    handedOver,
    noRooms,
    ownershipConfirmation,
    permitFor,
    privateRoom,
} from './support/records';

const LAST_OWNER = { kind: 'refused', failure: { why: 'last-owner' } } as const;
const TRIGGER = 3000;
let workspace: MemoryWorkspace;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(moderator, otherModerator, target));
});

afterEach(() => {
    jest.useRealTimers();
});

/** The account owns these rooms alone, each with these other members. */
function owns(rooms: Readonly<Record<string, readonly string[]>>): void {
    workspace.store.rooms.clear();
    for (const [id, others] of Object.entries(rooms)) {
        workspace.store.rooms.set(id, {
            room: privateRoom(id, `#${id}`),
            owners: [target.id],
            members: [target.id, ...others],
        });
    }
}

async function decided(step: PendingConfirmation, afterMilliseconds = 60_000): Promise<Decided> {
    workspace.store.confirmations.set(step.id, step);
    const decision: Decision = { kind: 'decided', intent: permitFor(), confirmation: step, isUnsaid: false };
    const work = applyDecision(decision, workspace, new Claims(), new Deadline(TRIGGER));
    await jest.advanceTimersByTimeAsync(afterMilliseconds);
    return work;
}

test('an account that owns no room alone is deactivated by the first step', async () => {
    await expect(decided(confirmation())).resolves.toMatchObject({
        kind: 'ended',
        closed: { ending: { kind: 'done' } },
    });
    expect(workspace.calls()).toEqual([['deactivate', target.id, false]]);
});

describe('where the server asks back', () => {
    beforeEach(() => {
        owns({ passedOn: [moderator.id], lost: [] });
        workspace.server = () => LAST_OWNER;
    });

    test('the next step names the rooms, has an id of its own and the same modal', async () => {
        const rooms: RoomsOwnedAlone = {
            handedOver: [{ ...handedOver('passedOn', '#passedOn'), heir: 'mona' }],
            deleted: [deleted('lost', '#lost')],
            ownerless: [],
            unchecked: [],
            reported: noRooms.reported,
            kept: [],
        };
        const asked = await decided(confirmation({ reason: 'rude' }));
        expect(asked).toMatchObject({
            kind: 'ask-ownership',
            again: false,
            isUnsaid: false,
            rooms,
            question: {
                step: { kind: 'ownership', rooms, again: false, isUnsaid: false },
                viewId: 'view-1',
                moderatorId: moderator.id,
                reason: 'rude',
            },
        });
        expect(asked).not.toMatchObject({ question: { id: 'view-1' } });
    });

    test('nothing has changed, no case stands, and the first step is spent', async () => {
        await decided(confirmation());
        expect(workspace.store.accounts.get(target.id)?.active).toBe(true);
        expect([...workspace.store.open.values(), ...workspace.store.closed.values()]).toEqual([]);
        expect(workspace.store.confirmations.has('view-1')).toBe(false);
        expect(workspace.calls()).toEqual([['deactivate', target.id, false]]);
    });

    test('rooms that can’t be read by the deadline are said to be unchecked', async () => {
        workspace.before = faulty('accounts.roomIds', 'hangs');
        await expect(decided(confirmation())).resolves.toMatchObject({
            kind: 'ask-ownership',
            rooms: { unchecked: null },
        });
    });
});

describe('the ownership step', () => {
    const shown: RoomsOwnedAlone = {
        handedOver: [handedOver('passedOn', '#passedOn')],
        deleted: [deleted('lost', '#lost')],
        ownerless: [],
        unchecked: [],
        reported: noRooms.reported,
        kept: [],
    };

    test('gives up the rooms that were shown', async () => {
        owns({ passedOn: [moderator.id], lost: [] });
        await expect(decided(ownershipConfirmation(shown))).resolves.toMatchObject({
            kind: 'ended',
            closed: {
                relinquished: [
                    { id: 'passedOn', name: '#passedOn' },
                    { id: 'lost', name: '#lost' },
                ],
            },
        });
        expect(workspace.calls()).toEqual([['deactivate', target.id, true]]);
    });

    test('asks again where another room would be deleted, and spends the consent that was given', async () => {
        owns({ passedOn: [moderator.id], lost: [], another: [] });
        const asked = await decided(ownershipConfirmation(shown));
        expect(asked).toMatchObject({ kind: 'ask-ownership', again: true, question: { viewId: 'view-1' } });
        expect(asked).toMatchObject({ rooms: { deleted: [{ id: 'another' }, { id: 'lost' }] } });
        expect(asked).not.toMatchObject({ question: { id: 'step-2' } });
        expect(workspace.store.confirmations.has('step-2')).toBe(false);
        expect(workspace.calls()).toEqual([]);
    });

    test.each(faults)('is not begun where the consent can’t be spent (%s)', async (fault) => {
        owns({ another: [] });
        workspace.before = faulty('confirmations.remove', fault);
        await expect(decided(ownershipConfirmation(shown))).resolves.toEqual({ kind: 'not-begun' });
        expect(workspace.calls()).toEqual([]);
    });

    test('asks nobody again who may no longer ask', async () => {
        owns({ another: [] });
        workspace.store.rules = { ...workspace.store.rules, authorisedRoles: 'admin' };
        const refused = await decided(ownershipConfirmation(shown));
        expect(refused).toMatchObject({ kind: 'refused', refusal: { why: 'not-permitted' } });
        expect(workspace.store.confirmations.has('step-2')).toBe(true);
    });

    test('is not begun where it can’t be read whether the moderator may still ask', async () => {
        owns({ another: [] });
        workspace.before = faulty('settings.rules', 'fails');
        await expect(decided(ownershipConfirmation(shown))).resolves.toEqual({ kind: 'not-begun' });
        expect(workspace.store.confirmations.has('step-2')).toBe(true);
    });

    test('asks again where the server, asked just before the call, deletes what it kept', async () => {
        owns({ lost: [] });
        workspace.store.permit('admin', 'mods-id');
        workspace.endpoint = () => ({ kind: 'last-owner', rooms: { deleted: ['#lost'], handedOver: [] } });
        const keeping = ownershipConfirmation({ ...noRooms, kept: ['lost'] });
        await expect(decided(keeping)).resolves.toMatchObject({ kind: 'ask-ownership', again: true });
        expect(workspace.calls()).toEqual([]);
    });

    test('asks again where what was known no longer is', async () => {
        owns({ passedOn: [moderator.id], lost: [] });
        workspace.before = faulty('accounts.roomIds', 'hangs');
        await expect(decided(ownershipConfirmation(shown))).resolves.toMatchObject({
            kind: 'ask-ownership',
            again: true,
            rooms: { unchecked: null },
        });
        expect(workspace.calls()).toEqual([]);
    });

    test('where an unchecked room is deleted, the case names it', async () => {
        owns({ lost: [] });
        workspace.before = faulty('rooms.owners', 'hangs');
        workspace.server = (id) => {
            workspace.store.setActive(id, false);
            workspace.store.rooms.delete('lost');
            return { kind: 'accepted' };
        };
        await expect(decided(ownershipConfirmation({ ...noRooms, unchecked: ['lost'] }))).resolves.toMatchObject({
            kind: 'ended',
            closed: { relinquished: [], unchecked: ['lost'], ending: { rooms: [{ kind: 'gone', ids: ['lost'] }] } },
        });
    });

    test('goes on where it was said that nothing is known', async () => {
        workspace.before = faulty('accounts.roomIds', 'hangs');
        await decided(ownershipConfirmation({ ...noRooms, unchecked: null }));
        expect(workspace.calls()).toEqual([['deactivate', target.id, true]]);
    });
});

test('an account that was deactivated meanwhile: who did it is said, and nothing is called', async () => {
    const last = closedCase({ moderator: { id: otherModerator.id, username: otherModerator.username } });
    workspace.store.closed.set(last.id, last);
    workspace.store.setActive(target.id, false);
    await expect(decided(confirmation())).resolves.toMatchObject({
        kind: 'refused',
        refusal: { why: 'already', last },
    });
    expect(workspace.calls()).toEqual([]);
});
