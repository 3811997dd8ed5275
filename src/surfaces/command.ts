import type { IHttp, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { ISlashCommand, SlashCommandContext } from '@rocket.chat/apps-engine/definition/slashcommands';

import type { Action } from '../moderation/account';
import type { Origin } from '../moderation/case';
import { Deadline } from '../moderation/deadline';
import type { WordKey } from '../words/english';
import { words } from '../words/words';
import { ask } from './openConfirmation';
import { type CommandLine, readCommandLine } from './commandLine';
import { caught, type Desk, deskOf, type ModerationApp, TRIGGER_LIMIT } from '../wiring';
import { showLog } from './showLog';
import { showStatus } from './showStatus';

const PARAMS: WordKey = 'command_params';
const DESCRIPTIONS: Readonly<Record<Action, WordKey>> = {
    deactivate: 'command_deactivate_description',
    activate: 'command_activate_description',
};

/** `/deactivate @username [reason]` and `/activate @username [reason]`; both know `log`, `status` and `help`, too. */
export class ActiveStatusCommand implements ISlashCommand {
    public readonly command: Action;
    public readonly i18nDescription: WordKey;
    public readonly i18nParamsExample = PARAMS;
    public readonly providesPreview = false;

    public constructor(
        private readonly app: ModerationApp,
        private readonly action: Action,
    ) {
        this.command = action;
        this.i18nDescription = DESCRIPTIONS[action];
    }

    public async executor(
        context: SlashCommandContext,
        read: IRead,
        modify: IModify,
        http: IHttp,
        persistence: IPersistence,
    ): Promise<void> {
        const desk = deskOf(this.app, { read, modify, http, persistence }, context.getSender());
        await caught(desk, this.answer(context, desk), () =>
            desk.tell(context.getSender(), originOf(context), [words('told_failed')]),
        );
    }

    private async answer(context: SlashCommandContext, desk: Desk): Promise<void> {
        const user = context.getSender();
        const origin = originOf(context);
        const line = readCommandLine(context.getArguments());
        switch (line.kind) {
            case 'accounts':
                return this.askAbout(line, context, desk);
            case 'log':
                return showLog(user, line.username, origin, desk);
            case 'log-misused':
                return desk.tell(user, origin, [words('told_help_log')]);
            case 'status':
                return showStatus(user, origin, desk);
            case 'help':
                return desk.tell(user, origin, [
                    words('told_help_deactivate'),
                    words('told_help_activate'),
                    words('told_help_log'),
                    words('told_help_status'),
                    words('told_help_named_so'),
                ]);
            case 'nobody':
                return desk.tell(user, origin, [
                    words(this.action === 'deactivate' ? 'told_usage_deactivate' : 'told_usage_activate'),
                ]);
        }
    }

    private async askAbout(line: AboutAccounts, context: SlashCommandContext, desk: Desk): Promise<void> {
        const user = context.getSender();
        const origin = originOf(context);
        const [username, ...more] = line.usernames;
        if (more.length > 0) {
            return desk.tell(user, origin, [words('told_one_account')]);
        }
        if (line.duration) {
            const key = this.action === 'deactivate' ? 'told_duration_in_modal' : 'told_duration_not_for_activate';
            return desk.tell(user, origin, [words(key)]);
        }
        return ask(
            {
                user,
                callerId: user.id,
                action: this.action,
                asked: { by: 'username', username },
                reason: line.reason,
                lasts: null,
                origin,
                triggerId: context.getTriggerId() ?? null,
                opens: { kind: 'confirm' },
            },
            desk,
            new Deadline(TRIGGER_LIMIT),
        );
    }
}

type AboutAccounts = Extract<CommandLine, { kind: 'accounts' }>;

function originOf(context: SlashCommandContext): Origin {
    return { roomId: context.getRoom().id, threadId: context.getThreadId() ?? null, messageId: null };
}
