import type { IAppAccessors, IHttp, IModify, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { ISlashCommand, SlashCommandContext } from '@rocket.chat/apps-engine/definition/slashcommands';
import { UIKitSurfaceType } from '@rocket.chat/apps-engine/definition/uikit';

interface Tools {
    context: SlashCommandContext;
    read: IRead;
    modify: IModify;
    http: IHttp;
    accessors: IAppAccessors;
    say: (answer: unknown) => Promise<void>;
}

/** What `/probe <word> [argument]` does; the answer goes to the sender as an ephemeral message, in JSON. */
const words: Record<string, (tools: Tools, argument: string) => Promise<unknown>> = {
    async modal({ context, modify }) {
        const view = {
            type: UIKitSurfaceType.MODAL,
            id: 'probe',
            title: { type: 'plain_text', text: 'Probe' },
            blocks: [],
        } as const;
        await modify
            .getUiController()
            .openSurfaceView({ ...view, blocks: [] }, { triggerId: context.getTriggerId() ?? '' }, context.getSender());
        return 'opened';
    },
    args: ({ context }) => Promise.resolve([context.getArguments(), context.getThreadId()]),
    once: ({ modify }, when) => modify.getScheduler().scheduleOnce({ id: 'note', when, data: { word: when } }),
    every: ({ modify }, interval) =>
        modify.getScheduler().scheduleRecurring({ id: 'note', interval, data: { word: interval } }),
    user: ({ read }, name) => read.getUserReader().getByUsername(name),
    messages: ({ read }, argument) => {
        const { room, ...options } = JSON.parse(argument) as { room: string };
        return read.getRoomReader().getMessages(room, options);
    },
    async delete({ read, modify, context }, id) {
        const message = await read.getMessageReader().getById(id);
        if (message === undefined) {
            return 'not there';
        }
        await modify.getDeleter().deleteMessage(message, context.getSender());
        return 'deleted';
    },
    async dismiss({ modify }, argument) {
        const [what, asked = '', appId = ''] = argument.split(' ');
        const id = asked === 'nobody' ? '' : asked;
        const moderation = modify.getModerationModifier();
        await (what === 'message'
            ? moderation.dismissReportsByMessageId(id, 'by Mona', 'none', appId)
            : moderation.dismissReportsByUserId(id, 'by Mona', 'none', appId));
        return 'dismissed';
    },
    trigger: ({ context }) => Promise.resolve(context.getTriggerId()),
    colour: ({ accessors }) => accessors.environmentReader.getSettings().getValueById('colour'),
    now: () => Promise.resolve([Date.now(), new Date().getTime(), new Date(5).getTime(), new Date() instanceof Date]),
    http: ({ http }, request) => {
        const { method, url, ...options } = JSON.parse(request) as { method: 'get' | 'post'; url: string };
        return http[method](url, options);
    },
    async deactivate({ modify }, id) {
        try {
            return await modify.getUpdater().getUserUpdater().deactivate(id, false);
        } catch (error) {
            return error instanceof Error ? { message: error.message, fields: Object.keys(error) } : { thrown: error };
        }
    },
    later({ say }, delays) {
        const [once, every, never] = delays.split(',').map(Number);
        setTimeout(() => void say('once'), once);
        const interval = setInterval(() => void say('every'), every);
        clearTimeout(setTimeout(() => void say('never'), never));
        setTimeout(
            () => {
                clearInterval(interval);
            },
            2 * (every ?? 0),
        );
        return Promise.resolve('set');
    },
    forget() {
        void Promise.reject(new Error('nobody waits for this'));
        return Promise.resolve('forgotten');
    },
};

export function probe(accessors: IAppAccessors): ISlashCommand {
    return {
        command: 'probe',
        i18nParamsExample: '',
        i18nDescription: '',
        providesPreview: false,
        async executor(context: SlashCommandContext, read: IRead, modify: IModify, http: IHttp): Promise<void> {
            const [word = '', ...rest] = context.getArguments();
            const say = (answer: unknown): Promise<void> =>
                modify
                    .getNotifier()
                    .notifyUser(
                        context.getSender(),
                        modify
                            .getCreator()
                            .startMessage()
                            .setRoom(context.getRoom())
                            .setText(JSON.stringify(answer))
                            .getMessage(),
                    );
            const run = words[word];
            if (run === undefined) {
                throw new Error(`the probe knows no "${word}"`);
            }
            await say(await run({ context, read, modify, http, accessors, say }, rest.join(' ')));
        },
    };
}
