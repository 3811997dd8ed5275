import type { IUIKitResponse } from '@rocket.chat/apps-engine/definition/uikit';
import { UIKitIncomingInteractionContainerType } from '@rocket.chat/apps-engine/definition/uikit/UIKitIncomingInteractionContainer';

import { answerBlockAction } from '../../src/surfaces/blockAction';
import { OLDER_CASES_ACTION } from '../../src/ui/logPages';
import { faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { moderator, target } from './support/people';
import { closedCase } from './support/records';
import { click, surfaceOver } from './support/surface';
import { userOf } from './support/users';

let workspace: MemoryWorkspace;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(moderator, target));
    for (let number = 1; number <= 12; number++) {
        const one = closedCase({ id: `case-${number}`, number, openedAt: number, reason: `reason ${number}.` });
        workspace.store.closed.set(one.id, one);
    }
});

afterEach(() => {
    jest.useRealTimers();
});

/** Somebody presses “Older”. */
async function pressing(value: string, container?: unknown): Promise<IUIKitResponse> {
    const press = click(moderator, OLDER_CASES_ACTION, value);
    if (container !== undefined) {
        jest.spyOn(press, 'getInteractionData').mockReturnValue({
            ...press.getInteractionData(),
            container: container as never,
        });
    }
    const answer = answerBlockAction(press, userOf(moderator), surfaceOver(workspace).context);
    await jest.advanceTimersByTimeAsync(10_000);
    return answer;
}

const ofTarget = `number:3:${target.id}`;

test('“Older” below a message opens a window with the cases before those of the message', async () => {
    const answer = await pressing(ofTarget);
    expect(answer).toMatchObject({ type: 'modal.open' });
    const said = JSON.stringify(answer);
    expect([said.includes('reason 2.'), said.includes('reason 3.')]).toEqual([true, false]);
});

test('“Older” in a window leads on in the same window', async () => {
    const container = { type: UIKitIncomingInteractionContainerType.VIEW, id: 'view-7' };
    expect(await pressing(ofTarget, container)).toMatchObject({ type: 'modal.update', view: { id: 'view-7' } });
});

test.each([
    null,
    {},
    { type: 'view' },
    { type: 'view', id: '' },
    { type: 'view', id: 7 },
    { type: 'message', id: 'm' },
])('a container that is no window (%j) gets one of its own', async (container) => {
    expect(await pressing(ofTarget, container)).toMatchObject({ type: 'modal.open' });
});

test('a place that the app never wrote leads nowhere, and nothing is read', async () => {
    expect(JSON.stringify(await pressing('number:three'))).toContain('submit_malformed');
    expect(workspace.asked).toEqual([]);
});

test('a page that can’t be read is said to be unread', async () => {
    workspace.before = faulty('cases.ofTarget', 'hangs');
    const said = JSON.stringify(await pressing(ofTarget));
    expect(said).toContain('log_unread');
    expect(said).not.toContain('log_empty');
});
