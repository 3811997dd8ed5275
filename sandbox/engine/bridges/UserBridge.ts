import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import { UserBridge } from '@rocket.chat/apps-engine/server/bridges';

import type { WorkspacePort } from '../../port';
import type { BridgeHook } from '../hook';
import { asServerAnswers, notHere } from './answers';

export class WorkspaceUserBridge extends UserBridge {
    protected override getActiveUserCount = notHere('user.getActiveUserCount');
    protected override getUserUnreadMessageCount = notHere('user.getUserUnreadMessageCount');
    protected override update = notHere('user.update');
    protected override deleteUsersCreatedByApp = notHere('user.deleteUsersCreatedByApp');

    constructor(
        private readonly port: WorkspacePort,
        private readonly hook: BridgeHook,
    ) {
        super();
    }

    protected override getById(id: string): Promise<IUser> {
        return this.hook.call('user.getById', [id], async () => asServerAnswers(await this.port.getUserById(id)));
    }

    protected override getByUsername(username: string): Promise<IUser> {
        return this.hook.call('user.getByUsername', [username], async () =>
            asServerAnswers(await this.port.getUserByUsername(username)),
        );
    }

    protected override getAppUser(appId?: string): Promise<IUser | undefined> {
        return this.hook.call('user.getAppUser', [appId], async () =>
            appId === undefined ? undefined : this.port.getAppUser(appId),
        );
    }

    protected override getUserRoomIds(userId: string): Promise<string[]> {
        return this.hook.call('user.getUserRoomIds', [userId], () => this.port.getUserRoomIds(userId));
    }

    protected override create(data: Partial<IUser>, appId: string): Promise<string> {
        return this.hook.call('user.create', [data, appId], () => this.port.createAppUser(data, appId));
    }

    protected override remove(user: IUser): Promise<boolean> {
        return this.hook.call('user.remove', [user], () => this.port.removeUser(user.id));
    }

    protected override deactivate(userId: string, confirmRelinquish: boolean): Promise<boolean> {
        return this.hook.call('user.deactivate', [userId, confirmRelinquish], () =>
            this.port.deactivateUser(userId, confirmRelinquish),
        );
    }
}
