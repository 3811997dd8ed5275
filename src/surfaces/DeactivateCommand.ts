import type { IHttp, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { ISlashCommand, SlashCommandContext } from '@rocket.chat/apps-engine/definition/slashcommands';

import type { Origin } from '../moderation/case';
import type { WordKey } from '../words/english';
import { words } from '../words/words';
import { ask } from './ask';
import { readCommandLine } from './commandLine';
import { type Desk, deskOf, type ModerationApp } from './desk';
import { showLog } from './showLog';
import { showStatus } from './showStatus';

const DESCRIPTION: WordKey = 'command_deactivate_description';
const PARAMS: WordKey = 'command_deactivate_params';

/** `/deactivate @username [reason]`, and `log`, `status` and `help`. */
export class DeactivateCommand implements ISlashCommand {
    public readonly command = 'deactivate';
    public readonly i18nDescription = DESCRIPTION;
    public readonly i18nParamsExample = PARAMS;
    public readonly providesPreview = false;

    public constructor(private readonly app: ModerationApp) {}

    public async executor(
        context: SlashCommandContext,
        read: IRead,
        modify: IModify,
        http: IHttp,
        persistence: IPersistence,
    ): Promise<void> {
        await this.answer(context, deskOf(this.app, { read, modify, http, persistence }));
    }

    private async answer(context: SlashCommandContext, desk: Desk): Promise<void> {
        const user = context.getSender();
        const origin: Origin = {
            roomId: context.getRoom().id,
            threadId: context.getThreadId() ?? null,
            messageId: null,
        };
        const line = readCommandLine(context.getArguments());
        switch (line.kind) {
            case 'action':
                return ask(
                    {
                        user,
                        callerId: user.id,
                        action: 'deactivate',
                        asked: { by: 'username', username: line.username },
                        reason: line.reason,
                        origin,
                        triggerId: context.getTriggerId() ?? null,
                        opens: 'confirm',
                    },
                    desk,
                );
            case 'log':
                return showLog(user, line.username, origin, desk);
            case 'status':
                return showStatus(user, origin, desk);
            case 'help':
                return desk.tell(user, origin, [
                    words('told_help_deactivate'),
                    words('told_help_log'),
                    words('told_help_status'),
                    words('told_help_named_so'),
                ]);
            case 'nobody':
                return desk.tell(user, origin, [words('told_usage')]);
        }
    }
}
