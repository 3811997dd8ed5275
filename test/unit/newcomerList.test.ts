import type { IUIKitResponse } from '@rocket.chat/apps-engine/definition/uikit';

import type { Account } from '../../src/moderation/account';
import { Deadline } from '../../src/moderation/deadline';
import type { NewcomerList } from '../../src/moderation/newcomer';
import { TRIGGER_LIMIT } from '../../src/moderation/timeouts';
import { answerBlockAction } from '../../src/surfaces/blockAction';
import type { ModalAnswer } from '../../src/surfaces/modalAnswer';
import { answerNewcomers, showNewcomers } from '../../src/surfaces/showNewcomers';
import { CHOOSE_ALL_ACTION, type SubmittedNewcomers } from '../../src/ui/newcomersModal';
import { faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { admin, member, moderator, otherModerator, person, target } from './support/people';
import { click, type Surface, surfaceOver } from './support/surface';
import { userOf } from './support/users';

const HOUR = 3_600_000;
const TEN_MINUTES = 600_000;
const origin = { roomId: 'room-1', threadId: null, messageId: null };
const newcomers = [person('nina'), person('nils')];
let workspace: MemoryWorkspace;
let surface: Surface;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(admin, moderator, otherModerator, member, target, ...newcomers));
    surface = surfaceOver(workspace);
    register(...newcomers);
});

afterEach(() => {
    jest.useRealTimers();
});

/** Accounts register themselves now. */
function register(...accounts: readonly Account[]): void {
    workspace.store.registrations.push(...accounts.map(({ id }) => ({ accountId: id, at: Date.now() })));
}

async function soon<T>(work: Promise<T>): Promise<T> {
    await jest.advanceTimersByTimeAsync(10_000);
    return work;
}

const show = (who: Account, trigger: string | undefined = 'trigger-1'): Promise<void> =>
    soon(showNewcomers(userOf(who), 1, trigger, origin, surface.context));

/** The list as it was shown to {@link moderator}. */
async function shown(): Promise<NewcomerList> {
    await show(moderator);
    const [list] = workspace.store.newcomerLists.values();
    if (!list) {
        throw new Error('No list was shown');
    }
    return list;
}

async function submit(who: Account, submitted: Partial<SubmittedNewcomers>): Promise<ModalAnswer | undefined> {
    const { id } = await shown();
    return submitOf(who, { listId: id, ...submitted });
}

const submitOf = (who: Account, submitted: Partial<SubmittedNewcomers>): Promise<ModalAnswer | undefined> =>
    soon(
        answerNewcomers(
            { listId: '', chosen: newcomers.map(({ id }) => id), isWhole: true, ...submitted },
            userOf(who),
            surface.context,
            new Deadline(TRIGGER_LIMIT),
        ),
    );

const chooseAll = (who: Account, value: string): Promise<IUIKitResponse> =>
    soon(answerBlockAction(click(who, CHOOSE_ALL_ACTION, value), userOf(who), surface.context));

test('a button that chooses all, with a value that is longer than any id, has nothing read', async () => {
    expect(JSON.stringify(await chooseAll(moderator, 'x'.repeat(101)))).toContain('submit_no_longer_counts');
    expect(workspace.operations()).toEqual([]);
});

describe('the list', () => {
    test('has the active accounts that registered themselves in the hours that were asked for', async () => {
        await jest.advanceTimersByTimeAsync(HOUR + 1);
        register(target, member);
        workspace.store.setActive(member.id, false);
        expect((await shown()).newcomers.map(({ accountId }) => accountId)).toEqual([target.id]);
    });

    test('is shown to nobody who may not moderate', async () => {
        await show(member);
        expect(surface.told).toEqual([expect.stringContaining('refused_not_permitted')]);
        expect(workspace.operations()).not.toContain('newcomers.hours');
    });
});

describe('there is no list, and that is told,', () => {
    test.each<[string, string, () => void]>([
        ['where nobody registered', 'newcomers_none', () => (workspace.store.registrations = [])],
        ['where they can’t be read', 'told_unread', () => (workspace.before = faulty('newcomers.hours', 'fails'))],
        [
            'where it can’t be written down',
            'told_not_opened',
            () => (workspace.before = faulty('newcomers.writeList', 'fails')),
        ],
    ])('%s', async (_, key, happens) => {
        happens();
        await show(moderator);
        expect(surface.told).toEqual([expect.stringContaining(key)]);
        expect(workspace.store.newcomerLists.size).toBe(0);
    });

    test('where no window can be opened', async () => {
        await show(moderator, '');
        expect(surface.told).toEqual([expect.stringContaining('newcomers_no_window')]);
        expect(workspace.store.newcomerLists.size).toBe(0);
    });
});

