import {
    UIKitActionButtonInteractionContext,
    UIKitBlockInteractionContext,
    UIKitViewCloseInteractionContext,
    UIKitViewSubmitInteractionContext,
} from '@rocket.chat/apps-engine/definition/uikit';
import { AppConsole } from '@rocket.chat/apps-engine/server/logging';

import { Claims } from '../../src/moderation/claims';
import { Remembered } from '../../src/moderation/remembered';
import { answerActionButton } from '../../src/surfaces/actionButton';
import { answerBlockAction } from '../../src/surfaces/blockAction';
import type { Context } from '../../src/surfaces/context';
import { answerInteraction, forCaller } from '../../src/surfaces/forCaller';
import { answerViewClosed } from '../../src/surfaces/viewClosed';
import { answerViewSubmit } from '../../src/surfaces/viewSubmit';
import { modalOf } from '../../src/ui/modal';
import { EVERYBODY, readerOf } from '../../src/words/reader';
import { words } from '../../src/words/words';
import { accountOf, accountsOf } from '../../src/workspace/accounts';
import { activeStatusOf } from '../../src/workspace/activeStatus';
import { requestRest } from '../../src/workspace/rest/request';
import { rolesOf } from '../../src/workspace/roles';
import { roomsOf } from '../../src/workspace/rooms';
import { Table } from '../../src/workspace/table';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { moderator, target } from './support/people';
import { permitFor, privateRoom } from './support/records';
import { userOf } from './support/users';

/** What the engine hands over where there is nothing; its types know nothing of it. */
function crossed(value: unknown): never {
    return value as never;
}

/** Every accessor answers with this. */
function answering(value: unknown): never {
    return crossed(new Proxy({}, { get: () => () => Promise.resolve(value) }));
}

/** An object all of whose fields but its id are absent. */
function bare(object: object, nothing: null | undefined): object {
    return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, key === 'id' ? value : nothing]));
}

