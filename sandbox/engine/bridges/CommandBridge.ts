import type { ISlashCommand } from '@rocket.chat/apps-engine/definition/slashcommands';
import { CommandBridge } from '@rocket.chat/apps-engine/server/bridges';

import type { RegisteredCommand } from '../../port';
import type { BridgeHook } from '../hook';
import { notHere } from './answers';

/** The commands that apps have registered. The embedded workspace has none of its own. */
export class WorkspaceCommandBridge extends CommandBridge {
    protected override enableCommand = notHere('command.enableCommand');
    protected override disableCommand = notHere('command.disableCommand');
    protected override modifyCommand = notHere('command.modifyCommand');

    private readonly commands = new Map<string, RegisteredCommand>();

    constructor(private readonly hook: BridgeHook) {
        super();
    }

    list(): RegisteredCommand[] {
        return [...this.commands.values()];
    }

    protected override doesCommandExist(command: string): Promise<boolean> {
        return this.hook.call('command.doesCommandExist', [command], () =>
            Promise.resolve(this.commands.has(command.toLowerCase())),
        );
    }

    protected override registerCommand(command: ISlashCommand, appId: string): Promise<void> {
        return this.hook.call('command.registerCommand', [command.command], () => {
            const { i18nParamsExample, i18nDescription, providesPreview } = command;
            // Of the type a string, of an app perhaps an array; the server passes on either.
            const permission: string | string[] | undefined = command.permission;
            const name = command.command.toLowerCase();
            this.commands.set(name, {
                command: name,
                i18nParamsExample,
                i18nDescription,
                providesPreview,
                appId,
                ...(permission && { permission }),
            });
            return Promise.resolve();
        });
    }

    protected override unregisterCommand(command: string): Promise<void> {
        return this.hook.call('command.unregisterCommand', [command], () => {
            this.commands.delete(command.toLowerCase());
            return Promise.resolve();
        });
    }
}
