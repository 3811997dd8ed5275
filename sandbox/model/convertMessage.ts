import type { IMessage, IMessageRaw } from '@rocket.chat/apps-engine/definition/messages';

import { withoutEmpty, withoutUndefined } from './convert';
import { fromEngineAttachment, toEngineAttachment } from './convertAttachment';
import { toEngineRoom } from './convertRoom';
import { toEngineUser } from './convertUser';
import type { Message, MessageFile, UserRef } from './documents';
import { randomId } from './ids';
import type { WorkspaceModel } from './model';

/**
 * A message as the server's converter gives it to the engine (docs/rocketchat.md#how-a-message-reaches-an-app): room, sender and editor are whole. Of
 * an account that is gone the sender is what the message itself says (docs/rocketchat.md#a-deleted-sender).
 */
export function toEngineMessage(model: WorkspaceModel, message: Message): IMessage {
    const { rid, u, editedBy, files, ...rest } = structuredClone(message);
    const { mapped, unmapped } = split(rest);
    const room = model.rooms.byId(rid);
    const editor = editedBy && model.accounts.byId(editedBy._id);
    return asMessage({
        ...mapped,
        files: files && identified(files, rest.attachments ?? []),
        room: room && toEngineRoom(model, room),
        sender: toEngineUser(model.accounts.byId(u._id) ?? u),
        editor: editor && toEngineUser(editor),
        _unmappedProperties_: unmapped,
    });
}

/** A message as lists of them reach apps: room, sender and editor are what the message itself says. */
export function toRawMessage(message: Message): IMessageRaw {
    const { rid, u, editedBy, files, tcount, ...rest } = structuredClone(message);
    const { mapped, unmapped } = split(rest);
    return asRawMessage({
        ...mapped,
        files,
        roomId: rid,
        sender: u,
        editor: editedBy,
        threadMsgCount: tcount,
        _unmappedProperties_: unmapped,
    });
}

function split(message: Omit<Message, 'rid' | 'u' | 'editedBy' | 'files'>) {
    const { _id, tmid, reactions, parseUrls, msg, ts, _updatedAt, editedAt, emoji, avatar, alias, ...rest } = message;
    const { file, customFields, groupable, token, blocks, attachments, t, ...unmapped } = rest;
    const mapped = {
        id: _id,
        threadId: tmid,
        reactions,
        parseUrls,
        text: msg,
        createdAt: ts,
        updatedAt: _updatedAt,
        editedAt,
        emoji,
        avatarUrl: avatar,
        alias,
        file,
        customFields,
        groupable,
        token,
        blocks,
        attachments: attachments?.map(toEngineAttachment),
        type: t,
    };
    return { mapped, unmapped };
}

/** The second of two files of one attachment is its thumbnail, where the message is too old to say so. */
function identified(files: MessageFile[], attachments: object[]): MessageFile[] {
    const isPair = files.length === 2 && attachments.length === 1;
    return files.map((file, index) =>
        isPair && index === 1 && file.typeGroup === undefined ? { ...file, typeGroup: 'thumb' } : file,
    );
}

/** The engine's types want a whole room, which a message of a room that is gone lacks; the server's converter casts, too. */
const asMessage = (message: object): IMessage => withoutUndefined(message) as IMessage;
const asRawMessage = (message: object): IMessageRaw => withoutUndefined(message) as IMessageRaw;

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
    return {
        ...unmappedOf(message),
        _id: message.id ?? randomId(),
        rid: room._id,
        u: senderOf(model, message),
        msg: message.text ?? '',
        ts: message.createdAt ?? now,
        _updatedAt: now,
        ...optionalOf(message),
    };
}

/** What an app changes of a message that is there: what it left out stays as it is. */
export function changesOf(model: WorkspaceModel, message: Partial<IMessage>): Partial<Message> {
    const { text, createdAt: ts, room, sender } = message;
    return {
        ...withoutEmpty({ msg: text, ts, rid: room?.id, u: sender && senderOf(model, message) }),
        ...optionalOf(message),
    };
}

function optionalOf(message: Partial<IMessage>): Partial<Message> {
    const { threadId, emoji, avatarUrl, alias, groupable, parseUrls, customFields, blocks, attachments, editor } =
        structuredClone(message);
    return withoutEmpty({
        tmid: threadId,
        emoji,
        avatar: avatarUrl,
        alias,
        groupable,
        parseUrls,
        customFields,
        blocks,
        attachments: attachments?.map(fromEngineAttachment),
        editedBy: editor && { _id: editor.id, username: editor.username },
    });
}

function unmappedOf(message: object): object {
    const unmapped: unknown = '_unmappedProperties_' in message ? message._unmappedProperties_ : undefined;
    return typeof unmapped === 'object' && unmapped !== null ? structuredClone(unmapped) : {};
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
