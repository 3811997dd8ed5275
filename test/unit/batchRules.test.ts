import { type Batch, type BatchEntry, MAX_BATCH } from '../../src/moderation/batch';
import { Claims } from '../../src/moderation/claims';
import { Deadline } from '../../src/moderation/deadline';
import { type LookedUpBatch, lookUpBatch } from '../../src/moderation/lookUpBatch';
import { type BatchRan, runBatch } from '../../src/moderation/runBatch';
import { MINUTE } from '../../src/words/units';
import { faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { admin, member, moderator, otherModerator, person } from './support/people';
import { claim, closedCase, confirmation, openCase, privateRoom } from './support/records';

const spammers = ['ann', 'bob', 'cat', 'dan', 'eve', 'fay'].map((name) => person(name));
const [ann, bob] = [person('ann'), person('bob')];
let workspace: MemoryWorkspace;
let claims: Claims;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(admin, moderator, otherModerator, member, ...spammers));
    claims = new Claims();
});

afterEach(() => {
    jest.useRealTimers();
});

async function inTime<T>(work: Promise<T>): Promise<T> {
    await jest.advanceTimersByTimeAsync(2 * MINUTE);
    return work;
}

const nobodyElse = { owners: [], leftOut: [] };

describe('what is said of several accounts before anybody consents', () => {
    const look = (names: readonly string[], action: Batch['action'] = 'deactivate'): Promise<LookedUpBatch> => {
        const asked = names.map((username) => ({ kind: 'username', username }) as const);
        return inTime(lookUpBatch({ callerId: moderator.id, action, asked }, workspace, new Deadline(3000)));
    };

    function owns(id: string, others: readonly string[]): void {
        workspace.store.rooms.set(id, { room: privateRoom(id), owners: [ann.id], members: [ann.id, ...others] });
    }

    test('those after the last deactivation that the brake leaves are left out, but for newcomers', async () => {
        workspace.store.rules = { ...workspace.store.rules, deactivationsPerHour: 1 };
        workspace.store.add(person('cat', { memberSince: Date.now() }));
        await expect(look(['ann', 'bob', 'cat'])).resolves.toMatchObject({
            accounts: [{ id: ann.id }, { username: 'cat' }],
            leftOut: [{ username: 'bob', why: 'braked' }],
        });
    });

    test.each(faults)(
        'nobody is left out for the brake where it can’t be read how much is left (%s)',
        async (fault) => {
            workspace.before = faulty('cases.recentOf', fault);
            await expect(look(['ann', 'bob'])).resolves.toMatchObject({
                accounts: [{ id: ann.id }, { id: bob.id }],
                leftOut: [],
            });
        },
    );

    test.each([
        ['handed over', [member.id]],
        ['deleted', []],
    ])('whoever owns a room alone, which would be %s, is a decision of its own', async (_, others) => {
        owns('room-1', others);
        await expect(look(['ann', 'bob'])).resolves.toMatchObject({
            accounts: [{ id: bob.id }],
            owners: [{ id: ann.id }],
            unchecked: [],
        });
    });

    test.each(faults)('whose rooms can’t be checked (%s), is named as such', async (fault) => {
        owns('room-1', []);
        workspace.before = faulty('rooms.owners', fault);
        await expect(look(['ann', 'bob'])).resolves.toMatchObject({
            accounts: [{ id: ann.id }, { id: bob.id }],
            unchecked: [ann.id],
        });
    });

    test('who can’t be changed is left out, with the reason', async () => {
        workspace.store.add(person('bob', { active: false }));
        await expect(look(['ann', '@Ada', 'ada', 'bob', '@nobody'])).resolves.toMatchObject({
            accounts: [{ id: ann.id }],
            leftOut: [
                { username: 'Ada', why: 'no-such-username' },
                { username: 'ada', why: 'protected' },
                { username: 'bob', why: 'already' },
                { username: 'nobody', why: 'no-such-username' },
            ],
        });
    });

    test.each(faults)('who can’t be read is left out, as unread (%s)', async (fault) => {
        workspace.before = faulty('accounts.byUsername', fault, 2);
        await expect(look(['ann', 'bob'])).resolves.toMatchObject({
            accounts: [{ id: ann.id }],
            leftOut: [{ username: 'bob', why: 'unread' }],
            unchecked: [],
        });
    });

    test.each([
        [MAX_BATCH, 'are not too many', 'found'],
        [MAX_BATCH + 1, 'are too many, and no more than 50 are looked up', 'too-many'],
    ])('%d %s', async (count, _, kind) => {
        const names = Array.from({ length: count }, (__, index) => `spammer-${index}`);
        workspace.store.add(...names.map((name) => person(name)));
        await expect(look(names)).resolves.toMatchObject({ kind });
        expect(workspace.operations().filter((one) => one === 'accounts.byUsername')).toHaveLength(MAX_BATCH);
    });

    test('who is left out is called as they were named, without the @ in front', async () => {
        const { id, username } = person('gone');
        const asked = [
            ...['@', 'a@b', '@gus'].map((name) => ({ kind: 'username', username: name }) as const),
            { kind: 'known', person: { id, username } } as const,
            { kind: 'id', id: 'lost-id' } as const,
        ];
        const lookedUp = lookUpBatch(
            { callerId: moderator.id, action: 'deactivate', asked },
            workspace,
            new Deadline(3000),
        );
        await expect(inTime(lookedUp)).resolves.toMatchObject({
            leftOut: ['@', 'a@b', 'gus', 'gone', 'lost-id'].map((name) => ({ username: name })),
        });
    });

    test('activating asks for no rooms, and has no brake', async () => {
        owns('room-1', []);
        workspace.store.permit('mods-id');
        workspace.store.rules = { ...workspace.store.rules, deactivationsPerHour: 1 };
        spammers.forEach(({ id }) => workspace.store.setActive(id, false));
        await expect(look(['ann', 'bob'], 'activate')).resolves.toMatchObject({
            accounts: [{ id: ann.id }, { id: bob.id }],
            ...nobodyElse,
        });
        expect(workspace.operations()).not.toContain('accounts.roomIds');
    });

    test.each(faults)('where the moderator can’t be read (%s), nothing is said', async (fault) => {
        workspace.before = faulty('accounts.caller', fault);
        await expect(look(['ann', 'bob'])).resolves.toEqual({ kind: 'unread' });
    });
});

