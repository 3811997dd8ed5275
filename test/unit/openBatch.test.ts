import type { Asked } from '../../src/moderation/account';
import { MAX_BATCH } from '../../src/moderation/batch';
import { Deadline } from '../../src/moderation/deadline';
import { answerBlockAction } from '../../src/surfaces/blockAction';
import { OFFER_ACTION } from '../../src/surfaces/offerButton';
import { type BatchRequest, openBatch } from '../../src/surfaces/openBatch';
import { faulty, never } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { admin, member, moderator, otherModerator, target } from './support/people';
import { privateRoom } from './support/records';
import { click, type Surface, surfaceOver } from './support/surface';
import { userOf } from './support/users';

const LIMIT = 3500;
const HOUR = 3_600_000;
const TEN_MINUTES = 600_000;
const both: readonly Asked[] = [member, target].map(({ username }) => ({ kind: 'username', username }));
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

async function asking(more: Partial<BatchRequest> = {}): Promise<void> {
    const request: BatchRequest = {
        user: userOf(moderator),
        action: 'deactivate',
        asked: both,
        reason: 'spam',
        lasts: null,
        origin: { roomId: 'room-1', threadId: null, messageId: null },
        triggerId: 'trigger-1',
        ...more,
    };
    const work = openBatch(request, surface.context, new Deadline(LIMIT));
    await jest.advanceTimersByTimeAsync(2 * LIMIT);
    await work;
}

const steps = (): string[] => [...workspace.store.confirmations.values()].map(({ step }) => step.kind);

test('several accounts are one question, bound to whoever asked', async () => {
    await asking();
    expect(surface.opened).toEqual(['trigger-1']);
    expect([...workspace.store.confirmations.values()]).toMatchObject([
        { moderatorId: moderator.id, reason: 'spam', step: { accounts: [{ id: member.id }, { id: target.id }] } },
    ]);
    expect(workspace.calls()).toEqual([]);
});

test('whoever may not be changed is left out, and the others are asked about', async () => {
    await asking({ asked: [...both, { kind: 'id', id: otherModerator.id }, { kind: 'id', id: moderator.id }] });
    expect([...workspace.store.confirmations.values()]).toMatchObject([
        {
            step: {
                accounts: [{ id: member.id }, { id: target.id }],
                leftOut: [{ why: 'moderator' }, { why: 'self' }],
            },
        },
    ]);
});

describe('nothing is asked, and that is said,', () => {
    test.each<[string, string, Partial<BatchRequest>]>([
        ['of whoever may not moderate', 'refused_not_permitted', { user: userOf(member) }],
        ['where nobody is left', 'batch_none_deactivate', { asked: [{ kind: 'id', id: otherModerator.id }] }],
        ['for a time, without a service account', 'refused_no_duration', { lasts: HOUR }],
        ['to activate, without a service account', 'refused_no_service_account', { action: 'activate' }],
        [
            'of more accounts than the limit',
            'batch_too_many',
            { asked: Array.from({ length: MAX_BATCH + 1 }, (_, i) => ({ kind: 'id', id: `id-${i}` })) },
        ],
    ])('%s', async (_, key, more) => {
        await asking(more);
        expect(surface.told).toEqual([expect.stringContaining(key)]);
        expect(surface.opened).toEqual([]);
        expect(steps()).toEqual([]);
    });
});

test('where the question can’t be written down, that is told', async () => {
    workspace.before = faulty('confirmations.write', 'fails');
    await asking();
    expect(surface.told).toEqual([expect.stringContaining('told_not_opened')]);
});

describe('what is offered besides', () => {
    const offered = (): unknown[] => [...workspace.store.confirmations.values()].map(({ step }) => step);

    test.each<[string, boolean, 'deactivate' | 'activate', boolean]>([
        ['a time, with a service account', true, 'deactivate', true],
        ['no time without', false, 'deactivate', false],
        ['no time for an activation', true, 'activate', false],
    ])('is %s', async (_, hasServiceAccount, action, offersDurations) => {
        for (const { id } of [member, target]) {
            workspace.store.setActive(id, action === 'deactivate');
        }
        if (hasServiceAccount) {
            workspace.store.permit('mods-id');
        }
        await asking({ action });
        expect(offered()).toMatchObject([{ offersDurations }]);
    });

    test.each([
        ['that messages are deleted, where the log room keeps them', 'log-room', 'offered'],
        ['nothing of that without a log room', undefined, 'no-log-room'],
    ])('is %s', async (_, logRoomId, cleanUp) => {
        workspace.store.rules = { ...workspace.store.rules, moderatorsMayDelete: true };
        workspace.store.rooms.set('log-room', { room: privateRoom('log-room'), owners: [], members: [] });
        workspace.store.logRoomId = logRoomId;
        await asking();
        expect(offered()).toMatchObject([{ cleanUp }]);
    });
});

test('where no modal can be opened, that is told', async () => {
    surface = { ...surface, context: { ...surface.context, open: never } };
    await asking();
    expect(surface.told).toEqual([expect.stringContaining('told_not_opened')]);
});

describe('without a trigger a button is sent', () => {
    /** Asks without a trigger, and clicks the button some time later. */
    async function clicking(who = moderator, after = 0): Promise<string> {
        await asking({ triggerId: undefined });
        const [offer] = workspace.store.confirmations.values();
        const id = offer?.id ?? '';
        expect(surface.told).toEqual([expect.stringContaining(id)]);
        jest.setSystemTime((offer?.createdAt ?? 0) + after);
        const answer = answerBlockAction(click(who, OFFER_ACTION, id), userOf(who), surface.context);
        await jest.advanceTimersByTimeAsync(2 * LIMIT);
        return JSON.stringify(await answer);
    }

    test('which opens the question', async () => {
        await clicking();
        expect(surface.opened).toEqual(['trigger-1']);
        expect(steps()).toEqual(['offer', 'batch']);
    });

    test('for whoever asked alone', async () => {
        expect(await clicking(otherModerator)).toContain('submit_no_longer_counts');
        expect(steps()).toEqual(['offer']);
    });

    test('for 10 minutes', async () => {
        expect(await clicking(moderator, TEN_MINUTES)).toContain('submit_no_longer_counts');
        expect(steps()).toEqual(['offer']);
    });

    test('and a moment before that, too', async () => {
        await clicking(moderator, TEN_MINUTES - 1);
        expect(steps()).toEqual(['offer', 'batch']);
    });
});
