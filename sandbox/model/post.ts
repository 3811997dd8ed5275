import type { Message } from './documents';
import type { NewMessage } from './messages';
import type { WorkspaceModel } from './model';
import { assertMayPost } from './rules';

/**
 * Posts a message on behalf of its author, if the rules let them.
 * @throws Error as {@link assertMayPost} does, and `error-invalid-user` or `error-invalid-room` for who or what isn't there
 */
export function postMessage(model: WorkspaceModel, message: NewMessage): Message {
    const account = model.accounts.byId(message.u._id);
    const room = model.rooms.byId(message.rid);
    if (!account || !room) {
        throw new Error(account ? 'error-invalid-room' : 'error-invalid-user');
    }
    assertMayPost(model, room, account);
    return model.messages.insert(message);
}

/** Shows a message to one user only, now: it is stored nowhere, so nobody can find it again. */
export function showEphemeral(model: WorkspaceModel, userId: string, message: Message): void {
    const { groupable = false, ...rest } = message;
    model.events.emit({ type: 'ephemeral-message', user: userId, payload: { groupable, ...rest, private: true } });
}