test.each(['newcomers.removeList', 'confirmations.write'])(
    'where %s fails, no question is shown',
    async (operation) => {
        const { id } = await shown();
        workspace.before = faulty(operation, 'fails');
        expect(JSON.stringify(await submitOf(moderator, { listId: id }))).toContain('submit_not_begun');
    },
);

test('where nobody who was chosen can be deactivated, that is said', async () => {
    const { id } = await shown();
    workspace.store.add(...newcomers.map((one) => ({ ...one, roles: ['admin'] })));
    expect(JSON.stringify(await submitOf(moderator, { listId: id }))).toContain('batch_none_deactivate');
});

test('who is chosen is asked about, and nobody is deactivated yet', async () => {
    expect(await submit(moderator, {})).toMatchObject({ kind: 'modal' });
    expect([...workspace.store.confirmations.values()]).toMatchObject([
        { moderatorId: moderator.id, step: { kind: 'batch', accounts: [{ id: 'nina-id' }, { id: 'nils-id' }] } },
    ]);
    expect(workspace.calls()).toEqual([]);
});

test('a list that was answered is good no more', async () => {
    const { id } = await shown();
    await submitOf(moderator, { listId: id });
    expect(await submitOf(moderator, { listId: id })).toMatchObject({ kind: 'field-error' });
    expect(workspace.store.confirmations.size).toBe(1);
    expect(await submitOf(otherModerator, { listId: id })).toMatchObject({ kind: 'notice' });
});

describe('a submit of the list asks nothing', () => {
    afterEach(() => {
        expect(workspace.store.confirmations.size).toBe(0);
    });

    test('with an account that doesn’t stand in it, also beside those that do', async () => {
        const answer = await submit(moderator, { chosen: ['nina-id', target.id] });
        expect(JSON.stringify(answer)).toContain('newcomers_not_listed');
    });

    test.each([undefined, []])('where nobody was chosen (%j), and says so under the field', async (chosen) => {
        expect(await submit(moderator, { chosen })).toMatchObject({ kind: 'field-error' });
    });

    test.each([otherModerator, admin])('of $username, to whom it was not shown', async (who) => {
        expect(JSON.stringify(await submit(who, {}))).toContain('submit_no_longer_counts');
    });

    test('of whoever may not moderate', async () => {
        expect(JSON.stringify(await submit(member, {}))).toContain('refused_not_permitted');
    });

    test('of a moderator who has lost the role since', async () => {
        const { id } = await shown();
        workspace.store.add({ ...moderator, roles: ['user'] });
        expect(JSON.stringify(await submitOf(moderator, { listId: id }))).toContain('refused_not_permitted');
    });

    test('after 10 minutes', async () => {
        const { id } = await shown();
        await jest.advanceTimersByTimeAsync(TEN_MINUTES);
        expect(JSON.stringify(await submitOf(moderator, { listId: id }))).toContain('submit_no_longer_counts');
    });

    test.each(faults)('where the list can’t be read (%s), and says so', async (fault) => {
        const { id } = await shown();
        workspace.before = faulty('newcomers.list', fault);
        expect(JSON.stringify(await submitOf(moderator, { listId: id }))).toContain('submit_not_begun');
    });
});

describe('the button that chooses all', () => {
    const chosen = (): string[] => [...workspace.store.newcomerLists.values()].map((list) => list.chosen);

    test('chooses all of the list', async () => {
        const { id } = await shown();
        await chooseAll(moderator, id);
        expect(chosen()).toEqual(['all']);
        await submitOf(moderator, { listId: id, chosen: undefined });
        expect([...workspace.store.confirmations.values()]).toMatchObject([
            { step: { accounts: [{ id: 'nina-id' }, { id: 'nils-id' }] } },
        ]);
    });

    test.each([otherModerator, member])('is not for $username, to whom the list was not shown', async (who) => {
        const { id } = await shown();
        const answer = JSON.stringify(await chooseAll(who, id));
        expect(answer).toContain('submit_no_longer_counts');
        expect(answer).not.toContain('nina');
        expect(chosen()).toEqual(['none']);
    });

    test('is over after 10 minutes', async () => {
        const { id } = await shown();
        await jest.advanceTimersByTimeAsync(TEN_MINUTES);
        expect(JSON.stringify(await chooseAll(moderator, id))).toContain('submit_no_longer_counts');
        expect(chosen()).toEqual(['none']);
    });
});
