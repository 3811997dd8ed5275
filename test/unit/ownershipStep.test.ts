import { type IUIKitSurface, UIKitViewSubmitInteractionContext } from '@rocket.chat/apps-engine/definition/uikit';

import { Deadline } from '../../src/moderation/deadline';
import { openConfirmation } from '../../src/surfaces/openConfirmation';
import { answerViewSubmit } from '../../src/surfaces/viewSubmit';
import { USERNAME_BLOCK, USERNAME_FIELD } from '../../src/ui/modal';
import { faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { moderator, target } from './support/people';
import { privateRoom } from './support/records';
import { confirmationRequest, type Surface, surfaceOver } from './support/surface';
import { userOf } from './support/users';

const TRIGGER = 3500;
const user = userOf(moderator);
let workspace: MemoryWorkspace;
let surface: Surface;

beforeEach(async () => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(moderator, target));
    // The account is alone in a private room: if it goes, the server deletes the room.
    workspace.store.rooms.set('den', { room: privateRoom('den'), owners: [target.id], members: [target.id] });
    workspace.server = (id, active, confirmRelinquish) => {
        if (!confirmRelinquish) {
            return { kind: 'refused', failure: { why: 'last-owner' } };
        }
        workspace.store.setActive(id, active);
        workspace.store.rooms.delete('den');
        return { kind: 'accepted' };
    };
    surface = surfaceOver(workspace);
    await openConfirmation(confirmationRequest({ reason: 'spam' }), surface.context, new Deadline(TRIGGER));
});

afterEach(() => {
    jest.useRealTimers();
});

/** Submits a view. @returns the answer, as JSON. */
async function submitting(view: IUIKitSurface): Promise<string> {
    const submitted = { appId: 'app-1', user, triggerId: 'trigger-2', view };
    const answer = answerViewSubmit(new UIKitViewSubmitInteractionContext(submitted), user, surface.context);
    await jest.advanceTimersByTimeAsync(TRIGGER);
    return JSON.stringify(await answer);
}

/** The modal that was made last, as the web client sends it back. */
function lastShown(state: object = {}): IUIKitSurface {
    const modal = surface.modals.at(-1);
    if (!modal) {
        throw new Error('No modal was made');
    }
    return { ...modal, appId: 'app-1', state };
}

/** The second step as it was shown in place of the first, with the username as it was typed. */
async function secondStep(typed: string): Promise<IUIKitSurface> {
    await submitting(lastShown());
    const [question] = [...workspace.store.confirmations.values()].filter(({ step }) => step.kind === 'ownership');
    return lastShown({ [`${USERNAME_BLOCK}${question?.id ?? ''}`]: { [USERNAME_FIELD]: typed } });
}

const isActive = (): boolean | undefined => workspace.store.accounts.get(target.id)?.active;

test('a room that would be deleted is a question of its own, by name, and nothing is changed yet', async () => {
    const answer = await submitting(lastShown());
    expect(answer).toContain('modal.update');
    expect(answer).toContain('den');
    expect([isActive(), workspace.store.rooms.has('den')]).toEqual([true, true]);
});

test('the first step consents to giving up no room', async () => {
    await submitting(lastShown());
    expect(workspace.calls().filter(([, , confirmRelinquish]) => confirmRelinquish === true)).toEqual([]);
});

test('where the question about the rooms can’t be written down, nothing is begun, and that is said', async () => {
    workspace.before = faulty('confirmations.write', 'fails');
    expect(await submitting(lastShown())).toContain('submit_not_begun');
    expect(isActive()).toBe(true);
});

test('the second step needs the username, typed', async () => {
    expect(await submitting(await secondStep('tes'))).toContain('"errors"');
    expect([isActive(), workspace.store.rooms.has('den')]).toEqual([true, true]);
});

test('with the username it deactivates, and gives up the room', async () => {
    expect(await submitting(await secondStep('tess'))).toBe('{"success":true}');
    expect([isActive(), workspace.store.rooms.has('den')]).toEqual([false, false]);
});
