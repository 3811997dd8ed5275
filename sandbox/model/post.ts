import type { Account, Message } from './documents';
import { ServerError } from './errors';
import type { NewMessage } from './messages';
import type { WorkspaceModel } from './model';
import { assertMayPost } from './rules';

/** Milliseconds by which a message's own time may be off: within the first it counts, beyond the second the message is refused. */
const trusted = 10_000;
const tolerated = 60_000;

const method = 'sendMessage';

/**
 * Posts a message on behalf of its author, as the server's `executeSendMessage` does for clients and for apps
 * (docs/rocketchat.md#posting-as-an-app). What the room forbids its author is told, too.
 * @returns `undefined` where there is a message with this id already
 * @throws ServerError or Error, in the words of the server
 */
export function postMessage(model: WorkspaceModel, message: NewMessage): Message | undefined {
    const ts = timeOf(model, message.ts);
    if (isTooLong(model, message)) {
        const reason = 'Message size exceeds Message_MaxAllowedSize';
        throw new ServerError('error-message-size-exceeded', reason, { method });
    }
    const account = model.accounts.byId(message.u._id);
    if (account?.username === undefined) {
        throw new ServerError('error-invalid-user', 'Invalid user');
    }
    // An answer belongs into its thread's room, whatever room it names.
    const parent = message.tmid === undefined ? undefined : model.messages.byId(message.tmid);
    try {
        const room = model.rooms.byId(parent?.rid ?? message.rid);
        assertMayPost(model, room, account);
        const { E2E_Enable: encrypts, E2E_Allow_Unencrypted_Messages: takesUnencrypted } = model.settings;
        if (room.encrypted && encrypts && !takesUnencrypted && message.t !== 'e2e') {
            const reason = 'Not allowed to send un-encrypted messages in an encrypted room';
            throw new ServerError('error-not-allowed', reason, { method });
        }
        return send(model, { ...message, ts, rid: room._id });
    } catch (error) {
        tellRefused(model, message, error);
        throw error;
    }
}

/**
 * Posts a message as `chat.postMessage` does, and as incoming webhooks do: into encrypted rooms, too, and without a word to the author.
 * @returns and throws as {@link postMessage}
 */
export function postByWebhook(model: WorkspaceModel, message: NewMessage, account: Account): Message | undefined {
    assertMayPost(model, model.rooms.byId(message.rid), account);
    if (isTooLong(model, message)) {
        throw new Error('error-message-size-exceeded');
    }
    return send(model, message);
}

function send(model: WorkspaceModel, message: NewMessage): Message | undefined {
    const { _id, rid, u, alias, avatar } = message;
    if ((alias ?? avatar) && !model.permissions.has(u._id, 'message-impersonate', rid)) {
        throw new Error('Not enough permission');
    }
    return _id !== undefined && model.messages.byId(_id) ? undefined : model.messages.insert(message);
}

const isTooLong = ({ settings }: WorkspaceModel, { msg }: NewMessage): boolean =>
    msg.length > settings.Message_MaxAllowedSize;

function timeOf({ clock }: WorkspaceModel, ts: Date | undefined): Date {
    const off = Math.abs((ts?.getTime() ?? clock.millis()) - clock.millis());
    if (off > tolerated) {
        const details = { method, message_ts: ts, server_ts: clock.millis() };
        throw new ServerError('error-message-ts-out-of-sync', 'Message timestamp is out of sync', details);
    }
    return ts === undefined || off > trusted ? clock.now() : ts;
}

/** The server's English for its errors, where there is some. */
const english: Record<string, string> = {
    'error-invalid-room': 'Invalid room',
    'error-not-allowed': 'Not allowed',
    You_have_been_muted: 'You have been muted and cannot speak in this room',
};

/** Tells the author alone why the message is not there. */
function tellRefused(model: WorkspaceModel, { rid, u }: NewMessage, error: unknown): void {
    const code = error instanceof ServerError ? error.code : error instanceof Error ? error.message : String(error);
    const ts = model.clock.now();
    showEphemeral(model, u._id, {
        _id: String(ts.getTime()),
        rid,
        msg: english[code] ?? code,
        u: { _id: 'rocket.cat', username: 'rocket.cat' },
        ts,
        _updatedAt: ts,
    });
}

/** Shows a message to one user only, now: it is stored nowhere, so nobody can find it again. No rule of the room is asked. */
export function showEphemeral(model: WorkspaceModel, userId: string, message: Message): void {
    const { groupable = false, ...rest } = message;
    model.events.emit({ type: 'ephemeral-message', user: userId, payload: { groupable, ...rest, private: true } });
}
