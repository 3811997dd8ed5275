import type { IModify, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IMessage, IMessageAttachment, IMessageRaw } from '@rocket.chat/apps-engine/definition/messages';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { isObject } from '../moderation/isObject';
import type { WrittenMessage, WrittenMessages } from '../moderation/ports';
import { timeOf } from './accounts';
import { listed, listedOrNone } from './crossing';

/** The type of a message of which only its place is left. */
const REMOVED = 'rm';

/** @param appUser reads the app's own account: it is the one that deletes. */
export function writtenMessagesOf(read: IRead, modify: IModify, appUser: () => Promise<IUser>): WrittenMessages {
    /** An unknown message crosses as `null`, whatever the type says. */
    const byId = async (id: string): Promise<IMessage | null | undefined> => read.getMessageReader().getById(id);
    return {
        page: async (roomId, skip, limit) => {
            const sort = { createdAt: 'desc' } as const;
            return listed(await read.getRoomReader().getMessages(roomId, { skip, limit, sort })).flatMap(writtenOf);
        },
        look: async (id) => {
            const message = await byId(id);
            return message ? stateOf(message) : 'gone';
        },
        delete: async (permit, id) => {
            const message = await byId(id);
            if (!message || stateOf(message) !== 'there') {
                return 'not-there';
            }
            if (!permit.covers(senderIdOf(message))) {
                return 'not-theirs';
            }
            await modify.getDeleter().deleteMessage(message, await appUser());
            return 'asked';
        },
    };
}

/** Nobody's, where a message has no sender: docs/rocketchat.md#a-deleted-sender */
function senderIdOf({ sender }: { readonly sender: IUser | null | undefined }): string {
    return sender?.id ?? '';
}

function stateOf(message: IMessage): 'there' | 'removed' | 'hidden' {
    const { t, _hidden: isHidden } = unmappedOf(message);
    if (isHidden === true) {
        return 'hidden';
    }
    const type: unknown = message.type ?? t;
    return type === REMOVED ? 'removed' : 'there';
}

/** What the server's converter has no name for (docs/rocketchat.md#how-a-message-reaches-an-app). */
function unmappedOf(message: object): Record<string, unknown> {
    const unmapped: unknown = Reflect.get(message, '_unmappedProperties_');
    return isObject(unmapped) ? unmapped : {};
}

/** A message that doesn't say when it was written is nobody's to delete. */
function writtenOf(message: IMessageRaw): WrittenMessage[] {
    const sentAt = timeOf(message.createdAt);
    if (sentAt === null) {
        return [];
    }
    const files: unknown = Reflect.get(message, 'files');
    return [
        {
            id: message.id,
            roomId: message.roomId,
            senderId: message.sender._id,
            content: contentOf(message),
            sentAt,
            isPinned: message.pinned === true || unmappedOf(message).pinned === true,
            hasFiles: isObject(message.file) || (Array.isArray(files) && files.length > 0),
        },
    ];
}

function contentOf({ text, attachments, file }: IMessageRaw): string {
    const parts = [text, ...listedOrNone(attachments).flatMap(textsOf), file?.name];
    return [...new Set(parts.filter((part) => typeof part === 'string' && part !== ''))].join(' · ');
}

function textsOf({ title, text, description }: IMessageAttachment): (string | undefined)[] {
    return [title?.value, description, text];
}
