import { UIKitViewSubmitInteractionContext } from '@rocket.chat/apps-engine/definition/uikit';

import { Deadline } from '../../src/moderation/deadline';
import type { PendingBatch, PendingConfirmation } from '../../src/moderation/pendingConfirmation';
import { answerBlockAction } from '../../src/surfaces/blockAction';
import { OFFER_ACTION } from '../../src/surfaces/offerButton';
import { openBatch } from '../../src/surfaces/openBatch';
import { answerViewSubmit } from '../../src/surfaces/viewSubmit';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { admin, moderator, otherModerator, person } from './support/people';
import { click, type Surface, surfaceOver } from './support/surface';
import { userOf } from './support/users';

const TRIGGER = 3500;
const MINUTE = 60_000;
const spammers = ['ann', 'bob', 'cat'].map((name) => person(name));
let workspace: MemoryWorkspace;
let surface: Surface;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(admin, moderator, otherModerator, ...spammers));
    workspace.store.permit('mods-id');
    surface = surfaceOver(workspace);
});

afterEach(() => {
    jest.useRealTimers();
});

/** {@link moderator} asks to deactivate {@link spammers}. */
async function asking(): Promise<void> {
    const request = {
        user: userOf(moderator),
        action: 'deactivate',
        asked: spammers.map(({ id }) => ({ kind: 'id', id }) as const),
        reason: 'spam',
        lasts: null,
        origin: { roomId: 'room-1', threadId: null, messageId: null },
        triggerId: 'trigger-1',
    } as const;
    const work = openBatch(request, surface.context, new Deadline(TRIGGER));
    await jest.advanceTimersByTimeAsync(TRIGGER);
    await work;
}

/** Submits the question as it was shown. @returns the answer, as JSON. */
async function submitting(): Promise<string> {
    const [modal] = surface.modals;
    if (!modal) {
        throw new Error('No modal was opened');
    }
    const user = userOf(moderator);
    const view = { ...modal, appId: 'app-1', state: {} };
    const asked = { appId: 'app-1', user, triggerId: 'trigger-2', view };
    const answer = answerViewSubmit(new UIKitViewSubmitInteractionContext(asked), user, surface.context);
    await jest.advanceTimersByTimeAsync(TRIGGER);
    return JSON.stringify(await answer);
}

/** Until no batch goes on. */
async function deciding(): Promise<void> {
    await asking();
    await submitting();
    await jest.advanceTimersByTimeAsync(2 * MINUTE);
}

const activeOnes = (): string[] =>
    spammers.filter(({ id }) => workspace.store.accounts.get(id)?.active).map(({ username }) => username);
const offers = (): (PendingBatch | PendingConfirmation)[] =>
    [...workspace.store.confirmations.values()].filter(({ step }) => step.kind === 'offer');

test('the modal closes at once, and one message tells how all ended', async () => {
    await asking();
    expect(await submitting()).toBe('{"success":true}');
    await jest.advanceTimersByTimeAsync(2 * MINUTE);
    expect(activeOnes()).toEqual([]);
    expect(surface.told).toEqual([expect.stringContaining('batch_end')]);
    expect(workspace.store.batches.size).toBe(0);
});

test('the same submit a second time begins nothing', async () => {
    await deciding();
    workspace.store.setActive('ann-id', true);
    expect(await submitting()).toContain('submit_no_longer_counts');
    await jest.advanceTimersByTimeAsync(2 * MINUTE);
    expect(activeOnes()).toEqual(['ann']);
});

describe('Undo of several', () => {
    test('is one button for those that were deactivated, and no others', async () => {
        await asking();
        workspace.store.add(person('cat', { roles: ['admin'] }));
        await submitting();
        await jest.advanceTimersByTimeAsync(2 * MINUTE);
        expect(activeOnes()).toEqual(['cat']);
        expect(offers()).toMatchObject([
            {
                action: 'activate',
                moderatorId: moderator.id,
                target: null,
                step: { opens: { asked: [{ person: { id: 'ann-id' } }, { person: { id: 'bob-id' } }] } },
            },
        ]);
    });

    test('asks once more, and activates nobody by itself', async () => {
        await deciding();
        const [undo] = offers();
        const answer = answerBlockAction(
            click(moderator, OFFER_ACTION, undo?.id ?? ''),
            userOf(moderator),
            surface.context,
        );
        await jest.advanceTimersByTimeAsync(2 * TRIGGER);
        await answer;
        expect(surface.modals).toHaveLength(2);
        expect(activeOnes()).toEqual([]);
    });

    test('is not offered without a service account, which alone can activate', async () => {
        workspace.store.permitted = { kind: 'no-service-account' };
        await deciding();
        expect(activeOnes()).toEqual([]);
        expect(offers()).toEqual([]);
    });
});

test('an account that turns out to own rooms alone is left, with a button that leads to the question about them', async () => {
    workspace.server = (id, active) => {
        if (id === 'bob-id') {
            return { kind: 'refused', failure: { why: 'last-owner' } };
        }
        workspace.store.setActive(id, active);
        return { kind: 'accepted' };
    };
    await deciding();
    expect(activeOnes()).toEqual(['bob']);
    expect(
        offers()
            .map(({ target, action }) => `${action} ${target?.username ?? 'several'}`)
            .sort(),
    ).toEqual(['activate several', 'deactivate bob']);
});

test('as long as it goes on, its moderator is told how far it is', async () => {
    let goOn = (): void => undefined;
    const waiting = new Promise<void>((resolve) => (goOn = resolve));
    workspace.before = (operation) => (operation === 'activeStatus.deactivate' ? waiting : undefined);
    await asking();
    await submitting();
    await jest.advanceTimersByTimeAsync(20_000);
    expect(surface.told.join()).toContain('batch_progress');
    expect(surface.told.join()).not.toContain('batch_end');
    goOn();
    await jest.advanceTimersByTimeAsync(5 * MINUTE);
});
