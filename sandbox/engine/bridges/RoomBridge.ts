import type { IMessageRaw } from '@rocket.chat/apps-engine/definition/messages';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import { RoomBridge } from '@rocket.chat/apps-engine/server/bridges';
import type { GetMessagesOptions } from '@rocket.chat/apps-engine/server/bridges/RoomBridge';

import type { WorkspacePort } from '../../port';
import type { BridgeHook } from '../hook';
import { asServerAnswers, notHere } from './answers';

export class WorkspaceRoomBridge extends RoomBridge {
    protected override create = notHere('room.create');
    protected override getAllRooms = notHere('room.getAllRooms');
    protected override update = notHere('room.update');
    protected override createDiscussion = notHere('room.createDiscussion');
    protected override delete = notHere('room.delete');
    protected override removeUsers = notHere('room.removeUsers');
    protected override getUnreadByUser = notHere('room.getUnreadByUser');
    protected override getUserUnreadMessageCount = notHere('room.getUserUnreadMessageCount');

    constructor(
        private readonly port: WorkspacePort,
        private readonly hook: BridgeHook,
    ) {
        super();
    }

    protected override getById(id: string): Promise<IRoom> {
        return this.hook.call('room.getById', [id], async () => asServerAnswers(await this.port.getRoomById(id)));
    }

    protected override getByName(name: string): Promise<IRoom> {
        return this.hook.call('room.getByName', [name], async () =>
            asServerAnswers(await this.port.getRoomByName(name)),
        );
    }

    protected override getCreatorById(id: string): Promise<IUser | undefined> {
        return this.hook.call('room.getCreatorById', [id], async () => (await this.port.getRoomById(id))?.creator);
    }

    protected override getCreatorByName(name: string): Promise<IUser | undefined> {
        return this.hook.call(
            'room.getCreatorByName',
            [name],
            async () => (await this.port.getRoomByName(name))?.creator,
        );
    }

    protected override getDirectByUsernames(usernames: string[]): Promise<IRoom | undefined> {
        return this.hook.call('room.getDirectByUsernames', [usernames], () => this.port.getDirectRoom(usernames));
    }

    protected override getMessages(roomId: string, options: GetMessagesOptions): Promise<IMessageRaw[]> {
        return this.hook.call('room.getMessages', [roomId, options], () => this.port.getRoomMessages(roomId, options));
    }

    protected override getMembers(id: string): Promise<IUser[]> {
        return this.hook.call('room.getMembers', [id], async () => {
            const members = await this.port.getRoomMembers(id);
            await this.hook.query(members.length);
            return members.map(asServerAnswers);
        });
    }

    protected override getOwners(id: string): Promise<IUser[]> {
        return this.hook.call('room.getOwners', [id], () => this.port.getRoomUsersWithRole(id, 'owner'));
    }

    protected override getModerators(id: string): Promise<IUser[]> {
        return this.hook.call('room.getModerators', [id], () => this.port.getRoomUsersWithRole(id, 'moderator'));
    }

    protected override getLeaders(id: string): Promise<IUser[]> {
        return this.hook.call('room.getLeaders', [id], () => this.port.getRoomUsersWithRole(id, 'leader'));
    }
}
