import type { IMessage } from '@rocket.chat/apps-engine/definition/messages';

import { toEngineRoom } from './convertRoom';
import { toEngineUser } from './convertUser';
import type { Message, UserRef } from './documents';
import { randomId } from './ids';
import type { WorkspaceModel } from './model';

/** A message as the server's converter gives it to the engine: room, sender and editor are whole. */
export function toEngineMessage(model: WorkspaceModel, message: Message): IMessage {
    const { _id, rid, u, msg, ts, tmid, t, editedAt, editedBy, avatar, _updatedAt, ...rest } = structuredClone(message);
    const { blocks, attachments, alias, emoji, groupable, parseUrls, customFields, ...unmapped } = rest;
    const room = model.rooms.byId(rid);
    const sender = model.accounts.byId(u._id);
    const editor = editedBy && model.accounts.byId(editedBy._id);
    return asMessage({
        id: _id,
        threadId: tmid,
        text: msg,
        createdAt: ts,
        updatedAt: _updatedAt,
        editedAt,
        emoji,
        avatarUrl: avatar,
        alias,
        customFields,
        groupable,
        parseUrls,
        blocks,
        attachments,
        type: t,
        room: room && toEngineRoom(model, room),
        // Of an account that was deleted only what the message itself says is left.
        sender: sender ? toEngineUser(sender) : { id: u._id, username: u.username, name: u.name },
        editor: editor && toEngineUser(editor),
        _unmappedProperties_: unmapped,
    });
}

/**
 * A message of an app in the workspace's shape; what the app left out is made up as the server does.
 * @throws Error `Invalid room provided on the message.`
 */
export function fromEngineMessage(model: WorkspaceModel, message: Partial<IMessage>): Message {
    const room = model.rooms.byId(message.room?.id ?? '');
    if (!room) {
        throw new Error('Invalid room provided on the message.');
    }
    const now = model.clock.now();
    const { threadId, emoji, avatarUrl, alias, groupable, parseUrls, customFields, blocks, attachments, editor } =
        structuredClone(message);
    const optional = {
        tmid: threadId,
        emoji,
        avatar: avatarUrl,
        alias,
        groupable,
        parseUrls,
        customFields,
        blocks,
        attachments,
        editedBy: editor && { _id: editor.id, username: editor.username },
        editedAt: editor && now,
    };
    return {
        _id: message.id ?? randomId(),
        rid: room._id,
        u: senderOf(model, message),
        msg: message.text ?? '',
        ts: message.createdAt ?? now,
        _updatedAt: now,
        ...withoutEmpty(optional),
    };
}

function senderOf(model: WorkspaceModel, { sender }: Partial<IMessage>): UserRef {
    const account = model.accounts.byId(sender?.id ?? '');
    const {
        _id,
        username = '',
        name,
    } = account ?? { _id: sender?.id ?? '', username: sender?.username, name: sender?.name };
    return { _id, username, name };
}

/** What comes out of an app's process has `null` where nothing was said. */
function withoutEmpty<T extends object>(fields: T): Partial<T> {
    // Object.fromEntries forgets which keys it was given.
    return Object.fromEntries(
        Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
    ) as Partial<T>;
}

type ConvertedMessage = Record<
    keyof Omit<IMessage, 'file' | 'files' | 'reactions' | 'starred' | 'pinned' | 'pinnedAt' | 'pinnedBy'>,
    unknown
>;

/** The engine's type wants a whole sender and room, which a deleted account or room doesn't give; the server's converter casts, too. */
const asMessage = (message: ConvertedMessage & Record<string, unknown>): IMessage =>
    withoutEmpty(message) as unknown as IMessage;
