import type { IHttp, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { ISlashCommand, SlashCommandContext } from '@rocket.chat/apps-engine/definition/slashcommands';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { Asked, StatusChange } from '../moderation/account';
import type { Origin } from '../moderation/case';
import { Deadline } from '../moderation/deadline';
import { TRIGGER_LIMIT } from '../moderation/timeouts';
import type { WordKey } from '../words/english';
import { words } from '../words/words';
import { caught } from './caught';
import { type CommandLine, readCommandLine } from './commandLine';
import { type Context, type ContextFor } from './context';
import { forCaller } from './forCaller';
import { openBatch } from './openBatch';
import { openConfirmation } from './openConfirmation';
import { showLog } from './showLog';
import { showNewcomers } from './showNewcomers';
import { showStatus } from './showStatus';

const PARAMS: WordKey = 'command_params';
const DESCRIPTIONS: Readonly<Record<StatusChange, WordKey>> = {
    deactivate: 'command_deactivate_description',
    activate: 'command_activate_description',
};

/** `/deactivate @username … [reason]` and `/activate @username … [reason]`; both know `log`, `newcomers`, `status` and `help`, too. */
export class ActiveStatusCommand implements ISlashCommand {
    public readonly command: StatusChange;
    public readonly i18nDescription: WordKey;
    public readonly i18nParamsExample = PARAMS;
    public readonly providesPreview = false;

    public constructor(
        private readonly action: StatusChange,
        private readonly contextFor: ContextFor,
    ) {
        this.command = action;
        this.i18nDescription = DESCRIPTIONS[action];
    }

    /** Answers whoever typed it. Never rejects. */
    public async executor(
        interaction: SlashCommandContext,
        read: IRead,
        modify: IModify,
        http: IHttp,
        persistence: IPersistence,
    ): Promise<void> {
        await forCaller(interaction.getSender(), undefined, async (user) => {
            const context = this.contextFor({ read, modify, http, persistence }, user);
            await caught(context, this.answer(interaction, user, context), () =>
                context.tell(user, originOf(interaction), [words('told_failed')]),
            );
        });
    }

    private async answer(interaction: SlashCommandContext, user: IUser, context: Context): Promise<void> {
        const origin = originOf(interaction);
        const line = readCommandLine(interaction.getArguments());
        switch (line.kind) {
            case 'accounts':
                return this.askAbout(line, interaction, user, context);
            case 'log':
                return showLog(
                    user,
                    line.username === undefined ? { kind: 'newest' } : { kind: 'username', username: line.username },
                    origin,
                    context,
                );
            case 'log-case':
                return showLog(user, { kind: 'number', number: line.number }, origin, context);
            case 'log-misused':
                return context.tell(user, origin, [words('told_help_log')]);
            case 'newcomers':
                return this.action === 'deactivate'
                    ? showNewcomers(user, line.hours, interaction.getTriggerId(), origin, context)
                    : context.tell(user, origin, [words('told_help_newcomers')]);
            case 'newcomers-misused':
                return context.tell(user, origin, [words('told_help_newcomers')]);
            case 'status':
                return showStatus(user, origin, context);
            case 'help':
                return context.tell(user, origin, [
                    words('told_help_deactivate'),
                    words('told_help_several'),
                    words('told_help_duration'),
                    words('told_help_activate'),
                    words('told_help_log'),
                    words('told_help_newcomers'),
                    words('told_help_status'),
                    words('told_help_named_so'),
                ]);
            case 'nobody':
                return context.tell(user, origin, [
                    words(this.action === 'deactivate' ? 'told_usage_deactivate' : 'told_usage_activate'),
                ]);
        }
    }

    private async askAbout(
        line: AboutAccounts,
        interaction: SlashCommandContext,
        user: IUser,
        context: Context,
    ): Promise<void> {
        const origin = originOf(interaction);
        const { duration } = line;
        if (duration && this.action === 'activate') {
            return context.tell(user, origin, [words('told_duration_not_for_activate')]);
        }
        if (duration?.kind === 'mistaken') {
            return context.tell(user, origin, [words('told_duration_mistaken')]);
        }
        const { action } = this;
        const triggerId = interaction.getTriggerId();
        const request = {
            user,
            action,
            reason: line.reason,
            lasts: duration?.milliseconds ?? null,
            cleanUp: null,
            origin,
            triggerId,
        };
        const deadline = new Deadline(TRIGGER_LIMIT);
        const [first, ...more] = line.names;
        const asked = asNamed(first);
        if (more.length > 0) {
            return openBatch({ ...request, asked: [asked, ...more.map(asNamed)] }, context, deadline);
        }
        await openConfirmation({ ...request, asked, opens: { kind: 'confirm' } }, context, deadline);
    }
}

function asNamed(username: string): Asked {
    return { kind: 'username', username };
}

type AboutAccounts = Extract<CommandLine, { kind: 'accounts' }>;

function originOf(interaction: SlashCommandContext): Origin {
    return { roomId: interaction.getRoom().id, threadId: interaction.getThreadId() ?? null, messageId: null };
}
