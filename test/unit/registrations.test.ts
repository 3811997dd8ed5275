import type { IUserContext } from '@rocket.chat/apps-engine/definition/users';
import { UserType } from '@rocket.chat/apps-engine/definition/users';

import { RegistrationCount, removeOldNewcomers } from '../../src/moderation/newcomers';
import { answerUserCreated } from '../../src/surfaces/userCreated';
import { faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { admin, target } from './support/people';
import { confirmation } from './support/records';
import { surfaceOver } from './support/surface';
import { userOf } from './support/users';

const HOUR = 3_600_000;
const MOST_AN_HOUR = 5000;
let workspace: MemoryWorkspace;
let count: RegistrationCount;

beforeEach(() => {
    jest.useFakeTimers({ now: 100 * HOUR });
    workspace = new MemoryWorkspace(new Store(admin, target));
    count = new RegistrationCount();
});

afterEach(() => {
    jest.useRealTimers();
});

/** An account is made. @returns what the app's log has of it. */
async function made(more: Partial<IUserContext> = {}): Promise<string[]> {
    const { context } = surfaceOver(workspace);
    const work = answerUserCreated({ user: userOf(target), ...more }, count, context);
    await jest.advanceTimersByTimeAsync(10_000);
    await work;
    return context.logger.getEntries().map(({ args }) => String(args[0]));
}
const noted = (): string[] => workspace.store.registrations.map(({ accountId }) => accountId);

test('an account that registered itself is noted', async () => {
    expect(await made()).toEqual([]);
    expect(noted()).toEqual([target.id]);
});

test.each(faults)('where it can’t be noted (%s), the app’s log says that the list lacks it', async (fault) => {
    workspace.before = faulty('newcomers.write', fault);
    expect(await made()).toEqual([expect.stringContaining('the list of newcomers lacks it')]);
});

test.each<[string, Partial<IUserContext>]>([
    ['that somebody else made', { performedBy: userOf(admin) }],
    ['of a bot', { user: { ...userOf(target), type: UserType.BOT } }],
])('an account %s is not', async (_, more) => {
    await made(more);
    expect(noted()).toEqual([]);
});

test('a process notes 5,000 in an hour, and in the next hour as many again', () => {
    const now = Date.now();
    const taken = (at: number): boolean[] => Array.from({ length: MOST_AN_HOUR + 1 }, () => count.take(at));
    for (const at of [now, now + HOUR]) {
        const all = taken(at);
        expect(all.filter(Boolean)).toHaveLength(MOST_AN_HOUR);
        expect(all.at(-1)).toBe(false);
    }
    expect(count.take(now + 2 * HOUR - 1)).toBe(false);
});

test('what is older than a day is removed, and a list that is over', async () => {
    const now = Date.now();
    workspace.store.registrations = [0, 24, 25].map((hours) => ({ accountId: `${hours}`, at: now - hours * HOUR }));
    const list = {
        moderatorId: admin.id,
        hours: 1,
        newcomers: [],
        hasMore: false,
        chosen: 'none',
        origin: confirmation().origin,
    } as const;
    workspace.store.newcomerLists.set('old', { ...list, id: 'old', createdAt: now - 600_000 });
    workspace.store.newcomerLists.set('young', { ...list, id: 'young', createdAt: now - 599_999 });
    await removeOldNewcomers(workspace);
    expect(noted()).toEqual(['0', '24']);
    expect([...workspace.store.newcomerLists.keys()]).toEqual(['young']);
});
