/** The bridges of which the embedded workspace has little. */
import type { IRole } from '@rocket.chat/apps-engine/definition/roles';
import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import type { IUIKitInteraction } from '@rocket.chat/apps-engine/definition/uikit';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import {
    AppActivationBridge,
    AppDetailChangesBridge,
    ModerationBridge,
    RoleBridge,
    ServerSettingBridge,
    UiInteractionBridge,
} from '@rocket.chat/apps-engine/server/bridges';
import { InternalBridge } from '@rocket.chat/apps-engine/server/bridges/InternalBridge';

import type { WorkspacePort } from '../../port';
import type { BridgeHook } from '../hook';
import { notHere } from './answers';

export class WorkspaceRoleBridge extends RoleBridge {
    constructor(
        private readonly port: WorkspacePort,
        private readonly hook: BridgeHook,
    ) {
        super();
    }

    protected override getOneByIdOrName(idOrName: string): Promise<IRole | null> {
        return this.hook.call(
            'role.getOneByIdOrName',
            [idOrName],
            async () => (await this.port.getRole(idOrName)) ?? null,
        );
    }

    protected override getCustomRoles(): Promise<IRole[]> {
        return this.hook.call('role.getCustomRoles', [], () => this.port.getCustomRoles());
    }
}

export class WorkspaceServerSettingBridge extends ServerSettingBridge {
    protected override getAll = notHere('serverSetting.getAll');
    protected override hideGroup = notHere('serverSetting.hideGroup');
    protected override hideSetting = notHere('serverSetting.hideSetting');
    protected override updateOne = notHere('serverSetting.updateOne');
    protected override incrementValue = notHere('serverSetting.incrementValue');

    constructor(
        private readonly port: WorkspacePort,
        private readonly hook: BridgeHook,
    ) {
        super();
    }

    protected override getOneById(id: string): Promise<ISetting> {
        return this.hook.call('serverSetting.getOneById', [id], async () => {
            const setting = await this.port.getServerSetting(id);
            if (setting === undefined) {
                throw new Error(`The setting "${id}" is not readable.`);
            }
            return setting;
        });
    }

    protected override isReadableById(id: string): Promise<boolean> {
        return this.hook.call(
            'serverSetting.isReadableById',
            [id],
            // What may not be read, the workspace refuses by throwing.
            () =>
                this.port.getServerSetting(id).then(
                    (setting) => setting !== undefined,
                    () => false,
                ),
        );
    }
}

export class WorkspaceUiInteractionBridge extends UiInteractionBridge {
    constructor(
        private readonly port: WorkspacePort,
        private readonly hook: BridgeHook,
    ) {
        super();
    }

    protected override notifyUser(user: IUser, interaction: IUIKitInteraction, appId: string): Promise<void> {
        return this.hook.call('uiInteraction.notifyUser', [user, interaction], () =>
            this.port.pushInteraction(user.id, interaction, appId),
        );
    }
}

export class WorkspaceModerationBridge extends ModerationBridge {
    protected override report = notHere('moderation.report');

    constructor(
        private readonly port: WorkspacePort,
        private readonly hook: BridgeHook,
    ) {
        super();
    }

    protected override dismissReportsByMessageId(
        messageId: string,
        reason: string,
        action: string,
        appId: string,
    ): Promise<void> {
        return this.hook.call('moderation.dismissReportsByMessageId', [messageId, reason, action], () =>
            this.port.dismissReportsByMessageId(messageId, reason, action, appId),
        );
    }

    protected override dismissReportsByUserId(
        userId: string,
        reason: string,
        action: string,
        appId: string,
    ): Promise<void> {
        return this.hook.call('moderation.dismissReportsByUserId', [userId, reason, action], () =>
            this.port.dismissReportsByUserId(userId, reason, action, appId),
        );
    }
}

export class WorkspaceInternalBridge extends InternalBridge {
    protected override getUsernamesOfRoomByIdSync = notHere('internal.getUsernamesOfRoomByIdSync');
    protected override getWorkspacePublicKey = notHere('internal.getWorkspacePublicKey');

    constructor(
        private readonly port: WorkspacePort,
        private readonly hook: BridgeHook,
    ) {
        super();
    }

    protected override getUsernamesOfRoomById(roomId: string): Promise<string[]> {
        return this.hook.call('internal.getUsernamesOfRoomById', [roomId], () => this.port.getRoomUsernames(roomId));
    }
}

/** Tells the workspace when an app's buttons change, which clients then load anew; of the rest nobody is told. */
export class WorkspaceActivationBridge extends AppActivationBridge {
    protected override appAdded = untold;
    protected override appUpdated = untold;
    protected override appRemoved = untold;
    protected override appStatusChanged = untold;

    constructor(private readonly port: WorkspacePort) {
        super();
    }

    protected override actionsChanged(): Promise<void> {
        return this.port.actionButtonsChanged();
    }
}

export class WorkspaceDetailChangesBridge extends AppDetailChangesBridge {
    protected override onAppSettingsChange = () => undefined;
}

function untold(): Promise<void> {
    return Promise.resolve();
}
