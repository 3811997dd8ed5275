import {
    type IOnetimeSchedule,
    type IProcessor,
    type IRecurringSchedule,
    StartupType,
} from '@rocket.chat/apps-engine/definition/scheduler';
import { SchedulerBridge } from '@rocket.chat/apps-engine/server/bridges';

import type { WorkspacePort } from '../../port';
import type { BridgeHook } from '../hook';

/** Hands jobs to the workspace, which calls `run` when one is due: the workspace's scheduler is one for the whole cluster. */
export class WorkspaceSchedulerBridge extends SchedulerBridge {
    /** What the engine registers are, against their type, functions of the job's data alone. */
    private readonly processors = new Map<string, unknown>();

    constructor(
        private readonly port: WorkspacePort,
        private readonly hook: BridgeHook,
    ) {
        super();
    }

    /**
     * Runs a job in the app.
     *
     * @throws what the engine throws if the job fails, or if no app registered the processor
     */
    async run(processorId: string, data: object): Promise<void> {
        const processor = this.processors.get(processorId);
        if (typeof processor !== 'function') {
            throw new Error(`No app has registered the processor ${processorId}`);
        }
        await Reflect.apply(processor, undefined, [data]);
    }

    protected override registerProcessors(processors: IProcessor[], appId: string): Promise<string[]> {
        return this.hook.call('scheduler.registerProcessors', [processors.map(({ id }) => id)], async () => {
            for (const processor of processors) {
                this.processors.set(processor.id, Reflect.get(processor, 'processor'));
            }
            const ids = await Promise.all(processors.map((processor) => this.startUp(processor, appId)));
            return ids.filter((id) => id !== undefined);
        });
    }

    protected override scheduleOnce({ id, when, data }: IOnetimeSchedule, appId: string): Promise<string> {
        return this.hook.call('scheduler.scheduleOnce', [id, when, data], () =>
            this.port.scheduleOnce(id, when, data, appId),
        );
    }

    protected override scheduleRecurring(job: IRecurringSchedule, appId: string): Promise<string> {
        const { id, interval, skipImmediate = false, data } = job;
        return this.hook.call('scheduler.scheduleRecurring', [id, interval, skipImmediate, data], () =>
            this.port.scheduleRecurring(id, interval, skipImmediate, data, appId),
        );
    }

    protected override cancelJob(jobId: string, appId: string): Promise<void> {
        return this.hook.call('scheduler.cancelJob', [jobId], () => this.port.cancelJob(jobId, appId));
    }

    protected override cancelAllJobs(appId: string): Promise<void> {
        return this.hook.call('scheduler.cancelAllJobs', [], () => this.port.cancelAllJobs(appId));
    }

    /** A one-time job that already waits is not scheduled again, as on the server. */
    private async startUp({ id, startupSetting }: IProcessor, appId: string): Promise<string | undefined> {
        switch (startupSetting?.type) {
            case undefined:
                return undefined;
            case StartupType.ONETIME:
                return (await this.port.hasJobToRunOnce(id))
                    ? undefined
                    : this.port.scheduleOnce(id, startupSetting.when, startupSetting.data, appId);
            case StartupType.RECURRING: {
                const { interval, skipImmediate = false, data } = startupSetting;
                return this.port.scheduleRecurring(id, interval, skipImmediate, data, appId);
            }
        }
    }
}
