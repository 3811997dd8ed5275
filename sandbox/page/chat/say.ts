import type { Chat } from './Chat';
import { running } from './interact';
import { isOffered } from './offers';

/** Sends what was typed: a message, or a slash command. */
export async function say(chat: Chat, rid: string, tmid: string | undefined, text: string): Promise<void> {
    // What stands below the first line is dropped: docs/rocketchat.md#only-the-first-line-of-a-command-is-sent
    const [, name, params = ''] = /^\/(\S+)(.*)/.exec(text) ?? [];
    if (name === undefined) {
        await chat.attempt(() => chat.server.call('sendMessage', { rid, tmid, msg: text }));
        return;
    }
    const command = chat.state.commands.find((known) => known.command === name);
    if (!command) {
        chat.tell(rid, tmid, `No such command: \`${name}\``);
        return;
    }
    if (!isOffered(command, chat.state, rid)) {
        chat.tell(rid, tmid, `You do not have permission to execute the command \`${name}\``);
        return;
    }
    await running(chat, async () => {
        const triggerId = chat.triggers.issue(command.appId);
        const run = { command: name, params, roomId: rid, tmid, triggerId };
        try {
            await chat.server.post('/api/v1/commands.run', run);
        } catch {
            chat.tell(rid, tmid, `The command failed: \`/${name}\``);
        }
    });
}

/** Changes the language of the person: of what the page draws, and in their preferences, where apps read it. */
export async function speak(chat: Chat, language: string): Promise<void> {
    chat.store.update(() => ({ language }));
    await chat.attempt(() => chat.server.post('/api/v1/users.setPreferences', { data: { language } }));
}
