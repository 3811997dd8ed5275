import { MAX_REASON_LENGTH } from '../../src/moderation/checkFields';
import type { NotDecided, Submit } from '../../src/moderation/checkSubmit';
import type { PendingConfirmation } from '../../src/moderation/pendingConfirmation';
import type { RoomsOwnedAlone } from '../../src/moderation/roomsOwnedAlone';
import { submitted } from './support/asking';
import { faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { moderator, person, target } from './support/people';
import { confirmation, deleted, handedOver, noRooms, ownershipConfirmation } from './support/records';

let workspace: MemoryWorkspace;

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(moderator, target));
});

afterEach(() => {
    jest.useRealTimers();
});

function standing(one: PendingConfirmation): void {
    workspace.store.confirmations.set(one.id, one);
}

const submitting = (more?: Partial<Submit>): ReturnType<typeof submitted> => submitted(workspace, more);

describe('the reason', () => {
    const astral = '🐈';
    test.each<[string, string | undefined, string, string]>([
        ['is what was typed', 'rude', 'spam', 'rude'],
        ['stands as it was asked where the field was not touched', undefined, 'spam', 'spam'],
        ['may be taken away', '', 'spam', ''],
        ['loses the space around it', '  rude\n', '', 'rude'],
        ['may have 500 characters', 'x'.repeat(MAX_REASON_LENGTH), '', 'x'.repeat(MAX_REASON_LENGTH)],
        ['may not have more', 'x'.repeat(MAX_REASON_LENGTH + 1), '', 'reason-too-long'],
        ['may have 500 characters that are two in UTF-16', astral.repeat(500), '', astral.repeat(500)],
        ['of a command line may be too long, too', undefined, 'x'.repeat(501), 'reason-too-long'],
    ])('%s', async (_, typed, asked, expected) => {
        standing(confirmation({ reason: asked }));
        const checked = await submitting({ reason: typed });
        expect(checked.kind === 'decided' ? checked.confirmation.reason : checked.kind).toBe(expected);
    });

    test.each(['', '   ', '\n\t', '\u200b\u2060', '\u3164'])('may be required: %j is none', async (typed) => {
        workspace.store.rules = { ...workspace.store.rules, reasonRequired: true };
        standing(confirmation());
        await expect(submitting({ reason: typed })).resolves.toEqual({ kind: 'reason-missing', canBeGiven: true });
        await expect(submitting({ reason: 'rude' })).resolves.toMatchObject({ kind: 'decided' });
    });

    test('may be required by the time of the ownership step, which has no field for it', async () => {
        workspace.store.rules = { ...workspace.store.rules, reasonRequired: true };
        standing(ownershipConfirmation(noRooms, { reason: '' }));
        const second = { confirmationId: 'step-2', fingerprint: () => 'mark-2', typedUsername: 'tess' };
        await expect(submitting(second)).resolves.toEqual({ kind: 'reason-missing', canBeGiven: false });
    });
});

describe('how long it lasts', () => {
    const HOUR = 3_600_000;
    const offering = { kind: 'confirm', offersDurations: true, cleanUp: 'not-permitted' } as const;
    const notOffering = { kind: 'confirm', offersDurations: false, cleanUp: 'not-permitted' } as const;

    test.each<[string, PendingConfirmation['step'], string | undefined, number | null | NotDecided['kind']]>([
        ['is what was chosen', offering, '1-hour', HOUR],
        ['is until somebody activates the account, where that was chosen', offering, 'until-activated', null],
        ['is what was asked, where nothing was chosen', offering, undefined, null],
        ['is nothing that was not offered', offering, '2-hours', 'unknown-duration'],
        ['is no number of the client’s', offering, '1', 'unknown-duration'],
        ['is no name that every object has', offering, 'constructor', 'unknown-duration'],
        ['can’t be chosen where it was not offered', notOffering, '1-hour', 'unknown-duration'],
        ['is nothing that was typed, where nothing was', offering, 'as-typed', 'unknown-duration'],
    ])('%s', async (_, step, duration, expected) => {
        standing(confirmation({ step }));
        const checked = await submitting({ duration });
        expect(checked.kind === 'decided' ? checked.confirmation.lasts : checked.kind).toBe(expected);
    });

    test.each<[string, string, number]>([
        ['stays as it was typed in the command, where that is chosen', 'as-typed', 2 * HOUR],
        ['is what was chosen in place of what was typed', '1-hour', HOUR],
    ])('%s', async (_, duration, lasts) => {
        standing(confirmation({ step: offering, lasts: 2 * HOUR }));
        await expect(submitting({ duration })).resolves.toMatchObject({ kind: 'decided', confirmation: { lasts } });
    });

    test('can’t be changed in the ownership step', async () => {
        standing(ownershipConfirmation(noRooms, { lasts: HOUR }));
        const checked = await submitting({
            confirmationId: 'step-2',
            fingerprint: () => 'mark-2',
            typedUsername: 'tess',
            duration: '30-days',
        });
        expect(checked).toMatchObject({ kind: 'decided', confirmation: { lasts: HOUR } });
    });
});