describe.each([
    ['null, as from Deno', null],
    ['undefined, as from Node', undefined],
])('what isn’t there crosses as %s', (_, nothing) => {
    test('an account that isn’t there is none', async () => {
        const accounts = accountsOf(answering(nothing), undefined);
        await expect(accounts.byId('x')).resolves.toBeUndefined();
        await expect(accounts.byUsername('x')).resolves.toBeUndefined();
        await expect(accounts.caller('x')).resolves.toBeUndefined();
    });

    test('a list of rooms that isn’t there is no empty list', async () => {
        await expect(accountsOf(answering(nothing), undefined).roomIds('x')).rejects.toThrow();
    });

    test('an account without any field is an inactive one without a name, a role or a time', () => {
        expect(accountOf(crossed(bare(userOf(target), nothing)))).toEqual({
            id: target.id,
            username: '',
            name: '',
            kind: 'other',
            active: false,
            federated: false,
            isEmailVerified: true,
            roles: [],
            online: false,
            lastLogin: null,
            memberSince: null,
        });
    });

    test('a room that isn’t there is none, and lists of people that aren’t there are no empty lists', async () => {
        const rooms = roomsOf(answering(nothing));
        await expect(rooms.byId('x')).resolves.toBeUndefined();
        await expect(rooms.owners('x')).rejects.toThrow();
        await expect(rooms.members('x')).rejects.toThrow();
    });

    test('a member whose account is deleted is still counted, an owner is not', async () => {
        const rooms = roomsOf(answering([userOf(target), nothing]));
        await expect(rooms.members('x')).resolves.toEqual([expect.objectContaining({ id: target.id }), undefined]);
        await expect(rooms.owners('x')).resolves.toHaveLength(1);
    });

    test('a room without any field has its id for a name, and none in the server’s lists', async () => {
        const room = bare({ id: 'r', type: 'p', displayName: '', slugifiedName: '', isTeamMain: true }, nothing);
        await expect(roomsOf(answering({ ...room, type: 'p' })).byId('r')).resolves.toMatchObject({
            name: 'r',
            listedAs: null,
            isTeamMain: false,
            madeAt: null,
            memberCount: 0,
        });
    });

    test('a room’s count of subscriptions crosses without a name of its own', async () => {
        const room = { id: 'r', type: 'p', _unmappedProperties_: { usersCount: 7 } };
        await expect(roomsOf(answering(room)).byId('r')).resolves.toMatchObject({ memberCount: 7 });
    });

    test('a role that isn’t there is none, and roles that can’t be read are no empty list', async () => {
        const roles = rolesOf(answering(nothing), 'app-1', new Remembered(0));
        await expect(roles.byNameOrId('x')).resolves.toBeUndefined();
        await expect(roles.custom()).rejects.toThrow();
    });

    test('a call that answers nothing was not carried out: the app lacks a permission of the engine', async () => {
        const updater = crossed({ getUserUpdater: () => answering(nothing) });
        const status = activeStatusOf(updater, new MemoryWorkspace(new Store()).serviceAccount);
        await expect(status.deactivate(permitFor(), false)).resolves.toEqual({
            kind: 'refused',
            failure: { why: 'no-engine-permission' },
        });
    });

    test('a request that answers nothing was not sent', async () => {
        const credentials = { userId: 'u', token: 't', baseUrl: 'https://chat.example' };
        const call = { method: 'get', path: 'me' } as const;
        await expect(requestRest(answering(nothing), credentials, call, 100)).resolves.toEqual({
            kind: 'unanswered',
            failure: { why: 'rest-no-networking' },
            isUnsent: true,
        });
    });

    test('records that can’t be read are no empty list, and what wasn’t written doesn’t count as written', async () => {
        const table = new Table('timer', {
            read: answering(nothing),
            write: answering(nothing),
        });
        const timer = { caseId: 'c', target, moderator, origin, nextTryAt: 0, triesMade: 0 };
        await expect(table.withKey('timers')).rejects.toThrow();
        await expect(table.write(['timers'], timer)).rejects.toThrow();
        await expect(table.writeInPlace('timer:c', ['timers'], timer)).rejects.toThrow();
    });

    test('a reader without a clock and a language reads UTC and English', () => {
        expect(readerOf({ utcOffset: nothing, settings: crossed(nothing) })).toEqual(EVERYBODY);
    });

    describe('and in an interaction', () => {
        const data = (more: object): never =>
            crossed({ appId: 'app-1', actionId: 'x', triggerId: nothing, room: nothing, message: nothing, ...more });
        const handlers = {
            actionButton: (more: object, contextFor: () => Context) =>
                answerInteraction(new UIKitActionButtonInteractionContext(data(more)), contextFor, answerActionButton),
            blockAction: (more: object, contextFor: () => Context) =>
                answerInteraction(new UIKitBlockInteractionContext(data(more)), contextFor, answerBlockAction),
            viewSubmit: (more: object, contextFor: () => Context) =>
                answerInteraction(new UIKitViewSubmitInteractionContext(data(more)), contextFor, answerViewSubmit),
            viewClosed: (more: object, contextFor: () => Context) =>
                answerInteraction(new UIKitViewCloseInteractionContext(data(more)), contextFor, answerViewClosed),
        };
        const names = Object.keys(handlers) as (keyof typeof handlers)[];

        test.each(names)('%s: nobody is refused, and nothing is read or sent for them', async (name) => {
            const contextFor = jest.fn<Context, []>();
            await expect(handlers[name]({ user: nothing }, contextFor)).resolves.toEqual({ success: false });
            expect(contextFor).not.toHaveBeenCalled();
        });

        test.each(names)('%s: without anything but a user it is answered, and changes nothing', async (name) => {
            const workspace = new MemoryWorkspace(new Store(moderator, target));
            const answer = await handlers[name]({ user: userOf(moderator), view: nothing, value: nothing }, () =>
                contextOver(workspace),
            );
            expect(answer).toMatchObject({ success: true });
            expect(workspace.calls()).toEqual([]);
        });

        test('a message without a sender or a room is about nobody', async () => {
            const workspace = new MemoryWorkspace(new Store(moderator, target));
            for (const message of [
                { id: 'm', sender: nothing, room: { id: 'r' } },
                { id: 'm', sender: userOf(target), room: nothing },
            ]) {
                const more = { user: userOf(moderator), actionId: 'deactivate-author', message };
                await handlers.actionButton(more, () => contextOver(workspace));
            }
            // Whether the caller may read the room is all that is asked.
            const asked = workspace.asked.map(([what]) => what);
            expect(new Set(asked)).toEqual(new Set(['accounts.roomIds', 'rooms.byId']));
        });

        test('a message without a sender, in a room that the caller reads: its author is gone, which is said', async () => {
            const workspace = new MemoryWorkspace(new Store(moderator, target));
            workspace.store.rooms.set('r', { room: privateRoom('r'), owners: [], members: [moderator.id] });
            const message = { id: 'm', sender: nothing, room: { id: 'r' } };
            const tell = jest.fn<ReturnType<Context['tell']>, Parameters<Context['tell']>>(() => Promise.resolve());
            await handlers.actionButton(
                { user: userOf(moderator), actionId: 'deactivate-author', room: { id: 'r' }, message },
                () => ({ ...contextOver(workspace), tell }),
            );
            expect(tell.mock.calls.map(([, , said]) => said)).toEqual([[words('refused_author_gone')]]);
        });

        test('without a trigger a button is sent in place of a modal', async () => {
            const workspace = new MemoryWorkspace(new Store(moderator, target));
            workspace.store.rooms.set('r', { room: privateRoom('r'), owners: [], members: [moderator.id] });
            const message = { id: nothing, sender: userOf(target), room: { id: 'r' }, threadId: nothing };
            await handlers.actionButton({ user: userOf(moderator), actionId: 'deactivate-author', message }, () =>
                contextOver(workspace),
            );
            const [offer] = [...workspace.store.confirmations.values()];
            expect(offer).toMatchObject({
                step: { kind: 'offer' },
                origin: { roomId: 'r', threadId: null, messageId: null },
            });
        });

        test('a command that nobody sent is not answered', async () => {
            const answer = jest.fn<Promise<undefined>, []>();
            await expect(forCaller(nothing, undefined, answer)).resolves.toBeUndefined();
            expect(answer).not.toHaveBeenCalled();
        });
    });
});

const origin = { roomId: 'r', threadId: null, messageId: null };

function contextOver(workspace: MemoryWorkspace): Context {
    return {
        version: '1.0.0',
        reader: EVERYBODY,
        claims: new Claims(),
        logger: new AppConsole('executor'),
        ports: workspace,
        tell: () => Promise.resolve(),
        modal: (id, content) => modalOf('app-1', id, content),
        open: () => Promise.reject(new Error('A modal was opened without a trigger')),
    };
}
