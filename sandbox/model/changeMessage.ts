import type { Account, Message } from './documents';
import { ServerError } from './errors';
import type { WorkspaceModel } from './model';

/** The type of a message of which only its place is left. */
const REMOVED = 'rm';

/** Who changes or deletes a message. */
type Editor = Pick<Account, '_id' | 'username'>;

/**
 * Changes a message, and keeps the text before where the workspace does (docs/rocketchat.md#updating-a-message). Nobody's permission is asked.
 * @throws ServerError `error-action-not-allowed` where the message stays as “removed”
 */
export function updateMessage(model: WorkspaceModel, message: Message, editor: Editor): void {
    if (message.t === REMOVED) {
        const details = { method: 'updateMessage', action: 'Message_editing' };
        throw new ServerError('error-action-not-allowed', 'Message editing not allowed', details);
    }
    if (model.settings.Message_KeepHistory) {
        keepAsHistory(model, message._id, editor);
    }
    model.messages.replace({ ...message, ...editedBy(model, editor) });
}

/**
 * Deletes a message as the server's `deleteMessage` does for clients and apps (docs/rocketchat.md#deleting-a-message-asks-for-no-permission):
 * it is gone, or hidden, or stays as “removed” without its text. Nobody's permission is asked. A message that is not there is no error.
 * @param rid the room of which a message less is counted
 * @throws Error `Record not found` where a copy of one that is not there were to be kept
 */
export function deleteMessage(model: WorkspaceModel, id: string, rid: string, user: Editor): void {
    const message = model.messages.byId(id);
    const isThread = (message?.tcount ?? 0) > 0;
    const keepsHistory = model.settings.Message_KeepHistory || isThread;
    const showsDeleted = model.settings.Message_ShowDeletedStatus || isThread;
    if (message?.tmid !== undefined) {
        model.messages.countReplyGone(message.tmid);
    }
    takeAway(model, id, user, keepsHistory, showsDeleted);
    if (!showsDeleted) {
        model.events.emit({ type: 'message-deleted', room: rid, payload: { _id: id } });
    }
    model.rooms.countMessageGone(rid);
}

/**
 * Deletes messages as the moderation console does: without asking apps, and without a word to the rooms
 * (docs/rocketchat.md#deleting-reported-messages).
 */
export function deleteReportedMessages(model: WorkspaceModel, ids: string[], user: Editor): void {
    const { Message_KeepHistory: keepsHistory, Message_ShowDeletedStatus: showsDeleted } = model.settings;
    for (const id of ids.filter((each) => model.messages.byId(each))) {
        takeAway(model, id, user, keepsHistory, showsDeleted);
    }
}

/** What is left of a deleted message: a hidden copy and its empty place, the message itself but hidden, its empty place, or nothing. */
function takeAway(model: WorkspaceModel, id: string, user: Editor, keepsHistory: boolean, showsDeleted: boolean): void {
    if (keepsHistory && showsDeleted) {
        keepAsHistory(model, id, user);
    } else if (keepsHistory) {
        hide(model, id);
    } else if (!showsDeleted) {
        model.messages.remove(id);
    }
    if (showsDeleted) {
        showAsDeleted(model, id, user);
    }
}

/** A hidden copy of what the message is now, which says of which message it is. */
function keepAsHistory(model: WorkspaceModel, id: string, user: Editor): void {
    const message = model.messages.byId(id);
    if (!message) {
        throw new Error('Record not found');
    }
    const { _id: parent, ...rest } = message;
    model.messages.keep({ ...rest, _hidden: true, parent, ...editedBy(model, user) });
}

function hide(model: WorkspaceModel, id: string): void {
    const message = model.messages.byId(id);
    if (message) {
        model.messages.replace({ ...message, _hidden: true });
    }
}

function showAsDeleted(model: WorkspaceModel, id: string, user: Editor): void {
    const message = model.messages.byId(id);
    if (message) {
        const emptied = {
            msg: '',
            t: REMOVED,
            urls: [],
            mentions: [],
            attachments: [],
            reactions: {},
            blocks: undefined,
        };
        model.messages.replace({ ...message, ...emptied, ...editedBy(model, user) });
    }
}

function editedBy({ clock }: WorkspaceModel, { _id, username = '' }: Editor): Partial<Message> {
    return { editedAt: clock.now(), editedBy: { _id, username } };
}
