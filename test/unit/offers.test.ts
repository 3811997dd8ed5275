import type { IUIKitResponse } from '@rocket.chat/apps-engine/definition/uikit';

import type { Account } from '../../src/moderation/account';
import type { PendingConfirmation } from '../../src/moderation/pendingConfirmation';
import type { Posted } from '../../src/moderation/ports';
import { answerBlockAction } from '../../src/surfaces/blockAction';
import { OFFER_ACTION } from '../../src/surfaces/offerButton';
import { tellEnded } from '../../src/surfaces/tellDecided';
import { faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { admin, member, moderator, otherModerator, target } from './support/people';
import { closedCase, confirmation, noRooms } from './support/records';
import { click, type Surface, surfaceOver } from './support/surface';
import { userOf } from './support/users';

const TEN_MINUTES = 600_000;
let workspace: MemoryWorkspace;
let surface: Surface;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(admin, moderator, otherModerator, member, target));
    surface = surfaceOver(workspace);
});

afterEach(() => {
    jest.useRealTimers();
});

const offer = (more: Partial<PendingConfirmation> = {}): PendingConfirmation =>
    confirmation({ id: 'offer-1', viewId: '', step: { kind: 'offer', opens: { kind: 'confirm' } }, ...more });

/** Somebody clicks a button of a message, with what stands in the records. */
async function clicking(
    who: Account = moderator,
    value = 'offer-1',
    offered = offer(),
    actionId = OFFER_ACTION,
): Promise<IUIKitResponse> {
    if (!workspace.store.confirmations.has(offered.id)) {
        workspace.store.confirmations.set(offered.id, offered);
    }
    const answer = answerBlockAction(click(who, actionId, value), userOf(who), surface.context);
    await jest.advanceTimersByTimeAsync(5000);
    return answer;
}

const askedSteps = (): string[] =>
    [...workspace.store.confirmations.values()].flatMap(({ step }) => (step.kind === 'offer' ? [] : [step.kind]));

async function expectNothingOpened(answer: Promise<IUIKitResponse>, key = 'submit_no_longer_counts'): Promise<void> {
    expect(JSON.stringify(await answer)).toContain(key);
    expect(surface.opened).toEqual([]);
    expect(askedSteps()).toEqual([]);
}

test('an offer opens the question for whom it was made', async () => {
    await clicking();
    expect(surface.opened).toEqual(['trigger-1']);
    expect(askedSteps()).toEqual(['confirm']);
});

test('an offer of the ownership step opens that step', async () => {
    const opens = { kind: 'ownership', reported: noRooms.reported, kept: [], again: false } as const;
    await clicking(moderator, 'offer-1', offer({ step: { kind: 'offer', opens } }));
    expect(askedSteps()).toEqual(['ownership']);
});

test('a click on an offer changes nothing yet', async () => {
    await clicking();
    expect(workspace.calls()).toEqual([]);
});

describe('an offer expires', () => {
    test('a moment before 10 minutes it still opens', async () => {
        const offered = offer();
        await jest.advanceTimersByTimeAsync(TEN_MINUTES - 1);
        await clicking(moderator, 'offer-1', offered);
        expect(surface.opened).toEqual(['trigger-1']);
    });

    test('at 10 minutes it is over', async () => {
        const offered = offer();
        await jest.advanceTimersByTimeAsync(TEN_MINUTES);
        await expectNothingOpened(clicking(moderator, 'offer-1', offered));
    });
});

describe('the button of a message opens nothing', () => {
    test.each([otherModerator, member, admin, target])('for $username, to whom the offer was not made', async (who) => {
        await expectNothingOpened(clicking(who));
    });

    test('with an id that is nobody’s', async () => {
        await expectNothingOpened(clicking(moderator, 'offer-2'));
    });

    test('with a value that is longer than any id, and nothing is read', async () => {
        await expectNothingOpened(clicking(moderator, 'x'.repeat(101)));
        expect(workspace.operations()).toEqual([]);
    });

    test('with the id of a question, which is no offer', async () => {
        const question = confirmation({ id: 'offer-1' });
        const answer = await clicking(moderator, 'offer-1', question);
        expect(JSON.stringify(answer)).toContain('submit_no_longer_counts');
        expect(surface.opened).toEqual([]);
    });

    test('under another action than the app’s own, and says nothing', async () => {
        expect(await clicking(moderator, 'offer-1', offer(), 'another-action')).toEqual({ success: true });
        expect(surface.opened).toEqual([]);
    });

    test.each(faults)('where the offers can’t be read (%s), and says so', async (fault) => {
        workspace.before = faulty('confirmations.byId', fault);
        await expectNothingOpened(clicking(), 'told_unread');
    });

    test('for a moderator who has lost the role since: permission is asked anew', async () => {
        workspace.store.add({ ...moderator, roles: ['user'] });
        await clicking();
        expect(surface.told).toEqual([expect.stringContaining('refused_not_permitted')]);
        expect(surface.opened).toEqual([]);
    });
});

