import type { IConfigurationExtend, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import { App } from '@rocket.chat/apps-engine/definition/App';
import type { ISlashCommand, SlashCommandContext } from '@rocket.chat/apps-engine/definition/slashcommands';

const talk: ISlashCommand = {
    command: 'talk',
    i18nParamsExample: '',
    i18nDescription: '',
    providesPreview: false,
    async executor(context: SlashCommandContext, read: IRead): Promise<void> {
        const [calls = '0'] = context.getArguments();
        const one = (): Promise<unknown> => read.getUserReader().getById(context.getSender().id);
        await Promise.all(Array.from({ length: Number(calls) }, one));
    },
};

/** An app whose `/talk 8` makes 8 calls into the engine: the benchmark tells by it what an app's memory owes to its calls alone. */
export default class TalkativeApp extends App {
    protected override async extendConfiguration(configuration: IConfigurationExtend): Promise<void> {
        await configuration.slashCommands.provideSlashCommand(talk);
    }
}
