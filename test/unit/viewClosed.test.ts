import { UIKitViewCloseInteractionContext } from '@rocket.chat/apps-engine/definition/uikit';

import type { Account } from '../../src/moderation/account';
import { Deadline } from '../../src/moderation/deadline';
import { forCaller } from '../../src/surfaces/forCaller';
import { openConfirmation } from '../../src/surfaces/openConfirmation';
import { answerViewClosed } from '../../src/surfaces/viewClosed';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { admin, moderator, otherModerator, target } from './support/people';
import { confirmationRequest, type Surface, surfaceOver } from './support/surface';
import { userOf } from './support/users';

let workspace: MemoryWorkspace;

let surface: Surface;

beforeEach(async () => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(admin, moderator, otherModerator, target));
    surface = surfaceOver(workspace);
    await openConfirmation(confirmationRequest(), surface.context, new Deadline(5000));
});

afterEach(() => {
    jest.useRealTimers();
});

/** Somebody closes the modal that was opened for {@link moderator}. @returns whether its question still stands. */
async function closing(who: Account): Promise<boolean> {
    const user = userOf(who);
    expect(surface.modals).toHaveLength(1);
    for (const modal of surface.modals) {
        const view = { ...modal, appId: 'app-1', state: {} };
        const interaction = new UIKitViewCloseInteractionContext({ appId: 'app-1', user, view, isCleared: false });
        expect(await answerViewClosed(interaction, user, surface.context)).toMatchObject({ success: true });
    }
    await jest.advanceTimersByTimeAsync(5000);
    return workspace.store.confirmations.size > 0;
}

test('closing a modal takes its question back', async () => {
    expect(await closing(moderator)).toBe(false);
});

test.each([otherModerator, admin, target])('$username, who was not asked, can’t take it back', async (who) => {
    expect(await closing(who)).toBe(true);
});

test.each([null, undefined])(
    'for nobody (%s) nothing is answered: no handler is reached without a user',
    async (nobody) => {
        const handler = jest.fn();
        await expect(forCaller(nobody, 'refused', handler)).resolves.toBe('refused');
        expect(handler).not.toHaveBeenCalled();
    },
);
