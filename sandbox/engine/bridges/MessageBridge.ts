import type { IMessage } from '@rocket.chat/apps-engine/definition/messages';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import { MessageBridge } from '@rocket.chat/apps-engine/server/bridges';

import type { WorkspacePort } from '../../port';
import type { BridgeHook } from '../hook';
import { asServerAnswers, notHere } from './answers';

export class WorkspaceMessageBridge extends MessageBridge {
    protected override typing = notHere('message.typing');
    protected override addReaction = notHere('message.addReaction');
    protected override removeReaction = notHere('message.removeReaction');

    constructor(
        private readonly port: WorkspacePort,
        private readonly hook: BridgeHook,
    ) {
        super();
    }

    protected override create(message: IMessage, appId: string): Promise<string> {
        return this.hook.call('message.create', [message], () => this.port.createMessage(message, appId));
    }

    protected override update(message: IMessage, appId: string): Promise<void> {
        return this.hook.call('message.update', [message], () => this.port.updateMessage(message, appId));
    }

    protected override delete(message: IMessage, user: IUser, appId: string): Promise<void> {
        return this.hook.call('message.delete', [message, user], () => this.port.deleteMessage(message, user, appId));
    }

    protected override notifyUser(user: IUser, message: IMessage, appId: string): Promise<void> {
        return this.hook.call('message.notifyUser', [user, message], () =>
            this.port.notifyUser(user.id, message, appId),
        );
    }

    protected override notifyRoom(room: IRoom, message: IMessage, appId: string): Promise<void> {
        return this.hook.call('message.notifyRoom', [room, message], () =>
            this.port.notifyRoom(room.id, message, appId),
        );
    }

    protected override getById(id: string): Promise<IMessage> {
        return this.hook.call('message.getById', [id], async () => asServerAnswers(await this.port.getMessageById(id)));
    }
}
