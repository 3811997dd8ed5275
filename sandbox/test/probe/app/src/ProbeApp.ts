import type {
    IAppUpdateContext,
    IConfigurationExtend,
    IConfigurationModify,
    IRead,
} from '@rocket.chat/apps-engine/definition/accessors';
import { App } from '@rocket.chat/apps-engine/definition/App';
import type { IMessageReportContext, IPostMessageReported } from '@rocket.chat/apps-engine/definition/messages';
import { type ISetting, SettingType } from '@rocket.chat/apps-engine/definition/settings';
import type { ISettingUpdateContext } from '@rocket.chat/apps-engine/definition/settings/ISettingUpdateContext';
import { UIActionButtonContext } from '@rocket.chat/apps-engine/definition/ui';
import type {
    IUIKitResponse,
    UIKitActionButtonInteractionContext,
    UIKitBlockInteractionContext,
    UIKitViewSubmitInteractionContext,
} from '@rocket.chat/apps-engine/definition/uikit';
import type { IPostUserCreated, IUserContext } from '@rocket.chat/apps-engine/definition/users';

import { probe } from './probeCommand';

/** What the tests of the engine's side have it do. */
export default class ProbeApp extends App implements IPostMessageReported, IPostUserCreated {
    override onEnable(): Promise<boolean> {
        this.getLogger().info('the probe is enabled');
        return Promise.resolve(true);
    }

    override async onUpdate({ oldAppVersion }: IAppUpdateContext, read: IRead): Promise<void> {
        if ((await read.getEnvironmentReader().getSettings().getValueById('colour')) === 'broken') {
            throw new Error('an update that throws');
        }
        this.getLogger().info(`updated from ${oldAppVersion}`);
    }

    override onPreSettingUpdate({ newSetting }: ISettingUpdateContext): Promise<ISetting> {
        if (newSetting.value === 'refused') {
            throw new Error('a setting that is refused');
        }
        return Promise.resolve(newSetting.value === 'replaced' ? { ...newSetting, value: 'light' } : newSetting);
    }

    override async onSettingUpdated({ id }: ISetting, _modify: IConfigurationModify, read: IRead): Promise<void> {
        const settings = read.getEnvironmentReader().getSettings();
        const values: unknown[] = [await settings.getValueById('colour'), await settings.getValueById('shade')];
        this.getLogger().info(`saved ${id}: ${values.join(', ')}`);
    }

    executePostMessageReported({ message, user, reason }: IMessageReportContext): Promise<void> {
        const { text, room, sender } = message;
        const told = { text, room: room.slugifiedName, sender: sender.username, by: user.username, reason };
        this.getLogger().info(`reported ${JSON.stringify(told)}`);
        return Promise.resolve();
    }

    executePostUserCreated(context: IUserContext): Promise<void> {
        this.getLogger().info(`created ${JSON.stringify(context)}`);
        return Promise.resolve();
    }

    executeViewSubmitHandler(context: UIKitViewSubmitInteractionContext): Promise<IUIKitResponse> {
        const { user, view } = context.getInteractionData();
        if (view.id === 'broken') {
            throw new Error('a handler that throws');
        }
        return Promise.resolve(
            context.getInteractionResponder().viewErrorResponse({ viewId: view.id, errors: { who: user.username } }),
        );
    }

    executeActionButtonHandler(context: UIKitActionButtonInteractionContext): Promise<IUIKitResponse> {
        return Promise.resolve(
            context.getInteractionData().actionId === 'echo'
                ? echo(context)
                : context.getInteractionResponder().successResponse(),
        );
    }

    executeBlockActionHandler(context: UIKitBlockInteractionContext): Promise<IUIKitResponse> {
        return Promise.resolve(echo(context));
    }

    protected override async extendConfiguration(configuration: IConfigurationExtend): Promise<void> {
        await configuration.slashCommands.provideSlashCommand(probe(this.getAccessors()));
        const text = { type: SettingType.STRING, required: false, public: false };
        await configuration.settings.provideSetting({
            ...text,
            id: 'colour',
            packageValue: 'grey',
            i18nLabel: 'colour',
        });
        await configuration.settings.provideSetting({ ...text, id: 'shade', packageValue: 'dark', i18nLabel: 'shade' });
        await configuration.scheduler.registerProcessors([
            {
                id: 'note',
                processor: async ({ jobId, word }, read, modify) => {
                    const room = await read.getRoomReader().getById('GENERAL');
                    const user = await read.getUserReader().getAppUser();
                    if (room && user) {
                        const text = JSON.stringify({ jobId, word } satisfies Record<string, unknown>);
                        const message = modify.getCreator().startMessage().setRoom(room).setText(text).getMessage();
                        await modify.getNotifier().notifyUser(user, message);
                    }
                },
            },
        ]);
        configuration.ui.registerButton({
            actionId: 'poke',
            labelI18n: 'greeting',
            context: UIActionButtonContext.MESSAGE_ACTION,
        });
    }
}

/** Answers what the handler was given, in JSON. */
function echo(context: UIKitActionButtonInteractionContext | UIKitBlockInteractionContext): IUIKitResponse {
    const got = JSON.stringify(context.getInteractionData());
    return context.getInteractionResponder().viewErrorResponse({ viewId: 'echo', errors: { got } });
}
