import type { AppStatus } from '@rocket.chat/apps-engine/definition/AppStatus';
import type { IAppInfo } from '@rocket.chat/apps-engine/definition/metadata';
import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import type { ILoggerStorageEntry } from '@rocket.chat/apps-engine/server/logging';
import type { IMarketplaceInfo } from '@rocket.chat/apps-engine/server/marketplace';
import { AppLogStorage, AppMetadataStorage, type IAppStorageItem } from '@rocket.chat/apps-engine/server/storage';
import { AppSourceStorage } from '@rocket.chat/apps-engine/server/storage/AppSourceStorage';

import type { WorkspacePort } from '../port';

/** What is known of the installed apps, in memory; as from a database, what is read is a copy. */
export class MetadataInMemory extends AppMetadataStorage {
    private readonly items = new Map<string, IAppStorageItem>();

    constructor() {
        super('memory');
    }

    override create(item: IAppStorageItem): Promise<IAppStorageItem> {
        const stored = { ...structuredClone(item), _id: item.id };
        this.items.set(item.id, stored);
        return Promise.resolve(structuredClone(stored));
    }

    override retrieveOne(id: string): Promise<IAppStorageItem | null> {
        return Promise.resolve(structuredClone(this.items.get(id)) ?? null);
    }

    override retrieveAll(): Promise<Map<string, IAppStorageItem>> {
        return Promise.resolve(structuredClone(this.items));
    }

    override retrieveAllPrivate(): Promise<Map<string, IAppStorageItem>> {
        return this.retrieveAll();
    }

    override remove(id: string): Promise<{ success: boolean }> {
        return Promise.resolve({ success: this.items.delete(id) });
    }

    override updatePartialAndReturnDocument(
        item: Partial<IAppStorageItem>,
        { unsetPermissionsGranted = false }: { unsetPermissionsGranted?: boolean } = {},
    ): Promise<IAppStorageItem> {
        const stored = Object.assign(this.get(item._id), structuredClone(item));
        if (unsetPermissionsGranted) {
            delete stored.permissionsGranted;
        }
        return Promise.resolve(structuredClone(stored));
    }

    override updateStatus(id: string, status: AppStatus): Promise<boolean> {
        return this.update(id, { status });
    }

    override updateSetting(id: string, setting: ISetting): Promise<boolean> {
        return this.update(id, { settings: { ...this.get(id).settings, [setting.id]: setting } });
    }

    override updateAppInfo(id: string, info: IAppInfo): Promise<boolean> {
        return this.update(id, { info });
    }

    override updateMarketplaceInfo(id: string, marketplaceInfo: IMarketplaceInfo[]): Promise<boolean> {
        return this.update(id, { marketplaceInfo });
    }

    private update(id: string, change: Partial<IAppStorageItem>): Promise<boolean> {
        Object.assign(this.get(id), change);
        return Promise.resolve(true);
    }

    private get(id: string | undefined): IAppStorageItem {
        const item = this.items.get(id ?? '');
        if (item === undefined) {
            throw new Error(`No app ${String(id)} is installed`);
        }
        return item;
    }
}

/** The zips of the installed apps, in memory. */
export class SourceInMemory extends AppSourceStorage {
    private readonly zips = new Map<string, Buffer>();

    override store(item: IAppStorageItem, zip: Buffer): Promise<string> {
        this.zips.set(item.id, zip);
        return Promise.resolve(item.id);
    }

    override fetch(item: IAppStorageItem): Promise<Buffer> {
        const zip = this.zips.get(item.id);
        return zip === undefined ? Promise.reject(new Error(`There is no zip of ${item.id}`)) : Promise.resolve(zip);
    }

    override update(item: IAppStorageItem, zip: Buffer): Promise<string> {
        return this.store(item, zip);
    }

    override remove(item: IAppStorageItem): Promise<void> {
        this.zips.delete(item.id);
        return Promise.resolve();
    }
}

/** The app's log, which the workspace keeps; the engine itself never reads it. */
export class LogInWorkspace extends AppLogStorage {
    constructor(private readonly port: WorkspacePort) {
        super('workspace');
    }

    override async storeEntries(entry: ILoggerStorageEntry): Promise<ILoggerStorageEntry> {
        await this.port.storeLog(entry);
        return entry;
    }

    override findPaginated(): Promise<{ logs: ILoggerStorageEntry[]; total: number }> {
        return Promise.reject(new Error('The log is read from the workspace'));
    }

    override getEntriesFor(): Promise<ILoggerStorageEntry[]> {
        return Promise.reject(new Error('The log is read from the workspace'));
    }

    override removeEntriesFor(): Promise<void> {
        return Promise.reject(new Error('The log is kept by the workspace'));
    }
}
