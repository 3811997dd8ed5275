import type { Action } from '../../src/moderation/account';
import { Deadline } from '../../src/moderation/deadline';
import type { Context } from '../../src/surfaces/context';
import { openConfirmation } from '../../src/surfaces/openConfirmation';
import { faulty, never } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { moderator, target } from './support/people';
import { privateRoom } from './support/records';
import { confirmationRequest, surfaceOver } from './support/surface';

const LIMIT = 3500;
let workspace: MemoryWorkspace;
let told: string[];
let opened: string[];
let context: Context;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(moderator, target));
    ({ told, opened, context } = surfaceOver(workspace));
});

afterEach(() => {
    jest.useRealTimers();
});

/** Asks to deactivate {@link target}, when so many milliseconds of the trigger's time are gone. */
async function asking(gone = 0, action: Action = 'deactivate', lasts: number | null = null): Promise<void> {
    const deadline = new Deadline(LIMIT);
    await jest.advanceTimersByTimeAsync(gone);
    const work = openConfirmation(confirmationRequest({ action, lasts }), context, deadline);
    await jest.advanceTimersByTimeAsync(2 * LIMIT);
    await work;
}

const steps = (): string[] => [...workspace.store.confirmations.values()].map(({ step }) => step.kind);

test('in time a modal is opened, and its question stands', async () => {
    await asking();
    expect(opened).toEqual(['trigger-1']);
    expect(steps()).toEqual(['confirm']);
    expect(told).toEqual([]);
});

test('where the trigger’s time was spent before, as by reading an offer, a button is sent in place of a modal', async () => {
    await asking(LIMIT - 1);
    expect(opened).toEqual([]);
    expect(steps()).toEqual(['offer']);
    expect(told).toHaveLength(1);
});

test.each<[string, () => void]>([
    ['the modal hangs', () => (context = { ...context, open: never })],
    ['the modal fails', () => (context = { ...context, open: () => Promise.reject(new Error('no')) })],
    ['the question can’t be written', () => (workspace.before = faulty('confirmations.write', 'fails'))],
    ['the question is not written in time', () => (workspace.before = faulty('confirmations.write', 'hangs'))],
])('where %s, that is told', async (_, happens) => {
    happens();
    await asking();
    expect(told).toEqual([expect.stringContaining('told_not_opened')]);
    expect(workspace.calls()).toEqual([]);
});

describe('activating', () => {
    beforeEach(() => {
        workspace.store.setActive(target.id, false);
    });

    test('is refused without a service account: only REST can do it', async () => {
        await asking(0, 'activate');
        expect(told).toHaveLength(1);
        expect(told[0]).toContain('refused_no_service_account');
        expect(opened).toEqual([]);
    });

    test('is asked with one that works', async () => {
        workspace.store.permitted = { kind: 'read', statusRoles: ['mods-id'], moderationRoles: [] };
        await asking(0, 'activate');
        expect(opened).toEqual(['trigger-1']);
    });
});

describe('for a time', () => {
    const HOUR = 3_600_000;

    test('is refused without a service account, which alone can end it', async () => {
        await asking(0, 'deactivate', HOUR);
        expect(told).toEqual([expect.stringContaining('refused_no_duration')]);
        expect(steps()).toEqual([]);
    });

    test.each<[string, boolean, Action, boolean]>([
        ['is offered with a service account', true, 'deactivate', true],
        ['is not offered without', false, 'deactivate', false],
        ['is nothing for an activation', true, 'activate', false],
    ])('%s', async (_, hasServiceAccount, action, offersDurations) => {
        workspace.store.setActive(target.id, action === 'deactivate');
        if (hasServiceAccount) {
            workspace.store.permit('mods-id');
        }
        await asking(0, action);
        expect([...workspace.store.confirmations.values()]).toMatchObject([{ step: { offersDurations } }]);
    });
});

test.each<[string, string | undefined, string]>([
    ['is offered where the log room keeps them', 'log-room', 'offered'],
    ['is not offered without a log room', undefined, 'no-log-room'],
])('to delete messages, too, %s', async (_, logRoomId, cleanUp) => {
    workspace.store.rules = { ...workspace.store.rules, moderatorsMayDelete: true };
    workspace.store.rooms.set('log-room', { room: privateRoom('log-room'), owners: [], members: [] });
    workspace.store.logRoomId = logRoomId;
    await asking();
    expect([...workspace.store.confirmations.values()]).toMatchObject([{ step: { cleanUp } }]);
});

describe('an account that is deactivated already', () => {
    beforeEach(() => {
        workspace.store.setActive(target.id, false);
    });

    test('stays so, and its duration is offered to be changed', async () => {
        workspace.store.permit('mods-id');
        await asking();
        expect([...workspace.store.confirmations.values()]).toMatchObject([
            { action: 'change-duration', step: { kind: 'offer' } },
        ]);
        expect(told).toEqual([expect.stringContaining('told_change_button')]);
    });

    test('stays so, and nothing is offered without a service account', async () => {
        await asking();
        expect(steps()).toEqual([]);
        expect(told).toHaveLength(1);
    });
});

test('an offer that can’t be written down has no button: it would lead nowhere', async () => {
    workspace.before = faulty('confirmations.write', 'fails');
    await asking(LIMIT - 1);
    expect(told).toEqual([expect.stringContaining('told_not_opened')]);
});
