import { AppManager, type IAppManagerDeps } from '@rocket.chat/apps-engine/server/AppManager';
import type { IParseAppPackageResult } from '@rocket.chat/apps-engine/server/compiler';
import { AppRuntimeManager } from '@rocket.chat/apps-engine/server/managers/AppRuntimeManager';
import type { IAppStorageItem } from '@rocket.chat/apps-engine/server/storage';

import type { RuntimeCopy } from '../runtime/copy';
import { AppProcess, withVariable } from './controller';
import type { EngineOptions } from './options';

/** The Deno processes of an engine's apps, under one clock. */
export class AppProcesses {
    private readonly processes = new Map<string, AppProcess>();
    private aheadMs = 0;

    constructor(
        private readonly runtime: RuntimeCopy,
        private readonly options: EngineOptions,
    ) {}

    /** @throws if the app was never installed here */
    of(appId: string): AppProcess {
        const process = this.processes.get(appId);
        if (process === undefined) {
            throw new Error(`There is no process of an app ${appId}`);
        }
        return process;
    }

    create(manager: AppManager, appPackage: IParseAppPackageResult, item: IAppStorageItem): AppProcess {
        const { runtimeTimeoutMs } = this.options;
        const make = () => new AppProcess(manager, appPackage, item, this.runtime, this.aheadMs, this.options);
        const process =
            runtimeTimeoutMs === undefined
                ? make()
                : withVariable('APPS_ENGINE_RUNTIME_TIMEOUT', String(runtimeTimeoutMs), make);
        this.processes.set(item.id, process);
        return process;
    }

    async putClockAhead(milliseconds: number): Promise<void> {
        this.aheadMs = milliseconds;
        await Promise.all([...this.processes.values()].map((process) => process.putClockAhead(milliseconds)));
    }

    async stop(): Promise<void> {
        await Promise.all([...this.processes.values()].map((process) => process.stopApp()));
    }

    forget(appId: string): void {
        this.processes.delete(appId);
    }
}

/** The engine's manager, running apps in processes of ours. */
export class HostedAppManager extends AppManager {
    private readonly hosted: AppRuntimeManager;

    constructor(deps: IAppManagerDeps, processes: AppProcesses) {
        super(deps);
        this.hosted = new AppRuntimeManager(this, (...app) => processes.create(...app));
    }

    override getRuntime(): AppRuntimeManager {
        return this.hosted;
    }
}
