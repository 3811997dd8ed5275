import type {
    IAppUpdateContext,
    IConfigurationExtend,
    IConfigurationModify,
    IEnvironmentRead,
    IHttp,
    IModify,
    IPersistence,
    IRead,
} from '@rocket.chat/apps-engine/definition/accessors';
import { App } from '@rocket.chat/apps-engine/definition/App';
import type { IMessageReportContext, IPostMessageReported } from '@rocket.chat/apps-engine/definition/messages';
import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import type {
    IUIKitInteractionHandler,
    IUIKitResponse,
    UIKitActionButtonInteractionContext,
    UIKitBlockInteractionContext,
    UIKitViewCloseInteractionContext,
    UIKitViewSubmitInteractionContext,
} from '@rocket.chat/apps-engine/definition/uikit';
import type { IPostUserCreated, IUserContext } from '@rocket.chat/apps-engine/definition/users';

import { actionButtons, answerActionButton, offeredToModerators } from './surfaces/actionButton';
import { answerAppUpdated } from './surfaces/appUpdated';
import { answerBlockAction } from './surfaces/blockAction';
import { ActiveStatusCommand } from './surfaces/command';
import type { ContextFor, JobContextFor } from './surfaces/context';
import { answerInteraction } from './surfaces/forCaller';
import { scheduleSweep, serviceAccountJob, sweepJob } from './surfaces/jobs';
import { answerMessageReported } from './surfaces/messageReported';
import { answerSettingSaved, savedUnlogged } from './surfaces/settingSaved';
import { answerUserCreated } from './surfaces/userCreated';
import { answerViewClosed } from './surfaces/viewClosed';
import { answerViewSubmit } from './surfaces/viewSubmit';
import { contextOf, jobContextOf, Memory, type ModerationApp, rolesFor } from './wiring';
import { settings } from './workspace/settings';

/** Registers the ways in, and routes what comes by them. No decision is taken here. */
export default class ActiveStatusApp
    extends App
    implements IUIKitInteractionHandler, IPostMessageReported, IPostUserCreated, ModerationApp
{
    public readonly memory = new Memory();

    public override async onEnable(
        _environment: IEnvironmentRead,
        configuration: IConfigurationModify,
    ): Promise<boolean> {
        await scheduleSweep(configuration);
        return true;
    }

    public override async onUpdate(
        _update: IAppUpdateContext,
        read: IRead,
        http: IHttp,
        persistence: IPersistence,
        modify: IModify,
    ): Promise<void> {
        return answerAppUpdated(contextOf(this, { read, modify, http, persistence }, undefined));
    }

    public override onPreSettingUpdate(): Promise<ISetting> {
        return savedUnlogged();
    }

    public override async onSettingUpdated(
        setting: ISetting,
        configuration: IConfigurationModify,
        read: IRead,
    ): Promise<void> {
        this.memory.forgetSettings(setting.id);
        await answerSettingSaved(setting, configuration, { logger: this.getLogger(), roles: rolesFor(this, read) });
    }

    public async executeActionButtonHandler(
        interaction: UIKitActionButtonInteractionContext,
        read: IRead,
        http: IHttp,
        persistence: IPersistence,
        modify: IModify,
    ): Promise<IUIKitResponse> {
        const accessors = { read, modify, http, persistence };
        return answerInteraction(interaction, (asking) => contextOf(this, accessors, asking), answerActionButton);
    }

    public async executeBlockActionHandler(
        interaction: UIKitBlockInteractionContext,
        read: IRead,
        http: IHttp,
        persistence: IPersistence,
        modify: IModify,
    ): Promise<IUIKitResponse> {
        const accessors = { read, modify, http, persistence };
        return answerInteraction(interaction, (asking) => contextOf(this, accessors, asking), answerBlockAction);
    }

    public async executeViewSubmitHandler(
        interaction: UIKitViewSubmitInteractionContext,
        read: IRead,
        http: IHttp,
        persistence: IPersistence,
        modify: IModify,
    ): Promise<IUIKitResponse> {
        const accessors = { read, modify, http, persistence };
        return answerInteraction(interaction, (asking) => contextOf(this, accessors, asking), answerViewSubmit);
    }

    public async executeViewClosedHandler(
        interaction: UIKitViewCloseInteractionContext,
        read: IRead,
        http: IHttp,
        persistence: IPersistence,
        modify: IModify,
    ): Promise<IUIKitResponse> {
        const accessors = { read, modify, http, persistence };
        return answerInteraction(interaction, (asking) => contextOf(this, accessors, asking), answerViewClosed);
    }

    public async executePostMessageReported(
        event: IMessageReportContext,
        read: IRead,
        http: IHttp,
        persistence: IPersistence,
        modify: IModify,
    ): Promise<void> {
        const context = contextOf(this, { read, modify, http, persistence }, undefined);
        return answerMessageReported(event, this.memory.reportInbox, context);
    }

    public async executePostUserCreated(
        event: IUserContext,
        read: IRead,
        http: IHttp,
        persistence: IPersistence,
        modify: IModify,
    ): Promise<void> {
        const context = contextOf(this, { read, modify, http, persistence }, undefined);
        return answerUserCreated(event, this.memory.registrations, context);
    }

    protected override async extendConfiguration(configuration: IConfigurationExtend): Promise<void> {
        const contextFor: ContextFor = (accessors, asking) => contextOf(this, accessors, asking);
        const jobContextFor: JobContextFor = (accessors, calledOn) => jobContextOf(this, accessors, calledOn);
        for (const action of ['deactivate', 'activate'] as const) {
            const command = offeredToModerators(new ActiveStatusCommand(action, contextFor));
            await configuration.slashCommands.provideSlashCommand(command);
        }
        await configuration.scheduler.registerProcessors([sweepJob(jobContextFor), serviceAccountJob(jobContextFor)]);
        for (const button of actionButtons) {
            configuration.ui.registerButton(button);
        }
        await Promise.all(settings.map((setting) => configuration.settings.provideSetting(setting)));
    }
}
