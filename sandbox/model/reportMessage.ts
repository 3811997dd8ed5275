import type { Account, Message } from './documents';
import type { WorkspaceModel } from './model';
import { canAccessRoom } from './rules';

/**
 * Stores a report of a message (docs/rocketchat.md#what-reports-are-refused). Whoever calls tells the apps.
 * @returns what was reported
 * @throws Error `error-invalid-description`; `error-invalid-message_id` for a message that is not there or that the reporter may not see
 */
export function reportMessage(model: WorkspaceModel, id: string, description: string, by: Account): Message {
    if (description.trim() === '') {
        throw new Error('error-invalid-description');
    }
    const message = model.messages.byId(id);
    const room = message && model.rooms.byId(message.rid);
    if (!message || !room || !canAccessRoom(model, room, by._id)) {
        throw new Error('error-invalid-message_id');
    }
    model.reports.ofMessage(message, room, description, by);
    return message;
}
