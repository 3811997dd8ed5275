import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { AppStatus, AppStatusUtils } from '@rocket.chat/apps-engine/definition/AppStatus';
import { AppInterface, type IAppInfo } from '@rocket.chat/apps-engine/definition/metadata';
import type { IPermission } from '@rocket.chat/apps-engine/definition/permissions/IPermission';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';
import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import { SlashCommandContext } from '@rocket.chat/apps-engine/definition/slashcommands';
import type { IUIActionButton } from '@rocket.chat/apps-engine/definition/ui';
import type { UIKitIncomingInteraction } from '@rocket.chat/apps-engine/definition/uikit';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import { AppManager } from '@rocket.chat/apps-engine/server/AppManager';
import type { AppFabricationFulfillment } from '@rocket.chat/apps-engine/server/compiler';
import type { ProxiedApp } from '@rocket.chat/apps-engine/server/ProxiedApp';
import type { IAppStorageItem } from '@rocket.chat/apps-engine/server/storage';

import type { AppEvent, EnginePort, RegisteredCommand, UiInteraction, WorkspacePort } from '../port';
import { runtimeCopy } from '../runtime/copy';
import { WorkspaceBridges } from './bridges';
import { captureEngineConsole } from './console';
import { federationKeys } from './federationKeys';
import { BridgeHook } from './hook';
import type { EngineOptions } from './options';
import { AppProcesses, HostedAppManager } from './processes';
import { LogInWorkspace, MetadataInMemory, SourceInMemory } from './storage';

/** An app as a server's database holds it: what another instance of the server, or the same after a restart, loads it from. */
export interface StoredApp {
    item: IAppStorageItem;
    zip: Uint8Array;
}

/** Without a list of permissions an app has the engine's default ones; the engine's own type does not say that the list may be absent. */
interface Updating {
    update(
        zip: Buffer,
        granted: IPermission[] | undefined,
        options: { user: IUser; loadApp: boolean },
    ): Promise<AppFabricationFulfillment>;
}

/** What an engine can do beside what a workspace asks of it. */
export interface EngineHooks {
    /** Resolves when the app's process has next died and been restarted by the engine, and the app is enabled again. */
    restarted(appId: string): Promise<void>;
    /** Restarts the app's process at once, as the engine does where it misses one: some 50 s after one has ended without an error. */
    restart(appId: string): Promise<void>;
    /** What the database holds of an installed app. */
    stored(appId: string): Promise<StoredApp>;
    /** Loads an app as a server does at its start, or when another instance of a cluster has installed it: without `onInstall`. */
    load(app: StoredApp): Promise<void>;
    /** Takes an app up anew that another instance of a cluster has updated: without `onUpdate`. */
    loadUpdate(app: StoredApp): Promise<void>;
}

/** The real engine over a workspace, in this process. As `AppManager` is a singleton, one at a time. */
export class EngineHost implements EnginePort, EngineHooks {
    private constructor(
        private readonly port: WorkspacePort,
        private readonly manager: AppManager,
        private readonly processes: AppProcesses,
        private readonly bridges: WorkspaceBridges,
        private readonly metadata: MetadataInMemory,
        private readonly sources: SourceInMemory,
        private readonly cleanUp: () => Promise<void>,
    ) {}

    /**
     * @throws if an engine runs in this process already, or the runtime can't be set up
     */
    static async start(port: WorkspacePort, options: EngineOptions): Promise<EngineHost> {
        if (process.env.NODE_ENV === 'test') {
            // Test runners set this, and the engine then grants every permission.
            process.env.NODE_ENV = 'production';
        }
        const processes = new AppProcesses(await runtimeCopy(), options);
        const tempFilePath = await mkdtemp(join(tmpdir(), 'embedded-engine-'));
        // The engine makes a link of this name, which Windows forbids to most users, unless there is something already.
        await mkdir(join(tempFilePath, 'deno-runtime'));
        const bridges = new WorkspaceBridges(port, new BridgeHook(options), await federationKeys());
        const metadataStorage = new MetadataInMemory();
        const sourceStorage = new SourceInMemory();
        const logStorage = new LogInWorkspace(port);
        const deps = { metadataStorage, sourceStorage, logStorage, bridges, tempFilePath };
        const manager = new HostedAppManager(deps, processes);
        await manager.load();
        const releaseConsole = captureEngineConsole((line) => options.onConsole?.(line));
        return new EngineHost(port, manager, processes, bridges, metadataStorage, sourceStorage, async () => {
            releaseConsole();
            await rm(tempFilePath, { recursive: true, force: true });
        });
    }

    async install(zip: Uint8Array, admin: IUser): Promise<string> {
        const content = Buffer.from(zip);
        const { info } = await this.manager.getParser().unpackageApp(content);
        const installed = await this.manager.add(content, {
            enable: await this.port.mayEnablePrivateApps(),
            user: admin,
            ...(info.permissions && { permissionsGranted: info.permissions }),
        });
        return idOf(installed);
    }

    async update(zip: Uint8Array, granted: IPermission[] | undefined, admin: IUser): Promise<string> {
        const manager: Updating = this.manager;
        return idOf(await manager.update(Buffer.from(zip), granted, { user: admin, loadApp: true }));
    }

