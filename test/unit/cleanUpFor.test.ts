import { cleanUpFor, cleanUpSpanOf } from '../../src/moderation/cleanUpFor';
import type { Answer } from '../../src/moderation/deadline';
import { type PermittedRoles, type Role, standardOf } from '../../src/moderation/standard';
import { submitted } from './support/asking';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { admin, member, moderator, target } from './support/people';
import { confirmation, noRooms, ownershipConfirmation } from './support/records';

const HOUR = 3_600_000;

describe('who may have messages deleted', () => {
    const { rules, roles } = new Store();
    const customRoles: Answer<readonly Role[]> = { kind: 'answered', value: roles };
    const permitted = (value: PermittedRoles): Answer<PermittedRoles> => ({ kind: 'answered', value });
    const none = permitted({ kind: 'no-service-account' });
    const guards = permitted({ kind: 'read', statusRoles: ['admin', 'mods-id', 'user'], moderationRoles: ['mods-id'] });
    const unread: Answer<never> = { kind: 'late' };

    test.each<[string, Answer<PermittedRoles>, boolean, Answer<readonly Role[]>, string[]]>([
        ['without a service account nobody, unless the setting is on', none, false, customRoles, []],
        ['whoever may act, where the setting is on', none, true, customRoles, ['ada', 'mona']],
        ['with a service account who holds the permission, and admins', guards, false, customRoles, ['ada', 'mona']],
        ['only an admin, while permissions can’t be read', unread, true, customRoles, ['ada']],
        ['only an admin, while roles can’t be read', guards, true, unread, ['ada']],
        ['nobody, while neither roles nor permissions can be read', none, false, unread, []],
    ])('%s', (_, permissions, moderatorsMayDelete, custom, expected) => {
        const standard = standardOf({ ...rules, moderatorsMayDelete }, custom, permissions);
        const offered = [admin, moderator, member].filter(
            (one) => cleanUpFor('deactivate', one, standard, true) === 'offered',
        );
        expect(offered.map(({ username }) => username)).toEqual(expected);
    });

    test('nobody without a log room, and nobody who is deactivated or unknown', () => {
        const standard = standardOf({ ...rules, moderatorsMayDelete: true }, customRoles, none);
        expect(cleanUpFor('deactivate', moderator, standard, false)).toBe('no-log-room');
        expect(cleanUpFor('deactivate', { ...moderator, active: false }, standard, true)).toBe('not-permitted');
        expect(cleanUpFor('deactivate', undefined, standard, true)).toBe('not-permitted');
    });

    test('nobody along with an activation', () => {
        const standard = standardOf({ ...rules, moderatorsMayDelete: true }, customRoles, none);
        expect(cleanUpFor('activate', admin, standard, true)).toBe('not-permitted');
    });
});

test.each([
    [HOUR, 'hour'],
    [24 * HOUR, 'day'],
    [168 * HOUR, 'week'],
])('%d ms are a span that is called %s', (milliseconds, name) => {
    expect(cleanUpSpanOf(milliseconds)).toBe(name);
});

describe('a submit that asks for messages to be deleted', () => {
    let workspace: MemoryWorkspace;

    beforeEach(() => {
        jest.useFakeTimers();
        workspace = new MemoryWorkspace(new Store(moderator, target));
        workspace.store.rules = { ...workspace.store.rules, moderatorsMayDelete: true };
    });

    afterEach(() => jest.useRealTimers());

    const offering = { kind: 'confirm', offersDurations: false, cleanUp: 'offered' } as const;
    const put = (step: typeof offering | ReturnType<typeof confirmation>['step']): void => {
        workspace.store.confirmations.set('view-1', confirmation({ step }));
    };

    test.each<[string, string | undefined, unknown]>([
        ['counts as it was chosen', 'week', 168 * HOUR],
        ['is none where nothing was chosen', undefined, null],
        ['is none where none was chosen', 'none', null],
        ['is refused where it names what was never offered', 'year', 'unknown-clean-up'],
        ['is refused where it names what every object has', 'constructor', 'unknown-clean-up'],
    ])('%s', async (_, cleanUp, expected) => {
        put(offering);
        const checked = await submitted(workspace, { cleanUp });
        expect(checked.kind === 'decided' ? checked.confirmation.cleanUp : checked.kind).toBe(expected);
    });

    test.each(['not-permitted', 'no-log-room'] as const)('is refused where it was not offered: %s', async (why) => {
        put({ ...offering, cleanUp: why });
        expect(await submitted(workspace, { cleanUp: 'hour' })).toEqual({ kind: 'unknown-clean-up' });
    });

    test('is refused where the right was taken away meanwhile', async () => {
        put(offering);
        workspace.store.rules = { ...workspace.store.rules, moderatorsMayDelete: false };
        expect(await submitted(workspace, { cleanUp: 'hour' })).toEqual({ kind: 'no-clean-up', why: 'not-permitted' });
    });

    test('is refused where the log room was taken away meanwhile, and waits where that can’t be read', async () => {
        put(offering);
        workspace.store.logRoomId = undefined;
        expect(await submitted(workspace, { cleanUp: 'hour' })).toEqual({ kind: 'no-clean-up', why: 'no-log-room' });
        workspace.before = (operation) =>
            operation === 'settings.logRoom' ? Promise.reject(new Error('no')) : undefined;
        expect(await submitted(workspace, { cleanUp: 'hour' })).toEqual({ kind: 'unread' });
    });

    test('is asked again in the ownership step, which can’t change it', async () => {
        const asked = ownershipConfirmation({ ...noRooms, handedOver: [] }, { cleanUp: HOUR });
        workspace.store.confirmations.set(asked.id, asked);
        const submit = { confirmationId: 'step-2', fingerprint: () => 'mark-2', typedUsername: 'tess' };
        expect(await submitted(workspace, { ...submit, cleanUp: 'week' })).toMatchObject({
            kind: 'decided',
            confirmation: { cleanUp: HOUR },
        });
        workspace.store.rules = { ...workspace.store.rules, moderatorsMayDelete: false };
        expect(await submitted(workspace, submit)).toEqual({ kind: 'no-clean-up', why: 'not-permitted' });
    });
});
