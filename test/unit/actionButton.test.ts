import type { IMessage } from '@rocket.chat/apps-engine/definition/messages';
import { type IRoom, RoomType } from '@rocket.chat/apps-engine/definition/rooms';
import { UIActionButtonContext } from '@rocket.chat/apps-engine/definition/ui';
import { UIKitActionButtonInteractionContext } from '@rocket.chat/apps-engine/definition/uikit';

import type { Account } from '../../src/moderation/account';
import { actionButtons, answerActionButton } from '../../src/surfaces/actionButton';
import { faults, faulty } from './support/faults';
import { MemoryWorkspace, Store } from './support/memoryWorkspace';
import { admin, member, moderator, otherModerator, target } from './support/people';
import { roomOf } from './support/read';
import { privateRoom } from './support/records';
import { type Surface, surfaceOver } from './support/surface';
import { userOf } from './support/users';

const room = roomOf('room-1', RoomType.PRIVATE_GROUP);
let workspace: MemoryWorkspace;
let surface: Surface;
/** The answer to the click, as JSON. */
let said: string;

interface Clicked {
    readonly who?: Account;
    readonly message?: IMessage;
    readonly at?: IRoom;
}

beforeEach(() => {
    jest.useFakeTimers();
    workspace = new MemoryWorkspace(new Store(admin, moderator, otherModerator, member, target));
    workspace.store.rooms.set('room-1', {
        room: privateRoom('room-1'),
        owners: [],
        members: [moderator.id, target.id],
    });
    surface = surfaceOver(workspace);
});

afterEach(() => {
    jest.useRealTimers();
});

const messageOf = (more: Partial<IMessage> = {}): IMessage => ({
    id: 'message-1',
    room,
    sender: userOf(target),
    text: 'the words',
    createdAt: new Date(0),
    ...more,
});

async function clicking(
    context: UIActionButtonContext,
    { who = moderator, message, at = room }: Clicked,
): Promise<void> {
    const actionId = actionButtons.find((one) => one.context === context)?.actionId ?? '';
    const interaction = new UIKitActionButtonInteractionContext({
        appId: 'app-1',
        user: userOf(who),
        triggerId: 'trigger-1',
        buttonContext: context,
        actionId,
        room: at,
        ...(message && { message }),
    });
    const answer = answerActionButton(interaction, userOf(who), surface.context);
    await jest.advanceTimersByTimeAsync(10_000);
    said = JSON.stringify(await answer);
}

const onMessage = (clicked: Clicked = {}): Promise<void> =>
    clicking(UIActionButtonContext.MESSAGE_ACTION, { message: messageOf(), ...clicked });
const inDirectMessage = (userIds: string[], who = moderator): Promise<void> =>
    clicking(UIActionButtonContext.ROOM_ACTION, { who, at: { ...roomOf('dm-1', RoomType.DIRECT_MESSAGE), userIds } });
const askedAbout = (): unknown[] => [...workspace.store.confirmations.values()].map((one) => one.target?.id);

function expectToBeTold(key: string): void {
    expect(surface.told).toEqual([expect.stringContaining(key)]);
    expect(askedAbout()).toEqual([]);
}

describe('in a message’s menu', () => {
    test('its author is asked about, with what they wrote', async () => {
        await onMessage();
        expect(askedAbout()).toEqual([target.id]);
        expect(JSON.stringify(surface.modals)).toContain('the words');
    });

    test('the question knows the message and its thread, so that the answer comes there', async () => {
        await onMessage({ message: messageOf({ threadId: 'thread-1' }) });
        expect([...workspace.store.confirmations.values()]).toMatchObject([
            { origin: { roomId: 'room-1', threadId: 'thread-1', messageId: 'message-1' } },
        ]);
    });

    test('an attachment alone has no words to show', async () => {
        await onMessage({ message: messageOf({ text: '' }) });
        expect([...workspace.store.confirmations.values()]).toMatchObject([{ origin: { quote: null } }]);
    });

    test('of a message that the moderator can’t read nobody is asked about', async () => {
        await onMessage({ who: otherModerator });
        expectToBeTold('refused_nobody_there');
    });

    test.each(faults)('where it can’t be told whether they may read it (%s), that is said', async (fault) => {
        workspace.before = faulty('rooms.byId', fault);
        await onMessage();
        expect(said).toContain('told_unread');
        expect(askedAbout()).toEqual([]);
    });

    test('without a message nobody is asked about', async () => {
        await clicking(UIActionButtonContext.MESSAGE_ACTION, {});
        expectToBeTold('refused_nobody_there');
    });

    test('a system message has no author: it names who did what it tells', async () => {
        await onMessage({ message: messageOf({ type: 'uj' }) });
        expectToBeTold('refused_system_message');
    });

    test('an encrypted message has an author, and no words to show', async () => {
        const encrypted = Object.assign(messageOf({ text: 'ciphertext' }), { type: 'e2e' });
        await onMessage({ message: encrypted });
        expect(askedAbout()).toEqual([target.id]);
        expect(JSON.stringify(surface.modals)).not.toContain('ciphertext');
    });

    test('whoever may not moderate is refused, and is asked nothing', async () => {
        workspace.store.rooms.set('room-1', { room: privateRoom('room-1'), owners: [], members: [member.id] });
        await onMessage({ who: member });
        expectToBeTold('refused_not_permitted');
    });
});

describe('in a direct message', () => {
    test('the other of two is asked about', async () => {
        await inDirectMessage([target.id, moderator.id]);
        expect(askedAbout()).toEqual([target.id]);
    });

    test('a message that a client sends along is not quoted: nobody says who wrote it', async () => {
        const at = { ...roomOf('dm-1', RoomType.DIRECT_MESSAGE), userIds: [target.id, moderator.id] };
        const message = messageOf({ sender: userOf(member) });
        await clicking(UIActionButtonContext.ROOM_ACTION, { at, message });
        expect(JSON.stringify(surface.modals)).not.toContain('the words');
        expect([...workspace.store.confirmations.values()]).toMatchObject([{ origin: { quote: null } }]);
    });

    test.each([
        ['of a room between others, which a client made up', [target.id, member.id]],
        ['of a room between others, of whom one is left', [target.id]],
        ['of more than two', [moderator.id, target.id, member.id]],
        ['of one alone', [moderator.id]],
    ])('%s nobody is asked about', async (_, ids) => {
        await inDirectMessage(ids);
        expectToBeTold('refused_nobody_there');
    });

    test('whoever may not moderate is refused, and is asked nothing', async () => {
        await inDirectMessage([target.id, member.id], member);
        expectToBeTold('refused_not_permitted');
    });
});