    async uninstall(appId: string, admin: IUser): Promise<void> {
        await this.manager.remove(appId, { user: admin });
        this.processes.forget(appId);
    }

    async enable(appId: string): Promise<void> {
        await this.manager.changeStatus(appId, AppStatus.MANUALLY_ENABLED);
    }

    async disable(appId: string): Promise<void> {
        await this.manager.changeStatus(appId, AppStatus.MANUALLY_DISABLED);
    }

    async status(appId: string): Promise<string> {
        return this.app(appId).getStatus();
    }

    async info(appId: string): Promise<IAppInfo> {
        return Promise.resolve(this.app(appId).getInfo());
    }

    async languages(appId: string): Promise<Record<string, Record<string, string>>> {
        const languages: Record<string, Record<string, string>> = {};
        for (const [language, words] of Object.entries(this.app(appId).getStorageItem().languageContent)) {
            languages[language] = Object.fromEntries(
                Object.entries(words).map(([key, text]): [string, string] => [key, String(text)]),
            );
        }
        return Promise.resolve(languages);
    }

    async runCommand(
        command: string,
        context: { sender: IUser; room: IRoom; args: string[]; threadId?: string; triggerId?: string },
    ): Promise<void> {
        const { sender, room, args, threadId, triggerId } = context;
        await this.manager
            .getCommandManager()
            .executeCommand(command, new SlashCommandContext(sender, room, args, threadId, triggerId));
    }

    async interact(interaction: UiInteraction): Promise<object | undefined> {
        // What a client sends has any shape; the engine takes it as it comes, and so do its types not.
        const incoming = interaction as object as UIKitIncomingInteraction;
        const listeners = this.manager.getListenerManager();
        // A visitor's click goes to another handler than everybody else's.
        const handler = interaction.visitor
            ? AppInterface.IUIKitLivechatInteractionHandler
            : AppInterface.IUIKitInteractionHandler;
        const response = await listeners.executeListener(handler, incoming);
        return orNothing(response) ?? undefined;
    }

    async tell({ listener, data }: AppEvent): Promise<void> {
        await this.manager.getListenerManager().executeListener(AppInterface[listener], data);
    }

    listCommands(): Promise<RegisteredCommand[]> {
        return Promise.resolve(this.bridges.commands.list());
    }

    listActionButtons(): Promise<IUIActionButton[]> {
        return this.manager.getUIActionButtonManager().getAllActionButtons();
    }

    async getSettings(appId: string): Promise<Record<string, ISetting>> {
        return Promise.resolve(this.manager.getSettingsManager().getAppSettings(appId));
    }

    async saveSetting(appId: string, setting: ISetting): Promise<void> {
        await this.manager.getSettingsManager().updateAppSetting(appId, structuredClone(setting));
    }

    runJob(processorId: string, data: object): Promise<void> {
        return this.bridges.scheduler.run(processorId, data);
    }

    async pid(appId: string): Promise<number> {
        return this.processes.of(appId).pid();
    }

    async shiftClock(milliseconds: number): Promise<void> {
        await this.processes.putClockAhead(milliseconds);
    }

    async restarted(appId: string): Promise<void> {
        return this.processes.of(appId).restarted();
    }

    async restart(appId: string): Promise<void> {
        await this.processes.of(appId).restartApp();
    }

    async stored(appId: string): Promise<StoredApp> {
        const item = await this.metadata.retrieveOne(appId);
        if (item === null) {
            throw new Error(`No app ${appId} is installed`);
        }
        return { item, zip: await this.sources.fetch(item) };
    }

    async load(app: StoredApp): Promise<void> {
        const { id } = await this.store(app);
        await this.manager.addLocal(id);
    }

    async loadUpdate(app: StoredApp): Promise<void> {
        const item = await this.store(app);
        const zip = Buffer.from(app.zip);
        await (AppStatusUtils.isEnabled(item.status)
            ? this.manager.updateAndStartupLocal(item, zip)
            : this.manager.updateAndInitializeLocal(item, zip));
    }

    async stop(): Promise<void> {
        await this.processes.stop();
        Reflect.deleteProperty(AppManager, 'Instance');
        await this.cleanUp();
    }

    /** Instances of a cluster share the database, and the key that the engine signs with; these don't. */
    private async store({ item, zip }: StoredApp): Promise<IAppStorageItem> {
        const signature = await this.manager.getSignatureManager().signApp(item);
        await this.sources.store(item, Buffer.from(zip));
        return this.metadata.create({ ...item, signature });
    }

    private app(appId: string): ProxiedApp {
        const app = orNothing(this.manager.getOneById(appId));
        if (!app) {
            throw new Error(`No app ${appId} is installed`);
        }
        return app;
    }
}

/** @throws Error where the engine could not install or update an app, which it tells instead of throwing. */
function idOf(result: AppFabricationFulfillment): string {
    const { id, name } = result.getAppInfo();
    if (result.hasStorageError() || result.hasAppUserError()) {
        const errors = { storage: result.getStorageError(), appUser: result.getAppUserError() };
        throw new Error(`The engine could not install ${name}: ${JSON.stringify(errors)}`);
    }
    return id;
}

/** What the engine answers may be missing where its types say otherwise. */
function orNothing<T>(value: T): T | null | undefined {
    return value;
}
