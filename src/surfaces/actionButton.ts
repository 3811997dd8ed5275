import type { IMessage } from '@rocket.chat/apps-engine/definition/messages';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';
import type { ISlashCommand } from '@rocket.chat/apps-engine/definition/slashcommands';
import {
    type IUIActionButtonDescriptor,
    RoomTypeFilter,
    UIActionButtonContext,
} from '@rocket.chat/apps-engine/definition/ui';
import type { IUIKitResponse, UIKitActionButtonInteractionContext } from '@rocket.chat/apps-engine/definition/uikit';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { Origin } from '../moderation/case';
import { Deadline } from '../moderation/deadline';
import { readableRoom } from '../moderation/readableRoom';
import { ACTIVE_STATUS_PERMISSIONS } from '../moderation/standard';
import { TRIGGER_LIMIT } from '../moderation/timeouts';
import type { WordKey } from '../words/english';
import { plain } from '../words/plain';
import { words } from '../words/words';
import { caught } from './caught';
import type { Context } from './context';
import { type ConfirmationRequest, openConfirmation } from './openConfirmation';
import { openNotice } from './openNotice';
import { orAbsent } from './orAbsent';

/** The type of a message that was encrypted by its author's client. */
const ENCRYPTED = 'e2e';
const ON_MESSAGE = 'deactivate-author';
const IN_DIRECT_MESSAGE = 'deactivate-other';
const LABEL: WordKey = 'action_deactivate_user';

/** "Deactivate user" in a message's menu and in the menu of a direct message. `when` only hides: whoever calls is asked for a permit. */
export const actionButtons: readonly IUIActionButtonDescriptor[] = [
    {
        actionId: ON_MESSAGE,
        labelI18n: LABEL,
        context: UIActionButtonContext.MESSAGE_ACTION,
        variant: 'danger',
        when: { hasOnePermission: [...ACTIVE_STATUS_PERMISSIONS] },
    },
    {
        actionId: IN_DIRECT_MESSAGE,
        labelI18n: LABEL,
        context: UIActionButtonContext.ROOM_ACTION,
        variant: 'danger',
        when: { hasOnePermission: [...ACTIVE_STATUS_PERMISSIONS], roomTypes: [RoomTypeFilter.DIRECT] },
    },
];

/**
 * Offers a command to those who hold any one of the permissions. The engine's type knows a single one only, but the value is handed through as it is.
 * The web client takes a list, too.
 */
export function offeredToModerators(command: ISlashCommand): ISlashCommand {
    return Object.assign(command, { permission: ACTIVE_STATUS_PERMISSIONS });
}

/** A click on one of the buttons: the same question as the command's, about the message's author or the other person in the room. */
export async function answerActionButton(
    interaction: UIKitActionButtonInteractionContext,
    user: IUser,
    context: Context,
): Promise<IUIKitResponse> {
    return caught(context, askByButton(interaction, user, context), () =>
        openNotice([words('told_failed')], interaction.getInteractionResponder(), context),
    );
}

async function askByButton(
    interaction: UIKitActionButtonInteractionContext,
    user: IUser,
    context: Context,
): Promise<IUIKitResponse> {
    const { actionId, room, message, triggerId } = interaction.getInteractionData();
    const responder = interaction.getInteractionResponder();
    const deadline = new Deadline(TRIGGER_LIMIT);
    const about =
        actionId === ON_MESSAGE
            ? await authorOf(message, user, context, deadline)
            : actionId === IN_DIRECT_MESSAGE
              ? otherIn(room, user.id)
              : NOBODY;
    if (about.kind === 'account') {
        const request = {
            user,
            action: 'deactivate',
            reason: '',
            lasts: null,
            cleanUp: null,
            triggerId,
            opens: { kind: 'confirm' },
        } as const;
        // Of a message that a client sends along with a room nobody knows whose it is.
        const clicked = actionId === ON_MESSAGE ? clickedOf(message) : {};
        await openConfirmation(
            { ...request, asked: { kind: 'id', id: about.id }, origin: about.origin, ...clicked },
            context,
            deadline,
        );
        return responder.successResponse();
    }
    if (about.kind === 'unread') {
        return openNotice([words('told_unread')], responder, context);
    }
    const roomId = orAbsent(room)?.id;
    if (roomId !== undefined) {
        await context.tell(user, { roomId, threadId: null }, [words(about.why)]);
    }
    return responder.successResponse();
}

type About =
    /** Rocket.Chat did not say whether the caller may read the message. */
    | { readonly kind: 'unread' }
    | { readonly kind: 'account'; readonly id: string; readonly origin: Origin }
    | {
          readonly kind: 'nobody';
          readonly why: 'refused_nobody_there' | 'refused_author_gone' | 'refused_system_message';
      };

const NOBODY: About = { kind: 'nobody', why: 'refused_nobody_there' };

/**
 * The ids of a message or a room come from the client: they may name none. Of a message that the caller can't read nothing is told, not
 * even that it is there.
 */
async function authorOf(
    message: IMessage | null | undefined,
    user: IUser,
    { ports }: Context,
    deadline: Deadline,
): Promise<About> {
    const room = orAbsent(message?.room);
    const mayRead = room ? await deadline.wait(readableRoom(user.id, room.id, ports)) : undefined;
    if (mayRead && mayRead.kind !== 'answered') {
        return { kind: 'unread' };
    }
    if (!message || !room || !mayRead?.value) {
        return NOBODY;
    }
    if (isBySystem(message)) {
        return { kind: 'nobody', why: 'refused_system_message' };
    }
    // A message of a deleted account may have none.
    const sender = orAbsent(message.sender);
    const origin = { roomId: room.id, threadId: message.threadId ?? null, messageId: message.id ?? null };
    return sender ? { kind: 'account', id: sender.id, origin } : { kind: 'nobody', why: 'refused_author_gone' };
}

/** Of a system message the sender is who did what it tells (docs/rocketchat.md#a-system-message-names-who-did-it). Encrypted ones are people's. */
function isBySystem(message: IMessage): boolean {
    const type = typeOf(message);
    return typeof type === 'string' && type !== '' && type !== ENCRYPTED;
}

/** The engine's type lacks it. */
function typeOf(message: IMessage): unknown {
    return Reflect.get(message, 'type');
}

/** What was written, under which name and where: a message may be an attachment alone, and of an encrypted one there is no text to read. */
function clickedOf(message: IMessage | null | undefined): Pick<ConfirmationRequest, 'clicked'> {
    const sentAt = message?.createdAt ? new Date(message.createdAt).getTime() : Number.NaN;
    if (!message || Number.isNaN(sentAt)) {
        return {};
    }
    const text = typeOf(message) === ENCRYPTED ? '' : (message.text ?? '');
    const alias = plain(message.alias ?? '', 1) === '' ? null : (message.alias ?? null);
    return plain(text, 1) === '' && alias === null ? {} : { clicked: { text, alias, roomId: message.room.id, sentAt } };
}

/** The other of two: where the caller isn't one of them, the room was made up. */
function otherIn(room: IRoom | null | undefined, callerId: string): About {
    const ids = room?.userIds ?? [];
    const [other, ...more] = ids.filter((id) => id !== callerId);
    const isBetweenTwo = ids.includes(callerId) && more.length === 0;
    return room && other !== undefined && isBetweenTwo
        ? { kind: 'account', id: other, origin: { roomId: room.id, threadId: null, messageId: null } }
        : NOBODY;
}
