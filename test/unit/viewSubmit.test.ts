import { type IUIKitSurface, UIKitViewSubmitInteractionContext } from '@rocket.chat/apps-engine/definition/uikit';

import type { Account } from '../../src/moderation/account';
import { Deadline } from '../../src/moderation/deadline';
import { openConfirmation } from '../../src/surfaces/openConfirmation';
import { answerViewSubmit } from '../../src/surfaces/viewSubmit';
import { faulty, never } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { admin, moderator, otherModerator, target } from './support/people';
import { confirmationRequest, type Surface, surfaceOver } from './support/surface';
import { userOf } from './support/users';

const TEN_MINUTES = 600_000;
/** By then every trigger of Rocket.Chat’s client has been answered, in milliseconds. */
const TRIGGER = 3500;
let workspace: MemoryWorkspace;
let surface: Surface;
let view: IUIKitSurface;

beforeEach(async () => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(admin, moderator, otherModerator, target));
    surface = surfaceOver(workspace);
    view = await asked();
});

afterEach(() => {
    jest.useRealTimers();
});

/** The modal that asks {@link moderator} whether to deactivate {@link target}, as the web client sends it back. */
async function asked(): Promise<IUIKitSurface> {
    await openConfirmation(confirmationRequest({ reason: 'spam' }), surface.context, new Deadline(TRIGGER));
    const [modal] = surface.modals;
    if (!modal) {
        throw new Error('No modal was opened');
    }
    return { ...modal, appId: 'app-1', state: {} };
}

/** @returns the answer, as JSON; `undefined` where there is none by the end of the trigger. */
async function submitting(who: Account = moderator, submitted = view): Promise<string | undefined> {
    const user = userOf(who);
    const interaction = new UIKitViewSubmitInteractionContext({
        appId: 'app-1',
        user,
        triggerId: 'trigger-2',
        view: submitted,
    });
    let answer: string | undefined;
    void answerViewSubmit(interaction, user, surface.context).then((given) => (answer = JSON.stringify(given)));
    await jest.advanceTimersByTimeAsync(TRIGGER);
    return answer;
}

const isActive = (): boolean | undefined => workspace.store.accounts.get(target.id)?.active;

test('a submit deactivates, closes the modal and tells the outcome', async () => {
    expect(await submitting()).toBe('{"success":true}');
    expect(isActive()).toBe(false);
    expect(surface.told).toEqual([expect.stringContaining('done_deactivated')]);
});

test('the same submit a second time does nothing, and tells what came of the first', async () => {
    await submitting();
    workspace.store.setActive(target.id, true);
    expect(await submitting()).toContain('submit_decided_before');
    expect(isActive()).toBe(true);
});

describe('a submit changes nothing', () => {
    afterEach(() => {
        expect(isActive()).toBe(true);
        expect(workspace.calls()).toEqual([]);
    });

    test.each([otherModerator, admin, target])('of $username, who was not asked', async (who) => {
        await submitting(who);
    });

    test('after 10 minutes, and says that it no longer counts', async () => {
        await jest.advanceTimersByTimeAsync(TEN_MINUTES);
        expect(await submitting()).toContain('submit_no_longer_counts');
    });

    test('that shows something else than the app did', async () => {
        const blocks = view.blocks.slice(0, -1);
        expect(await submitting(moderator, { ...view, blocks })).toContain('submit_no_longer_counts');
    });

    test('that is no answer to a modal of the app', async () => {
        expect(await submitting(moderator, { ...view, blocks: [] })).toContain('submit_malformed');
    });

    test('of a moderator who has lost the role since', async () => {
        workspace.store.add({ ...moderator, roles: ['user'] });
        expect(await submitting()).toContain('refused_not_permitted');
    });

    test('while the target is an admin by now', async () => {
        workspace.store.add({ ...target, roles: ['admin'] });
        expect(await submitting()).toContain('refused_protected');
    });
});

test('a call that hangs: the trigger is answered in time, and the outcome is told when it is known', async () => {
    let answerCall = (): void => undefined;
    workspace.before = (operation) =>
        operation === 'activeStatus.deactivate' ? new Promise((resolve) => (answerCall = resolve)) : undefined;
    expect(await submitting()).toBe('{"success":true}');
    expect(surface.told.join()).not.toContain('done_deactivated');
    answerCall();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(isActive()).toBe(false);
    expect(surface.told.join()).toContain('done_deactivated');
});

test('one that might be of a list of newcomers has no more time than others', async () => {
    const fromMobile = { ...view, state: { newcomers: { newcomers: [] } } };
    Reflect.deleteProperty(fromMobile, 'blocks');
    workspace.before = async (operation) => {
        if (operation === 'newcomers.list') {
            await new Promise((resolve) => setTimeout(resolve, TRIGGER - 1000));
        } else if (operation.startsWith('confirmations.')) {
            await never();
        }
    };
    expect(await submitting(moderator, fromMobile)).toContain('submit_not_begun');
});

test('where the question can’t be read, nothing is begun, and that is said', async () => {
    workspace.before = faulty('confirmations.byId', 'hangs');
    expect(await submitting()).toContain('submit_not_begun');
    expect(isActive()).toBe(true);
});
