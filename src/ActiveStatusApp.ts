import type {
    IConfigurationExtend,
    IConfigurationModify,
    IEnvironmentRead,
    IHttp,
    IModify,
    IPersistence,
    IRead,
} from '@rocket.chat/apps-engine/definition/accessors';
import { App } from '@rocket.chat/apps-engine/definition/App';
import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import type {
    IUIKitInteractionHandler,
    IUIKitResponse,
    UIKitActionButtonInteractionContext,
    UIKitBlockInteractionContext,
    UIKitViewCloseInteractionContext,
    UIKitViewSubmitInteractionContext,
} from '@rocket.chat/apps-engine/definition/uikit';

import { InProgress } from './moderation/inProgress';
import { settings } from './workspace/settings';
import { actionButtons, answerButton, offeredToModerators } from './surfaces/actionButton';
import { answerOffer } from './surfaces/blockAction';
import { answerSubmit } from './surfaces/viewSubmit';
import { ActiveStatusCommand } from './surfaces/command';
import { deskOf, Memory, type ModerationApp } from './wiring';
import { forgetClosed } from './surfaces/viewClosed';
import { logUnknownRoles } from './surfaces/showStatus';
import { savedUnlogged, tryAfterSaving, serviceAccountJob } from './surfaces/settingSaved';
import { scheduleSweep, sweepJob } from './surfaces/jobs';

/** Registers the ways in, and routes what comes by them. No decision is taken here. */
export default class ActiveStatusApp extends App implements IUIKitInteractionHandler, ModerationApp {
    public readonly inProgress = new InProgress();
    public readonly memory = new Memory();

    public override async onEnable(
        _environment: IEnvironmentRead,
        configuration: IConfigurationModify,
    ): Promise<boolean> {
        await scheduleSweep(configuration);
        return true;
    }

    public override onPreSettingUpdate(): Promise<ISetting> {
        return savedUnlogged();
    }

    public override async onSettingUpdated(
        setting: ISetting,
        configuration: IConfigurationModify,
        read: IRead,
    ): Promise<void> {
        this.memory.forgetSettings(setting);
        await Promise.all([logUnknownRoles(setting, read, this), tryAfterSaving(setting, configuration, this)]);
    }

    public async executeActionButtonHandler(
        context: UIKitActionButtonInteractionContext,
        read: IRead,
        http: IHttp,
        persistence: IPersistence,
        modify: IModify,
    ): Promise<IUIKitResponse> {
        return answerButton(
            context,
            deskOf(this, { read, modify, http, persistence }, context.getInteractionData().user),
        );
    }

    public async executeBlockActionHandler(
        context: UIKitBlockInteractionContext,
        read: IRead,
        http: IHttp,
        persistence: IPersistence,
        modify: IModify,
    ): Promise<IUIKitResponse> {
        return answerOffer(
            context,
            deskOf(this, { read, modify, http, persistence }, context.getInteractionData().user),
        );
    }

    public async executeViewSubmitHandler(
        context: UIKitViewSubmitInteractionContext,
        read: IRead,
        http: IHttp,
        persistence: IPersistence,
        modify: IModify,
    ): Promise<IUIKitResponse> {
        return answerSubmit(
            context,
            deskOf(this, { read, modify, http, persistence }, context.getInteractionData().user),
        );
    }

    public async executeViewClosedHandler(
        context: UIKitViewCloseInteractionContext,
        read: IRead,
        http: IHttp,
        persistence: IPersistence,
        modify: IModify,
    ): Promise<IUIKitResponse> {
        return forgetClosed(
            context,
            deskOf(this, { read, modify, http, persistence }, context.getInteractionData().user),
        );
    }

    protected override async extendConfiguration(configuration: IConfigurationExtend): Promise<void> {
        for (const action of ['deactivate', 'activate'] as const) {
            const command = offeredToModerators(new ActiveStatusCommand(this, action));
            await configuration.slashCommands.provideSlashCommand(command);
        }
        await configuration.scheduler.registerProcessors([sweepJob(this), serviceAccountJob(this)]);
        for (const button of actionButtons) {
            configuration.ui.registerButton(button);
        }
        await Promise.all(settings.map((setting) => configuration.settings.provideSetting(setting)));
    }
}
