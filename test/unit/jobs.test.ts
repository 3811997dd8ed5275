import type { IOnetimeSchedule, IRecurringSchedule } from '@rocket.chat/apps-engine/definition/scheduler';

import { cleanUpOf } from '../../src/moderation/cleanUp';
import { AskedOnce } from '../../src/moderation/remembered';
import { scheduleSweep, serviceAccountJob, sweepJob } from '../../src/surfaces/jobs';
import { HOUR, MINUTE, SECOND } from '../../src/words/units';
import { faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { member, moderator, target } from './support/people';
import { closedCase, openCase } from './support/records';
import { schedulerInto, type Surface, surfaceOver, untouched } from './support/surface';

/** As long as each part of a sweep may take, and a moment more. */
const SWEEP = 41 * SECOND;
let workspace: MemoryWorkspace;
let surface: Surface;
let scheduled: IOnetimeSchedule[];
let sweeping: AskedOnce<void>;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(moderator, member, target));
    surface = surfaceOver(workspace);
    scheduled = [];
    sweeping = new AskedOnce(MINUTE);
});

afterEach(() => {
    jest.useRealTimers();
});

function job(make: typeof sweepJob, data: object = {}): Promise<void> {
    const scheduler = schedulerInto(scheduled);
    const context = { ...surface.context, scheduler, sweeping };
    return make(() => context).processor(data, untouched(), untouched(), untouched(), untouched());
}

async function sweep(data?: object): Promise<void> {
    const work = job(sweepJob, data);
    await jest.advanceTimersByTimeAsync(SWEEP);
    await work;
}

/** Leaves cases open that began so many milliseconds ago. */
function open(ago: number, ...ids: readonly string[]): void {
    for (const id of ids) {
        workspace.store.open.set(id, openCase({ id, openedAt: Date.now() - ago }));
    }
}

const logged = (): string[] => surface.context.logger.getEntries().map(({ args }) => String(args[0]));

describe('a part of the sweep that can’t be done is named in the app’s log, and keeps no other back:', () => {
    const parts: readonly (readonly [operation: string, parts: readonly string[]])[] = [
        ['cases.stillOpen', ['The open cases']],
        ['cleanUps.all', ['The clean-ups']],
        ['batches.stillOpen', ['The cases and what follows']],
        ['timers.all', ['The timed deactivations', 'The deactivated accounts']],
        ['cases.page', ['The deactivated accounts']],
        ['newcomers.hours', ['Old newcomers']],
        ['reports.all', ['The cards of reports']],
        ['settings.rules', ['The roles in the settings']],
        ['confirmations.all', ['What has expired']],
    ];

    test.each(parts.flatMap(([operation, named]) => faults.map((fault) => [operation, fault, named] as const)))(
        '%s %s',
        async (operation, fault, named) => {
            workspace.before = faulty(operation, fault);
            await sweep();
            expect(logged()).toHaveLength(named.length);
            for (const part of named) {
                expect(logged().some((line) => line.startsWith(part))).toBe(true);
            }
        },
    );
});

test('a sweep that has nothing to do says nothing, and comes round by itself', async () => {
    await sweep();
    expect([logged(), scheduled, surface.told]).toEqual([[], [], []]);
});

test('work that lasts longer than a sweep goes on after it, and the app’s log says nothing', async () => {
    workspace.store.setActive(target.id, false);
    workspace.store.rules = { ...workspace.store.rules, moderatorsMayDelete: true };
    const cleanUp = cleanUpOf(closedCase({ cleanUp: HOUR })) ?? untouched();
    workspace.store.cleanUps.set(cleanUp.caseId, cleanUp);
    const slow = ['settings.rules', 'caseLog.threadOf', 'accounts.roomIds'];
    workspace.before = async (operation) => {
        if (slow.includes(operation)) {
            await new Promise((resolve) => setTimeout(resolve, 9 * SECOND));
        }
    };
    await sweep();
    expect(logged()).toEqual([]);
    expect(workspace.store.cleanUps.get('case-1')).toMatchObject({ isSecondLook: true });
});

test('two sweeps that fall due at once are one', async () => {
    const first = job(sweepJob);
    await sweep();
    await first;
    expect(workspace.operations().filter((one) => one === 'confirmations.all')).toHaveLength(1);
});

describe('a case that was left open', () => {
    test('is closed, and its moderator is told', async () => {
        open(MINUTE, 'case-1');
        await sweep();
        expect([...workspace.store.closed.keys()]).toEqual(['case-1']);
        expect(surface.told).toHaveLength(1);
    });

    test('of a batch is closed without a message: the batch tells of all its cases', async () => {
        workspace.store.open.set('case-1', openCase({ batchId: 'batch-1', openedAt: Date.now() - MINUTE }));
        await sweep();
        expect([...workspace.store.closed.keys()]).toEqual(['case-1']);
        expect(surface.told).toEqual([]);
    });
});

test('a batch that was left in the middle is carried on, and its moderator is told how it ended', async () => {
    const { moderator: by, reason, lasts, cleanUp, origin, openedAt } = openCase();
    const whom = { id: target.id, username: target.username };
    const settings = { action: 'deactivate', moderator: by, reason, lasts, cleanUp, origin } as const;
    const people = { accounts: [whom], owners: [], leftOut: [] };
    workspace.store.batches.set('batch-1', { id: 'batch-1', ...settings, ...people, openedAt, entryId: null });
    await sweep();
    expect(workspace.store.accounts.get(target.id)).toMatchObject({ active: false });
    expect(surface.told).toEqual([expect.stringContaining('batch_end')]);
});

test('a sweep comes round every minute', async () => {
    const intervals: unknown[] = [];
    const scheduler = {
        ...schedulerInto(scheduled),
        scheduleRecurring: ({ interval }: IRecurringSchedule) => {
            intervals.push(interval);
            return Promise.resolve();
        },
    };
    await scheduleSweep({ scheduler, serverSettings: untouched(), slashCommands: untouched() });
    expect(intervals).toEqual(['60 seconds']);
});

describe('a case that is still under way', () => {
    beforeEach(() => {
        open(20 * SECOND, 'case-1', 'case-2');
    });

    test('is looked at again when its call can no longer be, by one sweep for all of that time', async () => {
        const now = Date.now();
        await sweep();
        expect(surface.told).toEqual([]);
        expect(scheduled).toHaveLength(1);
        const [{ when, data } = { when: '', data: {} }] = scheduled;
        expect(Number(when) - now).toBeGreaterThanOrEqual(40 * SECOND);
        expect(Number(when) - now).toBeLessThanOrEqual(45 * SECOND);
        scheduled = [];
        open(20 * SECOND, 'case-3');
        await sweep(data);
        expect([...workspace.store.closed.keys()]).not.toContain('case-3');
        // A follow-up is followed by none: they would multiply.
        expect(scheduled).toEqual([]);
    });
});

test('the service account is tried, and the log room is told what came of it', async () => {
    await job(serviceAccountJob);
    expect(workspace.store.notices).toEqual([{ kind: 'service-account', state: { kind: 'not-set', missing: 'both' } }]);
});