describe('of how long past messages are deleted', () => {
    const DAY = 86_400_000;
    const step = { kind: 'confirm', offersDurations: false, cleanUp: 'offered' } as const;
    const notOffering = { ...step, cleanUp: 'not-permitted' } as const;

    beforeEach(() => {
        workspace.store.rules = { ...workspace.store.rules, moderatorsMayDelete: true };
    });

    test.each<[string, PendingConfirmation['step'], string | undefined, number | null | NotDecided['kind']]>([
        ['is what was chosen', step, 'day', DAY],
        ['is none, where that was chosen', step, 'none', null],
        ['is none, where nothing was chosen', step, undefined, null],
        ['is nothing that was not offered', step, 'year', 'unknown-clean-up'],
        ['is no name that every object has', step, 'constructor', 'unknown-clean-up'],
        ['can’t be chosen where it was not offered', notOffering, 'day', 'unknown-clean-up'],
    ])('%s', async (_, shown, cleanUp, expected) => {
        standing(confirmation({ step: shown }));
        const checked = await submitting({ cleanUp });
        expect(checked.kind === 'decided' ? checked.confirmation.cleanUp : checked.kind).toBe(expected);
    });

    test.each<[string, NotDecided, () => void]>([
        [
            'by whoever may not delete messages by now',
            { kind: 'no-clean-up', why: 'not-permitted' },
            () => (workspace.store.rules = { ...workspace.store.rules, moderatorsMayDelete: false }),
        ],
        [
            'where there is no log room by now, which keeps what is deleted',
            { kind: 'no-clean-up', why: 'no-log-room' },
            () => (workspace.store.logRoomId = undefined),
        ],
        [
            'where it can’t be read whether there is one',
            { kind: 'unread' },
            () => (workspace.before = faulty('settings.logRoom', 'fails')),
        ],
    ])('%s, nothing is decided, not even the deactivation', async (_, expected, happens) => {
        standing(confirmation({ step }));
        happens();
        await expect(submitting({ cleanUp: 'day' })).resolves.toEqual(expected);
    });

    test('is not asked about where no messages are deleted: then a log room is not needed', async () => {
        workspace.before = faulty('settings.logRoom', 'fails');
        standing(confirmation({ step }));
        await expect(submitting({ cleanUp: 'none' })).resolves.toMatchObject({ kind: 'decided' });
    });

    test('can’t be changed in the ownership step, and is asked anew there', async () => {
        standing(ownershipConfirmation(noRooms, { cleanUp: DAY }));
        const second = {
            confirmationId: 'step-2',
            fingerprint: () => 'mark-2',
            typedUsername: 'tess',
            cleanUp: 'week',
        };
        await expect(submitting(second)).resolves.toMatchObject({ kind: 'decided', confirmation: { cleanUp: DAY } });
        workspace.store.rules = { ...workspace.store.rules, moderatorsMayDelete: false };
        await expect(submitting(second)).resolves.toEqual({ kind: 'no-clean-up', why: 'not-permitted' });
    });
});