describe('a batch', () => {
    const accounts = spammers.map(({ id, username }) => ({ id, username }));
    const { reason, lasts, cleanUp, origin } = confirmation();

    async function run(more: Partial<Batch> = {}, progress = { settled: 0, before: 0 }): Promise<BatchRan> {
        const by = { id: moderator.id, username: moderator.username };
        const what = { action: 'deactivate', moderator: by, accounts, ...nobodyElse, reason, lasts, cleanUp } as const;
        const batch = { id: 'batch-1', ...what, origin, openedAt: Date.now(), entryId: null, ...more };
        workspace.store.batches.set(batch.id, batch);
        return inTime(runBatch(batch, workspace, claims, progress));
    }

    const times = (operation: string): number => workspace.operations().filter((one) => one === operation).length;
    const stateOf = ({ id }: typeof ann): BatchEntry['state'] | undefined =>
        workspace.store.entries.get(`batch-1:${id}`)?.state;

    const put = (account: typeof ann, state: BatchEntry['state']): void =>
        void workspace.store.entries.set(`batch-1:${account.id}`, { batchId: 'batch-1', account, state });

    test('is carried out four accounts at a time', async () => {
        let underWay = 0;
        const seen: number[] = [];
        workspace.before = async (operation) => {
            if (operation === 'activeStatus.deactivate') {
                seen.push(++underWay);
                await new Promise((resolve) => setTimeout(resolve, 1000));
                underWay--;
            }
        };
        await run();
        expect([seen.length, Math.max(...seen)]).toEqual([6, 4]);
    });

    test('begins no more once the server takes no more calls', async () => {
        workspace.server = () => ({ kind: 'refused', failure: { why: 'rest-rate-limited', resetAt: null } });
        await expect(run()).resolves.toMatchObject({ kind: 'goes-on', limit: { why: 'rest-rate-limited' } });
        expect(times('activeStatus.deactivate')).toBe(4);
    });

    test('has one entry in the log room, which its cases don’t wait for', async () => {
        await run();
        expect(workspace.store.batches.get('batch-1')).toMatchObject({ entryId: 'entry-batch-1' });
        await run({ entryId: 'entry-batch-1' });
        expect(times('caseLog.openBatch')).toBe(1);
    });

    test.each(faults)('goes on without an entry where that %s', async (fault) => {
        workspace.before = faulty('caseLog.openBatch', fault);
        await expect(run()).resolves.toMatchObject({ kind: 'over', batch: { entryId: null } });
        expect(times('activeStatus.deactivate')).toBe(6);
    });

    test('goes on without an entry where there is no log room', async () => {
        workspace.store.logRoomId = undefined;
        await expect(run()).resolves.toMatchObject({ kind: 'over', batch: { entryId: null } });
    });

    test('tells how many accounts are done with, before this round and by now', async () => {
        put(ann, { kind: 'done' });
        put(bob, { kind: 'begun' });
        workspace.store.open.set('b', openCase({ id: 'b', batchId: 'batch-1', target: bob }));
        const progress = { settled: 0, before: 0 };
        await run({}, progress);
        expect(progress).toEqual({ settled: 5, before: 1 });
    });

    test.each(faults)('isn’t said to be over where it can’t be read what became of it (%s)', async (fault) => {
        workspace.before = faulty('batches.entries', fault, 3);
        await expect(run()).resolves.toMatchObject({ kind: 'goes-on' });
        expect(times('caseLog.closeBatch')).toBe(0);
    });

    test('leaves an account on which somebody else is at work', async () => {
        workspace.store.claims.set('other', claim({ id: 'other', targetId: ann.id }));
        await expect(run()).resolves.toMatchObject({ kind: 'over' });
        expect(stateOf(ann)).toEqual({ kind: 'busy' });
    });

    test('waits for an account that a process of the same moderator’s may have left', async () => {
        workspace.store.claims.set('own', claim({ id: 'own', targetId: ann.id, moderator }));
        await expect(run()).resolves.toEqual({ kind: 'goes-on', limit: undefined });
        expect([stateOf(ann), stateOf(bob)]).toEqual([undefined, { kind: 'done' }]);
    });

    test.each(faults)('calls nothing where its entries can’t be read (%s)', async (fault) => {
        workspace.before = faulty('batches.entries', fault);
        await expect(run()).resolves.toMatchObject({ kind: 'goes-on' });
        expect(workspace.calls()).toEqual([]);
    });

    test('calls nothing for an account whose case a kill has left closed, without an entry', async () => {
        const failed = { kind: 'failed', failure: { why: 'federated' }, rooms: [] } as const;
        workspace.store.closed.set('a', closedCase({ id: 'a', batchId: 'batch-1', target: ann }, failed));
        await expect(run()).resolves.toMatchObject({ kind: 'over' });
        expect(stateOf(ann)).toEqual({ kind: 'failed', failure: { why: 'federated' } });
        expect(workspace.calls().map(([, id]) => id)).not.toContain(ann.id);
    });

    test('calls nothing for the accounts whose cases a kill has left open', async () => {
        for (const one of [ann, bob]) {
            workspace.store.open.set(one.id, openCase({ id: one.id, batchId: 'batch-1', target: one }));
            put(one, { kind: 'begun' });
        }
        await expect(run()).resolves.toEqual({ kind: 'goes-on', limit: undefined });
        expect(workspace.calls().map(([, id]) => id)).toEqual(spammers.slice(2).map(({ id }) => id));
        expect([stateOf(ann), stateOf(bob)]).toEqual([{ kind: 'begun' }, { kind: 'begun' }]);
    });

    test.each(faults)('waits, and calls nothing, where its moderator can’t be read (%s)', async (fault) => {
        workspace.before = faulty('accounts.caller', fault);
        await expect(run()).resolves.toEqual({ kind: 'goes-on', limit: undefined });
        expect([workspace.calls(), workspace.store.entries.size]).toEqual([[], 0]);
    });

    test('changes nobody where its moderator loses the role just before the calls', async () => {
        workspace.after = (operation) => {
            if (operation === 'claims.write') {
                workspace.store.add({ ...moderator, roles: ['user'] });
            }
        };
        await expect(run()).resolves.toMatchObject({ kind: 'over' });
        expect(workspace.calls()).toEqual([]);
        expect(spammers.map(stateOf)).toEqual(Array(6).fill({ kind: 'refused', why: 'not-permitted' }));
    });

    test('is not settled by the case of another batch', async () => {
        workspace.store.closed.set('a', closedCase({ id: 'a', batchId: 'batch-0', target: ann }));
        workspace.store.open.set('b', openCase({ id: 'b', batchId: 'batch-0', target: bob }));
        put(bob, { kind: 'begun' });
        await run();
        expect([stateOf(ann), stateOf(bob)]).toEqual([{ kind: 'done' }, { kind: 'done' }]);
        expect(workspace.calls()).toHaveLength(6);
    });
});
