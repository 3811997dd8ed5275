import type { Outcome } from '../../src/moderation/carryOut';
import { Claims } from '../../src/moderation/claims';
import type { RestAnswer } from '../../src/moderation/ports';
import { relinquishedBy } from '../../src/moderation/roomsOwnedAlone';
import { sweepCases } from '../../src/moderation/sweep';
import { carrying } from './support/asking';
import { faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { moderator, target } from './support/people';
import { confirmation, handedOver, noRooms, ownershipConfirmation, privateRoom } from './support/records';

const MINUTE = 60_000;
let workspace: MemoryWorkspace;
let claims: Claims;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(moderator, target));
    workspace.store.confirmations.set('view-1', confirmation());
    claims = new Claims();
});

afterEach(() => {
    jest.useRealTimers();
});

/** Carries the decision out, and lets 5 minutes pass. */
async function outcome(): Promise<Outcome> {
    const work = carrying(workspace, claims, { decided: confirmation() });
    await jest.advanceTimersByTimeAsync(5 * MINUTE);
    return work;
}

describe('a last owner, where a service account is set', () => {
    beforeEach(() => {
        workspace.server = () => ({ kind: 'refused', failure: { why: 'last-owner' } });
        workspace.store.permitted = { kind: 'read', statusRoles: ['admin', 'mods-id'], moderationRoles: [] };
    });

    test('comes with the rooms that the server names', async () => {
        workspace.endpoint = () => ({ kind: 'last-owner', rooms: { deleted: ['#lost'], handedOver: [] } });
        await expect(outcome()).resolves.toMatchObject({
            kind: 'last-owner',
            rooms: { reported: { deleted: ['#lost'], handedOver: [] } },
        });
    });

    test('who was deactivated by the asking is deactivated: the case says so', async () => {
        workspace.endpoint = (id) => {
            workspace.store.setActive(id, false);
            return { kind: 'accepted' };
        };
        await expect(outcome()).resolves.toMatchObject({ kind: 'ended', closed: { ending: { kind: 'done' } } });
        expect(workspace.store.open.size).toBe(0);
    });

    test.each<[string, () => void]>([
        ['in time', () => (workspace.before = faulty('serviceAccount.setActiveStatus', 'hangs'))],
        [
            'the request in time',
            () => (workspace.endpoint = () => ({ kind: 'refused', failure: { why: 'rest-timeout' } })),
        ],
    ])(
        'where the endpoint does not answer %s the case stays open, for it may still deactivate the account',
        async (_, happens) => {
            happens();
            await expect(outcome()).resolves.toMatchObject({ kind: 'last-owner' });
            expect(workspace.store.open.size).toBe(1);
            workspace.store.setActive(target.id, false);
            await sweepCases(workspace, claims);
            expect([...workspace.store.closed.values()]).toMatchObject([{ ending: { kind: 'found' } }]);
            expect(workspace.store.open.size).toBe(0);
        },
    );

    test('where the endpoint refuses later, it is known that it deactivated nobody: the case is withdrawn', async () => {
        workspace.endpoint = () => ({ kind: 'last-owner', rooms: { deleted: [], handedOver: [] } });
        workspace.before = async (operation) => {
            if (operation === 'serviceAccount.setActiveStatus') {
                await new Promise((resolve) => setTimeout(resolve, 20_000));
            }
        };
        await expect(outcome()).resolves.toMatchObject({ kind: 'last-owner' });
        expect(workspace.store.open.size).toBe(0);
        expect(workspace.store.closed.size).toBe(0);
    });

    test('who may have been deactivated by it, and can’t be looked at: the case stays open', async () => {
        workspace.endpoint = () => ({ kind: 'accepted' });
        workspace.before = faulty('accounts.byId', 'fails', 4);
        await expect(outcome()).resolves.toMatchObject({ kind: 'no-answer' });
        expect(workspace.store.open.size).toBe(1);
    });
});

describe('a consent that leaves out what the server keeps, against what the accessors tell', () => {
    const shown = { ...noRooms, handedOver: [handedOver('passedOn')], kept: ['lost'] };
    const consent = ownershipConfirmation(shown);

    beforeEach(() => {
        workspace.store.permitted = { kind: 'read', statusRoles: ['admin', 'mods-id'], moderationRoles: [] };
        workspace.store.confirmations.set(consent.id, consent);
        workspace.store.rooms.set('lost', { room: privateRoom('lost'), owners: [target.id], members: [target.id] });
    });

    async function carriedOut(): Promise<Outcome> {
        const work = carrying(workspace, claims, { decided: consent, relinquish: relinquishedBy(shown) });
        await jest.advanceTimersByTimeAsync(5 * MINUTE);
        return work;
    }

    test('is carried out where the server still keeps it', async () => {
        workspace.endpoint = () => ({ kind: 'last-owner', rooms: { deleted: [], handedOver: ['passedOn'] } });
        await expect(carriedOut()).resolves.toMatchObject({ kind: 'ended', closed: { ending: { kind: 'done' } } });
        expect(workspace.calls()).toEqual([['deactivate', target.id, true]]);
    });

    test.each<[string, RestAnswer]>([
        ['the server deletes it by now', { kind: 'last-owner', rooms: { deleted: ['lost'], handedOver: [] } }],
        [
            'the server deletes another room',
            { kind: 'last-owner', rooms: { deleted: ['new'], handedOver: ['passedOn'] } },
        ],
        ['the server does not say', { kind: 'refused', failure: { why: 'rest-unreachable' } }],
    ])('is asked for again where %s, and nothing is called', async (_, answer) => {
        workspace.endpoint = () => answer;
        await expect(carriedOut()).resolves.toMatchObject({ kind: 'last-owner' });
        expect(workspace.calls()).toEqual([]);
        expect([...workspace.store.open.values(), ...workspace.store.closed.values()]).toEqual([]);
    });

    test('ends with the asking where that deactivated the account', async () => {
        workspace.endpoint = (id) => {
            workspace.store.setActive(id, false);
            return { kind: 'accepted' };
        };
        await expect(carriedOut()).resolves.toMatchObject({ kind: 'ended', closed: { ending: { kind: 'done' } } });
        expect(workspace.calls()).toEqual([]);
    });
});