test.each<[string, Posted, boolean, number]>([
    ['is told where the post to the log room failed', 'not-posted', true, 2],
    ['is no more than the outcome where it was posted', 'posted', true, 1],
    ['is no more than the outcome where nothing was recorded, and so nothing posted', 'not-posted', false, 1],
])('what follows a case %s', async (_, posted, recorded, messages) => {
    const closing = { closed: closedCase(), recorded, following: Promise.resolve(posted) };
    await tellEnded(closing, userOf(moderator), surface.context);
    await jest.advanceTimersByTimeAsync(1);
    expect(surface.told).toHaveLength(messages);
    expect(surface.told.join().includes('record_not_posted')).toBe(messages === 2);
});

describe('Undo', () => {
    beforeEach(() => {
        workspace.store.permit('mods-id');
        workspace.store.setActive(target.id, false);
    });

    /** Tells what came of a case. @returns the offers that stand then. */
    async function afterCase(closed = closedCase()): Promise<PendingConfirmation[]> {
        await tellEnded(
            { closed, recorded: true, following: Promise.resolve('posted') },
            userOf(moderator),
            surface.context,
        );
        return [...workspace.store.confirmations.values()].flatMap((one) => (one.target === null ? [] : [one]));
    }

    test('is offered to whoever deactivated, and asks to activate that account', async () => {
        expect(await afterCase()).toMatchObject([
            { moderatorId: moderator.id, action: 'activate', target: { id: target.id }, step: { kind: 'offer' } },
        ]);
    });

    test.each(faults)('has no button where it can’t be written down (%s)', async (fault) => {
        workspace.before = faulty('confirmations.write', fault);
        const telling = afterCase();
        await jest.advanceTimersByTimeAsync(5000);
        await telling;
        expect(surface.told).toEqual([expect.not.stringContaining('told_undo_button')]);
    });

    test('opens a question, and activates nobody by itself', async () => {
        const [undo] = await afterCase();
        await clicking(moderator, undo?.id);
        expect(surface.opened).toEqual(['trigger-1']);
        expect(workspace.store.accounts.get(target.id)?.active).toBe(false);
    });

    test('is over after 10 minutes', async () => {
        const [undo] = await afterCase();
        await jest.advanceTimersByTimeAsync(TEN_MINUTES);
        await expectNothingOpened(clicking(moderator, undo?.id));
    });

    test('is nobody else’s', async () => {
        const [undo] = await afterCase();
        await expectNothingOpened(clicking(otherModerator, undo?.id));
    });

    test('is not offered without a service account, which alone can activate', async () => {
        workspace.store.permitted = { kind: 'no-service-account' };
        expect(await afterCase()).toEqual([]);
    });

    test.each([
        ['an activation', closedCase({ action: 'activate' })],
        ['what was refused', closedCase({}, { kind: 'failed', failure: { why: 'rest-unreachable' }, rooms: [] })],
        ['what was only found so', closedCase({}, { kind: 'found', rooms: [] })],
    ])('is not offered of %s', async (_, closed) => {
        expect(await afterCase(closed)).toEqual([]);
    });

    test('is no offer for a timed deactivation that was only found: there its moderator may confirm the time', async () => {
        const hour = 3_600_000;
        const offers = await afterCase(closedCase({ lasts: hour, reason: 'spam' }, { kind: 'found', rooms: [] }));
        expect(offers).toMatchObject([
            { moderatorId: moderator.id, action: 'change-duration', lasts: hour, reason: 'spam' },
        ]);
    });
});