describe('in the ownership step', () => {
    const submit = (typedUsername: string | undefined): ReturnType<typeof submitted> =>
        submitting({ confirmationId: 'step-2', fingerprint: () => 'mark-2', typedUsername });
    const deleting: RoomsOwnedAlone = { ...noRooms, deleted: [deleted('r')] };

    test.each<[string, RoomsOwnedAlone]>([
        ['a room is deleted', deleting],
        ['a room might be deleted', { ...noRooms, unchecked: ['r'] }],
        ['nothing is known', { ...noRooms, unchecked: null }],
        ['no room was found, so nobody can say what the server means', noRooms],
    ])('%s: the username has to be typed', async (_, rooms) => {
        standing(ownershipConfirmation(rooms));
        await expect(submit(undefined)).resolves.toEqual({ kind: 'wrong-username', expected: 'tess' });
        await expect(submit('tess')).resolves.toMatchObject({ kind: 'decided' });
    });

    test('an account that is renamed meanwhile is meant by its id: the username that was shown has to be typed', async () => {
        standing(ownershipConfirmation(deleting));
        workspace.store.add({ ...target, username: 'tess.runs' });
        await expect(submit('tess')).resolves.toMatchObject({ kind: 'decided' });
        await expect(submit('tess.runs')).resolves.toEqual({ kind: 'wrong-username', expected: 'tess' });
    });

    test('where it is asked a second time the username has to be typed, whatever is shown', async () => {
        const handingOver = { ...noRooms, handedOver: [handedOver('r')] };
        standing(ownershipConfirmation(handingOver));
        await expect(submit(undefined)).resolves.toMatchObject({ kind: 'decided' });
        standing({
            ...ownershipConfirmation(handingOver),
            step: { kind: 'ownership', rooms: handingOver, again: true, isUnsaid: false },
        });
        await expect(submit(undefined)).resolves.toMatchObject({ kind: 'wrong-username' });
    });

    test('of a client that doesn’t say what it shows the username has to be typed, whatever is shown', async () => {
        const handingOver = { ...noRooms, handedOver: [handedOver('r')] };
        standing({
            ...ownershipConfirmation(handingOver),
            step: { kind: 'ownership', rooms: handingOver, again: false, isUnsaid: true },
        });
        await expect(submit(undefined)).resolves.toMatchObject({ kind: 'wrong-username' });
        await expect(submit('tess')).resolves.toMatchObject({ kind: 'decided' });
    });

    test('a field that was not touched is nobody’s username, whatever they are called', async () => {
        standing({ ...ownershipConfirmation(deleting), target: { id: target.id, username: '@' } });
        await expect(submit(undefined)).resolves.toMatchObject({ kind: 'wrong-username' });
        await expect(submit('')).resolves.toMatchObject({ kind: 'wrong-username' });
        await expect(submit('@')).resolves.toMatchObject({ kind: 'decided' });
    });

    test.each(['tess', '@tess', '  tess ', ' @tess'])('%j is the username', async (typed) => {
        standing(ownershipConfirmation(deleting));
        await expect(submit(typed)).resolves.toMatchObject({ kind: 'decided' });
    });

    test.each(['', '@', 'Tess', 'tes', 'tess2', 'tess tess', '@@tess', 'TESS', 'tеss', 'te@ss'])(
        '%j is not the username',
        async (typed) => {
            standing(ownershipConfirmation(deleting));
            await expect(submit(typed)).resolves.toEqual({ kind: 'wrong-username', expected: 'tess' });
        },
    );

    test('a federated account’s username is typed with its own @, or without', async () => {
        const federated = person('@fred:matrix.example');
        workspace.store.add(federated);
        standing(ownershipConfirmation(deleting, { target: { id: federated.id, username: federated.username } }));
        await expect(submit('@fred:matrix.example')).resolves.toMatchObject({ kind: 'decided' });
        await expect(submit('fred:matrix.example')).resolves.toMatchObject({ kind: 'decided' });
        await expect(submit('fred')).resolves.toMatchObject({ kind: 'wrong-username' });
    });

    test('rooms that are only handed over need no typing', async () => {
        standing(ownershipConfirmation({ ...noRooms, handedOver: [handedOver('r')] }));
        await expect(submit(undefined)).resolves.toMatchObject({ kind: 'decided' });
    });
});
