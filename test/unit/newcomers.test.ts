import { Deadline } from '../../src/moderation/deadline';
import { findNewcomers } from '../../src/moderation/newcomers';
import type { ReportedMessage } from '../../src/moderation/report';
import { HOUR } from '../../src/words/units';
import { faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { member, person, target } from './support/people';

const LIMIT = 3000;
/** In the middle of an hour, so that what is an hour old lies in the hour before. */
const NOW = 100.5 * HOUR;
const newcomers = ['nina', 'nils', 'noor'].map((name) => person(name));
let workspace: MemoryWorkspace;

beforeEach(() => {
    jest.useFakeTimers({ now: NOW });
    workspace = new MemoryWorkspace(new Store(member, target, ...newcomers));
});

afterEach(() => {
    jest.useRealTimers();
});

function register(id: string, ago: number): void {
    workspace.store.registrations.push({ accountId: id, at: NOW - ago });
}

async function finding(hours = 1): ReturnType<typeof findNewcomers> {
    const work = findNewcomers(hours, workspace, new Deadline(LIMIT));
    await jest.advanceTimersByTimeAsync(LIMIT);
    return work;
}

const names = async (hours?: number): Promise<string[] | undefined> =>
    (await finding(hours))?.newcomers.map(({ username }) => username);

test('newcomers are listed newest first, each once', async () => {
    register('nils-id', 2);
    register('nina-id', 1);
    register('noor-id', 3);
    register('nils-id', 2);
    expect(await names()).toEqual(['nina', 'nils', 'noor']);
});

test('of so many hours, to the millisecond, across the hours of the clock', async () => {
    register('nina-id', HOUR);
    register('nils-id', HOUR + 1);
    register('noor-id', 24 * HOUR + 1);
    expect(await names(1)).toEqual(['nina']);
    expect(await names(24)).toEqual(['nina', 'nils']);
});

test('who is deactivated or deleted by now is left out', async () => {
    workspace.store.setActive('nina-id', false);
    for (const id of ['nina-id', 'nils-id', 'deleted-id']) {
        register(id, 1);
    }
    expect(await names()).toEqual(['nils']);
});

describe('of a flood', () => {
    /** So many accounts register themselves, so many milliseconds apart, the last one first. */
    function flood(count: number, apart = 1): void {
        for (let index = 0; index < count; index++) {
            workspace.store.add(person(`flood-${index}`));
            register(`flood-${index}-id`, index * apart);
        }
    }

    test.each([
        [100, false],
        [101, true],
        [300, true],
    ])('of %i the newest hundred are listed; that there may be more: %s', async (count, hasMore) => {
        flood(count);
        const found = await finding();
        expect(found?.newcomers).toHaveLength(100);
        expect(found).toMatchObject({
            newcomers: { 0: { username: 'flood-0' }, 99: { username: 'flood-99' } },
            hasMore,
        });
    });

    test('of which the newest are deactivated already, the others are listed', async () => {
        flood(300, 30_000);
        for (let index = 0; index < 130; index++) {
            workspace.store.setActive(`flood-${index}-id`, false);
        }
        const found = await finding(24);
        expect(found?.newcomers.map(({ username }) => username)).toEqual(
            Array.from({ length: 100 }, (_, index) => `flood-${index + 130}`),
        );
        expect(found?.hasMore).toBe(true);
    });

    test('no more is read than is listed', async () => {
        flood(1000, 60_000);
        await finding(24);
        const read = workspace.operations();
        expect(read.filter((operation) => operation === 'newcomers.ofHour').length).toBeLessThan(5);
        expect(read.filter((operation) => operation === 'accounts.byId').length).toBeLessThan(250);
    });

    test('what could be read in time is listed, and that there may be more', async () => {
        flood(300);
        for (let index = 0; index < 10; index++) {
            workspace.store.setActive(`flood-${index}-id`, false);
        }
        workspace.before = faulty('accounts.byId', 'hangs', 150);
        expect(await finding()).toMatchObject({ newcomers: { length: 90 }, hasMore: true });
    });
});

describe('reports on a newcomer', () => {
    const message = (id: string, ...by: readonly string[]): ReportedMessage => ({
        id,
        roomId: 'room-1',
        text: '',
        sentAt: 0,
        by,
        newest: { by: { id: member.id, username: member.username }, reason: '', at: NOW },
    });

    beforeEach(() => {
        register('nina-id', 1);
        const author = { id: 'nina-id', username: '' };
        const messages = [message('m', 'a', 'b'), message('dismissed', 'a')];
        workspace.store.heard.set('heard', { author, processId: 'process-1', messages });
        workspace.store.reportEvents.set('event-1', {
            kind: 'dismissed',
            id: 'event-1',
            authorId: 'nina-id',
            moderator: { id: target.id, username: target.username },
            at: NOW,
            messageId: 'dismissed',
            inRocketChat: 'dismissed',
        });
    });

    test('are counted, but for those that were decided on', async () => {
        register('nils-id', 2);
        expect((await finding())?.newcomers).toMatchObject([{ reports: 2 }, { reports: 0 }]);
    });

    test.each(faults)('that can’t be read (%s) keep nobody from the list', async (fault) => {
        workspace.before = faulty('reports.all', fault);
        expect((await finding())?.newcomers).toMatchObject([{ accountId: 'nina-id', reports: 0 }]);
    });
});

describe.each(faults)('a list that would be in part only is none (%s):', (fault) => {
    test.each([
        ['newcomers.hours', 1],
        ['newcomers.ofHour', 1],
        ['accounts.byId', 2],
    ])('%s', async (operation, nth) => {
        register('nina-id', 1);
        register('nils-id', 2);
        workspace.before = faulty(operation, fault, nth);
        expect(await finding()).toBeUndefined();
    });
});
