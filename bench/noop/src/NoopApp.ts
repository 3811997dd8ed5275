import type { IConfigurationExtend, IModify, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import { App } from '@rocket.chat/apps-engine/definition/App';
import type { ISlashCommand, SlashCommandContext } from '@rocket.chat/apps-engine/definition/slashcommands';
import { UIKitSurfaceType } from '@rocket.chat/apps-engine/definition/uikit';

const noop: ISlashCommand = {
    command: 'noop',
    i18nParamsExample: '',
    i18nDescription: '',
    providesPreview: false,
    async executor(context: SlashCommandContext, _read: IRead, modify: IModify): Promise<void> {
        await modify
            .getUiController()
            .openSurfaceView(
                { type: UIKitSurfaceType.MODAL, id: 'noop', title: { type: 'plain_text', text: 'No-op' }, blocks: [] },
                { triggerId: context.getTriggerId() ?? '' },
                context.getSender(),
            );
    },
};

/** The least that an app with a modal can do; the benchmark measures the real app against it. */
export default class NoopApp extends App {
    protected override async extendConfiguration(configuration: IConfigurationExtend): Promise<void> {
        await configuration.slashCommands.provideSlashCommand(noop);
    }
}
